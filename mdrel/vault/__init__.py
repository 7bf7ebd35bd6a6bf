"""The reading side of the disk, which knows nothing of what a note means."""
