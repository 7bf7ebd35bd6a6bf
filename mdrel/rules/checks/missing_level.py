"""Contacts without a level: one remark for all of a vault (MDR501)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from mdrel.model.codes import problem
from mdrel.model.diagnostic import Diagnostic
from mdrel.model.policy import Policy
from mdrel.model.snapshot import Snapshot


def check(snapshot: Snapshot, _policy: Policy, _today: date) -> Iterator[Diagnostic]:
    """Yield a problem for each contact without a level who is neither archived nor paused.

    A level that cannot be read is left out, because it is reported already.
    """
    unreadable = unreadable_levels(snapshot)
    for contact in snapshot.contacts:
        is_aside = contact.profile.is_archived or contact.profile.is_paused
        if contact.level is None and not is_aside and contact.path not in unreadable:
            yield problem("MDR501", contact.path, contact.name)


def unreadable_levels(snapshot: Snapshot) -> frozenset[str]:
    """Return the paths of the notes that have a level nobody can read."""
    return frozenset(each.path for each in snapshot.diagnostics if each.code == "MDR201")
