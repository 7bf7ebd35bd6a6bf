"""Reads a note by the rules for its kind: a contact, a template or any other note."""
