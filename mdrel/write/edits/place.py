"""Finds the place of a new line below a heading or beside an entry.

A section is made where there is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mdrel.parse.markdown.headings import heading_name
from mdrel.write.edits.splice import (
    gap_before,
    insert_lines,
    line_end,
    line_start,
    trim_blank_lines,
)
from mdrel.write.edits.structure import Heading, Structure

_ITEM = re.compile(r"(?P<indent>[ \t]*)(?P<marker>[-*+]|\d{1,9}[.)])(?P<blank>[ \t]+)")
_PARAGRAPH, _QUOTE = "paragraph_open", "blockquote_open"
_BREAK = re.compile(r"(?: {2,}|\\)(?=\r?\n?$)")
FOLLOW_UPS, LEVELS = "Follow-ups", "Levels"
FOLLOW_UP_NAMES = frozenset({
    "follow-ups", "follow-up", "follow ups", "followups", "tasks", "to do", "to-do", "todo",
    "todos", "next steps", "promises",
})  # fmt: skip
LEVEL_NAMES = frozenset({"levels"})
# What a new section is put before, so that a note keeps the order of the canonical form.
_AFTER = {"": FOLLOW_UP_NAMES | LEVEL_NAMES, FOLLOW_UPS: LEVEL_NAMES, LEVELS: frozenset[str]()}


@dataclass(frozen=True, slots=True)
class Item:
    """The beginning of a list item's line: blanks, marker, blanks."""

    indent: str = ""
    marker: str = "-"
    blank: str = " "

    def line(self, text: str, step: int = 0) -> str:
        """Return a line with this beginning; a numbered one counts on by `step`."""
        marker = (
            f"{int(self.marker[:-1]) + step}{self.marker[-1]}"
            if self.marker[0].isdigit()
            else self.marker
        )
        return f"{self.indent}{marker}{self.blank}{text}"

    def below(self, text: str, *, is_tabbed: bool) -> str:
        """Return the line of a list item nested in this one."""
        deeper = "\t" if is_tabbed else " " * len(self.marker + self.blank)
        return f"{self.indent}{deeper}- {text}"


def read_item(line: str) -> Item | None:
    """Return how a line begins where it is a list item, else None."""
    match = _ITEM.match(line)
    return Item(match["indent"], match["marker"], match["blank"]) if match else None


def put_in_empty_section(
    structure: Structure, heading: Heading, end: int, lines: Sequence[str]
) -> str:
    """Return the text with `lines` at the end of what stands directly under `heading`.

    That is before any heading below it.
    """
    text = structure.text
    end = next((each.start for each in structure.headings if heading.start < each.start < end), end)
    at = trim_blank_lines(text, heading.end, end)
    last = text[line_start(text, at - 1) : at]
    joins = at > heading.end and (item := read_item(last)) is not None and not item.indent
    before = [] if joins else [""]
    after = gap_before(text, at)
    return insert_lines(text, at, [*before, *lines, *after])


def make_section(
    structure: Structure, title: str, lines: Sequence[str], *, is_known: bool = True
) -> str:
    """Return the text with a new section at its end.

    Where sections follow it in the canonical form, it goes before them.
    """
    text = structure.text
    later = _AFTER[title if is_known else ""]
    at = next((each.start for each in structure.headings if each.name in later), len(text))
    above = trim_blank_lines(text, structure.start, at)
    is_first = above <= structure.start
    has_gap = above < at or is_first
    block = [
        *([] if has_gap else [""]),
        f"## {title}",
        "",
        *lines,
        *([""] if at < len(text) else []),
    ]
    return insert_lines(text, at, block)


def put_line(
    structure: Structure, names: Iterable[str], title: str, line: str, *, newest_first: bool = False
) -> str:
    """Return the text with a list item in the section called `title` or any of `names`.

    It goes after the last item, or before the first one with `newest_first`. A missing section is
    made.
    """
    found = structure.find_section(lambda text: heading_name(text) in names)
    if found is None:
        return make_section(structure, title, [f"- {line}"])
    heading, end = found
    items = [
        first
        for kind, _, level, first, _ in structure.blocks
        if kind == "list_item_open" and level == 1 and heading.end <= first < end
    ]
    if not items:
        return put_in_empty_section(structure, heading, end, [f"- {line}"])
    at = items[0] if newest_first else items[-1]
    item = read_item(structure.text[at:]) or Item()
    if newest_first:
        return insert_lines(structure.text, at, [item.line(line)])
    return insert_lines(
        structure.text, structure.block_at(frozenset({"list_item_open"}), at), [item.line(line, 1)]
    )


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
