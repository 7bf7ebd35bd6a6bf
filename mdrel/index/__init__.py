"""Parsed notes to a `Snapshot`. Pure: everything is folded again, nothing is patched."""
