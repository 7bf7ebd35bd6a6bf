"""What may have been a talk and does not count, and the edits by which it would (F55)."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

from mdrel.model.contact import Contact
from mdrel.parse.lexicon import Lexicon
from mdrel.parse.note import parse_fully
from mdrel.vault.read import read_note
from mdrel.write.edits import CountLine, Edit, EditRefusedError, Reader, apply_edits


@dataclass(frozen=True, slots=True)
class PossibleTalk:
    """A line or a note that may tell of a talk with somebody, and the edits by which it counts.

    `words` are what a reader sees of it, without marks. Where nothing says who of the people was
    there (`asks_who`), there is an edit for each of them, to be chosen from.
    """

    path: str
    line: int
    on: date
    people: tuple[Contact, ...]
    words: str
    edits: tuple[Edit, ...]
    asks_who: bool = False

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
        return sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:16]

    def would_count(self, vault: Path, lexicon: Lexicon) -> bool:
        """Whether the edits can be done by themselves, and a talk with somebody is read then."""
        text, _ = read_note(vault, self.path)
        if text is None:
            return False
        with suppress(EditRefusedError):
            after = apply_edits(text, self.edits, Reader(self.path, lexicon))
            if any(isinstance(each, CountLine) for each in self.edits):
                return after != text  # a line's edit is refused unless a talk is read from it
            was, now = (self._list_talks(each, lexicon) for each in (text, after))
            return bool(now - was)
        return False

    def _list_talks(self, text: str, lexicon: Lexicon) -> set[tuple[date, tuple[str, ...]]]:
        """Return the day and the people of each talk in the note."""
        talks = parse_fully(self.path, text, lexicon).talks
        return {(talk.on, tuple(who.target for who in talk.people)) for talk in talks}
