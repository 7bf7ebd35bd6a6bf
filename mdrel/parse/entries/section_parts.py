"""The state of a reader of sections: open entries, finds, and marks to look for."""

from __future__ import annotations

import re
from datetime import date

from msgspec import Struct, field

from mdrel.model.contact import LevelChange
from mdrel.model.diagnostic import Diagnostic
from mdrel.model.note import Link, Passed, Talk
from mdrel.model.span import Span
from mdrel.parse.dates.read import read_date
from mdrel.parse.entries.head import Head
from mdrel.parse.lexicon import Lexicon
from mdrel.parse.markdown.lazy_pattern import lazy_pattern

_CODE_DATE = lazy_pattern(
    r"\s*+(?:(?:[-*+]|\d{1,9}[.)]|#{1,6})\s++)?(?:\[.\]\s++)?[*_=]*+"
    r"(?P<code>`(?P<date>[^`\n]{6,40})`)"
)
_CODE_WORD = lazy_pattern(
    r"(?P<before>[^`\n]{6,48}[\s\u00b7|,\u2013\u2014-])`(?P<said>[^`\n]{2,24})`"
)
_PARTS = lazy_pattern(r"[-_ ]")
# With one of these behind it a channel word in code is where a line comes from.
_SOURCES = frozenset(
    {"digest", "thread", "chat", "message", "messages", "log", "history", "summary", "reply", "dm"}
)
QUOTE = lazy_pattern(r"[ \t]*(?:>[ \t]?)+")
MAY_BE_DATED = re.compile(
    r"[\W_]*+(?:date::[\W_]*+)?(?:\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed"
    r"|thu|fri|sat|sun)",
    re.IGNORECASE,
)
# How far in a line stands: items by the blanks before them, paragraphs and headings further out.
PARAGRAPH, OUTERMOST = -1, -10


class Above(Struct):
    """The headings outside the sections that a line is below, the last of them the nearest.

    Each is of a higher level than the next, and none begins with a date.
    """

    open: list[tuple[int, str]] = field(default_factory=list)

    @property
    def nearest(self) -> str:
        """The words of the nearest, empty where there is none."""
        return self.open[-1][1] if self.open else ""

    def enter(self, depth: int, text: str) -> int:
        """Go below a heading of these words, and return its depth."""
        self.open.append((depth, text.strip()))
        return depth

    def leave(self, depth: int) -> None:
        """Leave what stands below headings of this depth or deeper."""
        while self.open and self.open[-1][0] >= depth:
            self.open.pop()


class OpenEntry(Struct):
    """An entry that is being read.

    `indent` is that of its marker, or -1 for a heading. One without a `day` only keeps others from
    taking what stands below it. `is_paragraph` tells that it ends with its paragraph. A date alone
    takes what stands below it.
    """

    head: Head
    day: date | None
    span: Span
    indent: int
    start: int
    is_plan: bool = False
    is_paragraph: bool = False
    rule: str = "F31"
    lines: list[str] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    tags: set[str] = field(default_factory=set)


class Sections(Struct):
    """What a contact's note holds under its headings.

    `passed` are dated lines that are no entries, and `unread` the places of those that may be, by
    their heading. `ranges` are the entries with their offsets (for tasks below them), an outer one
    before those in it.
    """

    levels: list[LevelChange] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    ranges: list[tuple[int, int, Talk]] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)
    passed: list[Passed] = field(default_factory=list)
    unread: dict[str, list[Span]] = field(default_factory=dict)

    @property
    def talks(self) -> tuple[Talk, ...]:
        """The entries in the order in which they begin."""
        return tuple([talk for _, _, talk in self.ranges])


def show_code(line: str, written: str, lexicon: Lexicon) -> str:
    """Return a masked line with its leading date in backticks, and the channel behind it, shown.

    Neither is code (F26, F34). It is as long as before: the channel stands in brackets.
    """
    line = _show_date(line, written)
    code = _CODE_WORD.match(written) if MAY_BE_DATED.match(line.lstrip("-*+> \t")) else None
    if code is None:
        return line
    first, *more = _PARTS.split(code["said"].lower())
    if first not in lexicon.channels or not _SOURCES.issuperset(more):
        return line
    # A source names where something was written, and Teams is a call elsewhere.
    shown = f"({'dm' if first == 'teams' else first})".ljust(len(code["said"]) + 2)
    at = code.end("before")
    return line[:at] + shown + line[at + len(shown) :]


def _show_date(line: str, written: str) -> str:
    """Return a masked line with its leading date in backticks as written."""
    code = _CODE_DATE.match(written)
    if code is None or read_date(code["date"]).problem == "unreadable":
        return line
    return line[: code.start("code")] + code["code"] + line[code.end("code") :]
