"""Reads dates in every form that people write (F20 to F27)."""
