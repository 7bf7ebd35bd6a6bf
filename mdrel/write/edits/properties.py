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
from mdrel.write.edits.front_lines import FrontLines, PropertySpan, read_front_lines
from mdrel.write.edits.spelling import field_of, find_property
from mdrel.write.edits.splice import end_of_line_at, insert_lines, line_end, line_start, splice

_BOM = "\ufeff"


def read_editable_front(text: str) -> FrontLines:
    """Return the front matter of a note whose properties can be edited.

    Raises EditRefusedError where they cannot.
    """
    try:
        front = read_front_lines(text)
    except FrontMatterError as error:
        raise EditRefusedError(
            f"the front matter {error.message}",
            error.offset,
            "Fix the front matter first: mdrel check",
        ) from error
    if not front.is_mapping:
        raise EditRefusedError(
            "the front matter is not a list of `key: value` properties",
            front.block.start if front.block else 0,
        )
    return front


def set_property(text: str, key: str, value: str, reader: Reader) -> str:
    """Return the text with `value` as the one value of the property `key`.

    An empty `value` leaves none. A list becomes the list of this value, in its own form.
    """
    front = read_editable_front(text)
    span = find_property(text, front, key, reader)
    if span is None:
        written = write_value(value, field_of(key, reader)) if value else ""
        return _add_lines(text, front, [f"{write_key(key)}: {written}".rstrip()])
    node, field = editable_value(text, span, front), field_of(span.key, reader)
    if not value:
        return _empty(text, span) if node_texts(text, node) else text
    if node.kind == "sequence":
        return (
            text
            if node_texts(text, node) == [value]
            else _replace_items(
                text, span, [write_value(value, field, in_flow=_is_flow(text, node))]
            )
        )
    if not node.is_null and node.text == value:
        return text
    return _replace_scalar(text, span, write_value(value, field))


def add_items(text: str, key: str, items: Sequence[str], reader: Reader) -> str:
    """Return the text with values added to the list `key`, each that is not there yet.

    A single value becomes a list with the others.
    """
    front = read_editable_front(text)
    span = find_property(text, front, key, reader)
    if span is None:
        field = field_of(key, reader)
        lines = [f"  - {write_value(item, field)}" for item in dict.fromkeys(items)]
        return _add_lines(text, front, [f"{write_key(key)}:", *lines])
    node = editable_value(text, span, front)
    items = list_missing(text, node, items)
    if not items:
        return text
    if _is_flow(text, node) and node_texts(text, node) == [text[node.start : node.end]]:
        raise EditRefusedError(
            f"`{span.key}` is a link without quotes, for YAML a list in a list",
            node.start,
            f'Put it in quotes: "{text[node.start : node.end]}".',
        )
    field, in_flow = field_of(span.key, reader), _is_flow(text, node)
    written = [write_value(item, field, in_flow=in_flow) for item in items]
    if node.kind == "sequence":
        return _append(text, span, written)
    lines = [f"{span.indent}  - {each}" for each in written]
    if not node.text:
        emptied = _empty(text, span) if node.end > node.start else text
        return insert_lines(emptied, line_end(emptied, span.colon - 1), lines)
    return _make_list(text, span, lines)


def list_missing(text: str, node: Node, items: Sequence[str]) -> list[str]:
    """Return each of some values that a property does not have yet."""
    there = {*node_texts(text, node), *(each.text for each in node.items)}
    return [item for item in dict.fromkeys(items) if item not in there]


def remove_item(text: str, key: str, item: str, reader: Reader) -> str:
    """Return the text without a value in the list `key`, however often it was there.

    Taking the last value out leaves `key:`.
    """
    front = read_editable_front(text)
    span = find_property(text, front, key, reader)
    if span is None or item not in node_texts(text, span.value):
        return text
    node = editable_value(text, span, front)
    if set(node_texts(text, node)) == {item}:
        return _empty(text, span)
    at = next(
        (index for index, each in enumerate(node.items) if node_texts(text, each) == [item]), -1
    )
    if at < 0:
        raise EditRefusedError(f"`{span.key}` holds lists within its list", span.start)
    shorter = (
        _cut_flow(text, node, at) if _is_flow(text, node) else _cut_line(text, node.items[at], span)
    )
    return remove_item(shorter, span.key, item, reader)


def remove_property(text: str, key: str, reader: Reader) -> str:
    """Return the text without the property `key` and all its lines."""
    front = read_editable_front(text)
    span = find_property(text, front, key, reader)
    if span is None:
        return text
    check_form(span, front)
    return splice(text, span.start, span.end, "")


def _add_lines(text: str, front: FrontLines, lines: Sequence[str]) -> str:
    """Return the text with the lines of a new property at the end of the front matter.

    Where there is no front matter, they get one of their own.
    """
    if front.block is None:
        start = len(_BOM) if text.startswith(_BOM) else 0
        return (
            insert_lines(text, start, ["---", *lines, "---"])
            if text[start:]
            else text + "\n".join(["---", *lines, "---", ""])
        )
    check_lines(front, front.block.start)
    indent = front.spans[0].indent if front.spans else ""
    return insert_lines(
        text, front.block.end, [f"{'' if indent.strip() else indent}{line}" for line in lines]
    )


def _is_flow(text: str, node: Node) -> bool:
    return node.kind == "sequence" and text[node.start] == "["


def _replace_scalar(text: str, span: PropertySpan, written: str) -> str:
    node = span.value
    check_comments(text, span)
    blank = "" if node.start > span.colon else " "
    return splice(text, node.start, node.end, f"{blank}{written}{_last_ending(text, node)}")


def _last_ending(text: str, node: Node) -> str:
    """Return the line end that a value's range includes, as that of a block scalar does."""
    return (
        end_of_line_at(text, node.end)
        if node.end > node.start and text[node.end - 1] == "\n"
        else ""
    )


def _replace_items(text: str, span: PropertySpan, items: Sequence[str]) -> str:
    node = span.value
    check_comments(text, span)
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


def _append(text: str, span: PropertySpan, written: Sequence[str]) -> str:
    node = span.value
    if _is_flow(text, node):
        more = ", ".join(written)
        if node.items:
            return splice(text, node.items[-1].end, node.items[-1].end, f", {more}")
        return splice(text, node.start + 1, node.start + 1, more)
    indent = text[line_start(text, node.start) : node.start]
    return insert_lines(text, span.end, [f"{indent}- {each}" for each in written])


def _make_list(text: str, span: PropertySpan, lines: Sequence[str]) -> str:
    """Return the text with a single value turned into a list that goes on with these lines.

    The old value stays as it is written.
    """
    node = span.value
    if "\n" in text[node.start : node.end]:
        raise EditRefusedError(
            f"`{span.key}` is a text of several lines", span.start, "Make it a list by hand."
        )
    check_gap(text, span, span.colon, node.start)
    ending = end_of_line_at(text, span.end)
    longer = insert_lines(text, span.end, lines)
    return splice(longer, span.colon, node.start, f"{ending}{span.indent}  - ")


def _empty(text: str, span: PropertySpan) -> str:
    """Return the text with `key:` and what stands after the value on its last line."""
    node = span.value
    check_comments(text, span)
    check_gap(text, span, span.colon, node.start)
    return splice(text, span.colon, node.end, _last_ending(text, node))


def _cut_flow(text: str, node: Node, at: int) -> str:
    """Return the text without an item of `[a, b]` and the comma beside it."""
    if at + 1 < len(node.items):
        return splice(text, node.items[at].start, node.items[at + 1].start, "")
    return splice(text, node.items[at - 1].end, node.items[at].end, "")


def _cut_line(text: str, item: Node, span: PropertySpan) -> str:
    """Return the text without an item of a block list and its lines."""
    start = line_start(text, item.start)
    if not text[start : item.start].strip(" \t") == "-":
        raise EditRefusedError(
            f"an item of `{span.key}` is written in an uncommon form", item.start
        )
    last = max(item.end, item.start)
    return splice(
        text,
        start,
        last if text[last - 1] == "\n" and last > item.start else line_end(text, last),
        "",
    )
