"""What `--json` prints, as one table: the shapes, the words of their fields, the commands."""
