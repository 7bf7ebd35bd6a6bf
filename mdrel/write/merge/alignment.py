"""Finds which entry of a side was which entry before.

Entries with the same text go together first, then the most similar of those that are new.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TypeAlias

from mdrel.write.merge.part import Part, Unit
from mdrel.write.merge.three import CannotMergeError, ThreeWay, number

UnitKey: TypeAlias = tuple[str, int]
Units: TypeAlias = dict[UnitKey, Unit]

# Comparing texts takes time: this many looks are enough for anything but a rewritten note, and so
# much effort for those that are compared sign by sign. It is as many as they have pairs of equal
# signs, and so much for any two: about four million a second.
_MOST_PAIRS = 4000
_MOST_EFFORT, _EACH = 12_000_000, 8_000
_LONGEST, _MOST_COMPARED = 300, 5
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
    names, finder = {id(unit): key for key, unit in side.items()}, _Finder()
    for key, unit in gone.items():
        successor = finder.find_successor(unit, added)
        if successor:
            names[id(added.pop(successor))] = key
    return {names[id(unit)]: unit for unit in side.values()}


@dataclass(slots=True)
class _Finder:
    """Compares entries, as long as that takes no more than it may."""

    effort: int = 0

    def find_successor(self, unit: Unit, added: Units) -> UnitKey | None:
        """Return which of `added` most likely was `unit` before, or None where none is like it.

        Those that share most words with it are compared. Raises CannotMergeError where too much was
        rewritten to tell.
        """
        import difflib

        text = unit.key[:_LONGEST]
        words, counts = set(text.split()), Counter(text)
        matcher = difflib.SequenceMatcher(None, "", text, autojunk=False)
        likely: list[tuple[int, float, int, UnitKey]] = []
        for at, (key, other) in enumerate(added.items()):
            matcher.set_seq1(other.key[:_LONGEST])
            if (most := matcher.quick_ratio() - _least(unit, other)) >= 0:
                shared = len(words.intersection(other.key[:_LONGEST].split()))
                likely.append((-shared, -most, at, key))
        found: tuple[float, int, UnitKey] | None = None
        for _, _, at, key in sorted(likely)[:_MOST_COMPARED]:
            said = added[key].key[:_LONGEST]
            self._spend(_EACH + sum(counts[sign] for sign in said))
            matcher.set_seq1(said)
            ratio = matcher.ratio() - _least(unit, added[key])
            if ratio >= 0 and (found is None or (ratio, -at) > found[:2]):
                found = (ratio, -at, key)
        return found[2] if found else None

    def _spend(self, effort: int) -> None:
        self.effort += effort
        if self.effort > _MOST_EFFORT:
            raise CannotMergeError


def _least(unit: Unit, other: Unit) -> float:
    """Return how much alike two entries have to be, to be one before and after."""
    return _ALIKE_ON_ONE_DAY if unit.day and unit.day == other.day else _ALIKE
