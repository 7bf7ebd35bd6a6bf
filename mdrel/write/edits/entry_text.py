"""How a conversation is spelled: its canonical line and the parts of it."""

from __future__ import annotations

import re

from mdrel.model.names import join_names
from mdrel.write.edits.edit import AddEntry, AddTask
from mdrel.write.edits.splice import gap_before, insert_lines, line_end, trim_blank_lines
from mdrel.write.edits.structure import Structure


def entry_line(entry: AddEntry, opening: str = "", closing: str = "") -> str:
    """Return the canonical line of an entry, without a list marker.

    The line is `DATE [CHANNEL] [(PURPOSE)][ with [[Other]]…]: TEXT`. `opening` and `closing` put
    the date in bold or in a link.
    """
    head = entry_head(entry, opening, closing)
    return join_words(f"{head}:" if entry_text(entry) else head, entry_text(entry))


def entry_head(entry: AddEntry, opening: str = "", closing: str = "") -> str:
    """Return the canonical line up to the colon."""
    return join_words(f"{opening}{entry.on.isoformat()}{closing}", *head_words(entry))


def head_words(entry: AddEntry) -> tuple[str, str, str]:
    """Return the channel, the purpose in parentheses, and `with` the people.

    Each is empty where there is none.
    """
    shared = join_names([f"[[{each}]]" for each in entry.people])
    return (
        entry.channel,
        f"({entry.purpose})" if entry.purpose else "",
        f"with {shared}" if shared else "",
    )


def entry_text(entry: AddEntry) -> str:
    """Return the text on one line, followed by the tags."""
    return join_words(" ".join(entry.text.split()), *(f"#{tag}" for tag in entry.tags))


def promises_of(entry: AddEntry) -> list[AddTask]:
    """Return the tasks that stand below the entry."""
    return [AddTask(each) for each in entry.promises]


def join_words(*parts: str) -> str:
    """Return the parts that are not empty, joined by blanks."""
    return " ".join(filter(None, parts))


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
