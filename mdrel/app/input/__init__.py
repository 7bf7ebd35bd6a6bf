"""Reads what a person types on a command line: names, dates, conversations."""
