"""Decides how what holds only where other links lead to no contact is read (F43, F50, F56).

Reading a note knows no contacts, so it keeps what a line of a daily note tells then, and who else a
dated note says to have been there.
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from itertools import chain, groupby
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
    """Return the note with the readings of its lines, and of its lists, that hold."""
    links = _Links(note.path, resolver, contacts)
    if any(talk.further for talk in note.talks):
        note = _go_on(note, links)
    if not any(talk.unless for talk in note.talks) and not any(each.unless for each in note.passed):
        return note
    talks = tuple(talk for talk in note.talks if _counts(talk, links))
    told = {talk.span for talk in talks if talk.unless}
    passed: list[Passed] = []
    for span, readings in groupby(note.passed, key=attrgetter("span")):
        if span not in told:
            passed += _choose(list(readings), links)
    return replace(note, talks=talks, passed=tuple(passed))


def _go_on(note: ParsedNote, links: _Links) -> ParsedNote:
    """Return a note with its next list of who was there, where the first has no contact (F43)."""
    talks = tuple(
        talk
        if links.lead_to_contact(talk.people) or not links.lead_to_contact(talk.further)
        else replace(talk, people=(*talk.people, *talk.further), further=())
        for talk in note.talks
    )
    there = tuple(dict.fromkeys(chain.from_iterable(talk.people for talk in talks)))
    return replace(note, talks=talks, people_note=there)


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
