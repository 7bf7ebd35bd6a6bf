"""Reads the entries under a contact's headings, and dated lines that are none (F30-F39)."""

from __future__ import annotations

import re

from mdrel.model.span import Span
from mdrel.model.words.defaults import LIVES, LOGS
from mdrel.parse.dates.forms import is_period
from mdrel.parse.entries.hearsay import begins_mentions
from mdrel.parse.entries.levels import LEVELS_HEADING, take_level
from mdrel.parse.entries.open_entries import Entries
from mdrel.parse.entries.rows import find_date_cell, may_tell, split_cells
from mdrel.parse.entries.section_parts import (
    MAY_BE_DATED,
    OUTERMOST,
    PARAGRAPH,
    QUOTE,
    Sections,
    show_code,
)
from mdrel.parse.lexicon import Lexicon
from mdrel.parse.markdown.blocks import DELIMITER, HEADING, ITEM, blank_struck
from mdrel.parse.markdown.callouts import CALLOUT, OTHERS_TEXT
from mdrel.parse.markdown.headings import heading_name, is_plan, plain_name
from mdrel.parse.markdown.mask import find_quotes
from mdrel.parse.markdown.setext_heading import find_underlined, may_underline

_DONE = frozenset("xX")
_CANCELLED = "-"


class SectionReader:
    """Reads one contact's note line by line.

    `masked` has the same offsets as `text`. `depth` is that of the heading of conversations that is
    open, `aside_depth` that of mentions, `levels_depth` that of level changes, 0 for none.
    `is_loose` tells of a dated heading outside the sections that is an entry, and `is_callout` of a
    callout that is one.
    """

    def __init__(self, path: str, text: str, masked: str, lexicon: Lexicon) -> None:
        """Take the note and its masked twin."""
        self.path, self.text, self.masked, self.lexicon = path, text, blank_struck(masked), lexicon
        self.entries = Entries(path, text, lexicon)
        self.depth = self.levels_depth = self.aside_depth = 0
        self.columns: list[str] = []
        self.quotes: frozenset[int] = frozenset()
        self.has_code = "`" in text
        self.previous = ""
        self.is_loose = self.is_callout = False

    def read(self, start: int) -> Sections:
        """Read from offset `start` to the end."""
        first = number = self.text.count("\n", 0, start) + 1
        at = start
        lines = self.masked[start:].split("\n")
        underlined = (
            find_underlined(self.text[start:].split("\n"), lines)
            if may_underline(self.text, start)
            else {}
        )
        if "!" in self.text and self.text.find("[!", start) >= 0:
            self.quotes = find_quotes(self.text, start)
        behind = 0
        for line in lines:
            if underlined and (heading := underlined.get(number - first)):
                text = heading.text.lstrip()
                span = Span(number, len(heading.text) - len(text) + 1)
                self._heading(heading.depth, text, span, at)
                behind = number + heading.lines
            if number >= behind:
                self._line(line.rstrip("\r"), number, at)
            at += len(line) + 1
            number += 1
        self.entries.close(at)
        self._leave(at)
        self.entries.found.ranges.sort(key=lambda entry: entry[0])
        return self.entries.found

    def _line(self, line: str, number: int, at: int) -> None:
        if not line:  # it ends a table and a callout
            self.columns, self.is_callout, self.previous = [], False, line
            return
        heading = HEADING.match(line) if "#" in line else None
        if heading:
            span = Span(number, heading.start("text") + 1)
            self._heading(len(heading["marks"]), heading["text"], span, at)
        elif self.levels_depth:
            levels, report = self.entries.found.levels, self.entries.report_date
            take_level(line, number, self.lexicon, levels, report)
        elif self.depth and not self.aside_depth:
            self._entry(self._show(line, at), number, at)
        elif line.strip():
            self._elsewhere(self._show(line, at), number, at)
        else:
            self.columns = []
        self.previous = line

    def _show(self, line: str, at: int) -> str:
        written = self.text[at : at + len(line)] if self.has_code else ""
        return show_code(line, written, self.lexicon) if "`" in written else line

    def _heading(self, depth: int, text: str, span: Span, at: int) -> None:
        """Take the heading of the line at offset `at`, whose `text` begins at `span`."""
        self.columns, entries = [], self.entries
        entries.close(at)
        entries.end_groups(OUTERMOST + depth)
        self.is_loose = self.is_callout = False
        self.levels_depth = self.levels_depth if depth > self.levels_depth else 0
        self.aside_depth = self.aside_depth if depth > self.aside_depth else 0
        entries.plan_depth = entries.plan_depth if depth > entries.plan_depth else 0
        entries.above.leave(depth)
        if self.depth and depth <= self.depth:
            self._leave(at)
        name, plain = heading_name(text), plain_name(text)
        if name == LEVELS_HEADING:
            self.levels_depth = depth
        elif (
            not entries.plan_depth
            and plain not in self.lexicon.own_sections
            and is_plan(text, self.lexicon.speech.plan_sections)
        ):
            entries.plan_depth = entries.above.enter(depth, text)
        elif self.aside_depth or begins_mentions(text, self.lexicon):
            if not self.aside_depth:
                self.aside_depth = entries.above.enter(depth, text)
        elif self.depth:
            if entry := entries.start(text, span, (OUTERMOST + depth, at)):
                entries.open.append(entry)
        elif self.lexicon.is_section(text):
            is_own = plain in self.lexicon.own_sections
            self.depth, entries.is_of_lives = depth, plain in LIVES and not is_own
            entries.is_of_log = plain in LOGS and not is_own
            entries.found.spans.append((at, -1))
        else:
            self._other_heading(text, span, (OUTERMOST + depth, at))

    def _other_heading(self, text: str, span: Span, place: tuple[int, int]) -> None:
        """Take a heading outside the sections (F32).

        It is an entry where it is a date alone, or has a word of contact directly behind the date.
        """
        head = self.entries.head_of(text)
        if head is None:
            # The note's name (`ada-lin.md`: `# Ada Lin (Lines)`) is no section's.
            own = plain_name(self.entries.own).partition(" ")[0]
            is_title = place[0] == OUTERMOST + 1 and plain_name(text).partition(" ")[0] == own
            self.entries.above.enter(place[0] - OUTERMOST, "" if is_title else text)
        elif not self.entries.is_dated(head) and (not head.is_alone or is_period(text.strip())):
            return
        elif (
            self.entries.plan_depth
            or self.lexicon.reading.sections_only
            or not (head.is_alone or self.entries.is_contact(head))
        ):
            self.entries.pass_over(span, text, "F32")
        elif entry := self.entries.start(text, span, place):
            entry.rule = "F32"
            self.entries.open.append(entry)
            self.is_loose = True

    def _elsewhere(self, line: str, number: int, at: int) -> None:
        """Take a line outside the sections.

        It is text of a dated heading, or a dated line that is not read (F37).
        """
        item = ITEM.match(line)
        if self.is_loose:
            if item is None or item["state"] is None:
                self.entries.go_on(line, at)
            if item is None or item["indent"]:
                return
        text = said = item["text"] if item else line.strip()
        if "|" in line and not item:
            if DELIMITER.match(line):
                self.columns = [heading_name(cell) for cell in split_cells(self.previous)]
                return
            cells = split_cells(line)
            dated = find_date_cell(self.columns, len(cells))
            is_told = cells and may_tell(cells, dated, self.columns, self.lexicon)
            text = cells[dated].strip() if is_told else ""
            said = " ".join(cells[dated:]).strip()
        if (item and item["state"] is not None) or not MAY_BE_DATED.match(text):
            return
        head = self.entries.head_of(said)
        above = self.entries.open[0].head.reading.day if self.is_loose else None
        if head and self.entries.is_dated(head) and (above is None or head.reading.day != above):
            self.entries.pass_over(Span(number, line.find(text) + 1), said, "F37")

    def _leave(self, at: int) -> None:
        self.entries.end_groups(OUTERMOST)
        self.depth = self.aside_depth = 0
        self.entries.is_of_lives = self.entries.is_of_log = False
        if self.entries.found.spans and self.entries.found.spans[-1][1] < 0:
            self.entries.found.spans[-1] = (self.entries.found.spans[-1][0], at)

    def _entry(self, line: str, number: int, at: int) -> None:
        if line.isspace():
            if not self._callout(number, at, len(line)):
                self.columns = []
            return
        self.is_callout = False
        if item := ITEM.match(line):
            self._item(item, number, at)
        elif DELIMITER.match(line) and "|" in line and "|" in self.previous:
            self.columns = [heading_name(cell) for cell in split_cells(self.previous)]
        elif self.columns or line.lstrip().startswith("|"):
            self.entries.add_row(line, number, at, self.columns)
        elif self._goes_on(line):
            self.entries.go_on(line, at)
        else:
            self._paragraph(line, number, at)

    def _goes_on(self, line: str) -> bool:
        """Whether a line goes on with the paragraph above it.

        A line that starts with a date does not, if that paragraph starts with one as well.
        """
        if line.startswith((" ", "\t")):
            return True
        if not self.previous.strip() or ITEM.match(self.previous) or HEADING.match(self.previous):
            return False
        return not (
            self.entries.open
            and self.entries.open[-1].is_paragraph
            and MAY_BE_DATED.match(line)
            and (head := self.entries.head_of(line))
            and head.reading.day
        )

    def _paragraph(self, line: str, number: int, at: int) -> None:
        """Take a paragraph's first line, which is an entry if it starts with a date.

        A date alone takes what stands below it.
        """
        entry = None
        if MAY_BE_DATED.match(line):
            self.entries.end_groups(PARAGRAPH)
            entry = self.entries.start(line, Span(number, 1), (PARAGRAPH, at))
        if entry is None:
            self.entries.close(at, indent=0)
            if self.entries.open and self.entries.open[-1].is_paragraph:
                self.entries.close(at)
            self.entries.go_on(line, at)
            return
        self.entries.close(at)
        entry.is_paragraph = not entry.head.is_alone
        self.entries.open.append(entry)

    def _callout(self, number: int, at: int, size: int) -> bool:
        """Take a line that is masked as a quote.

        A callout whose title starts with a date is an entry, with the lines below it (F31).
        """
        if at not in self.quotes:
            self.is_callout = False
            return False
        written = blank_struck(self.text[at : at + size])
        quote = QUOTE.match(written)
        if title := CALLOUT.match(written):
            self.is_callout = False
            entry = (
                self.entries.start(
                    title["title"], Span(number, title.start("title") + 1), (PARAGRAPH, at)
                )
                if title["kind"].lower() not in OTHERS_TEXT
                else None
            )
            if entry:
                self.entries.close(at)
                entry.is_paragraph = self.is_callout = True
                self.entries.open.append(entry)
        elif self.is_callout:
            offset = quote.end() if quote else 0
            item = ITEM.match(written, offset)
            if item is None or item["state"] is None:
                self.entries.go_on(written[offset:], at, offset=offset)
        return True

    def _item(self, match: re.Match[str], number: int, at: int) -> None:
        self.columns, entries = [], self.entries
        blanks, state, text = match.groups()
        indent = len(blanks.expandtabs(4))
        entries.close(at, indent)
        entries.end_groups(indent)
        is_apart = not (indent or self.previous.strip())
        if is_apart and entries.open and entries.open[-1].is_paragraph:
            entries.close(at)
        span = Span(number, match.start("text") + 1)
        if state == _CANCELLED:
            if MAY_BE_DATED.match(text):
                entries.pass_over(span, text, "F36")
        elif entry := entries.start(text, span, (indent, at)):
            entry.is_plan = state is not None and state not in _DONE
            entries.open.append(entry)
        elif state is None:
            entries.go_on(text, at, offset=match.start("text"))
