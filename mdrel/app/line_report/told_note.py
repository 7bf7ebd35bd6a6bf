"""Holds a note whose lines are told of, and each verdict on a line of it.

It can be read once more without one of its keys or lines, to see what these bring about.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from msgspec.structs import replace

from mdrel.app.session import Session
from mdrel.index.gather import NoteContributions
from mdrel.model.contact import Contact
from mdrel.model.note import Link, ParsedNote, Passed, Talk
from mdrel.parse.daily.keep import Page
from mdrel.parse.daily.read import read_daily
from mdrel.parse.dates.daily_name import daily_day
from mdrel.parse.front_matter.node import Block, find_block
from mdrel.parse.markdown.mask import mask
from mdrel.parse.note import parse_fully

# A key that no spelling has.
_UNKNOWN = "z"


@dataclass
class ToldNote:
    """A note as the vault's index has it, and its text; the rest is found when asked for."""

    session: Session
    note: ParsedNote
    text: str

    @property
    def path(self) -> str:
        """The note's path."""
        return self.note.path

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the text."""
        return self.text.split("\n")

    @cached_property
    def block(self) -> Block | None:
        """The front matter."""
        return find_block(self.text)

    @property
    def is_daily(self) -> bool:
        """Whether it is a daily note."""
        return daily_day(self.path, self.session.lexicon) is not None

    def doubt(self, passed: Iterable[Passed]) -> list[Passed]:
        """Return what was passed over in a daily note, with what of it is hardly a talk.

        No other lines of the note are read for that.
        """
        those, day = list(passed), daily_day(self.path, self.session.lexicon)
        if day is None or not those:
            return those
        start = self.block.body if self.block else 0
        masked = mask(self.text, start).text.split("\n")
        begins = {each.span.line for each in self.note.passed}
        begins |= {each.span.line for each in self.note.talks}
        asked, is_kept = {each.span.line for each in those}, True
        for number, line in enumerate(masked, 1):
            is_kept = number in asked or (is_kept and number not in begins)
            masked[number - 1] = line if is_kept else " " * len(line)
        page = Page(self.text, "\n".join(masked), start, day, has_doubts=True)
        ((_, read),) = read_daily([page], self.session.lexicon)
        doubted = {(each.span, each.links) for each in read if each.is_improbable}
        return [replace(each, is_improbable=(each.span, each.links) in doubted) for each in those]

    @cached_property
    def gathered(self) -> NoteContributions:
        """What the note tells of contacts."""
        return self.session.gatherer.gather(self.note)

    @cached_property
    def contacts(self) -> dict[str, Contact]:
        """Each contact by path."""
        return {each.path: each for each in self.session.snapshot.contacts}

    @cached_property
    def names(self) -> dict[str, str]:
        """The name of each contact by path."""
        return {path: each.name for path, each in self.contacts.items()}

    def find_contacts(self, links: Iterable[Link]) -> list[str]:
        """Return the paths of the contacts that links of the note lead to."""
        resolver = self.session.gatherer.resolver
        found = (resolver.resolve(link, self.path).path for link in links)
        return [path for path in found if path]

    def find_people(self, links: Iterable[Link]) -> tuple[Contact, ...]:
        """Return the contacts that links of the note lead to, each once."""
        paths = dict.fromkeys(self.find_contacts(links))
        return tuple(self.contacts[path] for path in paths if path in self.contacts)

    def find_names(self, links: Iterable[Link]) -> tuple[str, ...]:
        """Return the names of the contacts that links of the note lead to, each once."""
        return tuple(dict.fromkeys(each.name for each in self.find_people(links)))

    def tells_key(self, key: str, start: int) -> bool:
        """Whether anything else is read without the key that stands at or behind `start`."""
        at = self.text.find(key, start)
        renamed = self.text[:at] + _UNKNOWN * len(key) + self.text[at + len(key) :]
        return at >= 0 and self._read(renamed) != self._whole

    def talks_by(self, line: int) -> tuple[Talk, ...] | None:
        """Return the talks that are others without the line, or None where nothing changes."""
        other = self._read("\n".join([*self.lines[: line - 1], "", *self.lines[line:]]))
        if other == self._whole:
            return None
        return tuple(talk for talk in self._whole.talks if talk not in other.talks)

    def read_with(self, line: int, words: str) -> ParsedNote:
        """Return what is read where the line has other words."""
        lines = [*self.lines[: line - 1], words, *self.lines[line:]]
        read = parse_fully(self.path, "\n".join(lines), self.session.lexicon)
        return self.session.gatherer.settle(read)

    @cached_property
    def _whole(self) -> ParsedNote:
        return self._read(self.text)

    def _read(self, text: str) -> ParsedNote:
        """Return what is read of a text, without its problems and the places of properties."""
        note = parse_fully(self.path, text, self.session.lexicon)
        profile = replace(note.profile, places={}) if note.profile else None
        return replace(note, diagnostics=(), profile=profile)


@dataclass(frozen=True, slots=True)
class Verdict:
    """One thing that was made of a line.

    `rule` is the number of a rule of the note format or the code of a problem. `remedy` says what
    would change it.
    """

    verdict: str
    text: str
    rule: str = ""
    remedy: str = ""
    people: tuple[str, ...] = ()
