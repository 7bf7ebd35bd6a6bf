"""Puts an entry beside one that is a line of a paragraph, or a callout."""

from __future__ import annotations

import re

from mdrel.write.edits.splice import gap_before, insert_lines, line_end, trim_blank_lines
from mdrel.write.edits.structure import Structure

_PARAGRAPH, _QUOTE = "paragraph_open", "blockquote_open"
_BREAK = re.compile(r"(?: {2,}|\\)(?=\r?\n?$)")


def put_beside(
    structure: Structure, entry: tuple[int, int], line: str, *, is_before: bool
) -> str | None:
    """Return the text with a line before or after an entry that is no item, heading or row.

    The entry begins and ends at `entry`. Where its neighbour stands in the same paragraph the new
    line does, too, with the sign for a line break that its lines have; else a blank line parts
    them. Beside a callout it is a list item. It is None where the entry is nothing of the kind.
    """
    text, (start, stop) = structure.text, entry
    kind, first, end = next(
        (
            (kind, first, end)
            for kind, _, nesting, first, end in structure.blocks
            if kind in {_PARAGRAPH, _QUOTE} and not nesting and first <= start < end
        ),
        ("", 0, 0),
    )
    if not kind:
        return None
    line = line if kind == _PARAGRAPH else f"- {line}"
    at = start if is_before else trim_blank_lines(text, start, stop)
    has_neighbour = kind == _PARAGRAPH and any(
        first <= each[0] < end and each[0] != start for each in structure.sections.ranges
    )
    # Below its last line a backslash would become the sign for a break.
    if not has_neighbour or at > end or (at == end and text[:end].rstrip("\r\n").endswith("\\")):
        if is_before:
            return insert_lines(text, at, [line, ""])
        return insert_lines(text, at, ["", line, *gap_before(text, at)])
    sign = _BREAK.search(text[first : line_end(text, first)])
    return insert_lines(text, at, [line + (sign[0] if sign and at < end else "")])
