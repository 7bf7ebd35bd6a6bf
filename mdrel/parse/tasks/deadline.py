"""What a task says in plain words of its day and its rank (F71).

Examples are `send the draft by 2026-11-30` and `(A) send the draft`. The words stay as they are
written, because events go by them.
"""

from __future__ import annotations

from datetime import date

from mdrel.model.policy import DateOrder
from mdrel.model.task_words import DEADLINES
from mdrel.parse.dates.read import read_date
from mdrel.parse.markdown.lazy_pattern import lazy_pattern

# No date is longer, with its weekday and its time.
_LONGEST = 40
_RANK = lazy_pattern(r"\s*\([A-Z]\)\s+(?=\S)")


def read_deadline(bare: str, order: DateOrder) -> tuple[str, date | None]:
    """Return a task without rank and deadline, and the day of the deadline.

    A deadline is `by` and a whole date at the end. `bare` is without marks and tags. A day without
    its year is none (`by Friday`, `by 3 Dec`).
    """
    rank = _RANK.match(bare) if "(" in bare else None
    core = bare[rank.end() :] if rank else bare
    low = max(len(core) - _LONGEST, 0)
    for word in DEADLINES:
        at = core.rfind(f" {word} ", low)
        said = core[at + len(word) + 2 :].strip(" \t[]()*_.!") if at >= 0 else ""
        if said and (day := read_date(said, order).day):
            return core[:at], day
    return core, None
