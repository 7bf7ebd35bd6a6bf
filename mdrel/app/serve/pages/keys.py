"""The page of the keys, and of what a line may say."""

from __future__ import annotations

from mdrel.app.serve.pages.layout import NAVIGATION
from mdrel.app.serve.pages.site import Ask, Page
from mdrel.views.items import Item

_OTHERS = (
    ("1 to 4, s, n", "in Triage: a level, skip, not a contact"),
    ("Space, y", "in Possible talks: tick, save"),
    ("v, l, s", "in Go: tried, tomorrow, skip"),
    ("/", "search"),
    ("u", "undo what was just written"),
    ("r", "show what changed in the notes"),
    ("Esc", "leave a field"),
    ("?", "show the key of everything that has one"),
)


def show(_ask: Ask) -> Page:
    """Return the page of help."""
    return Page("help", "Help", {"keys": _list_keys()})


def items(_ask: Ask) -> list[Item]:
    """Return the keys as plain data."""
    return [{"key": key, "text": words} for key, words in _list_keys()]


def _list_keys() -> list[tuple[str, str]]:
    return [*((key, words) for _, words, key in NAVIGATION if key), *_OTHERS]
