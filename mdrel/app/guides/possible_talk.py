"""What may have been a talk and does not count, and the edits by which it would (F55)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

from mdrel.model.contact import Contact
from mdrel.model.mark import make_mark
from mdrel.parse.lexicon import Lexicon
from mdrel.parse.note import parse_fully
from mdrel.vault.read import read_note
from mdrel.write.edits import (
    CountLine,
    Edit,
    EditRefusedError,
    Reader,
    apply_edits,
    count_lines,
)

Asked = TypeVar("Asked")


@dataclass(frozen=True, slots=True)
class PossibleTalk:
    """A line or a note that may tell of a talk with somebody, and the edits by which it counts.

    `words` are what a reader sees of it, without marks. Where nothing says who of the people was
    there (`asks_who`), there is an edit for each of them, to be chosen from. What is not likely
    (`is_likely`) has no word of contact, or tells rather of a plan, a memory or others, and is
    asked about last.
    """

    path: str
    line: int
    on: date
    people: tuple[Contact, ...]
    words: str
    edits: tuple[Edit, ...]
    asks_who: bool = False
    is_likely: bool = True

    @property
    def who(self) -> str:
        """The names of the people."""
        return ", ".join(each.name for each in self.people)

    @property
    def place(self) -> str:
        """The place as messages name it."""
        return f"{self.path}:{self.line}"

    @property
    def mark(self) -> str:
        """A short text that stays the same as long as the line does, wherever it stands."""
        written = (
            each.written if isinstance(each, CountLine) else str(each) for each in self.edits
        )
        told = "\n".join((self.path, *written))
        return make_mark(told)


def find_countable(
    talks: Sequence[PossibleTalk], vault: Path, lexicon: Lexicon
) -> list[PossibleTalk]:
    """Return those whose edits can be done, and from which a talk with somebody is read then.

    However many lines of a note there are, it is read but a few times.
    """
    notes: dict[str, list[PossibleTalk]] = {}
    for each in talks:
        notes.setdefault(each.path, []).append(each)
    counting: set[int] = set()
    for path, those in notes.items():
        text, _ = read_note(vault, path)
        if text is not None:
            found = _find_in_note(text, those, Reader(path, lexicon))
            counting.update(id(each) for each in found)
    return [each for each in talks if id(each) in counting]


def take_page(
    left: Sequence[Asked], most: int, find: Callable[[Sequence[Asked]], Sequence[Asked]]
) -> tuple[list[Asked], Sequence[Asked]]:
    """Return the first few that would count, as `find` tells, and what is left behind them."""
    taken: list[Asked] = []
    while left and (room := most - len(taken)):
        taken += find(left[:room])
        left = left[room:]
    return taken, left


def _find_in_note(
    text: str, talks: Iterable[PossibleTalk], reader: Reader
) -> Iterator[PossibleTalk]:
    lines: list[tuple[CountLine, PossibleTalk]] = []
    written = {line.rstrip("\r") for line in text.split("\n")}
    for each in talks:
        match each.edits:
            case (CountLine() as edit,):
                lines += [(edit, each)] if edit.written in written else []
            case edits:
                if _would_count(text, edits, reader):
                    yield each
    yield from _find_lines(text, lines, reader)


def _find_lines(
    text: str, lines: Sequence[tuple[CountLine, PossibleTalk]], reader: Reader
) -> Iterator[PossibleTalk]:
    """Yield the lines that count, halved until those that do not stand alone."""
    if not lines:
        return
    with suppress(EditRefusedError):  # a line's edit is refused unless a talk is read from it
        count_lines(text, [edit for edit, _ in lines], reader)
        yield from (each for _, each in lines)
        return
    if len(lines) > 1:
        middle = len(lines) // 2
        yield from _find_lines(text, lines[:middle], reader)
        yield from _find_lines(text, lines[middle:], reader)


def _would_count(text: str, edits: Sequence[Edit], reader: Reader) -> bool:
    """Whether the edits of a note can be done, and a talk with somebody is read then."""
    with suppress(EditRefusedError):
        after = apply_edits(text, edits, reader)
        was, now = (_list_talks(each, reader) for each in (text, after))
        return bool(now - was)
    return False


def _list_talks(text: str, reader: Reader) -> set[tuple[date, tuple[str, ...]]]:
    """Return the day and the people of each talk in the note."""
    talks = parse_fully(reader.path, text, reader.lexicon).talks
    return {(talk.on, tuple(who.target for who in talk.people)) for talk in talks}
