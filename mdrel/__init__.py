"""mdrel keeps relationships in plain Markdown notes."""

__version__ = "0.1.0"
