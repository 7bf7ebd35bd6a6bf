"""Notes of conversations that have no day: what is remarked on them (F40)."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from mdrel.model.conversation import WRITTEN
from mdrel.model.names import note_name
from mdrel.model.note import Passed
from mdrel.model.span import Span, span_at
from mdrel.parse.classify.note_type import NoteType
from mdrel.parse.dated_notes.note_day import NoteDay, find_said_day
from mdrel.parse.dated_notes.presence import (
    DECISIVE,
    Present,
    Text,
    by_first_names,
    find_by_whole_title,
    find_in_titles,
    find_listed,
    find_present,
    is_any_given,
)
from mdrel.parse.dated_notes.title import read_first_names
from mdrel.parse.dated_notes.unread_day import find_unread_day
from mdrel.parse.dates.daily_name import read_day
from mdrel.parse.dates.read import WHY
from mdrel.parse.lexicon import Lexicon
from mdrel.parse.markdown.lazy_pattern import lazy_pattern
from mdrel.parse.markdown.shorten import shorten
from mdrel.parse.properties.values import Values

# A note that is so called may be one for all talks with somebody: `Meetings with Ada`.
TALK_WITH = " with "
# `## Meeting with Ada (2.18.26)`, `## Call - 2026-11-20`
_TALK_HEADING = lazy_pattern(
    r"^#{1,6}[ \t]+(?P<said>[^\n]{2,60}?)[\s(\[:,–—-]+"
    r"(?:20\d\d-\d\d-\d\d|\d{1,2}(?P<sign>[./-])\d{1,2}(?P=sign)\d{2,4}"
    r"|[A-Z][a-z]{2,8}\.? \d{1,2}(?:,? 20\d\d)?)[)\]]*[ \t]*$",
    re.MULTILINE,
)


def pass_kept(
    values: Values, kind: NoteType, text: Text, titles: Callable[[], tuple[str, ...]]
) -> tuple[Passed, ...]:
    """Return the remark on a note for all conversations with somebody whose headings end in a day.

    An example is `Meetings with Ada.md` with `## Meeting (2026-11-20)`.
    """
    if not kind.verdict and TALK_WITH not in values.path:
        return ()
    if kind.verdict == "other" or not _ends_headings_in_days(text, values.lexicon):
        return ()
    present = find_in_titles(values.lexicon, titles(), is_said=True)
    if not present.people and kind.verdict:
        present = find_by_whole_title(values, kind, titles, is_kept=True)
    if present.is_intent or not present.people:
        return ()
    told = f"'{shorten(titles()[0])}' says the days of its conversations at the end of headings"
    return (Passed(Span(1), "F40", "MDR314", told, by_first_names(present)),)


def _ends_headings_in_days(text: Text, lexicon: Lexicon) -> bool:
    """Whether a heading begins with a word of contact and ends with a day."""
    return "#" in text.plain and any(
        lexicon.channel.match(found["said"]) for found in _TALK_HEADING.finditer(text.plain)
    )


def pass_dateless(
    values: Values, kind: NoteType, text: Text, titles: Callable[[], tuple[str, ...]]
) -> tuple[Passed, ...]:
    """Return the remark on a note that says who took part, and has no day that is read.

    In a folder of conversations it may say so in any way, elsewhere only in a list of attendees.
    One in the text counts where a line of the text says the day.
    """
    if kind.verdict == "other":
        return ()
    present = find_listed(values, DECISIVE)
    if kind.verdict == "conversation" or (not present and find_said_day(text, values.lexicon)):
        present = find_present(values, kind, text, titles)
        if kind.verdict != "conversation" and present.rule != "F45":
            return ()
        if not present.people:
            present = find_by_whole_title(values, kind, titles)
    if present is None or present.is_intent or not present.people:
        return ()
    span = next((values.place(name) for name in DECISIVE if values.has(name)), Span(1))
    told, on = say_day(values, text, f"'{shorten(titles()[0])}'")
    return (Passed(span, "F40", "MDR314", told, present.people, on),)


def pass_undated(
    values: Values, text: Text, facts: tuple[NoteType, Present, NoteDay], *, is_typed: bool
) -> tuple[Passed, ...]:
    """Return what is remarked on people whose conversation has no day that can be read."""
    kind, present, day = facts
    if values.has("date") and (is_any_given(values) or is_typed):
        values.report_date(
            "date",
            values.one("date"),
            read_day(values.one("date"), values.lexicon).problem or "unreadable",
        )
    if day.untold:
        why = read_day(day.untold, values.lexicon).problem
        told = f"the date of a conversation note, {day.untold}, {WHY[why or 'unreadable']}"
        code = "MDR204" if why == "ambiguous" else "MDR203"
        return (Passed(Span(1), "F40", code, told, present.people),)
    if not is_typed:
        return ()
    span = span_at(values.text, values.start("date") if values.has("date") else kind.start)
    told, on = say_day(values, text, "a conversation note without a date counts for nobody")
    nobody = "a conversation note has no date and names no contact" if is_sure(values, kind) else ""
    people = (*present.people, *read_first_names(note_name(values.path)))
    return (Passed(span, "F40", "MDR301", told, people, on, nobody=nobody),)


def is_sure(values: Values, kind: NoteType) -> bool:
    """Whether `type` itself says that the note is a conversation, and of no written words.

    A category, a tag or a word for what is written may be a mere topic.
    """
    return (
        kind.verdict == "conversation"
        and kind.by == "type"
        and kind.channel not in WRITTEN
        and values.has("type")
        and kind.start == values.start("type")
    )


def say_day(values: Values, text: Text, told: str) -> tuple[str, date | None]:
    """Return what is remarked with the day that the note seems to have, and that day."""
    unread = find_unread_day(values.path, values.text, text.masked(), values.lexicon)
    return (f"{told}; {unread.says}", unread.on) if unread else (told, None)
