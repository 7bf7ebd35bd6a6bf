"""Programs for those who build mdrel."""
