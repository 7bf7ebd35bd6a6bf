"""Dashboards, feeds and derived properties to files."""
