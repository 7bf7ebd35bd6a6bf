"""Transcripts of meetings that have another note as well, and need not name anybody (F43)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from mdrel.model.diagnostic import Diagnostic

_WORD = re.compile(r"[\s_.-]*\(?transcripts?\)?[\s_.-]*", re.IGNORECASE)
# What the other note may be called behind the same name.
_OTHER = re.compile(
    r"[\s_.-]+\(?(?:summary|summaries|(?:meeting[\s_-])?notes?|minutes|recap)\)?$", re.IGNORECASE
)


def drop_transcripts(problems: Iterable[Diagnostic], paths: Iterable[str]) -> Iterable[Diagnostic]:
    """Return the problems without those of transcripts that name nobody (MDR304).

    Another note, in whatever folder, goes by the same name, or by that without the word, or with
    `summary` or `notes` instead: it says who was there.
    """
    found = list(problems)
    if not any(each.code == "MDR304" and _WORD.search(each.path) for each in found):
        return found
    names: dict[str, int] = {}
    for path in paths:
        name = _name_of(path)
        names[name] = names.get(name, 0) + 1
    return [
        each
        for each in found
        if each.code != "MDR304"
        or not _WORD.search(each.path)
        or names.get(_name_of(each.path), 1) == 1
    ]


def _name_of(path: str) -> str:
    """Return a note's name, without the word for a transcript, or for the note beside it."""
    name = path.rpartition("/")[2].rpartition(".")[0].casefold()
    return _WORD.sub("", name) if "transcript" in name else _OTHER.sub("", name)
