"""Refuses to edit a property whose form or comments an edit would not keep."""

from __future__ import annotations

from mdrel.parse.front_matter.node import Node
from mdrel.write.edits.edit import EditRefusedError
from mdrel.write.edits.outline import Outline, PropertySpan
from mdrel.write.edits.splice import line_end


def editable_value(text: str, piece: PropertySpan, outline: Outline) -> Node:
    """Return the property's value where its form can be edited.

    Raises EditRefusedError otherwise.
    """
    check_form(piece, outline)
    node = piece.value
    if text[node.start : node.start + 1] in {"&", "*", "!"}:
        raise EditRefusedError(f"`{piece.key}` has an anchor, alias or tag", piece.start)
    if node.kind == "mapping":
        raise EditRefusedError(f"`{piece.key}` holds properties of its own", piece.start)
    return node


def check_form(piece: PropertySpan, outline: Outline) -> None:
    """Raise EditRefusedError where the property is written in a form that cannot be edited."""
    if outline.is_flow:
        raise EditRefusedError(
            "the front matter is written in one pair of braces",
            piece.start,
            "Write each property on a line of its own.",
        )
    if piece.colon < 0 or piece.indent.strip():
        raise EditRefusedError(f"`{piece.key}` is written in an uncommon form", piece.start)


def check_comments(text: str, piece: PropertySpan, node: Node | None = None) -> None:
    """Raise EditRefusedError where a comment within the value would be lost.

    Such a comment stands between the items of a list, or after the sign of a text block.
    """
    node = node or piece.value
    at = node.start
    for item in node.items:
        # An alias has the items of its anchor, which stand elsewhere.
        if at <= item.start <= item.end <= node.end:
            check_gap(text, piece, at, item.start)
            check_comments(text, piece, item)
            at = item.end
    if node.items:
        check_gap(text, piece, at, node.end)
    elif text[at] in "|>":
        check_gap(text, piece, at, line_end(text, at))


def check_gap(text: str, piece: PropertySpan, start: int, end: int) -> None:
    """Raise EditRefusedError where a comment between `start` and `end` would be lost.

    The range lies outside of any value.
    """
    at = text.find("#", start, end)
    if at >= 0:
        raise EditRefusedError(f"a comment stands within `{piece.key}`", at)
