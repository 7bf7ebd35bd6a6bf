"""Finds which entry of a side was which entry before.

Entries with the same text go together first, then the most similar of those that are new.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TypeAlias

from mdrel.write.merge.part import Part, Unit
from mdrel.write.merge.three import CannotMergeError, ThreeWay, number

UnitKey: TypeAlias = tuple[str, int]
Units: TypeAlias = dict[UnitKey, Unit]

# Comparing texts takes time: this many comparisons are enough for anything but a rewritten note.
_MOST_PAIRS = 4000
_LONGEST = 1000
_ALIKE, _ALIKE_ON_ONE_DAY = 0.6, 0.35


def name_units(parts: Iterable[Part]) -> Units:
    """Return the entries by their text, with equal ones counted."""
    units = [part for part in parts if isinstance(part, Unit)]
    return dict(zip(number(unit.key for unit in units), units, strict=True))


def align(units: ThreeWay[Units]) -> ThreeWay[Units]:
    """Return each version's entries by the key that the entry had before.

    An entry that was added stands under its own key. Raises CannotMergeError where too much was
    rewritten to tell.
    """
    base, ours, theirs = units
    shared = ours.keys() & theirs.keys()
    return ThreeWay(base, _align_side(base, ours, shared), _align_side(base, theirs, shared))


def _align_side(base: Units, side: Units, shared: Collection[UnitKey]) -> Units:
    """Return a side's entries by the keys they had before.

    What both sides added was edited by neither.
    """
    added = {key: unit for key, unit in side.items() if key not in base and key not in shared}
    gone = {key: unit for key, unit in base.items() if key not in side}
    if len(gone) * len(added) > _MOST_PAIRS:
        raise CannotMergeError
    names = {id(unit): key for key, unit in side.items()}
    for key, unit in gone.items():
        successor = _find_successor(unit, added)
        if successor:
            names[id(added.pop(successor))] = key
    return {names[id(unit)]: unit for unit in side.values()}


def _find_successor(unit: Unit, added: Units) -> UnitKey | None:
    """Return which of `added` most likely was `unit` before, or None where none is like it."""
    import difflib

    best: tuple[float, UnitKey] | None = None
    matcher = difflib.SequenceMatcher(None, "", unit.key[:_LONGEST], autojunk=False)
    for key, other in added.items():
        matcher.set_seq1(other.key[:_LONGEST])
        least = _ALIKE_ON_ONE_DAY if unit.day and unit.day == other.day else _ALIKE
        if (
            matcher.quick_ratio() >= least
            and (ratio := matcher.ratio() - least) >= 0
            and (best is None or ratio > best[0])
        ):
            best = (ratio, key)
    return best[1] if best else None
