"""Reads properties to values, and a contact's values to a profile."""
