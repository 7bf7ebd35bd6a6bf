"""A note's opening: its first heading, and the lines up to a section (F3, F12, F14)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from mdrel.parse.markdown.blocks import HEADING
from mdrel.parse.markdown.lazy_pattern import lazy_pattern
from mdrel.parse.markdown.wikilinks import show_links
from mdrel.parse.properties.values import Found, Values

_UNDERLINE = lazy_pattern(r" {0,3}(?P<sign>=+|-{2,})[ \t]*$")
# Bear ends a tag with a second sign. No tag is tried in more than one way, so that a line of many
# takes no longer than it is long.
_TAGS = lazy_pattern(r"(?>(?:#(?=[^\s#,]*[^\W\d])[^\s#,]++(?>#(?![^\s,])|)[\s,]*+)+)")
_RANK = 200


class Opening(Struct, frozen=True):
    """The first heading and the lines of a note before its first section.

    `heading` is the words of the H1 as a reader sees them, before any section. `lines` are (offset,
    masked line) pairs before the first heading and between the H1 and the next.
    """

    heading: str
    lines: tuple[tuple[int, str], ...]


def read_opening(masked: str, start: int) -> Opening:
    """Return the opening of a note whose body begins at `start`."""
    heading = ""
    lines: list[tuple[int, str]] = []
    for at, line in _lines(masked, start):
        if mark := (HEADING.match(line) if "#" in line else None):
            if heading or mark["marks"] != "#":
                break
            heading = mark["text"].strip()
        elif lines and lines[-1][1].strip() and (under := _UNDERLINE.match(line)):
            _, text = lines.pop()
            if heading or under["sign"][0] == "-":
                break
            heading = text.strip()
        else:
            lines.append((at, line))
    return Opening(" ".join(show_links(heading).split()), tuple(lines))


def _lines(masked: str, start: int) -> Iterator[tuple[int, str]]:
    """Yield each line from `start` on with its offset.

    They come one after the other, because an opening is short.
    """
    end = len(masked)
    while start < end:
        newline = masked.find("\n", start)
        stop = end if newline < 0 else newline
        yield start, masked[start:stop].rstrip("\r")
        start = stop + 1


def take_tags(values: Values, opening: Opening) -> None:
    """Add the tags of lines that hold nothing but tags (F3)."""
    for at, line in opening.lines:
        bare = line.strip()
        if bare.startswith("#") and _TAGS.fullmatch(bare):
            tags = tuple(tag for tag in re.split(r"[\s,]+", bare) if tag)
            values.by_field.setdefault("tags", []).append((_RANK, Found("tags", tags, at)))
