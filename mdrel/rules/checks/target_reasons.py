"""Targets without both reasons: one remark for all of a vault (MDR503, M14)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from mdrel.model.codes import problem
from mdrel.model.diagnostic import Diagnostic
from mdrel.model.level import Level
from mdrel.model.policy import Policy
from mdrel.model.snapshot import Snapshot
from mdrel.rules.targets import missing_reasons


def check(snapshot: Snapshot, _policy: Policy, _today: date) -> Iterator[Diagnostic]:
    """Yield each target that lacks `they_offer` or `i_offer`."""
    for contact in snapshot.contacts:
        if (
            contact.level is Level.TARGET
            and not contact.profile.is_archived
            and (missing := missing_reasons(contact.profile))
        ):
            yield problem(
                "MDR503",
                contact.path,
                f"{contact.name} ({' and '.join(missing)})",
                contact.profile.place("level"),
            )
