"""The result of a section while entries are put into it.

Each entry goes where its side has it, or where its day belongs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from mdrel.write.merge.alignment import UnitKey, Units
from mdrel.write.merge.part import Line, Part, Unit
from mdrel.write.merge.three import THEIRS, CannotMergeError, ThreeWay, cut_lines

SIGN = "\ue0d1"


def make_token(index: int) -> str:
    """Return the line that stands for the entry of this number.

    It holds letters, so that git never joins two conflicts across it.
    """
    return f"{SIGN}entry{index}{SIGN}"


def read_token(line: str) -> int | None:
    """Return the number of the entry that a line stands for, or None."""
    return int(line[1:-1].removeprefix("entry")) if line.startswith(SIGN) else None


# A line that begins like one of these never goes on with the paragraph above it.
_STARTERS = ("#", ">", "|", "<", "=", "`", "~", "%")


def is_falling(parts: ThreeWay[list[Part]]) -> bool:
    """Whether the newest entry comes first, as it does among most neighbours.

    It does, too, where nothing tells.
    """
    rises = 0
    for each in parts:
        days = [part.day for part in each if isinstance(part, Unit) and part.day]
        rises += sum((after > before) - (after < before) for before, after in pairwise(days))
    return rises <= 0


@dataclass(slots=True)
class Layout:
    """The lines and entries of a section, in order.

    `frame` is what all versions have, with tokens. `places` tells where each of its lines stands in
    `out` by now. `size` is the length of conflict markers.
    """

    size: int
    is_falling: bool
    frame: list[str] = field(default_factory=list)
    out: list[Part] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    placed: set[UnitKey] = field(default_factory=set)

    def expand(self, frame: str, common: list[tuple[UnitKey, Unit]]) -> None:
        """Take the merged lines, with the entries in place of their tokens.

        An entry that two sides moved to two places stays at the first one.
        """
        is_conflict = False
        for line in (each[:-1] for each in cut_lines(frame)):
            index = read_token(line)
            is_conflict = (is_conflict or line.startswith("<" * self.size)) and not line.startswith(
                ">" * self.size
            )
            if index is None:
                self.out.append(Line(line, line))
            elif is_conflict or common[index][0] not in self.placed:
                self.out.append(common[index][1])
                self.placed.add(common[index][0])
            else:
                continue
            self.frame.append(line)
        if len(self.placed) < len(common):
            raise CannotMergeError
        self.places = list(range(len(self.out) + 1))

    def insert(
        self, lines: list[str], anchors: dict[UnitKey, int], fresh: Units, side: int
    ) -> None:
        """Insert a side's own entries before the lines they stand before in that side's version.

        `lines` are the lines of that version.
        """
        moved = map_places(lines, self.frame)
        for key, anchor in anchors.items():
            unit = fresh.get(key)
            if unit is None or key in self.placed:
                continue
            place = self.leave_conflict(self.places[moved[anchor]])
            place = self.find_place(place, unit.day) if side == THEIRS and unit.day else place
            unit.is_fresh = True
            self.out.insert(place, unit)
            self.placed.add(key)
            self.places = [each + (each >= place) for each in self.places]

    def leave_conflict(self, place: int) -> int:
        """Return the first place from `place` on that is in no conflict."""
        start = -1
        for index, part in enumerate(self.out):
            if isinstance(part, Line) and part.text.startswith("<" * self.size):
                start = index
            elif (
                isinstance(part, Line)
                and part.text.startswith(">" * self.size)
                and start < place <= index
            ):
                return index + 1
        return place

    def find_place(self, place: int, belongs: date) -> int:
        """Return the place nearest to `place` where an entry of this day belongs.

        It is `place` itself where the days are not in order.
        """
        first, last = 0, len(self.out)
        for index, day in self.days():
            if (day > belongs) if self.is_falling else (day < belongs):
                first = index + 1
            elif day != belongs:
                last = min(last, index)
        return min(max(place, first), last) if first <= last else place

    def days(self) -> Iterator[tuple[int, date]]:
        """Yield the places of dated entries with their days."""
        for index, part in enumerate(self.out):
            if isinstance(part, Unit) and part.day:
                yield index, part.day

    def show(self) -> str:
        """Return the text, with the blank lines that entries need around them."""
        gaps = {is_heading: self.usual_gap(is_heading=is_heading) for is_heading in (False, True)}
        lines: list[str] = []
        for index, part in enumerate(self.out):
            if isinstance(part, Line):
                lines.append(part.text)
                continue
            if (
                part.is_apart
                and part.is_fresh
                and lines
                and lines[-1].strip()
                and not isinstance(self.out[index - 1], Unit)
            ):
                lines.append("")
            lines += [line.text for line in part.lines]
            following = self.out[index + 1] if index + 1 < len(self.out) else None
            if isinstance(following, Unit):
                lines += [
                    line.text for line in (gaps[part.is_heading] if part.gap is None else part.gap)
                ]
            elif (
                part.is_fresh
                and part.is_ended
                and following
                and not following.is_blank
                and not following.text.lstrip().startswith(_STARTERS)
            ):
                lines.append("")
        return "".join(f"{line}\n" for line in lines)

    def usual_gap(self, *, is_heading: bool) -> tuple[Line, ...]:
        """Return the blank lines that most entries have between them."""
        known = Counter(
            part.gap
            for part in self.out
            if isinstance(part, Unit) and part.gap is not None and part.is_heading == is_heading
        )
        return known.most_common(1)[0][0] if known else (Line("", ""),) * is_heading


def map_places(old: list[str], new: list[str]) -> list[int]:
    """Return for each place in `old` the same place in `new`.

    A place is before a line, or at the end. It is the one at the entry beside it, else the one
    after the line before, else the one before the next line.
    """
    matched = _match(old, new)
    places = [0] * (len(old) + 1)
    following = len(new)
    for place in range(len(old), -1, -1):
        following = matched.get(place, following)
        is_beside = place < len(old) and place in matched and read_token(old[place]) is not None
        places[place] = (
            matched[place - 1] + 1 if place - 1 in matched and not is_beside else following
        )
    return places


def _match(old: list[str], new: list[str]) -> dict[int, int]:
    """Return which lines of `old` are which lines of `new`.

    At both ends, where texts are mostly the same, they are found without a long comparison.
    """
    import difflib

    most = min(len(old), len(new))
    start = next((index for index in range(most) if old[index] != new[index]), most)
    end = next(
        (index for index in range(most - start) if old[-1 - index] != new[-1 - index]), most - start
    )
    matched = {index: index for index in range(start)}
    for block in difflib.SequenceMatcher(
        None, old[start : len(old) - end], new[start : len(new) - end]
    ).get_matching_blocks():
        matched.update(
            {start + block.a + index: start + block.b + index for index in range(block.size)}
        )
    return matched | {len(old) - index: len(new) - index for index in range(1, end + 1)}
