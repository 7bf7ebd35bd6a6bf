"""The entries of a contact's note while it is being read (F31-F39).

It finds where each begins and ends, and keeps the dated lines that are no entries.
"""

from __future__ import annotations

from datetime import date

from msgspec import Struct, field
from msgspec.structs import replace

from mdrel.model.codes import problem
from mdrel.model.conversation import Channel, Source
from mdrel.model.diagnostic import Diagnostic
from mdrel.model.names import note_name
from mdrel.model.note import Link, Passed, Talk
from mdrel.model.span import Span
from mdrel.model.words.defaults import NO_CONTACT_IN_LIVES
from mdrel.parse.dates.forms import is_period
from mdrel.parse.dates.read import WHY, DateReading
from mdrel.parse.entries.below import judge_below, tells_of_mention
from mdrel.parse.entries.channel import read_said
from mdrel.parse.entries.head import (
    Head,
    drop_half,
    links_in,
    read_head,
    tagged_channel,
    tags_in,
    tidy,
)
from mdrel.parse.entries.hearsay import is_of_mentions, states_fact
from mdrel.parse.entries.rows import find_date_cell, read_cells, split_cells
from mdrel.parse.entries.section_parts import MAY_BE_DATED, PARAGRAPH, Above, OpenEntry, Sections
from mdrel.parse.entries.undated import link_alone, may_tell, tells_of_talk
from mdrel.parse.entries.unheld import Outcome, judge, judge_row
from mdrel.parse.lexicon import Lexicon
from mdrel.parse.markdown.lazy_pattern import lazy_pattern
from mdrel.parse.markdown.shorten import shorten

# What stands before the words of a line: an item's sign, a quote's, or a rule across the page.
_MARKERS = lazy_pattern(r"(?>(?:[ \t]+|[-*+>]+(?=[ \t]|$)|>)*)")


class Entries(Struct):
    """The entries found in the note `text` so far, and those that are still open.

    `groups` are headings and items that name but a month: with entries below them they are none
    themselves. `above` are those above, outside the sections. `plan_depth` is that of a heading
    of plans, 0 for none. `is_of_lives` tells of History and Timeline, `is_of_log` of what is called
    a log and no more. The line at the offset `counted` has the number `number`. `asked` is the text
    whose head was read last, with that head.
    """

    path: str
    text: str
    lexicon: Lexicon
    found: Sections = field(default_factory=Sections)
    open: list[OpenEntry] = field(default_factory=list)
    groups: list[tuple[int, Diagnostic]] = field(default_factory=list)
    above: Above = field(default_factory=Above)
    plan_depth: int = 0
    is_of_lives: bool = False
    is_of_log: bool = False
    counted: int = 0
    number: int = 1
    asked: tuple[str, Head | None] = ("", None)
    own: str = ""

    def __post_init__(self) -> None:
        """Take the note's name, which is asked for by each entry."""
        self.own = note_name(self.path)

    def head_of(self, text: str) -> Head | None:
        """Return the head that a line begins with, or None; most lines are asked for twice."""
        if text != self.asked[0]:
            self.asked = (text, read_head(text, self.lexicon))
        return self.asked[1]

    def is_contact(self, head: Head) -> bool:
        """Whether a word of contact stands directly behind the date.

        It has to below headings of lives, and in headings outside the sections.
        """
        return (
            head.word != "" and head.word not in NO_CONTACT_IN_LIVES
        ) or self.lexicon.past_verb.match(head.text.lstrip("*_= ")) is not None

    def is_dated(self, head: Head) -> bool:
        """Whether a line outside the sections is one that might be a conversation.

        Its date is whole, if not a day that can be told. `20 November` and `March 2026` begin many
        a fact of a life, so that a word of contact has to follow there.
        """
        return head.reading.problem != "unreadable" or self.is_contact(head)

    def pass_over(self, span: Span, text: str, rule: str) -> None:
        """Keep a dated line that is no entry.

        One that may be a conversation is named by its heading and day, unless that is of mentions.
        """
        rule = "F62" if self.plan_depth else rule
        passed = Passed(span, rule, "", shorten(text), ())
        heading = self.above.nearest
        is_silent = self.lexicon.reading.sections_only or is_of_mentions(heading)
        if rule in {"F32", "F37"} and not is_silent:
            self.found.unread.setdefault(heading, []).append(span)
            day = head.reading.day if (head := self.head_of(text)) else None
            is_told = may_tell(text, self.lexicon) or (head is not None and head.word != "")
            passed = Passed(span, rule, "MDR305", heading, on=day, is_improbable=not is_told)
        self.found.passed.append(passed)

    def start(self, text: str, span: Span, place: tuple[int, int]) -> OpenEntry | None:
        """Return the entry that begins where `text` starts with a date.

        `place` says how far in it stands, and the offset of its line.
        """
        indent, at = place
        head = self.head_of(text)
        if head is None:
            if linked := link_alone(text):
                told = f"'{shorten(tidy(text))}'"
                self.found.passed.append(Passed(span, "F31", "MDR318", told, (Link(linked, span),)))
            elif "[[" in text and MAY_BE_DATED.match(text):
                self.pass_over(span, text, "F25")
            elif indent < PARAGRAPH:
                self._name_undated(text, at)
            return None
        start = at + span.column - 1
        line_end = self.text.find("\n", start) if head.is_alone else start
        if why := self._why_none(head, self.text[start : line_end if line_end >= 0 else None]):
            self.pass_over(span, text, why)
            return None
        if head.reading.day is None:
            self.report_date(head.reading, "entry", text, span)
            if is_period(text.strip("*_= \t")):
                self.groups.append((indent, self.found.diagnostics.pop()))
        else:
            self.groups.clear()
        head, day = self._judge(head, text, span)
        tail = text[len(text) - len(head.text) :] if head.text else ""
        words = self._words_behind(text, start, len(text) - len(tail)) if tail else ""
        rule = "F33" if self.is_of_lives else "F31"
        return OpenEntry(
            head, day, span, max(PARAGRAPH, indent), at,
            rule=rule, lines=[words], links=links_in(tail, span), tags=set(tags_in(text)),
        )  # fmt: skip

    def _words_behind(self, text: str, start: int, end: int) -> str:
        """Return the words behind a head, which ends at `end` of `text`, as they are written."""
        if text.endswith(": ", 0, end):
            return self.text[start + end : start + len(text)]
        end = len(text[:end].rstrip(" \t"))
        words = drop_half(text[:end], self.text[start + end : start + len(text)])
        return words if text.endswith(":", 0, end) else _MARKERS.sub("", words, 1)

    def _judge(self, head: Head, text: str, span: Span) -> tuple[Head, date | None]:
        """Return the head and day of the entry `text`, without a day where nobody spoke."""
        day, before = head.reading.day, text.removesuffix(head.text)
        judged = judge(head, before, self.lexicon, own=self.own)
        if self.is_of_log and states_fact(head, before):
            judged = Outcome("F57")
        if day and judged.is_none:
            self._name_unheld(span, text, judged.rule, day)
            return head, None
        return (replace(head, channel=judged.channel) if judged.channel else head), day

    def _name_unheld(self, span: Span, text: str, rule: str, day: date | None) -> None:
        """Keep and name an entry that says itself that nobody spoke (MDR312)."""
        told = f"'{shorten(tidy(text))}' ({rule})"
        self.found.passed.append(Passed(span, rule, "MDR312", told, (), day))

    def _why_none(self, head: Head, written: str) -> str:
        """Return the rule by which a dated line is no entry, or an empty text if it is one."""
        if self.plan_depth and head.reading.day:
            return "F62"
        if head.is_alone and "~~" in written:
            return "F39"
        return "F33" if self.is_of_lives and not (head.is_alone or self.is_contact(head)) else ""

    def end_groups(self, indent: int) -> None:
        """Report the groups at `indent` or further in that had no entry below them.

        A month without a day is no date (F24).
        """
        while self.groups and self.groups[-1][0] >= indent:
            self.found.diagnostics.append(self.groups.pop()[1])

    def report_date(self, reading: DateReading, what: str, text: str, span: Span) -> None:
        """Report a date that cannot be used (MDR204, MDR302)."""
        code = "MDR204" if reading.problem == "ambiguous" else "MDR302"
        told = f"the {what}'s date {WHY[reading.problem]}: {text[:40].strip()}"
        self.found.diagnostics.append(problem(code, self.path, told, span))

    def go_on(self, line: str, at: int, offset: int = 0, *, is_told: bool = True) -> None:
        """Add a line to the innermost open entry.

        Its words begin `offset` behind the line's beginning `at`. Without `is_told` only its links
        and tags are taken.
        """
        if not line.strip():
            return
        if not self.open:
            self._name_undated(line, at)
            return
        entry, start = self.open[-1], at + offset
        entry.links.extend(links_in(line, entry.span))
        entry.tags |= tags_in(line)
        if is_told:
            entry.lines.append(self.text[start : start + len(line)])

    def _name_undated(self, line: str, at: int) -> None:
        """Name a line that belongs to no entry and tells of a talk (MDR310)."""
        is_date = "[[" in line and MAY_BE_DATED.match(line)
        if is_date or self.plan_depth or not tells_of_talk(line, self.lexicon):
            return
        self.number += self.text.count("\n", self.counted, at)
        self.counted = at
        told = f"'{shorten(tidy(line))}' (F31)"
        self.found.passed.append(Passed(Span(self.number, 1), "F31", "MDR310", told, ()))

    def close(self, at: int, indent: int = -1) -> None:
        """Finish the open entries whose marker stands at `indent` or further in.

        What follows is no part of them.
        """
        while self.open and self.open[-1].indent >= indent:
            self._finish(self.open.pop(), at)

    def _finish(self, entry: OpenEntry, at: int) -> None:
        if entry.day is None:
            return
        head, channel = entry.head, entry.head.channel
        first = tidy(entry.lines[0])
        further = [tidy(_MARKERS.sub("", line.rstrip("\r"), 1)) for line in entry.lines[1:]]
        if channel is Channel.OTHER and not first and further:
            below = (head, further, self.lexicon)
            judged, channel = judge_below(*below, self.own, is_of_log=self.is_of_log)
            if judged.is_none:
                self._name_unheld(entry.span, further[0], judged.rule, entry.day)
                return
        more = " ".join(filter(None, further)) if further else ""
        if channel is Channel.OTHER:
            channel = tagged_channel(frozenset(entry.tags), self.lexicon) or channel
            if channel is Channel.OTHER and tells_of_mention(head, f"{first} {more}", self.own):
                self._name_unheld(entry.span, first or more, "F57", entry.day)
                return
        talk = Talk(
            entry.day, channel, Source.ENTRY, entry.span, first or more, more if first else "",
            head.time, head.purpose, frozenset(entry.tags), head.people, tuple(entry.links),
            entry.is_plan, "F59" if channel is Channel.ATTEMPT else entry.rule,
        )  # fmt: skip
        self.found.ranges.append((entry.start, at, talk))

    def add_row(self, line: str, number: int, at: int, columns: list[str]) -> None:
        """Add a table's row, whose date is in the date column or the first cell."""
        self.close(at)
        cells, raw = split_cells(line), split_cells(self.text[at : at + len(line)])
        dated = find_date_cell(columns, len(cells))
        text = cells[dated].strip() if cells else ""
        head = read_head(text, self.lexicon) if MAY_BE_DATED.match(text) else None
        if head is None:
            return
        span = Span(number, line.find(text) + 1)
        head, kept = read_cells(head, (cells, raw, dated), columns, self.lexicon)
        behind = next(filter(None, kept), "")
        told = replace(
            head,
            word=head.word or read_said(behind, 0, self.lexicon).word,
            text=behind,
            is_alone=not (head.word or behind),
        )
        if why := self._why_none(told, ""):
            self.pass_over(span, line.strip(), why)
        elif head.reading.day is None:
            self.report_date(head.reading, "entry", text, span)
        elif (judged := judge_row(head, kept, self.lexicon)).is_none:
            self._name_unheld(span, line.strip(), judged.rule, head.reading.day)
        else:
            if judged.channel:
                head = replace(head, channel=judged.channel)
            rule = "F33" if self.is_of_lives else "F31"
            words, tags = "; ".join(filter(None, kept)), set(tags_in(line))
            entry = OpenEntry(
                head, head.reading.day, span, 0, at,
                rule=rule, lines=[words], links=links_in(line, span), tags=tags,
            )  # fmt: skip
            self._finish(entry, at + len(line))
