"""Merges list properties item by item.

It is a three-way set union that keeps the order and each item's own lines.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import NamedTuple

from mdrel.parse.front_matter.node import Node
from mdrel.parse.front_matter.outline import end_of_value_line, read_outline
from mdrel.write.merge.three import ThreeWay, cut_lines, keep, merge_order, number

_INDENT = "  "


class Piece(NamedTuple):
    """One property in its note, with the remarks before it.

    `lines` are its lines, `start` is where they begin, `value` is its value.
    """

    lead: str
    lines: str
    start: int
    value: Node

    @property
    def meaning(self) -> Hashable:
        """The value as it is compared: quotes, comments and layout do not count."""
        return read_meaning(self.value)

    @property
    def is_single_line(self) -> bool:
        """Whether the property stands on one line."""
        return self.lines.count("\n") == 1

    @property
    def remark(self) -> str:
        """What follows the value on its last line, with the line's end."""
        return self.lines[self.value.end - self.start :]

    @property
    def label(self) -> str:
        """The key with its colon and what stands before the value."""
        return self.lines[: self.value.start - self.start]

    def show(self, node: Node) -> str:
        """Return a part of the value as it is written."""
        return self.lines[node.start - self.start : node.end - self.start]


class _Item(NamedTuple):
    """One item of a list: its text in a flow list, and its lines in a block list.

    The lines are without the list's indentation. Either may be unsuited, which reading the result
    again shows.
    """

    flow: str
    lines: str


def read_meaning(node: Node) -> Hashable:
    """Return a value as it is compared.

    A text is itself, nothing is None, and a collection is a tuple that begins with its kind.
    """
    if node.kind == "scalar":
        return None if node.is_null else node.text
    return (node.kind, *map(read_meaning, node.items))


def make_list(pieces: ThreeWay[Piece | None]) -> str | None:
    """Return the lines of the property with what both have and what either added.

    It is None where the property is no list or cannot be written as one.
    """
    if not any(piece and piece.value.kind == "sequence" for piece in (pieces.ours, pieces.theirs)):
        return None
    if any(piece and piece.value.kind == "mapping" for piece in pieces):
        return None
    items = pieces.map(_read_items)
    keys = items.map(list)
    order = merge_order(keys, keep(keys))
    found = items.base | items.theirs | items.ours
    wanted = ("sequence", *(key for key, _ in order))
    for lines in _write(pieces, [found[key] for key in order]):
        outline = read_outline(f"---\n{lines}---\n")
        if outline and [read_meaning(each.value) for each in outline.properties] in (
            [wanted],
            *([[None]] if not order else []),
        ):
            return lines
    return None


def _read_items(piece: Piece | None) -> dict[tuple[Hashable, int], _Item]:
    """Return the items by their meaning.

    A single text counts as a list of one, nothing as an empty list.
    """
    if piece is None or piece.value.is_null:
        return {}
    if piece.value.kind != "sequence":
        return {
            (piece.meaning, 0): _Item(
                piece.show(piece.value), f"- {piece.lines[len(piece.label) :]}"
            )
        }
    nodes = piece.value.items
    flows = [piece.show(node) for node in nodes]
    lines = [f"- {flow}\n" for flow in flows] if _is_flow(piece) else list(_cut_items(piece))
    return dict(zip(number(map(read_meaning, nodes)), map(_Item, flows, lines), strict=True))


def _is_flow(piece: Piece) -> bool:
    return piece.value.kind == "sequence" and piece.show(piece.value).startswith("[")


def _indentation(piece: Piece) -> str:
    """Return what stands before the first dash of a block list."""
    return piece.label[piece.label.rfind("\n") + 1 :]


def _cut_items(piece: Piece) -> Iterator[str]:
    """Yield each item's lines with the comments before it, without the list's indentation."""
    indent = _indentation(piece)
    start = len(piece.label) - len(indent)
    for node in piece.value.items:
        end = end_of_value_line(piece.lines, node.end - piece.start, len(piece.lines))
        yield "".join(line.removeprefix(indent) for line in cut_lines(piece.lines[start:end]))
        start = end


def _write(pieces: ThreeWay[Piece | None], items: list[_Item]) -> Iterator[str]:
    """Yield the ways to write the list.

    The first one is in brackets, where no side has the list below the key. The other one is below
    the key.
    """
    lists = [
        piece for piece in (pieces.ours, pieces.theirs) if piece and piece.value.kind == "sequence"
    ]
    blocks = [piece for piece in lists if not _is_flow(piece)]
    if not blocks and lists[0].is_single_line:
        yield f"{lists[0].label}[{', '.join(item.flow for item in items)}]{lists[0].remark}"
    if blocks:
        indent = _indentation(blocks[0])
        head = blocks[0].label.removesuffix(indent)
    else:
        indent, head = _INDENT, f"{lists[0].label.rstrip()}{lists[0].remark}"
    yield head + "".join(
        f"{indent}{line}" if line.strip() else line
        for item in items
        for line in cut_lines(item.lines)
    )
