"""The lines and notes that may be talks as plain values, each with the way to its line."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from mdrel.model.contact import Contact
from mdrel.views.notes.style import say_on_screen
from mdrel.views.web.address import Opener, person_address


class Told(Struct, frozen=True):
    """One of them: its words, its day, with whom, and where it stands."""

    words: str
    day: str
    people: list[tuple[str, str]]
    place: str
    editor: str
    obsidian: str


def make_told(
    words: str, day: str, people: Iterable[Contact], place: tuple[str, int], opener: Opener
) -> Told:
    """Return one of them; `place` is its path and its line."""
    path, line = place
    return Told(
        say_on_screen(words),
        day,
        [(each.name, person_address(each)) for each in people],
        f"{path}:{line}",
        opener.edit(path, line),
        opener.obsidian(path),
    )
