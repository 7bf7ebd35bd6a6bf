"""Vaults in memory: texts in, snapshot out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from mdrel.app.settings.loader import build_policy
from mdrel.index.fold import NOTHING, Outline, Reading, fold_incremental
from mdrel.index.own_names import list_sides
from mdrel.model.contact import Contact
from mdrel.model.diagnostic import Diagnostic
from mdrel.model.note import ParsedNote
from mdrel.model.snapshot import Snapshot
from mdrel.parse.lexicon import build_lexicon
from mdrel.parse.note import parse_notes
from mdrel.parse.prefilter import Prefilter, make_prefilter

POLICY = build_policy({})
LEXICON = build_lexicon(POLICY.reading)
PREFILTER = make_prefilter(LEXICON)


class ReadNotes:
    """What was read of notes, by path; all could be read."""

    def __init__(self, notes: Mapping[str, ParsedNote]) -> None:
        self.notes = dict(notes)

    def paths(self) -> Iterable[str]:
        """Return the paths of all notes."""
        return self.notes.keys()

    def telling(self) -> Iterable[str]:
        """Return the paths of all notes but those that have nothing to tell."""
        return (path for path, note in self.notes.items() if note != ParsedNote(path))

    def read(self, path: str) -> Reading:
        """Return what was read of a note."""
        return self.notes[path], None

    def outline(self, path: str) -> Outline:
        """Return what of a note other notes depend on."""
        note = self.notes[path]
        return Outline(note.profile, note.is_generated, note.own, list_sides(note.people_note))


def fold(notes: Mapping[str, ParsedNote], unread: Iterable[Diagnostic] = ()) -> Snapshot:
    """Fold all notes anew."""
    return fold_incremental(NOTHING, ReadNotes(notes), unread).snapshot


def parse_note(path: str, text: str, prefilter: Prefilter) -> ParsedNote:
    """Read one note by itself."""
    return parse_notes([(path, text)], prefilter)[0]


def read(path: str, text: str) -> ParsedNote:
    """Read one note with the default settings."""
    return parse_note(path, text, PREFILTER)


def read_set(settings: Mapping[str, object], path: str, text: str) -> ParsedNote:
    """Read one note with checked settings by dotted key."""
    lexicon = build_lexicon(build_policy(settings).reading)
    return parse_note(path, text, make_prefilter(lexicon))


def read_vault(notes: Mapping[str, str]) -> Snapshot:
    """Return the snapshot of notes given as path -> text."""
    return fold({path: read(path, text) for path, text in notes.items()})


def only_contact(notes: Mapping[str, str]) -> Contact:
    """Return the one contact of a vault."""
    (contact,) = read_vault(notes).contacts
    return contact
