"""Problems of which one line stands for a whole vault."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from mdrel.model.codes import CODES
from mdrel.model.diagnostic import Diagnostic

SHOWN_NAMES = 8
# Their messages are names, of which the most frequent come first.
_OF_NAMES = frozenset({"MDR404"})


def sum_up(problems: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return the problems in reading order, those of a kind that is said once per vault as one."""
    kept: list[Diagnostic] = []
    kinds: dict[str, list[Diagnostic]] = {}
    for each in sorted(problems, key=lambda each: each.place):
        if CODES[each.code].many:
            kinds.setdefault(each.code, []).append(each)
        else:
            kept.append(each)
    return sorted([*kept, *map(_sum_up, kinds.values())], key=lambda each: each.place)


def _sum_up(same: list[Diagnostic]) -> Diagnostic:
    first, row = same[0], CODES[same[0].code]
    if first.code in _OF_NAMES:
        names = Counter(each.message for each in same)
        ranked = sorted(names, key=lambda name: (-names[name], name.casefold()))
        what = row.many if len(ranked) > 1 else row.many.replace("names", "name", 1).replace("fit", "fits", 1)
        rest = f" and {len(ranked) - SHOWN_NAMES} more" if len(ranked) > SHOWN_NAMES else ""
        return replace(first, message=f"{len(ranked)} {what}: {', '.join(ranked[:SHOWN_NAMES])}{rest}", count=len(ranked))
    return first if len(same) == 1 else replace(first, message=f"{len(same)} {row.many}; the first: {first.message}", count=len(same))
