"""Refuses to edit a property whose form or comments an edit would not keep."""

from __future__ import annotations

from mdrel.parse.body_fields import take_inline_fields, take_labelled_lines
from mdrel.parse.front_matter.node import Node
from mdrel.parse.front_matter.read import FrontMatter, read_front_matter
from mdrel.parse.markdown.mask import mask
from mdrel.parse.properties.opening import read_opening
from mdrel.parse.properties.values import read_values
from mdrel.write.edits.edit import EditRefusedError, Reader
from mdrel.write.edits.front_lines import FrontLines, PropertySpan
from mdrel.write.edits.spelling import field_of
from mdrel.write.edits.splice import line_end


def editable_value(text: str, span: PropertySpan, front: FrontLines) -> Node:
    """Return the property's value where its form can be edited.

    Raises EditRefusedError otherwise.
    """
    check_form(span, front)
    node = span.value
    if text[node.start : node.start + 1] in {"&", "*", "!"}:
        raise EditRefusedError(f"`{span.key}` has an anchor, alias or tag", span.start)
    if node.kind == "mapping":
        raise EditRefusedError(f"`{span.key}` holds properties of its own", span.start)
    return node


def check_form(span: PropertySpan, front: FrontLines) -> None:
    """Raise EditRefusedError where the property is written in a form that cannot be edited."""
    check_lines(front, span.start)
    if span.colon < 0 or span.indent.strip():
        raise EditRefusedError(f"`{span.key}` is written in an uncommon form", span.start)


def check_lines(front: FrontLines, start: int) -> None:
    """Raise EditRefusedError where the properties do not stand on lines of their own."""
    if front.is_flow:
        raise EditRefusedError(
            "the front matter is written in one pair of braces",
            start,
            "Write each property on a line of its own.",
        )


def check_comments(text: str, span: PropertySpan, node: Node | None = None) -> None:
    """Raise EditRefusedError where a comment within the value would be lost.

    Such a comment stands between the items of a list, or after the sign of a text block.
    """
    node = node or span.value
    at = node.start
    for item in node.items:
        # An alias has the items of its anchor, which stand elsewhere.
        if at <= item.start <= item.end <= node.end:
            check_gap(text, span, at, item.start)
            check_comments(text, span, item)
            at = item.end
    if node.items:
        check_gap(text, span, at, node.end)
    elif text[at] in "|>":
        check_gap(text, span, at, line_end(text, at))


def check_gap(text: str, span: PropertySpan, start: int, end: int) -> None:
    """Raise EditRefusedError where a comment between `start` and `end` would be lost.

    The range lies outside of any value.
    """
    at = text.find("#", start, end)
    if at >= 0:
        raise EditRefusedError(f"a comment is within `{span.key}`", at)


def check_silent_text(text: str, key: str, reader: Reader) -> None:
    """Raise EditRefusedError where the note's text states the property `key`."""
    field = field_of(key, reader)
    if not field:
        return
    start = read_front_matter(reader.path, text).body_start
    masked = mask(text, start).text
    values = read_values(reader.path, text, FrontMatter(), reader.lexicon)
    take_inline_fields(values, masked, start)
    take_labelled_lines(values, read_opening(masked, start))
    if values.has(field):
        raise EditRefusedError(
            f"`{values.key(field)}` is in the note's text",
            values.start(field),
            "Delete it there: mdrel changes properties in the front matter only.",
        )
