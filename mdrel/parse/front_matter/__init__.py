"""Reads front matter to nodes with their places."""
