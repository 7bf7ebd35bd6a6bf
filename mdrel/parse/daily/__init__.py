"""Reads lines of daily notes that tell of a conversation (F50 to F64)."""
