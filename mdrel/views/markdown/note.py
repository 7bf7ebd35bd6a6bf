"""Notes that belong to the person once they are written.

They have front matter, headings and lists. What other notes say goes in as text, never as markup
(P11).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

from mdrel.model.contact import Contact
from mdrel.model.words.days import MONTH_NAMES
from mdrel.parse.front_matter.new_note import Property, write_note
from mdrel.views.markdown.escape import escape, shorten

Link = Callable[[Contact], str]
LONGEST = 160


def write_review_note(properties: Mapping[str, Property], title: str, body: Iterable[str]) -> str:
    """Return a whole note of type review with its properties, title and body."""
    text = "\n".join([f"# {escape(title)}", *body, ""])
    return write_note({"type": "review", **properties}, text)


def section(title: str, lines: Iterable[str], nothing: str = "") -> Iterator[str]:
    """Yield a section with its list, or with the sentence `nothing` where the list is empty.

    There is no section where both are missing.
    """
    rows = list(lines)
    if rows or nothing:
        yield ""
        yield f"## {title}"
        yield ""
        yield from rows or [nothing]


def say_day(day: date) -> str:
    """Return `7 January 2026`."""
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"


def say(text: str) -> str:
    """Return what another note says as Markdown that reads as exactly that text.

    It is cut to one line.
    """
    return escape(shorten(text, LONGEST))
