"""Looks ahead to the vault in which what a review was told were talks counts (F55)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mdrel.app.build import build_next
from mdrel.app.session import Session
from mdrel.model.agenda import Agenda
from mdrel.parse.note import parse_fully
from mdrel.vault.read import read_note
from mdrel.write.edits import Edit, Reader, apply_edits


def count_talks(session: Session, talks: Mapping[str, Sequence[Edit]]) -> Agenda:
    """Return the agenda as it will be with the edits by which talks count, by path."""
    if not talks:
        return session.agenda
    held = {}
    for path, edits in talks.items():
        text, _ = read_note(session.vault, path)
        after = apply_edits(text or "", edits, Reader(path, session.lexicon))
        held[path] = parse_fully(path, after, session.lexicon)
    snapshot = session.index.snapshot(held)
    return build_next(None, session.vault, session.policy, session.today, snapshot).agenda
