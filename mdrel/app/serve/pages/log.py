"""The page of one line: with whom you talked, and about what."""

from __future__ import annotations

from mdrel.app.serve.pages.site import Ask, Page


def show(_ask: Ask) -> Page:
    """Return the page with the line to fill in."""
    return Page("log", "Log a talk", {})
