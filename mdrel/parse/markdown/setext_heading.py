"""Finds headings underlined with `=` or `-` (CommonMark's setext headings).

They stand outside lists, quotes, tables, HTML and code. It knows no heading's meaning.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from mdrel.parse.markdown.lazy_pattern import lazy_pattern

# A line that may be an underline; the whole pattern for one would take thrice as long to look for.
_CANDIDATE = re.compile(r"\n([-= \t\r]+)(?=\n|\Z)")
_UNDERLINE = lazy_pattern(r" {0,3}(?:=+|-+)$")
_MARKER = lazy_pattern(
    r"(?P<indent> {0,3})(?P<marker>[-*+]|(?P<number>\d{1,9})[.)])(?P<blank>[ \t]+|$)(?P<text>.*)"
)
# What no paragraph goes on over, wherever it stands: a heading with `#`, a line across the page.
_BREAK = lazy_pattern(
    r" {0,3}(?:#{1,6}(?:[ \t]|$)|(?:\*[ \t]*){3,}$|(?:-[ \t]*){3,}$|(?:_[ \t]*){3,}$)"
)
_HTML = lazy_pattern(r" {0,3}<(?:[!?/]|[A-Za-z][\w-]*(?:[\s/>]|$))")
_DEFINITION = lazy_pattern(r" {0,3}\[[^\]]+\]:")
_TABLE = lazy_pattern(r" {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?$")
# Inline code or an embed at the start of a paragraph's line.
_SPAN = lazy_pattern(r" {0,3}(?:`(?!``)|!\[)")
_CODE_INDENT = 4


class Underlined(Struct, frozen=True):
    """A heading above its underline.

    `text` is its masked lines, and `lines` says how many they are with the underline.
    """

    depth: int
    text: str
    lines: int


def may_underline(text: str, start: int) -> bool:
    """Whether a line that can be an underline follows a line that is not blank.

    This is the quick look from offset `start` on, before the closer one.
    """
    return any(
        _UNDERLINE.match(match[1].rstrip())
        and text[text.rfind("\n", 0, match.start()) + 1 : match.start()].strip()
        for match in _CANDIDATE.finditer(text, start)
    )


def find_underlined(lines: Sequence[str], masked: Sequence[str]) -> dict[int, Underlined]:
    """Return the underlined headings of a body by the index of their first line.

    `masked` are its lines without code, comments and quotes.
    """
    walk = _Walk()
    found: dict[int, Underlined] = {}
    for index, (line, kept) in enumerate(zip(lines, masked, strict=True)):
        # Inline code at the start of a line is no indent: where anything is left of a line, the
        # line itself tells what it is.
        first = walk.take(index, line.rstrip() if kept.strip() or _SPAN.match(line) else "")
        if first >= 0 and (text := "\n".join(masked[first:index]).rstrip()):
            found[first] = Underlined(1 if "=" in line else 2, text, index - first + 1)
    return found


class _Walk:
    """One pass over the lines.

    `first` is the line on which the open paragraph begins, -1 where none is open. `width` is how
    far the lines of the outermost list item are indented, 0 outside lists. In it `is_lazy` tells
    that a line less indented goes on with its paragraph. `is_other` tells of a table or HTML,
    either of which lasts until a blank line. `has_bar` tells that the line before could be a
    table's first.
    """

    def __init__(self) -> None:
        self.first = -1
        self.width = 0
        self.is_lazy = self.is_other = self.has_bar = False

    def take(self, index: int, line: str) -> int:
        """Take the next line and return where the heading it underlines began, else -1.

        The line comes without blanks at its end.
        """
        if not line:
            self.leave()
        elif self.first >= 0 and _UNDERLINE.match(line):
            return self.leave()
        elif self.width and _indent(line) >= self.width:
            words = line.lstrip()
            self.is_lazy = not (_BREAK.match(words) or (self.is_lazy and _UNDERLINE.match(words)))
        elif _BREAK.match(line):
            self.leave()
            self.width = 0
        elif (marker := _MARKER.match(line)) and self.may_begin(marker):
            self.begin_item(marker)
        elif not self.is_lazy:
            self.width = 0
            self.text(index, line)
        return -1

    def leave(self) -> int:
        """Close everything open except lists, and return where the paragraph began."""
        first, self.first = self.first, -1
        self.is_lazy = self.is_other = self.has_bar = False
        return first

    def may_begin(self, marker: re.Match[str]) -> bool:
        """Whether a list item may begin here.

        Within a paragraph only one with text may, and a numbered one only with 1.
        """
        return self.first < 0 or bool(marker["text"] and int(marker["number"] or 1) == 1)

    def begin_item(self, marker: re.Match[str]) -> None:
        self.leave()
        blanks = len(marker["blank"].expandtabs(_CODE_INDENT))
        self.width = marker.end("marker") + (
            blanks if 1 <= blanks <= _CODE_INDENT and marker["text"] else 1
        )
        self.is_lazy = (
            bool(marker["text"]) and blanks <= _CODE_INDENT and not _BREAK.match(marker["text"])
        )

    def text(self, index: int, line: str) -> None:
        """Take a line outside lists that begins or goes on with a paragraph, a table or HTML."""
        if _HTML.match(line) or (self.has_bar and "|" in line and _TABLE.match(line)):
            self.leave()
            self.is_other = True
            return
        self.has_bar = "|" in line
        if (
            self.first < 0
            and not self.is_other
            and _indent(line) < _CODE_INDENT
            and not _DEFINITION.match(line)
        ):
            self.first = index


def _indent(line: str) -> int:
    """Return how many columns a line is indented."""
    wide = line.expandtabs(_CODE_INDENT)
    return len(wide) - len(wide.lstrip())
