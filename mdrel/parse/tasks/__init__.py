"""Reads tasks, and whom they name (F70 to F79)."""
