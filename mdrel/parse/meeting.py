"""A note of its own for a conversation: a date and people, in front matter or text (FORMAT "Conversation entries in text", 2)."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from itertools import accumulate
from typing import NamedTuple

from mdrel.model.conversation import Channel, Purpose, Source
from mdrel.model.note import Link, Talk
from mdrel.model.span import Span
from mdrel.parse.dates import date_in_name, read_date
from mdrel.parse.entries import channel_of, links_in, tags_in, tidy
from mdrel.parse.headings import heading_name
from mdrel.parse.kind import CONVERSATION_TYPES
from mdrel.parse.lines import span_at
from mdrel.parse.note_path import NotePath
from mdrel.parse.pattern import later
from mdrel.parse.sections import ATTENDEES
from mdrel.parse.underline import find_underlined, may_underline
from mdrel.parse.values import Values
from mdrel.parse.wikilinks import show_links

_HEADING = later(r"^ {0,3}#{1,6}[ \t]+(?P<text>[^\n]*?)[ \t]*#*[ \t]*\r?$", re.MULTILINE)
_ITEM = later(r"^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[.\][ \t]+)?(?P<text>[^\n]+)", re.MULTILINE)
_INLINE_ATTENDEES = later(
    r"^[ \t]*(?:[-*+][ \t]+)?(?:\*\*|__)?(?:attendees|participants|present)(?::(?:\*\*|__)?|(?:\*\*|__):)[ \t]*(?P<text>[^\n]+)", re.MULTILINE | re.IGNORECASE
)
_DATE_IN_STEM = later(r"\d{4}[-_.]?\d{2}[-_.]?\d{2}")


class Body(NamedTuple):
    """A note's text below its front matter: `plain` as written, `masked` gives it without what is not the person's own (made once, on demand)."""

    plain: str
    masked: Callable[[], str]


def read_meeting(where: NotePath, values: Values, body: Body) -> Talk | None:
    """Return the conversation a dated note with people tells of, or None; a conversation note without a date is reported (MDR301)."""
    is_said = any(show_links(kind).strip().casefold() in CONVERSATION_TYPES for name in ("type", "category") for kind in values.all(name))
    people = values.links("people") if values.has("people") else ()
    in_name = date_in_name(where.stem)
    if not (people or is_said or in_name or values.has("date")):
        return None
    people = people or _attendees(body)
    if not people and not is_said:
        return None
    day = _day(values, in_name, is_said=is_said or bool(people))
    if day is None:
        if is_said:
            values.report("MDR301", "a conversation note without a date counts for nobody", values.start("date") if values.has("date") else 0)
        return None
    if not people:
        values.report("MDR304", "a conversation note names nobody", 0)
        return None
    return _talk(where, values, body, (people, day))


def _day(values: Values, in_name: date | None, *, is_said: bool) -> date | None:
    """Return the property's date, else the one in the file name; a date that cannot be read is reported where people hang on it."""
    if not values.has("date"):
        return in_name
    reading = read_date(values.one("date"), values.lexicon.reading.date_order)
    if reading.day is None and is_said and in_name is None:
        values.report_date("date", values.one("date"), reading.problem or "unreadable")
    return reading.day or in_name


def _talk(where: NotePath, values: Values, body: Body, facts: tuple[tuple[Link, ...], date]) -> Talk:
    people, day = facts
    masked = body.masked()
    tags = frozenset(tag.lstrip("#").lower() for tag in values.all("tags")) | tags_in(masked)
    purpose = values.shown("purpose").lower()
    titles = (values.shown("summary"), values.shown("title"), _title(where))
    span = span_at(values.text, values.start("date")) if values.has("date") else Span(1)
    return Talk(
        on=day,
        channel=_channel(values),
        source=Source.CONVERSATION,
        span=span,
        text=tidy(next(filter(None, titles), "")),
        more=", ".join(values.shown_all("topics")),
        purpose=Purpose(purpose) if purpose in set(Purpose) else None,
        tags=tags,
        people=people,
        mentions=tuple(links_in(masked, span)),
    )


def _title(where: NotePath) -> str:
    """Return the file name without its date."""
    return _DATE_IN_STEM.sub("", where.stem).strip(" -–—_.,") or where.stem


def _channel(values: Values) -> Channel:
    """Return the channel property's, else what the type says (`type: Meeting`)."""
    for name in ("channel", "type", "category"):
        for text in values.all(name):
            channel = channel_of(text, values.lexicon)
            if channel and channel is not Channel.OTHER:
                return channel
    return Channel.OTHER


def _attendees(body: Body) -> tuple[Link, ...]:
    """Return the people listed under an attendees heading, or on an `Attendees:` line."""
    if "#" not in body.plain and ":" not in body.plain and not may_underline(body.plain, 0):  # neither a heading nor `Attendees:`
        return ()
    lower = body.plain.lower()
    if not any(word in lower for word in ATTENDEES):
        return ()
    masked = body.masked()
    headings = _headings(body.plain, masked)
    for at, (name, _, start) in enumerate(headings):
        if name in ATTENDEES:
            end = headings[at + 1][1] if at + 1 < len(headings) else len(masked)
            return tuple(link for item in _ITEM.finditer(masked, start, end) for link in _person(item["text"]))
    inline = _INLINE_ATTENDEES.search(masked)
    return tuple(link for part in re.split(r"[,;]", inline["text"]) for link in _person(part)) if inline else ()


def _headings(plain: str, masked: str) -> list[tuple[str, int, int]]:
    """Return the name of each heading, where it begins and where what follows it does, in order."""
    found = [(heading_name(heading["text"]), heading.start(), heading.end()) for heading in _HEADING.finditer(masked)]
    if may_underline(plain, 0):
        lines = masked.split("\n")
        starts = list(accumulate((len(line) + 1 for line in lines), initial=0))
        underlined = find_underlined(plain.split("\n"), lines)
        found += [(heading_name(heading.text), starts[index], starts[index + heading.lines]) for index, heading in underlined.items()]
    return sorted(found, key=lambda heading: heading[1])


def _person(text: str) -> list[Link]:
    """Return the first link of an attendee's line, else the line as a plain name."""
    return links_in(text)[:1] or [Link(text.strip().strip("*_"), is_link=False)]
