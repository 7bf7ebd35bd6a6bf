"""Circles with more than ten, or more than three people (MDR502, M5, M6)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec.structs import replace

from mdrel.model.codes import problem
from mdrel.model.diagnostic import Diagnostic
from mdrel.model.level import Circle
from mdrel.model.policy import Policy
from mdrel.model.snapshot import Snapshot
from mdrel.rules.checks.summary import SHOWN_NAMES, list_names


def check(snapshot: Snapshot, _policy: Policy, _today: date) -> Iterator[Diagnostic]:
    """Yield a problem for each circle that holds more people than its name says.

    The problem stands at the first person of the circle.
    """
    for circle in Circle:
        members = [
            contact
            for contact in snapshot.contacts
            if contact.circle is circle and not contact.profile.is_archived
        ]
        if len(members) > circle.size:
            first, names = (
                members[0],
                list_names([each.name for each in members], circle.size + SHOWN_NAMES),
            )
            found = problem(
                "MDR502",
                first.path,
                f"{len(members)} people are in the circle of {circle}: {names}",
                first.profile.place("circle"),
            )
            yield replace(found, count=len(members))
