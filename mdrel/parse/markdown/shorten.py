"""Shortens texts for messages."""

from __future__ import annotations


def shorten(text: str, limit: int = 60) -> str:
    """Return `text` on one line, cut to `limit` characters."""
    flat = " ".join(text.split())
    return flat if len(flat) <= limit else flat[: limit - 1] + "…"
