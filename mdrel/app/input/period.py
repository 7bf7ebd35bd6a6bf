"""Reads the period that a person types with --from and --to."""

from __future__ import annotations

from datetime import date

from mdrel.app.input.dates import read_typed_day
from mdrel.errors import UsageError
from mdrel.model.policy import DateOrder
from mdrel.rules.report_people import Period


def read_period(since: str, until: str, today: date, order: DateOrder = "") -> Period | None:
    """Return the days that are meant, or None where neither end is typed.

    Without its end the period goes on to today, without its beginning it starts with the month of
    its end. What lies ahead of today is left out. Raises UsageError.
    """
    if not (since or until):
        return None
    last = read_typed_day(until, today, order, is_past=True) if until else today
    first = read_typed_day(since, today, order, is_past=True) if since else last.replace(day=1)
    if first > today:
        raise UsageError(
            f"{first} is in the future: nothing is noted there yet",
            "A report looks back: mdrel report --from 2026-10-01 --to 2026-10-31",
        )
    if last < first:
        raise UsageError(
            f"The period ends on {last}, before it begins on {first}",
            "Say the earlier day with --from and the later one with --to.",
        )
    return Period(first, min(last, today))
