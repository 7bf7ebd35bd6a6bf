"""One line that stands as an open promise in many notes, as a template's does (MDR506)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec.structs import replace

from mdrel.model.codes import problem
from mdrel.model.diagnostic import Diagnostic
from mdrel.model.policy import Policy
from mdrel.model.snapshot import Snapshot
from mdrel.model.span import Span
from mdrel.parse.markdown.shorten import shorten

_MANY = 10


def check(snapshot: Snapshot, _policy: Policy, _today: date) -> Iterator[Diagnostic]:
    """Yield a problem for each open promise that many notes have word for word.

    It stands at the first of them.
    """
    notes: dict[str, dict[str, Span]] = {}
    for contact in snapshot.contacts:
        for task in contact.follow_ups:
            if task.is_open and task.due_on is None:
                notes.setdefault(task.text, {}).setdefault(task.path, task.span)
    for text, places in notes.items():
        if len(places) >= _MANY:
            path = min(places)
            message = f"the open task '{shorten(text)}' occurs in {len(places):,} notes"
            yield replace(problem("MDR506", path, message, places[path]), count=len(places))
