"""Decides how a line of a daily note is read whose first links may lead to no contact (F50, F56).

Reading a note knows no contacts, so it keeps what holds only where other links lead to none.
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from itertools import groupby
from operator import attrgetter

from msgspec import Struct
from msgspec.structs import replace

from mdrel.index.resolve import Resolver
from mdrel.model.note import Link, ParsedNote, Passed, Talk


class _Links(Struct, frozen=True):
    """What the links of the note at `path` lead to."""

    path: str
    resolver: Resolver
    contacts: Container[str]

    def lead_to_contact(self, links: Iterable[Link]) -> bool:
        found = (self.resolver.resolve(link, self.path) for link in links)
        return any(each.path in self.contacts or each.has_contact for each in found)

    def lead_to_notes(self, links: Iterable[Link]) -> bool:
        return all(self.resolver.resolve(link, self.path).path for link in links)


def settle(note: ParsedNote, resolver: Resolver, contacts: Container[str]) -> ParsedNote:
    """Return the note with the readings of its lines that hold."""
    if not any(talk.unless for talk in note.talks) and not any(each.unless for each in note.passed):
        return note
    links = _Links(note.path, resolver, contacts)
    talks = tuple(talk for talk in note.talks if _counts(talk, links))
    told = {talk.span for talk in talks if talk.unless}
    passed: list[Passed] = []
    for span, readings in groupby(note.passed, key=attrgetter("span")):
        if span not in told:
            passed += _choose(list(readings), links)
    return replace(note, talks=talks, passed=tuple(passed))


def _counts(talk: Talk, links: _Links) -> bool:
    return not links.lead_to_contact(talk.unless) and (
        not talk.is_of_notes or links.lead_to_notes(talk.unless)
    )


def _choose(readings: list[Passed], links: _Links) -> list[Passed]:
    """Return the one reading of a line that holds and concerns a contact, else the first."""
    if not any(each.unless for each in readings):
        return readings
    held = [each for each in readings if not links.lead_to_contact(each.unless)]
    return [each for each in held if links.lead_to_contact(each.links)][:1] or held[:1]
