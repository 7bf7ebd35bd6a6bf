"""The disk, read side: nothing here knows what a note means."""
