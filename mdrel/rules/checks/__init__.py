"""Checks over the whole vault, one module for each.

A check is a function `check(snapshot, policy, today)` that yields diagnostics. `CHECKS` holds them
in their order.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from datetime import date

from mdrel.model.diagnostic import Diagnostic
from mdrel.model.policy import Policy
from mdrel.model.snapshot import Snapshot
from mdrel.rules.checks import (
    circle_size,
    daily_format,
    future_contact,
    missing_level,
    probable_owner,
    repeated_promise,
    target_reasons,
)
from mdrel.rules.checks.linked_talks import drop_told
from mdrel.rules.checks.mirrored_folder import merge_mirrored
from mdrel.rules.checks.near_people import merge_near_people
from mdrel.rules.checks.other_days import merge_other_days
from mdrel.rules.checks.summary import spell_out, sum_up
from mdrel.rules.checks.unread_lines import merge_unread

# What one remark stands for, which is listed place by place where somebody asks for the kind.
_UNREAD, _NEAR_PEOPLE, _OTHER_DAYS = "MDR305", "MDR504", "MDR311"
Check = Callable[[Snapshot, Policy, date], Iterable[Diagnostic]]

CHECKS: tuple[Check, ...] = (
    future_contact.check,
    missing_level.check,
    circle_size.check,
    target_reasons.check,
    daily_format.check,
    repeated_promise.check,
    probable_owner.check,
)


def run_checks(snapshot: Snapshot, policy: Policy, today: date) -> tuple[Diagnostic, ...]:
    """Return every problem of the vault in reading order, from the reader and from all checks.

    Some kinds of problem are summed up as one for the whole vault.
    """
    return tuple(sum_up(_find_all(snapshot, policy, today)))


def list_each(
    snapshot: Snapshot, policy: Policy, today: date, *codes: str
) -> tuple[Diagnostic, ...]:
    """Return every problem of some kinds, one kind after the other in reading order.

    None is summed up.
    """
    found = _find_all(snapshot, policy, today, codes)
    return tuple(each for code in codes for each in spell_out(found, code))


def _find_all(
    snapshot: Snapshot, policy: Policy, today: date, singles: Collection[str] = ()
) -> list[Diagnostic]:
    """Return every problem; one remark stands for several of a kind, but not of `singles`."""
    found = [each for check in CHECKS for each in check(snapshot, policy, today)]
    due = (each for each in snapshot.diagnostics if each.after is None or each.after < today)
    told = drop_told(probable_owner.leave_out_owner(due, found))
    told = merge_mirrored(told, snapshot.contacts, policy.ignore)
    told = merge_unread(told, snapshot.contacts, policy.reading, is_each=_UNREAD in singles)
    told = merge_near_people(told, policy.reading, is_each=_NEAR_PEOPLE in singles)
    told = merge_other_days(told, policy.reading, is_each=_OTHER_DAYS in singles)
    return [*told, *found]
