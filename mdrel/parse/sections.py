"""Entries under the headings of a contact's note, and dated lines that are none (F30-F37)."""

from __future__ import annotations

import re

from mdrel.model.codes import problem
from mdrel.model.contact import LevelChange
from mdrel.model.conversation import Channel
from mdrel.model.note import Passed
from mdrel.model.span import Span
from mdrel.model.words import LIVES, NO_CONTACT_IN_LIVES
from mdrel.parse.dates import WHY, DateReading
from mdrel.parse.entries import Head, links_in, read_head, tags_in
from mdrel.parse.entry_rows import find_date_cell, read_cells, split_cells
from mdrel.parse.headings import heading_name, is_section
from mdrel.parse.level_lines import read_level_change
from mdrel.parse.lexicon import Lexicon
from mdrel.parse.pattern import later
from mdrel.parse.section_parts import CALLOUT, CODE_DATE, MAY_BE_DATED, QUOTE, STRUCK, OpenEntry, Sections, make_talk
from mdrel.parse.text import shorten
from mdrel.parse.underline import find_underlined, may_underline

HEADING = re.compile(r" {0,3}(?P<marks>#{1,6})[ \t]++(?P<text>(?:.*[^ \t#])?)[ \t#]*$")
ITEM = re.compile(r"(?P<indent>[ \t]*)(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[(?P<state>.)\][ \t]+)?(?P<text>.*)$")
DELIMITER = later(r"[ \t]*+\|?[ \t]*+:?-++:?[ \t]*+(?:\|[ \t]*+:?-++:?[ \t]*+)*+\|?[ \t]*+$")
# Callouts of other people's words.
OTHERS_TEXT = frozenset({"quote", "cite", "example"})
DONE = frozenset("xX")
NO_CONTACT_ELSEWHERE = frozenset({"gift", "card", "party", "other"})
_LEVELS_HEADING = "levels"


class SectionReader:
    """Reads one contact's note line by line; `masked` has the same offsets as `text`."""

    def __init__(self, path: str, text: str, masked: str, lexicon: Lexicon) -> None:
        """Take the note and its masked twin."""
        self.path, self.text, self.masked, self.lexicon = path, text, masked, lexicon
        self.found = Sections()
        self.depth = self.levels_depth = 0
        self.open: list[OpenEntry] = []
        self.columns: list[str] = []
        self.previous = self.heading = ""
        self.is_of_lives = self.is_loose = self.is_callout = self.is_in_code = False

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
        if "~~" in line:
            line = STRUCK.sub(lambda match: " " * len(match[0]), line)
        heading = HEADING.match(line) if "#" in line else None
        if heading:
            self._heading(len(heading["marks"]), heading["text"], Span(number, heading.start("text") + 1), at)
        elif self.levels_depth:
            self._level(line, number)
        elif self.depth:
            self._entry(self._see_date(line, at), number, at)
        elif line.strip():
            self._elsewhere(line, number, at)
        self.previous = line

    def _see_date(self, line: str, at: int) -> str:
        """Return the line with a date in backticks, which are masked as code, and with the title of a callout, masked as a quote."""
        written = self.text[at : at + len(line)]
        if "`" in written and (code := CODE_DATE.match(written)):
            return line[: code.start(1)] + code[1] + line[code.end(1) :]
        return line

    def _heading(self, depth: int, text: str, span: Span, at: int) -> None:
        """Take the heading of the line at offset `at`; `span` is where its `text` begins."""
        self.columns = []
        name = heading_name(text)
        self._close(at)
        self.is_loose = self.is_callout = False
        if self.levels_depth and depth <= self.levels_depth:
            self.levels_depth = 0
        if self.depth and depth <= self.depth:
            self._leave(at)
        if name == _LEVELS_HEADING:
            self.levels_depth = depth
        elif self.depth:
            if entry := self._start(text, span, (-1, at)):
                self.open.append(entry)
        elif is_section(name, self.lexicon):
            self.depth, self.is_of_lives = depth, name in LIVES
            self.found.spans.append((at, -1))
        elif entry := self._start_elsewhere(text, span, at):
            self.open.append(entry)
            self.is_loose = True
        else:
            self.heading = text.strip()

    def _start_elsewhere(self, text: str, span: Span, at: int) -> OpenEntry | None:
        """Return the entry of a dated heading outside the sections: a date alone, or a word of contact directly behind it (F32)."""
        head = read_head(text, self.lexicon) if not self.lexicon.reading.sections_only else None
        if head is None or head.reading.day is None:
            return None
        if (head.word or head.text.strip()) and not self._is_contact(head, NO_CONTACT_ELSEWHERE):
            self._pass_over(Span(span.line, span.column), text, "F32")
            return None
        entry = self._open(head, text, span, (-1, at))
        entry.rule = "F32"
        return entry

    def _is_contact(self, head: Head, no_words: frozenset[str]) -> bool:
        """Whether a word of contact stands directly behind the date."""
        return (head.word != "" and head.word not in no_words) or self.lexicon.past_verb.match(head.text) is not None

    def _elsewhere(self, line: str, number: int, at: int) -> None:
        """Take a line outside the sections: text of a dated heading, or a dated line that is not read (F37)."""
        if self.is_loose:
            self._continue(line, at)
            return
        item = ITEM.match(line)
        if item and item["state"] is not None:
            return
        text = item["text"] if item else line.strip().lstrip("|").strip()
        if not MAY_BE_DATED.match(text):
            return
        head = read_head(text, self.lexicon)
        if head and head.reading.day:
            self._pass_over(Span(number, line.find(text) + 1), text, "F37")

    def _pass_over(self, span: Span, text: str, rule: str) -> None:
        self.found.passed.append(Passed(span, rule, "", shorten(text), ()))
        if rule != "F33":
            self.found.unread.setdefault(self.heading, []).append(span)

    def _leave(self, at: int) -> None:
        self.depth = 0
        self.is_of_lives = False
        if self.found.spans and self.found.spans[-1][1] < 0:
            self.found.spans[-1] = (self.found.spans[-1][0], at)

    def _entry(self, line: str, number: int, at: int) -> None:
        if not line.strip():
            if not self._callout(number, at, len(line)):
                self.columns = []
            return
        self.is_callout = False
        if item := ITEM.match(line):
            self._item(item, number, at)
        elif DELIMITER.match(line) and "|" in line and "|" in self.previous:
            self.columns = [heading_name(cell) for cell in split_cells(self.previous)]
        elif self.columns or line.lstrip().startswith("|"):
            self._row(line, number, at)
        elif line.startswith((" ", "\t")) or (self.previous.strip() and not ITEM.match(self.previous) and not HEADING.match(self.previous)):
            self._continue(line, at)
        else:
            self._paragraph(line, number, at)

    def _paragraph(self, line: str, number: int, at: int) -> None:
        """Take a paragraph's first line: an entry where it starts with a date; a date alone takes what stands below it."""
        entry = self._start(line, Span(number, 1), (-1, at)) if MAY_BE_DATED.match(line) else None
        if entry is None:
            self._close(at, indent=0)
            if self.open and self.open[-1].is_paragraph:
                self._close(at)
            self._continue(line, at)
            return
        self._close(at)
        entry.is_paragraph = bool(entry.head.text.strip(" :*_"))
        self.open.append(entry)

    def _callout(self, number: int, at: int, size: int) -> bool:
        """Take a line that is masked as a quote: a callout whose title starts with a date is an entry, with the lines below it (F31)."""
        written = self.text[at : at + size]
        if written.lstrip().startswith(("```", "~~~")):
            self.is_in_code = not self.is_in_code
        quote = QUOTE.match(written)
        if quote is None or self.is_in_code:
            self.is_callout = False
            return False
        if title := CALLOUT.match(written):
            self.is_callout = False
            text = title["title"]
            if title["kind"].lower() not in OTHERS_TEXT and (entry := self._start(text, Span(number, title.start("title") + 1), (-1, at))):
                self._close(at)
                entry.is_paragraph = self.is_callout = True
                self.open.append(entry)
        elif self.is_callout:
            self._continue(written[quote.end() :], at, offset=quote.end())
        return True

    def _item(self, match: re.Match[str], number: int, at: int) -> None:
        self.columns = []
        indent = len(match["indent"].expandtabs(4))
        self._close(at, indent)
        if self.open and self.open[-1].is_paragraph and not indent and not self.previous.strip():
            self._close(at)
        state = match["state"]
        entry = (
            self._start(match["text"], Span(number, match.start("text") + 1), (indent, at), is_plan=state is not None and state not in DONE)
            if state != "-"
            else None
        )
        if entry:
            self.open.append(entry)
        elif state is None:
            self._continue(match["text"], at, offset=match.start("text"))

    def _start(self, text: str, span: Span, place: tuple[int, int], *, is_plan: bool = False) -> OpenEntry | None:
        """Return the entry that begins where `text` starts with a date; `place` is the marker's indent and the line's offset."""
        head = read_head(text, self.lexicon)
        if head is None:
            return None
        if head.reading.day is None:
            self._report_date(head.reading, "entry", text, span)
        elif self.is_of_lives and not self._is_contact(head, NO_CONTACT_IN_LIVES):
            self._pass_over(span, text, "F33")
            return None
        entry = self._open(head, text, span, place)
        entry.is_plan = is_plan
        return entry

    def _open(self, head: Head, text: str, span: Span, place: tuple[int, int]) -> OpenEntry:
        """Return the entry of `text` with this head."""
        indent, at = place
        tail = text[len(text) - len(head.text) :] if head.text else ""
        start = at + span.column - 1
        words = self.text[start + len(text) - len(tail) : start + len(text)]
        rule = "F33" if self.is_of_lives else "F31"
        return OpenEntry(head, head.reading.day, span, indent, at, rule=rule, lines=[words], links=links_in(tail, span), tags=tags_in(text))

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

    def _finish(self, entry: OpenEntry, at: int) -> None:
        if entry.day is not None:
            self.found.ranges.append((entry.start, at, make_talk(entry, entry.day, self.lexicon)))

    def _row(self, line: str, number: int, at: int) -> None:
        """Take a table's row: its date stands in the date column, else in the first cell."""
        self._close(at)
        cells, raw = split_cells(line), split_cells(self.text[at : at + len(line)])
        dated = find_date_cell(self.columns, len(cells))
        text = cells[dated].strip() if cells else ""
        lives, self.is_of_lives = self.is_of_lives, False
        entry = self._start(text, Span(number, max(line.find(text) + 1, 1)), (0, at)) if MAY_BE_DATED.match(text) else None
        self.is_of_lives = lives
        if entry is None:
            return
        entry.head, kept = read_cells(entry.head, (cells, raw, dated), self.columns, self.lexicon)
        if lives and entry.head.channel is Channel.OTHER:
            self._pass_over(entry.span, line.strip(), "F33")
            return
        entry.tags = tags_in(line)
        entry.links = links_in(line, entry.span)
        entry.lines = ["; ".join(cell for cell in kept if cell)]
        self._finish(entry, at + len(line))

    def _level(self, line: str, number: int) -> None:
        item = ITEM.match(line)
        change = read_level_change(item["text"], Span(number)) if item else None
        if item and isinstance(change, DateReading):
            self._report_date(change, "level change", item["text"], Span(number, item.start("text") + 1))
        elif isinstance(change, LevelChange):
            self.found.levels.append(change)
