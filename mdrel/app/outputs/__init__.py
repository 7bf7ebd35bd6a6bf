"""Writes dashboards, feeds and derived properties to files."""
