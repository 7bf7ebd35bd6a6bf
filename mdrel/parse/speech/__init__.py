"""Reads the words of daily notes by class, and a line as a string of classes."""
