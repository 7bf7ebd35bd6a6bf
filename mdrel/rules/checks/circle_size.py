"""More than ten, or more than three (MDR502, M5, M6)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from mdrel.model.codes import problem
from mdrel.model.diagnostic import Diagnostic
from mdrel.model.level import Circle
from mdrel.model.policy import Policy
from mdrel.model.snapshot import Snapshot

SIZES = {Circle.TEN: 10, Circle.THREE: 3}


def check(snapshot: Snapshot, _policy: Policy, _today: date) -> Iterator[Diagnostic]:
    """Yield a problem for each member of a circle that holds more people than its name says."""
    for circle, size in SIZES.items():
        members = [contact for contact in snapshot.contacts if contact.circle is circle and not contact.profile.is_archived]
        for contact in members if len(members) > size else ():
            yield problem("MDR502", contact.path, f"{len(members)} people are in the circle of {circle}", contact.profile.place("circle"))
