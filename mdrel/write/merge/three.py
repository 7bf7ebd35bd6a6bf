"""What every part of a merge is made of: three versions of a thing.

It tells which of them wins, and how a conflict is shown.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from mdrel.parse.lexicon import Lexicon

Thing_co = TypeVar("Thing_co", covariant=True)
Other = TypeVar("Other")
Key = TypeVar("Key", bound=Hashable)

OURS, THEIRS = 1, 2


class CannotMergeError(Exception):
    """The note, or this part of it, is left to the merge of plain lines."""


class ThreeWay(NamedTuple, Generic[Thing_co]):
    """One thing as it was, as we have it, and as they have it."""

    base: Thing_co
    ours: Thing_co
    theirs: Thing_co

    def map(self, function: Callable[[Thing_co], Other]) -> ThreeWay[Other]:
        """Return what `function` makes of each version."""
        return ThreeWay(function(self.base), function(self.ours), function(self.theirs))

    def pick(self) -> Thing_co:
        """Return what the side has that changed it, and ours where both did."""
        return self[decide(self) or OURS]


class Merged(NamedTuple):
    """A merged text, in which each of its conflicts stands with markers."""

    text: str
    conflicts: int = 0


@dataclass(frozen=True, slots=True)
class ConflictMarkers:
    """How conflicts are marked.

    `ours` and `theirs` are git's names of the two sides, `size` is the length of the markers.
    `shows_base` says whether what was before is shown as well (diff3).
    """

    ours: str = "ours"
    theirs: str = "theirs"
    size: int = 7
    shows_base: bool = False


@dataclass(frozen=True, slots=True)
class MergeTools:
    """What a merge needs from outside.

    `merge_lines` merges texts of whole lines, as `git merge-file` does.
    """

    merge_lines: Callable[[ThreeWay[str]], Merged]
    lexicon: Lexicon
    marks: ConflictMarkers = ConflictMarkers()

    def merge_text(self, texts: ThreeWay[str]) -> Merged:
        """Return the merge of plain lines, or the changed side where only one changed."""
        side = decide(texts)
        return self.merge_lines(texts) if side is None else Merged(texts[side])

    def settle(self, texts: ThreeWay[str]) -> Merged:
        """Return the side that changed the lines, or a conflict where both did."""
        side = decide(texts)
        return self.show_conflict(texts) if side is None else Merged(texts[side])

    def show_conflict(self, texts: ThreeWay[str]) -> Merged:
        """Return the whole lines of both sides between git's markers."""
        size, marks = self.marks.size, self.marks
        before = f"{'|' * size} base\n{texts.base}" if marks.shows_base else ""
        return Merged(
            f"{'<' * size} {marks.ours}\n{texts.ours}{before}{'=' * size}\n"
            f"{texts.theirs}{'>' * size} {marks.theirs}\n",
            1,
        )


def decide(things: ThreeWay[object]) -> int | None:
    """Return the side to take, or None where both changed the thing in different ways."""
    if things.theirs in (things.ours, things.base):
        return OURS
    return THEIRS if things.base == things.ours else None


def cut_lines(text: str) -> list[str]:
    r"""Return the lines of a text that ends with a line end, each with its end.

    Only `\n` ends a line.
    """
    return [f"{line}\n" for line in text.split("\n")[:-1]]


def number(keys: Iterable[Key]) -> list[tuple[Key, int]]:
    """Return each key with how often it came before, so that equal ones stay apart."""
    seen: dict[Key, int] = {}
    numbered: list[tuple[Key, int]] = []
    for key in keys:
        numbered.append((key, seen.get(key, 0)))
        seen[key] = seen.get(key, 0) + 1
    return numbered


def look_up(maps: ThreeWay[Mapping[Key, Other]], key: Key) -> ThreeWay[Other | None]:
    """Return what each version has under a key, None where it has nothing."""
    return maps.map(lambda each: each.get(key))


def keep(keys: ThreeWay[Collection[Key]]) -> set[Key]:
    """Return the three-way set union: what both have and what either added."""
    base, ours, theirs = keys.map(set)
    return (ours & theirs) | (ours - base) | (theirs - base)


def merge_order(keys: ThreeWay[Sequence[Key]], kept: AbstractSet[Key]) -> list[Key]:
    """Return the `kept` keys in our order, with theirs after what they follow there.

    The order is theirs where only they changed it.
    """
    common = set(keys.base) & set(keys.ours) & set(keys.theirs)
    orders = keys.map(lambda each: [key for key in each if key in common])
    is_theirs = orders.base == orders.ours != orders.theirs
    frame, other = (keys.theirs, keys.ours) if is_theirs else (keys.ours, keys.theirs)
    result = [key for key in frame if key in kept]
    places, others, place = {key: at for at, key in enumerate(result)}, set(other), 0
    # What comes before each place of the frame, so that nothing is moved to make room.
    added: dict[int, list[Key]] = {}
    for key in other:
        if key in places:
            place = places[key] + 1
        elif key in kept:
            while place < len(result) and result[place] not in others:
                place += 1
            added.setdefault(place, []).append(key)
    return [
        key for at in range(len(result) + 1) for key in (*added.get(at, ()), *result[at : at + 1])
    ]
