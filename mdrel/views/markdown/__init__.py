"""Markdown that is safe to write: escaping, links, tables, templates."""
