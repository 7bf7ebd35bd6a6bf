"""Screens and plain text."""
