"""Reads a note once more without one of its keys or lines, to see what these bring about."""

from __future__ import annotations

from msgspec.structs import replace

from mdrel.model.note import ParsedNote, Talk
from mdrel.parse.lexicon import Lexicon
from mdrel.parse.note import parse_fully

# A key that no spelling has.
_UNKNOWN = "z"


class Retold:
    """A note as it is read, to be compared with itself without a part of its text."""

    def __init__(self, path: str, text: str, lexicon: Lexicon) -> None:
        """Read the note as it stands."""
        self.path, self.text, self.lexicon = path, text, lexicon
        self.note = self._read(text)

    def tells_key(self, key: str, start: int) -> bool:
        """Whether anything else is read without the key that stands at or behind `start`."""
        at = self.text.find(key, start)
        renamed = self.text[:at] + _UNKNOWN * len(key) + self.text[at + len(key) :]
        return at >= 0 and self._read(renamed) != self.note

    def talks_by(self, line: int) -> tuple[Talk, ...] | None:
        """Return the talks that are others without the line, or None where nothing changes."""
        lines = self.text.split("\n")
        lines[line - 1] = ""
        other = self._read("\n".join(lines))
        if other == self.note:
            return None
        return tuple(talk for talk in self.note.talks if talk not in other.talks)

    def _read(self, text: str) -> ParsedNote:
        """Return what is read of a text, without its problems and the places of properties."""
        note = parse_fully(self.path, text, self.lexicon)
        profile = replace(note.profile, places={}) if note.profile else None
        return replace(note, diagnostics=(), profile=profile)
