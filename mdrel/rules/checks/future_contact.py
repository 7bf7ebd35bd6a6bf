"""A stated last contact in the future (MDR206)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from mdrel.model.codes import problem
from mdrel.model.diagnostic import Diagnostic
from mdrel.model.policy import Policy
from mdrel.model.snapshot import Snapshot


def check(snapshot: Snapshot, _policy: Policy, today: date) -> Iterator[Diagnostic]:
    """Yield a problem for each stated last contact later than `today`.

    Plans belong in `next_contact`.
    """
    for contact in snapshot.contacts:
        stated = contact.profile.stated_last
        if stated and stated > today:
            yield problem(
                "MDR206",
                contact.path,
                f"the stated last contact {stated} lies in the future",
                contact.profile.place("last_contact"),
            )
