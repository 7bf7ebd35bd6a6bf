"""Reads what is typed of a talk behind the names, wherever it is typed.

An example is `call yesterday: board pack +thanks`.
A line is a head and a text. In the head stand a channel word, a day directly before or behind it, a
purpose and tags, and a colon ends it.
A day without a channel word has to stand before the colon. Everything else is text, and what looks
like a day or a channel there is said.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date

from mdrel.app.input.day_words import DayWords, check_past
from mdrel.app.input.line_context import How
from mdrel.app.input.misspelt_day import MisspeltDayError, find_misspelt
from mdrel.app.input.untaken_words import BEFORE_COLON, WORD, find_remarks
from mdrel.errors import UsageError
from mdrel.model.agenda import Standing
from mdrel.model.conversation import MEANING_TAGS, Purpose
from mdrel.parse.entries.channel import is_sentence
from mdrel.parse.entries.way import read_way
from mdrel.parse.lexicon import PURPOSE
from mdrel.parse.markdown.lazy_pattern import lazy_pattern

_TAG = "|".join(MEANING_TAGS)
_PLUS_TAG = lazy_pattern(rf"(?<!\S)\+(?P<tag>{_TAG})(?:[,;.](?=\s|$)|(?=[:\s]|$))", re.IGNORECASE)
_HASH_TAG = lazy_pattern(rf"#(?P<tag>{_TAG})(?=[:\s]|$)", re.IGNORECASE)
_GAP, _SPACE = lazy_pattern(r"(?:\s*,)?\s*"), lazy_pattern(r"\s*")
_DASH = lazy_pattern(r"(?:[,–—]|-(?=\s))\s*")
# Words between the channel and a day before the colon tell a place or a person where they begin so:
# `lunch at the pier yesterday: her move`.
_PLACES = frozenset({"at", "in", "with", "over", "near", "from", "via", "on", "by"})
_MOST_PLACE = 6


@dataclass(frozen=True, slots=True)
class ParsedLine:
    """What was said in a line: with whom, by which channel, when, what for, and the rest.

    The channel word is as typed, in lower case, and empty for none. `on` is the day that was said,
    None for none. `head` is what was typed between the names and the text, `rest` what was typed
    behind it. `remarks` tell of words that were not taken. With `is_told` a colon says that the
    text is what was said.
    """

    people: tuple[Standing, ...] = ()
    channel: str = ""
    purpose: Purpose | None = None
    text: str = ""
    tags: tuple[str, ...] = ()
    on: date | None = None
    head: str = ""
    rest: str = ""
    remarks: tuple[str, ...] = ()
    is_told: bool = False

    @property
    def names(self) -> str:
        """The names of those who took part, to be shown."""
        return ", ".join(each.contact.name for each in self.people)


@dataclass(slots=True)
class _Head:
    """The head of a line, as far as it is read.

    `kept` is what goes to the text all the same: a place.
    """

    end: int = 0
    channel: str = ""
    purpose: Purpose | None = None
    days: DayWords | None = None
    is_day_first: bool = False
    kept: str = ""
    tags: list[str] = field(default_factory=list)


def take_tags(text: str) -> tuple[str, tuple[str, ...]]:
    """Return a text without its `+thanks` and their like, and those in lower case."""
    tags = tuple(dict.fromkeys(match["tag"].lower() for match in _PLUS_TAG.finditer(text)))
    return (" ".join(_PLUS_TAG.sub(" ", text).split()) if tags else text), tags


def read_line(line: str, how: How) -> ParsedLine:
    """Return what a line without plus tags says.

    Raises UsageError where its day is to come, is no day, or can be two.
    """
    text = " ".join(line.split())
    head = _settle_head(text, how)
    if head.days is None:
        _refuse_misspelt(text, head, how)
    has_colon = text.startswith(":", head.end)
    rest = text[head.end + has_colon :].strip()
    if (
        not has_colon
        and text[: head.end].strip().lower() == head.channel
        and is_sentence(head.channel, f" {rest}", 0)
    ):
        head.channel, rest = str(how.lexicon.channels[head.channel]), text
    if head.end and not has_colon:
        rest = _DASH.sub("", rest, count=1) if _DASH.match(rest) else rest
    day = _check_day(head.days, head.channel, how) if head.days else None
    kept = " ".join(filter(None, (head.kept, head.days.time if head.days else "")))
    whole = f"{kept}{', ' if has_colon and rest else ' '}{rest}".strip() if kept else rest
    remarks = tuple(
        find_remarks(rest, how, has_head_channel=bool(head.channel), has_colon=has_colon)
    )
    return ParsedLine(
        channel=head.channel,
        purpose=head.purpose,
        text=whole,
        tags=tuple(head.tags),
        on=day,
        head=text[: head.end + has_colon].strip(),
        rest=rest,
        remarks=remarks,
    )


def _settle_head(text: str, how: How) -> _Head:
    """Return the head of a line, with its day where the words are taken as one.

    Raises UsageError where a sure day that is not taken is to come.
    """
    head = _read_head(text, how)
    if head.days and not _is_taken(text, head, head.days, how):
        if head.days.is_sure and head.days.trouble == "ahead":
            check_past(head.days, how.today)
        head = _read_head(text, how, has_days=False)
    if head.days is None:
        _take_place(text, head, how)
    return head


def _refuse_misspelt(text: str, head: _Head, how: How) -> None:
    """Raise MisspeltDayError where a day would stand in the head, were it spelt right."""

    def names_day(mended: str, start: int, end: int) -> bool:
        with suppress(UsageError):  # another word of the line is a day to come
            days = _settle_head(mended, how).days
            return bool(
                days
                and (days.is_sure or days.trouble != "vague")
                and days.end - len(days.said) <= start
                and end <= days.end
            )
        return False

    if misspelt := find_misspelt(text, names_day):
        example = f": {head.channel}: {misspelt.word} …" if head.channel else "."
        raise MisspeltDayError(misspelt, example)


def _check_day(days: DayWords, channel: str, how: How) -> date:
    """Return the day that the head names.

    Raises UsageError where it is to come, is none, can be two, or is not one certain day; then it
    says how the words are text.
    """
    try:
        return check_past(days, how.today)
    except UsageError as error:
        if days.trouble == "vague":
            example = f": {channel}: {days.said} …" if channel else "."
            error.hint += f" As text it goes behind a colon{example}"
        raise


def _read_head(text: str, how: How, *, has_days: bool = True) -> _Head:
    """Read channel, day and purpose, each at most once, in any order, with tags between them."""
    head = _Head()
    at: int | None = _pass_tags(text, 0, head)
    while at is not None:
        head.end = at
        gap = _GAP.match(text, at)
        at = _read_part(text, at, head, how, has_days=has_days) or (
            _read_part(text, gap.end(), head, how, has_days=has_days) if gap and head.end else None
        )
        at = _pass_tags(text, at, head) if at is not None else None
    return head


def _read_part(text: str, at: int, head: _Head, how: How, *, has_days: bool) -> int | None:
    """Read one part of the head and return where it ends.

    Return None where there is no further part.
    """
    is_open = not head.channel and not how.has_channel
    if is_open and (way := read_way(text, at, how.lexicon)):
        head.channel = way.word
        return way.end
    if is_open and (channel := how.channel_at(text, at)):
        head.channel = " ".join(channel["word"].lower().split())
        return channel.end()
    if has_days and head.days is None and (days := how.day_at(text, at)):
        head.days, head.is_day_first = days, not head.channel
        return days.end
    if head.purpose is None and (purpose := PURPOSE.match(text, at)):
        head.purpose = Purpose(purpose["purpose"].lower())
        return purpose.end()
    return None


def _pass_tags(text: str, at: int, head: _Head) -> int:
    """Return where the next part begins, behind blanks and tags, which are kept."""
    while True:
        space = _SPACE.match(text, at)
        at = space.end() if space else at
        tag = _HASH_TAG.match(text, at)
        if tag is None:
            return at
        head.tags.append(tag["tag"].lower())
        at = tag.end()


def _is_taken(text: str, head: _Head, days: DayWords, how: How) -> bool:
    """Return whether the words are the day of the talk.

    They are beside the channel word, or before the colon or the end. Of what is neither a sure day
    nor one day (`november: the budget`) it is the channel word alone that tells.
    """
    if not days.is_sure and days.trouble == "vague" and not (head.channel or how.has_channel):
        return False
    if head.end == len(text) or text.startswith(":", head.end):
        return True
    return bool(head.channel) and (days.is_sure or head.is_day_first)


def _take_place(text: str, head: _Head, how: How) -> None:
    """Take a day that stands before the colon behind a place or a person.

    The place or person stands between the channel word and the day.
    """
    before = BEFORE_COLON.match(text, head.end) if head.channel else None
    words = list(WORD.finditer(text, head.end, before.end())) if before else []
    if before is None or not words or words[0][0].lower() not in _PLACES:
        return
    for word in words[1 : _MOST_PLACE + 1]:
        days = how.day_at(text, word.start())
        if days and days.end == before.end() and (days.is_sure or days.trouble != "vague"):
            head.kept = text[head.end : word.start()].strip(" ,")
            head.days, head.end = days, days.end
            return
