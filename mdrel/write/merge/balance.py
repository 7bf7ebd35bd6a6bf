"""Checks that a merge has each line as often as three-way counting says."""

from __future__ import annotations

from collections import Counter

from mdrel.write.merge.three import ThreeWay


def is_balanced(text: str, versions: ThreeWay[str], size: int) -> bool:
    """Whether no line of a merged text was lost, doubled or brought back.

    Lines that stand in a conflict, with markers of `size`, are left to the person.
    """
    settled, disputed = _count_lines(text, size)
    counts = versions.map(lambda each: Counter(_words(each)))
    lines = (
        settled.keys() | counts.base.keys() | counts.ours.keys() | counts.theirs.keys()
    ) - disputed
    return all(
        _is_right(settled[line], counts.base[line], counts.ours[line], counts.theirs[line])
        for line in lines
    )


def _is_right(found: int, base: int, ours: int, theirs: int) -> bool:
    """Whether a line may be there `found` times.

    Where both sides added it or both removed it, they may have meant the same line or one each.
    """
    each = ours + theirs - base
    if (ours > base) == (theirs > base) and (ours < base) == (theirs < base):
        return min(each, ours, theirs) <= found <= max(each, ours, theirs)
    return found == each


def _words(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


def _count_lines(text: str, size: int) -> tuple[Counter[str], set[str]]:
    """Return how often each line stands outside conflicts, and the lines inside them."""
    settled: Counter[str] = Counter()
    disputed: set[str] = set()
    is_open = False
    for line in _words(text):
        if line.startswith("<" * size):
            is_open = True
        elif is_open and line.startswith(">" * size):
            is_open = False
        elif is_open:
            disputed.add(line)
        else:
            settled[line] += 1
    return settled, disputed
