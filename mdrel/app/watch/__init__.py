"""Keeps dashboards and feed up to date while notes change."""
