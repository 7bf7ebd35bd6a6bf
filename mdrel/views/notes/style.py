"""How the same sections are written into a note and told on a screen, as plain text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from msgspec import Struct

from mdrel.model.conversation import Conversation
from mdrel.views.markdown.escape import shorten, unmark
from mdrel.views.markdown.note import LONGEST, Link, say, section
from mdrel.views.terminal.text import short_day
from mdrel.views.terminal.wording import name_channel

# So many items of a section a screen has.
MOST_ITEMS = 10


class Section(Struct, frozen=True):
    """A heading with a list, or with a sentence where there is nothing to list.

    There is no section where both are missing.
    """

    title: str
    items: Iterable[str]
    nothing: str = ""


class Style(Struct, frozen=True):
    """How names, days and what notes say become text.

    `strong` marks a word that leads a line.
    """

    link: Link
    say: Callable[[str], str]
    day: Callable[[date | None], str]
    strong: Callable[[str], str]

    def talk(self, talk: Conversation | None) -> str:
        """Return a conversation with its day, channel and words."""
        if talk is None:
            return ""
        words = f": {self.say(talk.text)}" if talk.text else ""
        return f"{self.day(talk.on)} {name_channel(talk)}{words}"


def write_style(link: Link) -> Style:
    """Return how a note is written: Markdown that reads as exactly the text."""
    return Style(link, say, str, lambda word: f"**{word}**")


def screen_style(today: date) -> Style:
    """Return how a screen tells it: text without Markdown's signs."""
    return Style(
        lambda contact: contact.name,
        say_on_screen,
        lambda day: short_day(day, today, weekday=True) if day else "",
        str,
    )


def list_in_note(sections: Iterable[Section]) -> Iterator[str]:
    """Yield the lines of a note below its title."""
    for each in sections:
        rows = [f"- {item}" for item in each.items]
        if each.title:
            yield from section(each.title, rows, each.nothing)
        else:
            yield from ("", *rows)


def draw(sections: Iterable[Section]) -> Iterator[str]:
    """Yield the lines of a screen below its title. Of a long list it has the beginning."""
    for each in sections:
        items = list(each.items)
        rows = [f"  · {item}" for item in items[:MOST_ITEMS]]
        rows += [f"  and {more} more"] if (more := len(items) - MOST_ITEMS) > 0 else []
        rows = rows or [f"  {each.nothing}"] * bool(each.nothing)
        if rows:
            yield from ("", *([each.title.upper()] if each.title else []), *rows)


def say_on_screen(text: str) -> str:
    """Return what a note says without Markdown's signs, cut to one line."""
    return unmark(shorten(text, LONGEST))
