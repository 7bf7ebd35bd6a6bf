"""Whether days or months come first in dates of figures, proved by a vault's own dates.

`6/15/2026` is no date unless months come first, and `15/6/2026` none unless days do (F22).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from mdrel.model.policy import DateOrder
from mdrel.model.span import Span, span_at

_DATE = re.compile(r"(?<![\w./-])(\d{1,2})([/.-])(\d{1,2})\2(?:19|20)\d{2}(?![\w/-])", re.ASCII)
# A day in a note's name, and what the note says of it: `03.11.2026 Board.md`, `Date: 2026-03-11`.
_IN_NAME = re.compile(
    r"(?<![\w./-])(?P<one>\d{1,2})(?P<sign>[.-])(?P<two>\d{1,2})(?P=sign)(?P<year>20\d\d)(?![\w-])",
    re.ASCII,
)
_SAID = re.compile(
    r"^[ \t>*_-]*date[*_]*:[*_ \t\"']*(?P<day>20\d\d-\d\d-\d\d)", re.IGNORECASE | re.MULTILINE
)
_MONTHS, _DAYS = 12, 31


@dataclass(frozen=True, slots=True)
class OrderProof:
    """The one order in which a vault's dates can be read, and the first date that needs it.

    `written` is that date as it stands at `path` and `span`.
    """

    order: DateOrder
    written: str
    path: str
    span: Span


def prove_order(texts: Iterable[tuple[str, str]]) -> OrderProof | None:
    """Return the order that the dates of all texts prove; they come as pairs of path and text.

    Return None where no date needs an order, or different dates need different ones. With dots the
    day comes first without a setting, so that such a date proves no more than that there is none of
    months.
    """
    proofs: dict[DateOrder, OrderProof] = {}
    is_dotted = False
    for path, text in texts:
        if proof := _prove_by_name(path, text):
            proofs.setdefault(proof.order, proof)
        for found in _DATE.finditer(text):
            order = _order_of(int(found[1]), int(found[3]))
            if order == "day-first" and found[2] == ".":
                is_dotted = True
            elif order and order not in proofs:
                proofs[order] = OrderProof(order, found[0], path, span_at(text, found.start()))
    if is_dotted:
        months = proofs.pop("month-first", None)
        proofs = {} if months else proofs
    return next(iter(proofs.values())) if len(proofs) == 1 else None


def _prove_by_name(path: str, text: str) -> OrderProof | None:
    """Return the order in which the day in a note's name is the one that the note says."""
    named = _IN_NAME.search(path.rpartition("/")[2])
    said = _SAID.search(text) if named else None
    if named is None or said is None or int(named["one"]) == int(named["two"]):
        return None
    one, two = f"{int(named['one']):02d}", f"{int(named['two']):02d}"
    orders: dict[str, DateOrder] = {
        f"{named['year']}-{one}-{two}": "month-first",
        f"{named['year']}-{two}-{one}": "day-first",
    }
    order = orders.get(said["day"])
    span = span_at(text, said.start("day"))
    return OrderProof(order, named[0], path, span) if order else None


def _order_of(first: int, second: int) -> DateOrder:
    if 0 < first <= _MONTHS < second <= _DAYS:
        return "month-first"
    if 0 < second <= _MONTHS < first <= _DAYS:
        return "day-first"
    return ""
