"""The lines of a unified diff, found in time that grows with the texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_CONTEXT = 3
# So many pairs of equal lines are looked at, at most.
_MOST = 1_000_000
# From so many lines on difflib passes over those that come often.
_MANY = 200


class _Change(NamedTuple):
    """Lines `start` to `end` of a text, and those of the other, `low` to `high`, instead."""

    start: int
    end: int
    low: int
    high: int


def diff_lines(before: Sequence[str], after: Sequence[str], old: str, new: str) -> Iterator[str]:
    """Yield the unified diff of two texts called `old` and `new`, each by its lines.

    What is equal at both ends is set apart first. Where the rest repeats its lines so often that
    comparing them takes the square of their number, it is shown as replaced.
    """
    hunks: list[list[_Change]] = []
    for change in _compare(before, after):
        if hunks and change.start - hunks[-1][-1].end <= 2 * _CONTEXT:
            hunks[-1].append(change)
        else:
            hunks.append([change])
    if hunks:
        yield from (f"--- {old}\n", f"+++ {new}\n")
    for hunk in hunks:
        at = max(hunk[0].start - _CONTEXT, 0)
        stop = min(hunk[-1].end + _CONTEXT, len(before))
        low, high = hunk[0].low - (hunk[0].start - at), hunk[-1].high + (stop - hunk[-1].end)
        yield f"@@ -{_range(at, stop)} +{_range(low, high)} @@\n"
        for each in hunk:
            yield from (f" {line}" for line in before[at : each.start])
            yield from (f"-{line}" for line in before[each.start : each.end])
            yield from (f"+{line}" for line in after[each.low : each.high])
            at = each.end
        yield from (f" {line}" for line in before[at:stop])


def _compare(before: Sequence[str], after: Sequence[str]) -> Iterator[_Change]:
    """Yield what differs between two texts, in order."""
    from difflib import SequenceMatcher

    most = min(len(before), len(after))
    first = next((at for at in range(most) if before[at] != after[at]), most)
    most -= first
    last = next((at for at in range(most) if before[-1 - at] != after[-1 - at]), most)
    end, high = len(before) - last, len(after) - last
    ours, theirs = before[first:end], after[first:high]
    if _cost(ours, theirs) > _MOST:
        yield _Change(first, end, first, high)
        return
    for what, *places in SequenceMatcher(None, ours, theirs).get_opcodes():
        if what != "equal":
            yield _Change(*(first + place for place in places))


def _cost(before: Sequence[str], after: Sequence[str]) -> int:
    """Return how many pairs of equal lines difflib may look at.

    Of many lines it passes over those that are more than one in a hundred.
    """
    often = Counter(after)
    most = len(after) // 100 + 1 if len(after) >= _MANY else len(after)
    return sum(often[line] for line in before if often[line] <= most)


def _range(start: int, end: int) -> str:
    """Return lines as a diff names them: the first and how many, or the line before none."""
    size = end - start
    return str(end) if size == 1 else f"{start + (size > 0)},{size}"
