"""Reads dated entries in a contact's note (F30 to F38)."""
