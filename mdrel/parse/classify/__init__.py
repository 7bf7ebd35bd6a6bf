"""Finds out what a note is: a contact, a talk, a template or a copy (F1 to F9)."""
