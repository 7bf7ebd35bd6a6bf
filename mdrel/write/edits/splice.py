"""Lines and places of a text; every edit puts some text in place of a range of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

_BLOCK_ID = re.compile(r"(?<![ \t])[ \t]+\^[A-Za-z0-9-]+\s*$")


def splice(text: str, start: int, end: int, new: str) -> str:
    """Return `text` with `new` in place of the characters from `start` to `end`."""
    return text[:start] + new + text[end:]


def line_start(text: str, offset: int) -> int:
    """Return where the line that holds `offset` begins."""
    return text.rfind("\n", 0, offset) + 1


def line_end(text: str, offset: int) -> int:
    """Return where the line after the one that holds `offset` begins, or the text's end."""
    return text.find("\n", offset) + 1 or len(text)


def line_at(text: str, offset: int) -> str:
    """Return what of a line stands from `offset` on, without how it ends."""
    return text[offset : line_end(text, offset)].rstrip("\r\n")


def line_offset(text: str, line: int) -> int:
    """Return where a line begins; lines are counted from 1."""
    at = 0
    for _ in range(line - 1):
        at = line_end(text, at)
    return at


def line_offsets(text: str, start: int = 0) -> list[int]:
    """Return where each line from `start` on begins, and then where the text ends."""
    offsets = [start]
    while offsets[-1] < len(text):
        offsets.append(line_end(text, offsets[-1]))
    return offsets


def end_of_line_at(text: str, offset: int) -> str:
    r"""Return how the lines around `offset` end.

    It is how the line before ends, else the first line, else `\n`.
    """
    before = text[:offset]
    if before.endswith("\n"):
        return "\r\n" if before.endswith("\r\n") else "\n"
    at = text.find("\n")
    return "\r\n" if at > 0 and text[at - 1] == "\r" else "\n"


def end_of_words(line: str) -> int:
    """Return where the words of a line end, before its block id: there a mark is put."""
    block = _BLOCK_ID.search(line)
    return block.start() if block else len(line.rstrip())


def insert_lines(text: str, offset: int, lines: Sequence[str]) -> str:
    """Return `text` with whole lines inserted at `offset`.

    `offset` is the beginning of a line or the end of the text. A missing final newline stays
    missing.
    """
    ending = end_of_line_at(text, offset)
    block = ending.join(lines)
    if offset == len(text) and text and not text.endswith("\n"):
        return text + ending + block
    return splice(text, offset, offset, block + ending)


def gap_before(text: str, offset: int) -> list[str]:
    """Return the blank line that parts new lines from the line at `offset`, if one is due.

    None is needed where that line is blank itself, or beyond the text's end.
    """
    return [""] if text[offset : line_end(text, offset)].strip() else []


def trim_blank_lines(text: str, start: int, end: int) -> int:
    """Return `end` moved up over blank lines, but not above `start`.

    Both are beginnings of lines or the text's end; what is beyond the text counts as its end.
    """
    end = min(end, len(text))
    while end > start and not text[line_start(text, end - 1) : end].strip():
        end = line_start(text, end - 1)
    return end


def common_start(one: str, other: str) -> int:
    """Return how many characters two texts share at their start."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def place_before(before: str, after: str, offset: int) -> int:
    """Return the place in `before` of what stands at `offset` of `after`.

    `after` is the same text with one range replaced. For what is new, it is where the new text
    begins.
    """
    start = common_start(before, after)
    return (
        offset
        if offset <= start
        else min(max(start, offset - len(after) + len(before)), len(before))
    )
