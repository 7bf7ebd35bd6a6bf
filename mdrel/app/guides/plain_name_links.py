"""Links the contacts who are named plainly in a line of a daily note, all who were there (F50).

They stand at a word of contact, or in a list with one who does: `Lunch with Ada and Bo`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from typing import NamedTuple

from msgspec.structs import replace

from mdrel.app.editing.person_links import link_to
from mdrel.app.line_report.told_note import ToldNote
from mdrel.errors import WriteError
from mdrel.model.note import Link
from mdrel.parse.daily.plain_names import NAME, find_plain_names
from mdrel.write.edits.splice import splice

_FURTHER = re.compile(rf"(?:,? and |, | & | \+ )(?P<name>{NAME})")


class _Linked(NamedTuple):
    """The words of a name, and the link that stands for them."""

    name: str
    link: str


def link_names(told: ToldNote, names: Sequence[Link], written: str, words: str, start: int) -> str:
    """Return a line with links for these names and for those in a list with them.

    It is an empty text where none of them stands in it. `words`, from `start` on, are masked.
    Raises WriteError where one cannot be linked.
    """
    by_name = {each.target: each for each in names}
    found: dict[int, _Linked] = {}
    for named in find_plain_names(words):
        if named.name in by_name and (linked := _make_link(told, by_name[named.name])):
            found[named.start] = linked
            _add_further(told, by_name[named.name], words, found)
    for at, linked in sorted(found.items(), reverse=True):
        begin = start + at
        written = splice(written, begin, begin + len(linked.name), linked.link)
    return written if found else ""


def _add_further(told: ToldNote, name: Link, words: str, found: dict[int, _Linked]) -> None:
    """Add those in a list with the last one found, up to the first who is no contact."""
    at = max(found)
    end = at + len(found[at].name)
    while further := _FURTHER.match(words, end):
        with suppress(WriteError):
            if linked := _make_link(told, replace(name, target=further["name"])):
                found[further.start("name")] = linked
                end = further.start("name") + len(linked.name)
                continue
        return


def _make_link(told: ToldNote, link: Link) -> _Linked | None:
    """Return the words of a name that are a contact's, and the link to them, if there is one.

    Other words may follow the name: `Ada Lin Friday`.
    """
    resolve = told.session.gatherer.resolver.resolve
    people = told.find_people([link])
    if len(people) != 1:
        return None
    path = people[0].path
    parts = link.target.split(" ")
    whole = (" ".join(parts[:size]) for size in range(len(parts), 0, -1))
    name = next(
        (
            each
            for each in whole
            if resolve(replace(link, target=each, may_go_on=False), told.path).path == path
        ),
        link.target,
    )
    note = link_to(told.session, people[0], told.path).partition("|")[0]
    if resolve(Link(note), told.path).path != path:
        return None
    return _Linked(name, f"[[{note if note == name else f'{note}|{name}'}]]")
