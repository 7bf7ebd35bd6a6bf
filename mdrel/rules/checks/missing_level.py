"""A contact without a level (MDR501)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from mdrel.model.codes import problem
from mdrel.model.diagnostic import Diagnostic
from mdrel.model.policy import Policy
from mdrel.model.snapshot import Snapshot


def check(snapshot: Snapshot, _policy: Policy, _today: date) -> Iterator[Diagnostic]:
    """Yield a problem for each contact that has no level and is not archived; an unreadable level is reported as such already."""
    unreadable = {each.path for each in snapshot.diagnostics if each.code == "MDR201"}
    for contact in snapshot.contacts:
        if contact.level is None and not contact.profile.is_archived and contact.path not in unreadable:
            yield problem("MDR501", contact.path, f"{contact.name} has no level")
