"""Whether days or months come first in dates of figures, proved by a vault's own dates.

`6/15/2026` is no date unless months come first, and `15/6/2026` none unless days do (F22).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from mdrel.model.policy import DateOrder
from mdrel.model.span import Span, span_at

_DATE = re.compile(r"(?<![\w./-])(\d{1,2})([/-])(\d{1,2})\2(?:19|20)\d{2}(?![\w/-])", re.ASCII)
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

    Return None where no date needs an order, or different dates need different ones.
    """
    proofs: dict[DateOrder, OrderProof] = {}
    for path, text in texts:
        for found in _DATE.finditer(text):
            order = _order_of(int(found[1]), int(found[3]))
            if order and order not in proofs:
                proofs[order] = OrderProof(order, found[0], path, span_at(text, found.start()))
    return next(iter(proofs.values())) if len(proofs) == 1 else None


def _order_of(first: int, second: int) -> DateOrder:
    if 0 < first <= _MONTHS < second <= _DAYS:
        return "month-first"
    if 0 < second <= _MONTHS < first <= _DAYS:
        return "day-first"
    return ""
