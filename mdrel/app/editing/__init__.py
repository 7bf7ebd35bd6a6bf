"""Commands that write into notes, which are planned, shown, journalled and undone."""
