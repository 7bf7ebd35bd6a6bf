"""What a reader of sections holds: entries being read, what they come to, what was found, and the marks it looks for."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date

from mdrel.model.codes import problem
from mdrel.model.contact import LevelChange
from mdrel.model.conversation import Channel, Source
from mdrel.model.diagnostic import Diagnostic
from mdrel.model.note import Link, Passed, Talk
from mdrel.model.span import Span
from mdrel.parse.entries import Head, tagged_channel, tidy
from mdrel.parse.lexicon import Lexicon
from mdrel.parse.pattern import later
from mdrel.parse.text import shorten

STRUCK = later(r"~~(?=\S)[^~\n]+~~")
CODE_DATE = later(r"\s*(?:(?:[-*+]|\d{1,9}[.)]|#{1,6})\s+)?(`[^`\n]{6,40}`)")
QUOTE = later(r"[ \t]*(?:>[ \t]?)+")
CALLOUT = later(r"[ \t]*>[ \t]*\[!(?P<kind>[\w-]+)[^\]\n]*\][+-]?[ \t]*(?P<title>[^\n]*)")
MAY_BE_DATED = re.compile(r"[\W_]*+(?:date::[\W_]*+)?(?:\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)", re.IGNORECASE)


@dataclass(slots=True)
class OpenEntry:
    """An entry being read; `indent` is that of its marker, or -1 for a heading. One without a `day` only keeps others from taking what stands below it."""

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
    tags: frozenset[str] = frozenset()


@dataclass(slots=True)
class Sections:
    """What a contact's note holds under its headings.

    `passed` are dated lines that are no entries, `unread` the places of those that may be, by their heading. `ranges` are the entries with their offsets
    (for tasks below them), an outer before those in it.
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
        return tuple(talk for _, _, talk in self.ranges)


def make_talk(entry: OpenEntry, day: date, lexicon: Lexicon) -> Talk:
    """Return the talk that an entry of `day` comes to: a tag says the channel where its head does not, its first line is its text."""
    head, channel = entry.head, entry.head.channel
    if channel is Channel.OTHER:
        channel = tagged_channel(entry.tags, lexicon) or channel
    first, *further = [tidy(line.lstrip(" \t-*+>").rstrip("\r")) for line in entry.lines]
    more = " ".join(filter(None, further)) if further else ""
    return Talk(
        day, channel, Source.ENTRY, entry.span, first or more, more if first else "", head.time, head.purpose, entry.tags, head.people,
        tuple(entry.links), entry.is_plan, entry.rule,
    )  # fmt: skip


def report_unread(path: str, unread: dict[str, list[Span]]) -> list[Diagnostic]:
    """Return the remark on dated lines of a contact's note that are not read, with the setting that would change it (F37)."""
    if not unread:
        return []
    places = sorted(span for spans in unread.values() for span in spans)
    names = [name for name in unread if name]
    shown = ", ".join(f"'{shorten(name, 30)}'" for name in names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")  # noqa: PLR2004 as many as a line holds
    where = f"under {shown}" if names else "above the first heading"
    count = len(places)
    found = problem(
        "MDR305", path, f"{count} dated {'line' if count == 1 else 'lines'} {where} {'is' if count == 1 else 'are'} not read as conversations", places[0]
    )
    listed = ", ".join('"' + shorten(name, 60).replace("\\", "\\\\").replace('"', '\\"') + '"' for name in names[:3])
    hint = (
        f"If these are conversations, write in mdrel.toml below [notes]: sections = [{listed}]"
        if names
        else "If these are conversations, put them below a heading Conversations."
    )
    return [replace(found, hint=hint, count=count)]
