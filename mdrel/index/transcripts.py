"""Transcripts of meetings that have another note as well, and need not name anybody (F43)."""

from __future__ import annotations

import re
from collections.abc import Iterable

_WORD = re.compile(r"[\s_.-]*\(?transcripts?\)?[\s_.-]*", re.IGNORECASE)
# What the other note may be called behind the same name.
_OTHER = re.compile(
    r"[\s_.-]+\(?(?:summary|summaries|(?:meeting[\s_-])?notes?|minutes|recap)\)?$", re.IGNORECASE
)


def find_transcripts(found: Iterable[str], paths: Iterable[str]) -> frozenset[str]:
    """Return those of the notes `found` that are transcripts and need not name anybody.

    Another note, in whatever folder, goes by the same name, or by that without the word, or with
    `summary` or `notes` instead: it says who was there. `paths` are those of all notes.
    """
    called = {path for path in found if _WORD.search(path)}
    if not called:
        return frozenset()
    names: dict[str, int] = {}
    for path in paths:
        name = _name_of(path)
        names[name] = names.get(name, 0) + 1
    return frozenset(path for path in called if names.get(_name_of(path), 1) > 1)


def _name_of(path: str) -> str:
    """Return a note's name, without the word for a transcript, or for the note beside it."""
    name = path.rpartition("/")[2].rpartition(".")[0].casefold()
    return _WORD.sub("", name) if "transcript" in name else _OTHER.sub("", name)
