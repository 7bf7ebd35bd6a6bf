"""What a task says in plain words of its day and its rank (F71).

Examples are `send the draft by 2026-11-30` and `(A) send the draft`. The words stay as they are
written, because events go by them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from mdrel.model.policy import DateOrder
from mdrel.model.words.task_owners import DEADLINES
from mdrel.parse.dates.read import read_date
from mdrel.parse.markdown.lazy_pattern import lazy_pattern

# No date is longer, with its weekday and its time.
_LONGEST = 40
_RANK = lazy_pattern(r"\s*\([A-Z]\)\s+(?=\S)")
_DIGIT, _YEAR = re.compile(r"\d"), re.compile(r"\d{4}")
_DUE = lazy_pattern(rf"(?<![\w-])(?:{'|'.join(map(re.escape, DEADLINES))})\s", re.IGNORECASE)
_BESIDE = lazy_pattern(r"\s*[,;|(]\s*|\s[-–—]{1,2}\s|\s(?=\[{0,2}\d{4}-)")
_AROUND, _BEFORE = " \t[]()*_.!", " \t,;|–—-([*_"
_BRACKETS = (("(", ")"), ("[", "]"))


class Dated(Struct, frozen=True):
    """A task without its rank and the day it ends with, and that day.

    It is `by` or `due` that day. `beside` is a day that only stands there: it is the task's where
    the name beside it is the owner's (`(Ada, 2026-12-01)`).
    """

    core: str
    by: date | None = None
    beside: date | None = None


def read_deadline(bare: str, order: DateOrder) -> Dated:
    """Return the day a task ends with.

    `bare` is without marks and tags. A day without its year is none (`by Friday`, `by 3 Dec`).
    """
    rank = _RANK.match(bare) if "(" in bare else None
    core = bare[rank.end() :] if rank else bare
    low = max(len(core) - _LONGEST, 0)
    if not _DIGIT.search(core, low):
        return Dated(core)
    for at, day in _days(_DUE, core, low, order):
        return Dated(_cut(core, at), by=day)
    for at, day in _days(_BESIDE, core, low, order) if _YEAR.search(core, low) else ():
        return Dated(_cut(core, at), beside=day)
    return Dated(core)


def _days(
    before: re.Pattern[str], core: str, low: int, order: DateOrder
) -> Iterator[tuple[int, date]]:
    """Yield where what stands `before` a day at the end begins, and that day."""
    for match in before.finditer(core, low):
        said = core[match.end() :].strip(_AROUND)
        if said and (day := read_date(said, order).day):
            yield match.start(), day


def _cut(core: str, at: int) -> str:
    """Return a task up to `at`, where a bracket that was open there is closed."""
    kept = core[:at].rstrip(_BEFORE)
    for opening, closing in _BRACKETS:
        if kept.count(opening) > kept.count(closing):
            return kept + closing
    return kept
