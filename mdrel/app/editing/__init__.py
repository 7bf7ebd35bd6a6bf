"""Commands that write into notes: planned, shown, journalled, undone."""
