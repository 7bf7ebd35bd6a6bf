"""Entries under the headings of a contact's note: list items, table rows and dated headings."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from mdrel.model.codes import problem
from mdrel.model.contact import LevelChange
from mdrel.model.conversation import Channel, Purpose, Source
from mdrel.model.diagnostic import Diagnostic
from mdrel.model.level import Level
from mdrel.model.note import Link, Talk
from mdrel.model.span import Span
from mdrel.parse.dates import WHY, DateReading, read_date
from mdrel.parse.entries import Head, channel_of, links_in, read_head, tagged_channel, tags_in, tidy
from mdrel.parse.lexicon import Lexicon
from mdrel.parse.pattern import later
from mdrel.parse.underline import find_underlined, may_underline

HEADING = re.compile(r" {0,3}(?P<marks>#{1,6})[ \t]+(?P<text>.*?)[ \t]*#*[ \t]*$")
ITEM = re.compile(r"(?P<indent>[ \t]*)(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[(?P<state>.)\][ \t]+)?(?P<text>.*)$")
_DECORATION = re.compile(r"[^\w\s'&-]")
DELIMITER = later(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_CELL = later(r"(?:\[\[[^\[\]\n]*\]\]|\\.|[^|\\])+|(?<=\|)(?=\|)")
_LEVEL_LINE = later(r"\W*(?P<date>\d{4}-\d{1,2}-\d{1,2})\W+(?:(?P<before>\w+)\s*(?:->|→|=>|-->|\bto\b)\s*)?(?P<after>\w+)[\s*_]*[:,–—-]?\s*(?P<why>.*)$")
CHANNEL_COLUMNS = frozenset({"channel", "type", "kind", "how", "medium"})
PEOPLE_COLUMNS = frozenset({"with", "who", "people", "attendees", "participants"})
PURPOSE_COLUMN = "purpose"
_LEVELS_HEADING = "levels"


@dataclass(slots=True)
class _Open:
    """An entry being read; `indent` is that of its marker, or -1 for a heading. One without a `day` only keeps others from taking what stands below it."""

    head: Head
    day: date | None
    span: Span
    indent: int
    start: int
    is_plan: bool = False
    lines: list[str] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    tags: frozenset[str] = frozenset()


@dataclass(slots=True)
class Sections:
    """What a contact's note holds under its headings. `ranges` are the entries with their offsets (for tasks below them), an outer before those in it."""

    levels: list[LevelChange] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    ranges: list[tuple[int, int, Talk]] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)

    @property
    def talks(self) -> tuple[Talk, ...]:
        """The entries in the order in which they begin."""
        return tuple(talk for _, _, talk in self.ranges)


def heading_name(text: str) -> str:
    """Return a heading's words for comparison: no emphasis, emoji or colon, lower case."""
    return " ".join(_DECORATION.sub(" ", text).casefold().split())


class SectionReader:
    """Reads one contact's note line by line; `masked` has the same offsets as `text`."""

    def __init__(self, path: str, text: str, masked: str, lexicon: Lexicon) -> None:
        """Take the note and its masked twin."""
        self.path, self.text, self.masked, self.lexicon = path, text, masked, lexicon
        self.found = Sections()
        self.depth = self.levels_depth = 0
        self.open: list[_Open] = []
        self.columns: list[str] = []
        self.previous = ""

    def read(self, start: int) -> Sections:
        """Read from offset `start` to the end."""
        first = number = self.text.count("\n", 0, start) + 1
        at = start
        lines = self.masked[start:].split("\n")
        underlined = find_underlined(self.text[start:].split("\n"), lines) if may_underline(self.text, start) else {}
        behind = 0
        for line in lines:
            if underlined and (heading := underlined.get(number - first)):
                self._heading(heading.depth, heading.text.lstrip(), Span(number, len(heading.text) - len(heading.text.lstrip()) + 1), at)
                behind = number + heading.lines
            if number >= behind:
                self._line(line.rstrip("\r"), number, at)
            at += len(line) + 1
            number += 1
        self._close(at)
        self._leave(at)
        self.found.ranges.sort(key=lambda entry: entry[0])
        return self.found

    def _line(self, line: str, number: int, at: int) -> None:
        heading = HEADING.match(line) if "#" in line else None
        if heading:
            self._heading(len(heading["marks"]), heading["text"], Span(number, heading.start("text") + 1), at)
        elif self.levels_depth:
            self._level(line, number)
        elif self.depth:
            self._entry(line, number, at)
        self.previous = line

    def _heading(self, depth: int, text: str, span: Span, at: int) -> None:
        """Take the heading of the line at offset `at`; `span` is where its `text` begins."""
        self.columns = []
        name = heading_name(text)
        self._close(at)
        if self.levels_depth and depth <= self.levels_depth:
            self.levels_depth = 0
        if self.depth and depth <= self.depth:
            self._leave(at)
        if name == _LEVELS_HEADING:
            self.levels_depth = depth
        elif self.depth:
            if entry := self._start(text, span, (-1, at)):
                self.open.append(entry)
        elif name in self.lexicon.sections:
            self.depth = depth
            self.found.spans.append((at, -1))

    def _leave(self, at: int) -> None:
        self.depth = 0
        if self.found.spans and self.found.spans[-1][1] < 0:
            self.found.spans[-1] = (self.found.spans[-1][0], at)

    def _entry(self, line: str, number: int, at: int) -> None:
        if not line.strip():
            self.columns = []
            return
        if item := ITEM.match(line):
            self._item(item, number, at)
        elif DELIMITER.match(line) and "|" in line and "|" in self.previous:
            self.columns = [heading_name(cell) for cell in split_cells(self.previous)]
        elif self.columns or line.lstrip().startswith("|"):
            self._row(line, number, at)
        else:
            if not line.startswith((" ", "\t")):
                self._close(at, indent=0)
            self._continue(line, at)

    def _item(self, match: re.Match[str], number: int, at: int) -> None:
        self.columns = []
        indent = len(match["indent"].expandtabs(4))
        self._close(at, indent)
        state = match["state"]
        entry = self._start(match["text"], Span(number, match.start("text") + 1), (indent, at)) if state != "-" else None
        if entry:
            entry.is_plan = state is not None and state in " /"
            self.open.append(entry)
        elif state is None:
            self._continue(match["text"], at, offset=match.start("text"))

    def _start(self, text: str, span: Span, place: tuple[int, int]) -> _Open | None:
        """Return the entry that begins where `text` starts with a date; `place` is the marker's indent and the line's offset."""
        head = read_head(text, self.lexicon)
        if head is None:
            return None
        if head.reading.day is None:
            self._report_date(head.reading, "entry", text, span)
        indent, at = place
        tail = text[len(text) - len(head.text) :] if head.text else ""
        start = at + span.column - 1
        words = self.text[start + len(text) - len(tail) : start + len(text)]
        return _Open(head, head.reading.day, span, indent, at, lines=[words], links=links_in(tail, span), tags=tags_in(text))

    def _report_date(self, reading: DateReading, what: str, text: str, span: Span) -> None:
        code = "MDR204" if reading.problem == "ambiguous" else "MDR302"
        self.found.diagnostics.append(problem(code, self.path, f"the {what}'s date {WHY[reading.problem]}: {text[:40].strip()}", span))

    def _continue(self, line: str, at: int, offset: int = 0) -> None:
        if not self.open or not line.strip():
            return
        entry, start = self.open[-1], at + offset
        entry.links.extend(links_in(line, entry.span))
        entry.tags |= tags_in(line)
        entry.lines.append(self.text[start : start + len(line)])

    def _close(self, at: int, indent: int = -1) -> None:
        """Finish the open entries whose marker stands at `indent` or further in; what follows is no part of them."""
        while self.open and self.open[-1].indent >= indent:
            self._finish(self.open.pop(), at)

    def _finish(self, entry: _Open, at: int) -> None:
        if entry.day is None:
            return
        head, channel = entry.head, entry.head.channel
        if channel is Channel.OTHER:
            channel = tagged_channel(entry.tags, self.lexicon) or channel
        first, *further = [tidy(line.lstrip(" \t-*+>").rstrip("\r")) for line in entry.lines]
        more = " ".join(filter(None, further)) if further else ""
        talk = Talk(
            entry.day, channel, Source.ENTRY, entry.span, first or more, more if first else "", head.time, head.purpose, entry.tags, head.people, tuple(entry.links), entry.is_plan,
        )  # fmt: skip
        self.found.ranges.append((entry.start, at, talk))

    def _row(self, line: str, number: int, at: int) -> None:
        self._close(at)
        cells = split_cells(line)
        column = line.find(cells[0].strip()) + 1 if cells else 0
        entry = self._start(cells[0].strip(), Span(number, max(column, 1)), (0, at)) if cells else None
        if entry is None:
            return
        raw = split_cells(self.text[at : at + len(line)])
        entry.head, kept = self._read_cells(entry.head, cells, raw)
        entry.tags = tags_in(line)
        entry.links = links_in(line, entry.span)
        entry.lines = ["; ".join(cell for cell in kept if cell)]
        self._finish(entry, at + len(line))

    def _read_cells(self, head: Head, cells: list[str], raw: list[str]) -> tuple[Head, list[str]]:
        named = dict(zip(self.columns, range(len(cells)), strict=False))
        column = next((named[name] for name in named if name in CHANNEL_COLUMNS), -1)
        if column < 1:
            column = next((index for index, cell in enumerate(cells) if index and channel_of(cell, self.lexicon)), -1)
        channel = channel_of(cells[column], self.lexicon) if column > 0 else None
        shared = next((named[name] for name in named if name in PEOPLE_COLUMNS), -1)
        people = tuple(links_in(cells[shared])) if shared > 0 else ()
        wants = named.get(PURPOSE_COLUMN, 0)
        purpose = Purpose(said) if wants and (said := cells[wants].strip().lower()) in set(Purpose) else None
        apart = {0, shared, *([column] if channel else []), *([wants] if purpose else [])}
        texts = [cell.strip() for index, cell in enumerate(raw) if index not in apart]
        first = head.text.strip()
        return Head(head.reading, head.time, channel or head.channel, purpose or head.purpose, head.people + people, first), [first, *texts]

    def _level(self, line: str, number: int) -> None:
        item = ITEM.match(line)
        match = _LEVEL_LINE.match(item["text"]) if item else None
        if item is None or match is None or match["after"].lower() not in set(Level):
            return
        reading = read_date(match["date"])
        if reading.day is None:
            self._report_date(reading, "level change", item["text"], Span(number, item.start("text") + 1))
            return
        before = (match["before"] or "").lower()
        known = Level(before) if before in set(Level) else None
        self.found.levels.append(LevelChange(reading.day, known, Level(match["after"].lower()), tidy(match["why"]), Span(number)))


def split_cells(line: str) -> list[str]:
    r"""Return the cells of a table row, without the outer bars; `\|` and bars in wiki links do not part cells."""
    return [cell.replace("\\|", "|") if "[[" not in cell else cell for cell in _CELL.findall(line.strip().strip("|"))] if "|" in line else []
