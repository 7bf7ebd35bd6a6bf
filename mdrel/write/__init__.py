"""The disk, write side."""
