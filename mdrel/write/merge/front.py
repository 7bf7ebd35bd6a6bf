"""Merges front matter property by property, each taken from the side that changed it.

The lines are moved as they are, so that comments, quotes and order stay.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable
from typing import NamedTuple

from mdrel.parse.front_matter.node import find_block
from mdrel.parse.front_matter.outline import Extent, Outline, read_outline
from mdrel.write.merge.list_property import Piece, make_list, read_meaning
from mdrel.write.merge.three import (
    OURS,
    THEIRS,
    CannotMergeError,
    Merged,
    MergeTools,
    ThreeWay,
    cut_lines,
    decide,
    look_up,
    merge_order,
)

# What `materialize` writes can be derived again: the later day is right, and no conflict.
_DERIVED = frozenset({"mdrellast", "mdreldue"})
_FENCE = "---\n"
_COMMENT = re.compile(r"(?:^|(?<=\s))#.*", re.MULTILINE)


class _Front(NamedTuple):
    """Front matter in three parts: the opening line, the lines between, the closing line.

    All are empty where there is none.
    """

    opening: str = ""
    inside: str = ""
    closing: str = ""


class _Properties(NamedTuple):
    """The properties in order, by identity, and the remarks after the last one."""

    pieces: dict[str, Piece]
    trail: str


def merge_front(notes: ThreeWay[str], tools: MergeTools) -> Merged:
    """Return the merged front matter of the notes, with its `---` lines.

    Raises CannotMergeError where it has to be merged together with the body.
    """
    fronts = notes.map(_cut)
    side = decide(fronts)
    if side is not None:
        return Merged("".join(fronts[side]))
    versions = _lay_out(notes)
    merged = _merge_properties(versions, tools) if versions else None
    if merged is None:
        if not (fronts.ours.opening and fronts.theirs.opening):
            raise CannotMergeError
        merged = tools.merge_text(fronts.map(lambda front: front.inside))
    frame = _Front(*(ThreeWay(*parts).pick() for parts in zip(*fronts, strict=True)))
    if not merged.text and not (frame.opening and frame.closing):
        return merged
    return Merged(
        (frame.opening or _FENCE) + merged.text + (frame.closing or _FENCE), merged.conflicts
    )


def _cut(note: str) -> _Front:
    block = find_block(note)
    return (
        _Front(note[: block.start], note[block.start : block.end], note[block.end : block.body])
        if block
        else _Front()
    )


def _lay_out(notes: ThreeWay[str]) -> ThreeWay[_Properties] | None:
    """Return the properties of all versions, or None where those of one cannot be moved."""
    outlines = notes.map(read_outline)
    for note, outline in zip(notes, outlines, strict=True):
        if outline is None and find_block(note):
            return None
        if outline and any(each.is_referring for each in outline.properties):
            return None
    # Two spellings of a key are one property, unless one version has both.
    counts = [
        Counter(each.normal for each in outline.properties) for outline in outlines if outline
    ]
    unclear = {normal for count in counts for normal, times in count.items() if times > 1} | {""}
    return ThreeWay(
        *(
            _read_properties(note, outline, unclear)
            for note, outline in zip(notes, outlines, strict=True)
        )
    )


def _identity(extent: Extent, unclear: set[str]) -> str:
    # What keeps its own spelling gets a prefix no normal key has.
    return f" {extent.key}" if extent.normal in unclear else extent.normal


def _read_properties(note: str, outline: Outline | None, unclear: set[str]) -> _Properties:
    if outline is None:
        return _Properties({}, "")
    pieces: dict[str, Piece] = {}
    position = outline.block.start
    for each in outline.properties:
        pieces[_identity(each, unclear)] = Piece(
            note[position : each.start], note[each.start : each.end], each.start, each.value
        )
        position = each.end
    return _Properties(pieces, note[position : outline.block.end])


def _merge_properties(versions: ThreeWay[_Properties], tools: MergeTools) -> Merged | None:
    """Return the merged lines, or None where they would not read as what was merged."""
    named = versions.map(lambda each: each.pieces)
    results: dict[str, Merged] = {}
    leads: dict[str, str] = {}
    for name in dict.fromkeys(name for each in named for name in each):
        pieces = look_up(named, name)
        results[name] = _merge_property(name, pieces, tools)
        leads[name] = _merge_remarks(pieces.map(lambda piece: piece.lead if piece else ""))
    order = merge_order(
        named.map(list), {name for name in results if leads[name] or results[name].text}
    )
    trail = _merge_remarks(versions.map(lambda each: each.trail))
    conflicts = sum(results[name].conflicts for name in order)
    wanted = [
        value
        for name in order
        if not results[name].conflicts
        for value in _read_values(results[name].text) or []
    ]
    # An indented comment that follows a text block now would be a part of it.
    for place in (str, _outdent):
        settled = "".join(
            place(leads[name]) + results[name].text for name in order if not results[name].conflicts
        ) + place(trail)
        if _read_values(settled) == wanted:
            return Merged(
                "".join(place(leads[name]) + results[name].text for name in order) + place(trail),
                conflicts,
            )
    return None


def _outdent(remarks: str) -> str:
    return "".join(line.lstrip(" \t") for line in cut_lines(remarks))


def _read_values(lines: str) -> list[tuple[str, Hashable]] | None:
    """Return the keys of lines of front matter with what their values mean.

    It is None where the lines cannot be read.
    """
    outline = read_outline(f"---\n{lines}---\n")
    return (
        [(each.key, read_meaning(each.value)) for each in outline.properties] if outline else None
    )


def _merge_property(name: str, pieces: ThreeWay[Piece | None], tools: MergeTools) -> Merged:
    """Return the lines of one property, which are empty where it is gone."""
    lines = pieces.map(lambda piece: piece.lines if piece else "")
    side = decide(lines)
    if side is not None:
        return Merged(lines[side])
    meanings = pieces.map(lambda piece: piece.meaning if piece else None)
    is_there = pieces.ours is not None and pieces.theirs is not None
    if meanings.ours == meanings.theirs and not is_there:
        return Merged(lines.ours or lines.theirs)
    side = decide(meanings)
    if side is not None:
        return _keep_remarks(pieces, side, tools)
    if name in _DERIVED and is_there:
        return Merged(max(lines.ours, lines.theirs))
    return _merge_values(pieces, lines, tools)


def _merge_values(
    pieces: ThreeWay[Piece | None], lines: ThreeWay[str], tools: MergeTools
) -> Merged:
    """Return the lines of a property that both sides changed, each in its own way."""
    listed = make_list(pieces)
    if listed is not None:
        return Merged(listed)
    if (
        pieces.ours
        and pieces.theirs
        and not (pieces.ours.is_single_line and pieces.theirs.is_single_line)
    ):
        merged = tools.merge_lines(lines)
        if not merged.conflicts and len(_read_values(merged.text) or ()) == 1:
            return merged
    return tools.show_conflict(lines)


def _keep_remarks(pieces: ThreeWay[Piece | None], side: int, tools: MergeTools) -> Merged:
    """Return the property as `side` has it, with the comments that the other side changed.

    Where these cannot be put into its lines, it is a conflict. Where a side has it no longer, there
    are none to keep.
    """
    base, piece, other = pieces.base, pieces[side], pieces[OURS if side == THEIRS else THEIRS]
    lines = pieces.map(lambda each: each.lines if each else "")
    if not piece or not other:
        return Merged(lines[side])
    if all(each is None or each.is_single_line for each in pieces):
        return Merged(_keep_remark(base, piece, other))
    if _list_comments(other) <= _list_comments(base) | _list_comments(piece):
        return Merged(piece.lines)
    merged = tools.merge_lines(lines)
    if not merged.conflicts and [each[1] for each in _read_values(merged.text) or ()] == [
        piece.meaning
    ]:
        return merged
    return tools.show_conflict(lines)


def _keep_remark(base: Piece | None, piece: Piece, other: Piece) -> str:
    """Return the one line of `piece` with its comment and with the one that `other` changed."""
    end = "\r\n" if piece.lines.endswith("\r\n") else "\n"
    remarks = ThreeWay(base.remark if base else end, other.remark, piece.remark)
    taken, value = decide(remarks), piece.lines.removesuffix(piece.remark)
    if taken is not None:
        return value + remarks[taken]
    said = filter(None, (value, remarks.theirs.strip(), remarks.ours.strip()))
    return " ".join(said) + end


def _list_comments(piece: Piece | None) -> set[str]:
    """Return what stands behind `#` in the lines of a property, in a text as in a comment."""
    return set(_COMMENT.findall(piece.lines)) if piece else set()


def _merge_remarks(remarks: ThreeWay[str]) -> str:
    """Return the comments and blank lines before a property.

    Where both sides changed them, those of both are kept.
    """
    side = decide(remarks)
    if side is not None:
        return remarks[side]
    ours = remarks.ours.split("\n")
    return remarks.ours + "".join(
        f"{line}\n" for line in remarks.theirs.split("\n")[:-1] if line not in ours
    )
