"""A note of its own for a conversation: date, kind of note, and people (F40 to F49)."""

from __future__ import annotations

import re
from datetime import date
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from mdrel.model.conversation import Channel, Purpose, Source
from mdrel.model.note import Passed, Talk
from mdrel.model.span import Span, span_at
from mdrel.model.unheld_words import GIVEN_UP_STATUS, PLANNED_STATUS
from mdrel.parse.classify.note_path import NotePath
from mdrel.parse.classify.note_type import (
    NoteType,
    channel_named,
    conversation_word,
    lies_among_talks,
    read_type,
)
from mdrel.parse.dated_notes.other_type import pass_other_type
from mdrel.parse.dated_notes.presence import (
    DECISIVE,
    Present,
    Text,
    asks_for_people,
    find_listed,
    find_mentioned,
    find_present,
    is_any_given,
    is_decided,
    source_channel,
)
from mdrel.parse.dated_notes.title_words import channel_in_title
from mdrel.parse.dates.daily_name import read_day
from mdrel.parse.dates.read import WHY, date_in_name, untold_date, without_dates
from mdrel.parse.entries.head import channel_of, links_in, tags_in, tidy
from mdrel.parse.markdown.headings import plain_name
from mdrel.parse.markdown.lazy_pattern import lazy_pattern
from mdrel.parse.markdown.setext_heading import find_underlined, may_underline
from mdrel.parse.properties.values import Values

_LONGEST_TITLE = 300
_H1 = lazy_pattern(r"(?:\A|\n)# (?P<text>[^\n]*)")

_DIGIT = re.compile(r"\d")


class Told(Struct, frozen=True):
    """What a note that is no contact tells: a conversation, or what looks like one.

    `is_daily` is true where the note is a daily note all the same.
    """

    talk: Talk | None = None
    passed: tuple[Passed, ...] = ()
    is_daily: bool = False


class _Day(Struct, frozen=True):
    """The note's day, the one in its file name, or a date there that cannot be told."""

    on: date | None
    in_name: date | None
    untold: str = ""


def read_dated_note(where: NotePath, values: Values, text: Text, *, is_daily: bool) -> Told:
    """Return the conversation a dated note tells of, and the remarks on it.

    A daily note tells of one only where it lists who took part.
    """
    kind = read_type(where, values)
    is_typed = kind.verdict == "conversation" and kind.by in {"type", "tag"}
    if is_daily and not (
        kind.verdict == "conversation"
        and (kind.by == "type" or lies_among_talks(where, values.lexicon))
    ):
        listed = find_listed(values, DECISIVE)
        told = (
            _tell(where, values, text, (kind, listed, _find_day(where, values, text)))
            if listed and listed.people
            else Told()
        )
        return replace(told, is_daily=True)
    day = _find_day(where, values, text)
    if day.on is None and not (is_typed or values.has("date") or day.untold):
        return Told()
    titles = partial(_titles, where, values, text)
    if kind.verdict == "other" and not is_decided(values):
        return Told(None, pass_other_type(values, kind, day.on, titles))
    present = find_present(values, kind, text, titles)
    if not present.people:
        if day.on and asks_for_people(values, kind, titles) and not _planned_word(values):
            values.report("MDR304", "a conversation note names nobody", kind.start)
        return Told()
    return _tell(where, values, text, (kind, present, day))


def _tell(
    where: NotePath, values: Values, text: Text, facts: tuple[NoteType, Present, _Day]
) -> Told:
    """Return the conversation with those who were there.

    There is none where it has no day, was planned, or its title only plans it.
    """
    kind, present, day = facts
    is_typed = kind.verdict == "conversation" and kind.by in {"type", "tag"}
    if day.on is None:
        return _pass_undated(values, facts, is_typed=is_typed)
    if present.is_intent:
        return Told(
            None, (Passed(Span(1), "F47", text="the title speaks of a plan", links=present.people),)
        )
    if word := _planned_word(values):
        span = span_at(values.text, values.start("status"))
        told = f"a conversation note of {day.on} has the status {word}"
        return Told(None, (Passed(span, "F42", "MDR308", told, present.people, day.on),))
    passed: tuple[Passed, ...] = ()
    if day.in_name and day.in_name != day.on:
        differs = f"the file name says {day.in_name}, date says {day.on}; date counts"
        passed = (
            Passed(
                span_at(values.text, values.start("date")), "F49", "MDR307", differs, present.people
            ),
        )
    return Told(_talk(where, values, text, (kind, present, day.on)), passed)


def _pass_undated(values: Values, facts: tuple[NoteType, Present, _Day], *, is_typed: bool) -> Told:
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
        return Told(None, (Passed(Span(1), "F40", code, told, present.people),))
    if not is_typed:
        return Told()
    span = span_at(values.text, values.start("date") if values.has("date") else kind.start)
    return Told(
        None,
        (
            Passed(
                span,
                "F40",
                "MDR301",
                "a conversation note without a date counts for nobody",
                present.people,
            ),
        ),
    )


def _planned_word(values: Values) -> str:
    """Return the status that keeps the note from counting, or an empty text."""
    word = values.shown("status").lower().lstrip("#") if values.has("status") else ""
    said = f"{plain_name(word)} "
    is_given_up = any(said.startswith(f"{each} ") for each in GIVEN_UP_STATUS)
    return word if is_given_up or said[:-1] in PLANNED_STATUS else ""


def _find_day(where: NotePath, values: Values, text: Text) -> _Day:
    """Return the note's day from the property, else the file name, else the first heading."""
    in_name = date_in_name(where.stem, values.lexicon.reading.date_order)
    if values.has("date"):
        day = read_day(values.one("date"), values.lexicon).day
        _report_other_days(values, day)
        return _Day(day or in_name, in_name if day else None)
    order, heading = values.lexicon.reading.date_order, "" if in_name else _first_heading(text)
    if on := in_name or date_in_name(heading, order):
        return _Day(on, None)
    return _Day(None, None, untold_date(where.stem, order) or untold_date(heading, order))


def _may_have_heading(text: str) -> bool:
    return "\n# " in text or text.startswith("# ")


def _has_digit(heading: str) -> bool:
    return _DIGIT.search(heading) is not None


def _report_other_days(values: Values, day: date | None) -> None:
    """Report a second spelling of the date that means another day (MDR207)."""
    (_, first), *others = values.by_field["date"]
    for _, other in others:
        also = read_day(other.texts[0], values.lexicon).day
        if day and also and also != day:
            values.report(
                "MDR207", f"{first.key} and {other.key} differ; {first.key} is used", other.start
            )


def _first_heading(text: Text) -> str:
    """Return the first heading of the first depth, or an empty text."""
    match = _H1.search(text.plain) if _may_have_heading(text.plain) else None
    if match and (heading := text.masked()[match.start("text") : match.end("text")]).strip():
        return heading.rstrip("# \t\r")
    if "\n=" not in text.plain or not may_underline(text.plain, 0):
        return ""
    found = find_underlined(text.plain.split("\n"), text.masked().split("\n"))
    return next((heading.text for _, heading in sorted(found.items()) if heading.depth == 1), "")


def _titles(where: NotePath, values: Values, text: Text) -> tuple[str, ...]:
    """Return the titles of the note, without its date.

    They are its file name, its `title` and its first heading.
    """
    return tuple(
        _without_date(title[:_LONGEST_TITLE])
        for title in (where.stem, values.shown("title"), _first_heading(text))
    )


def _without_date(title: str) -> str:
    return without_dates(title).strip(" -–—_.,") if _has_digit(title) else title


def _talk(
    where: NotePath, values: Values, text: Text, facts: tuple[NoteType, Present, date]
) -> Talk:
    kind, present, day = facts
    masked = text.masked()
    tags = frozenset(tag.lstrip("#").lower() for tag in values.all("tags")) | tags_in(masked)
    purpose = values.shown("purpose").lower()
    name = _without_date(where.stem) or where.stem
    span = span_at(values.text, values.start("date")) if values.has("date") else Span(1)
    people = frozenset(present.people)
    mentions = {
        replace(link, span=span): None
        for link in (*links_in(masked, span), *find_mentioned(values))
        if link not in people
    }
    return Talk(
        on=day,
        channel=_channel(where, values, kind, present),
        source=Source.CONVERSATION,
        span=span,
        text=tidy(next(filter(None, (values.shown("summary"), values.shown("title"), name)), "")),
        more=", ".join(values.shown_all("topics")),
        purpose=Purpose(purpose) if purpose in set(Purpose) else None,
        tags=tags,
        people=present.people,
        mentions=tuple(mentions),
        rule="F40" if present.rule == "F43" else present.rule,
    )


def _channel(where: NotePath, values: Values, kind: NoteType, present: Present) -> Channel:
    """Return the channel of a dated note (F48).

    It is that of its key, the type or tag, the source or the title, else of the way in which people
    are named.
    """
    for said in values.all("channel"):
        word = conversation_word(said, values.lexicon)
        named = channel_of(said, values.lexicon) or (
            channel_named(word, values.lexicon) if word else Channel.OTHER
        )
        if named is not Channel.OTHER:
            return named
    steps = (
        kind.channel if kind.by in {"type", "tag"} else Channel.OTHER,
        source_channel(values),
        present.channel if present.rule == "F47" else Channel.OTHER,
        channel_in_title(_without_date(where.stem), values.lexicon),
        channel_in_title(values.shown("title"), values.lexicon)
        if values.has("title")
        else Channel.OTHER,
        present.channel,
    )
    return next((channel for channel in steps if channel is not Channel.OTHER), Channel.OTHER)
