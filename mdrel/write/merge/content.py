"""Merges a section's content: its entries as a set, the lines between them as plain lines.

Entries are kept in the file's own order. The lines are merged with a stand-in for each entry that
all versions have. Then the other entries are put where their side has them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from mdrel.write.merge.alignment import UnitKey, Units, align, name_units
from mdrel.write.merge.layout import Layout, is_falling, make_token
from mdrel.write.merge.part import Line, Part, Unit, show, split_parts
from mdrel.write.merge.three import (
    OURS,
    THEIRS,
    Merged,
    MergeTools,
    ThreeWay,
    cut_lines,
    decide,
    look_up,
)


def merge_content(contents: ThreeWay[Sequence[Line]], tools: MergeTools, *, is_log: bool) -> Merged:
    """Return the merged content of a section."""
    texts = contents.map(show)
    side = decide(texts)
    if side is not None:
        return Merged(texts[side])
    parts = contents.map(lambda lines: split_parts(lines, tools.lexicon, is_log=is_log))
    units = align(parts.map(name_units))
    names = units.map(lambda each: {id(unit): key for key, unit in each.items()})
    common = [key for key in units.ours if key in units.base and key in units.theirs]
    tokens = {key: make_token(index) for index, key in enumerate(common)}
    skeletons = ThreeWay(
        *(_stand_in(each, name, tokens) for each, name in zip(parts, names, strict=True))
    )
    frame = tools.merge_text(
        skeletons.map(lambda skeleton: "".join(f"{line}\n" for line in skeleton.lines))
    )
    layout = Layout(tools.marks.size, is_falling(parts))
    conflicts = frame.conflicts
    fresh: Units = {}
    for key in dict.fromkeys([*units.ours, *units.theirs]):
        unit, count = _merge_unit(look_up(units, key), tools)
        conflicts += count
        if unit:
            fresh[key] = unit
    layout.expand(frame.text, [(key, fresh.pop(key)) for key in common])
    for index in (OURS, THEIRS):
        layout.insert(skeletons[index].lines, skeletons[index].anchors, fresh, index)
    return Merged(layout.show(), conflicts)


class _Skeleton(NamedTuple):
    """A content without the entries that not all versions have.

    `anchors` tells before which line each of those entries stood.
    """

    lines: list[str]
    anchors: dict[UnitKey, int]


def _stand_in(
    parts: Iterable[Part], names: dict[int, UnitKey], tokens: dict[UnitKey, str]
) -> _Skeleton:
    """Return the content with a token for each entry that has one.

    The other entries are left out, with the blank lines around them.
    """
    lines: list[str] = []
    anchors: dict[UnitKey, int] = {}
    is_open = False
    for part in parts:
        if isinstance(part, Unit):
            key = names[id(part)]
            is_open = key not in tokens
            if is_open:
                anchors[key] = len(lines)
            else:
                lines.append(tokens[key])
        elif not (is_open and part.is_blank and not (lines and lines[-1].strip())):
            is_open = is_open and part.is_blank
            lines.append(part.text)
    while is_open and lines and not lines[-1].strip():
        lines.pop()
    return _Skeleton(lines, {key: min(anchor, len(lines)) for key, anchor in anchors.items()})


def _merge_unit(units: ThreeWay[Unit | None], tools: MergeTools) -> tuple[Unit | None, int]:
    """Return the merged entry, None where it is gone, and the number of conflicts in it."""
    base, ours, theirs = units
    kept = ours or theirs
    texts = units.map(lambda unit: unit.key if unit else None)
    side = decide(texts)
    if side is not None or kept is None:
        unit = units[side or OURS]
        return (replace(unit, gap=_choose_gap(units)) if unit else None), 0
    merged = (
        _merge_lines(ThreeWay(base, ours, theirs), tools)
        if base and ours and theirs
        else tools.show_conflict(units.map(lambda unit: show(unit.lines) if unit else ""))
    )
    lines = tuple(Line(line[:-1], line[:-1]) for line in cut_lines(merged.text))
    return replace(kept, lines=lines, gap=_choose_gap(units)), merged.conflicts


def _merge_lines(units: ThreeWay[Unit], tools: MergeTools) -> Merged:
    """Return the merge of an entry that both sides edited.

    Its first line is merged by itself, and what hangs below it as a content of its own.
    """
    heads = units.map(lambda unit: f"{unit.lines[0].text.rstrip()}\n")
    head = tools.settle(heads)
    rest = merge_content(units.map(lambda unit: unit.lines[1:]), tools, is_log=False)
    return Merged(head.text + rest.text, head.conflicts + rest.conflicts)


def _choose_gap(units: ThreeWay[Unit | None]) -> tuple[Line, ...] | None:
    """Return the blank lines after an entry, as the side has them that changed them.

    Where a version does not know them, they are what any other knows of them.
    """
    gaps = units.map(lambda unit: unit.gap if unit else None)
    if None in gaps:
        return next((gap for gap in (gaps.ours, gaps.theirs, gaps.base) if gap is not None), None)
    return gaps.pick()
