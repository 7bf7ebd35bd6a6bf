"""Reads notes that are one conversation each, and who took part (F40 to F49)."""
