"""Edits of properties: the smallest range is replaced, or whole lines are put in.

The parser gives the places. Every function returns the new text, unchanged where there is nothing
to do, and raises EditRefusedError.
"""

from __future__ import annotations

from collections.abc import Sequence

from mdrel.parse.front_matter.composer import FrontMatterError
from mdrel.parse.front_matter.node import Node
from mdrel.parse.front_matter.scalar import write_key, write_value
from mdrel.parse.front_matter.texts import node_texts
from mdrel.write.edits.edit import EditRefusedError, Reader
from mdrel.write.edits.editable import (
    check_comments,
    check_form,
    check_gap,
    check_lines,
    editable_value,
)
from mdrel.write.edits.outline import Outline, PropertySpan, read_outline
from mdrel.write.edits.spelling import field_of, find_piece
from mdrel.write.edits.splice import end_of_line_at, insert_lines, line_end, line_start, splice

_BOM = "\ufeff"


def outline_of(text: str) -> Outline:
    """Return the outline of a note whose properties can be edited.

    Raises EditRefusedError where they cannot.
    """
    try:
        outline = read_outline(text)
    except FrontMatterError as error:
        raise EditRefusedError(
            f"the front matter {error.message}",
            error.offset,
            "Fix the front matter first: mdrel check",
        ) from error
    if not outline.is_mapping:
        raise EditRefusedError(
            "the front matter is not a list of `key: value` properties",
            outline.block.start if outline.block else 0,
        )
    return outline


def set_property(text: str, key: str, value: str, reader: Reader) -> str:
    """Return the text with `value` as the one value of the property `key`.

    An empty `value` leaves none. A list becomes the list of this value, in its own form.
    """
    outline = outline_of(text)
    piece = find_piece(text, outline, key, reader)
    if piece is None:
        written = write_value(value, field_of(key, reader)) if value else ""
        return _add_lines(text, outline, [f"{write_key(key)}: {written}".rstrip()])
    node, field = editable_value(text, piece, outline), field_of(piece.key, reader)
    if not value:
        return _empty(text, piece) if node_texts(text, node) else text
    if node.kind == "sequence":
        return (
            text
            if node_texts(text, node) == [value]
            else _replace_items(
                text, piece, [write_value(value, field, in_flow=_is_flow(text, node))]
            )
        )
    if not node.is_null and node.text == value:
        return text
    return _replace_scalar(text, piece, write_value(value, field))


def add_items(text: str, key: str, items: Sequence[str], reader: Reader) -> str:
    """Return the text with values added to the list `key`, each that is not there yet.

    A single value becomes a list with the others.
    """
    outline = outline_of(text)
    piece = find_piece(text, outline, key, reader)
    if piece is None:
        field = field_of(key, reader)
        lines = [f"  - {write_value(item, field)}" for item in dict.fromkeys(items)]
        return _add_lines(text, outline, [f"{write_key(key)}:", *lines])
    node = editable_value(text, piece, outline)
    items = list_missing(text, node, items)
    if not items:
        return text
    if _is_flow(text, node) and node_texts(text, node) == [text[node.start : node.end]]:
        raise EditRefusedError(
            f"`{piece.key}` is a link without quotes, for YAML a list in a list",
            node.start,
            f'Put it in quotes: "{text[node.start : node.end]}".',
        )
    field, in_flow = field_of(piece.key, reader), _is_flow(text, node)
    written = [write_value(item, field, in_flow=in_flow) for item in items]
    if node.kind == "sequence":
        return _append(text, piece, written)
    lines = [f"{piece.indent}  - {each}" for each in written]
    if not node.text:
        emptied = _empty(text, piece) if node.end > node.start else text
        return insert_lines(emptied, line_end(emptied, piece.colon - 1), lines)
    return _make_list(text, piece, lines)


def list_missing(text: str, node: Node, items: Sequence[str]) -> list[str]:
    """Return each of some values that a property does not have yet."""
    there = {*node_texts(text, node), *(each.text for each in node.items)}
    return [item for item in dict.fromkeys(items) if item not in there]


def remove_item(text: str, key: str, item: str, reader: Reader) -> str:
    """Return the text without a value in the list `key`, however often it was there.

    Taking the last value out leaves `key:`.
    """
    outline = outline_of(text)
    piece = find_piece(text, outline, key, reader)
    if piece is None or item not in node_texts(text, piece.value):
        return text
    node = editable_value(text, piece, outline)
    if set(node_texts(text, node)) == {item}:
        return _empty(text, piece)
    at = next(
        (index for index, each in enumerate(node.items) if node_texts(text, each) == [item]), -1
    )
    if at < 0:
        raise EditRefusedError(f"`{piece.key}` holds lists within its list", piece.start)
    shorter = (
        _cut_flow(text, node, at)
        if _is_flow(text, node)
        else _cut_line(text, node.items[at], piece)
    )
    return remove_item(shorter, piece.key, item, reader)


def remove_property(text: str, key: str, reader: Reader) -> str:
    """Return the text without the property `key` and all its lines."""
    outline = outline_of(text)
    piece = find_piece(text, outline, key, reader)
    if piece is None:
        return text
    check_form(piece, outline)
    return splice(text, piece.start, piece.end, "")


def _add_lines(text: str, outline: Outline, lines: Sequence[str]) -> str:
    """Return the text with the lines of a new property at the end of the front matter.

    Where there is no front matter, they get one of their own.
    """
    if outline.block is None:
        start = len(_BOM) if text.startswith(_BOM) else 0
        return (
            insert_lines(text, start, ["---", *lines, "---"])
            if text[start:]
            else text + "\n".join(["---", *lines, "---", ""])
        )
    check_lines(outline, outline.block.start)
    indent = outline.pieces[0].indent if outline.pieces else ""
    return insert_lines(
        text, outline.block.end, [f"{'' if indent.strip() else indent}{line}" for line in lines]
    )


def _is_flow(text: str, node: Node) -> bool:
    return node.kind == "sequence" and text[node.start] == "["


def _replace_scalar(text: str, piece: PropertySpan, written: str) -> str:
    node = piece.value
    check_comments(text, piece)
    blank = "" if node.start > piece.colon else " "
    return splice(text, node.start, node.end, f"{blank}{written}{_last_ending(text, node)}")


def _last_ending(text: str, node: Node) -> str:
    """Return the line end that a value's range includes, as that of a block scalar does."""
    return (
        end_of_line_at(text, node.end)
        if node.end > node.start and text[node.end - 1] == "\n"
        else ""
    )


def _replace_items(text: str, piece: PropertySpan, items: Sequence[str]) -> str:
    node = piece.value
    check_comments(text, piece)
    if _is_flow(text, node):
        return splice(text, node.start, node.end, f"[{', '.join(items)}]")
    ending = end_of_line_at(text, node.start)
    indent = text[line_start(text, node.start) : node.start]
    return splice(
        text,
        node.start,
        node.end,
        f"{ending}{indent}".join(f"- {item}" for item in items) + _last_ending(text, node),
    )


def _append(text: str, piece: PropertySpan, written: Sequence[str]) -> str:
    node = piece.value
    if _is_flow(text, node):
        more = ", ".join(written)
        if node.items:
            return splice(text, node.items[-1].end, node.items[-1].end, f", {more}")
        return splice(text, node.start + 1, node.start + 1, more)
    indent = text[line_start(text, node.start) : node.start]
    return insert_lines(text, piece.end, [f"{indent}- {each}" for each in written])


def _make_list(text: str, piece: PropertySpan, lines: Sequence[str]) -> str:
    """Return the text with a single value turned into a list that goes on with these lines.

    The old value stays as it is written.
    """
    node = piece.value
    if "\n" in text[node.start : node.end]:
        raise EditRefusedError(
            f"`{piece.key}` is a text of several lines", piece.start, "Make it a list by hand."
        )
    check_gap(text, piece, piece.colon, node.start)
    ending = end_of_line_at(text, piece.end)
    longer = insert_lines(text, piece.end, lines)
    return splice(longer, piece.colon, node.start, f"{ending}{piece.indent}  - ")


def _empty(text: str, piece: PropertySpan) -> str:
    """Return the text with `key:` and what stands after the value on its last line."""
    node = piece.value
    check_comments(text, piece)
    check_gap(text, piece, piece.colon, node.start)
    return splice(text, piece.colon, node.end, _last_ending(text, node))


def _cut_flow(text: str, node: Node, at: int) -> str:
    """Return the text without an item of `[a, b]` and the comma beside it."""
    if at + 1 < len(node.items):
        return splice(text, node.items[at].start, node.items[at + 1].start, "")
    return splice(text, node.items[at - 1].end, node.items[at].end, "")


def _cut_line(text: str, item: Node, piece: PropertySpan) -> str:
    """Return the text without an item of a block list and its lines."""
    start = line_start(text, item.start)
    if not text[start : item.start].strip(" \t") == "-":
        raise EditRefusedError(
            f"an item of `{piece.key}` is written in an uncommon form", item.start
        )
    last = max(item.end, item.start)
    return splice(
        text,
        start,
        last if text[last - 1] == "\n" and last > item.start else line_end(text, last),
        "",
    )
