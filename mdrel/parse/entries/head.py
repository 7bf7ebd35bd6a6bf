"""Reads the head of an entry, from its date to its text (F26, F27, F31, F34, F35).

Its form is `DATE [TIME] [CHANNEL] [(PURPOSE)][ with [[Other]]…]: TEXT`.
"""

from __future__ import annotations

import re

from msgspec import Struct

from mdrel.model.conversation import Channel, Purpose
from mdrel.model.note import Link
from mdrel.parse.dates.daily_name import linked_day
from mdrel.parse.dates.forms import MONTHS, RANGE, DateMatch, join_range
from mdrel.parse.dates.read import UNREADABLE, DateReading, match_date, read_date
from mdrel.parse.dates.times import match_time
from mdrel.parse.entries.channel import SIGNS, channel_of, read_said
from mdrel.parse.lexicon import Lexicon
from mdrel.parse.markdown.lazy_pattern import lazy_pattern
from mdrel.parse.markdown.wikilinks import LINK, links_in, show_links

__all__ = ["Head", "channel_of", "links_in", "read_head", "tagged_channel", "tags_in", "tidy"]

# What may stand around a date (F26): emphasis, highlights, brackets, a calendar's sign, `date::`.
_OPENING = lazy_pattern(rf"[*_=`<({{~\s{SIGNS}]*+(?>date::[*_=`<\s]*+|)", re.IGNORECASE)
_BRACKET = lazy_pattern(r"\[\s*+(?>date::\s*+|)", re.IGNORECASE)
_CLOSING = lazy_pattern(r"[*_=`)\]>~}]*+")
_BEFORE_TIME = lazy_pattern(r"[\s,|~(\[@·–—-]*+(?>:\s++|)(?>at\s++|)", re.IGNORECASE)
# Before a channel word these are a day and a month (F24), though not 1-1 and 24/7.
_NO_YEAR = lazy_pattern(
    r"(?!1-1\b|1/1\b|24/7\b)((?:[12]\d|3[01]|0?[1-9])[/-](?:[12]\d|3[01]|0?[1-9]))[*_\s]++",
    re.ASCII,
)
# What begins with a letter and none of these is no date, and most lines do.
_NO_DATE = re.compile(
    rf"(?!{'|'.join(sorted({name[:3] for name in MONTHS}))}|mon|tue|wed|thu|fri|sat|sun|date::)"
    r"[a-z]",
    re.ASCII | re.IGNORECASE,
)
# The form mdrel writes; whatever it takes, the patterns for every other form read alike.
_CANONICAL = re.compile(
    rf"(?P<date>[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}) (?P<word>[a-z-]+|1:1)"
    rf"(?: \((?P<purpose>{'|'.join(Purpose)})\))?: "
    r"(?=[^\W_])(?!(?i:tried\b|voicemail|could|did|(?:no|left|i|we|s?he|they)\s))"
)
# Looking for the sign and then behind it is quicker than looking behind every character.
_TAG = lazy_pattern(r"#(?<![\w/#&\[(]#)(?=[\d/-]*[^\W\d])([\w/-]+)")
_COMMENT = lazy_pattern(r"<!--.*?(?:-->|$)|%%.*?(?:%%|$)")
_BLOCK_ID = lazy_pattern(r"\s\^[A-Za-z0-9-]+\s*$")


class Head(Struct, frozen=True):
    """What the start of an entry says.

    `text` is the rest as written, and `word` the channel word in lower case. `is_alone` tells that
    nothing follows the date.
    """

    reading: DateReading
    time: str = ""
    channel: Channel = Channel.OTHER
    purpose: Purpose | None = None
    people: tuple[Link, ...] = ()
    text: str = ""
    word: str = ""
    is_alone: bool = False


def read_head(text: str, lexicon: Lexicon) -> Head | None:
    """Return the head of an entry, or None when `text` does not start with a date."""
    if canonical := _CANONICAL.match(text):
        day, word, said = canonical.groups()
        if channel := lexicon.channels.get(word):
            purpose = Purpose(said) if said else None
            return Head(read_date(day), "", channel, purpose, (), text[canonical.end() :], word)
    return None if _NO_DATE.match(text) else _read_any_head(text, lexicon)


def _read_any_head(text: str, lexicon: Lexicon) -> Head | None:
    """Return a head in any of its forms, or None."""
    found = _find_dates(text, lexicon)
    if found is None:
        return None
    if text[found.end : found.end + 1].isalnum():
        return Head(UNREADABLE, text=text[found.end :])
    end, clock = _after(_CLOSING, text, found.end), found.time
    if not clock and (time := match_time(text, _after(_BEFORE_TIME, text, end))) and time.clock:
        end, clock = _after(_CLOSING, text, time.end), time.clock
    said = read_said(text, end, lexicon)
    return Head(
        found.reading,
        clock,
        said.channel,
        said.purpose,
        said.people,
        said.text,
        said.word,
        is_alone=not text[end:].strip(" \t:*_"),
    )


def _find_dates(text: str, lexicon: Lexicon) -> DateMatch | None:
    """Return the date a text starts with, or the last day of a range (F27).

    The days of such a range may be marked or linked.
    """
    first = _find_date(text, 0, lexicon)
    between = RANGE.match(text, _after(_CLOSING, text, first.end)) if first else None
    last = _find_date(text, between.end(), lexicon) if between else None
    return join_range(first, last) if first and last and last.reading is not UNREADABLE else first


def _find_date(text: str, start: int, lexicon: Lexicon) -> DateMatch | None:
    """Return the date that stands at `start` with its marks.

    A link to a daily note is its day (F25).
    """
    start = _after(_OPENING, text, start)
    if text.startswith("[", start) and (link := LINK.match(text, start)):
        day = linked_day(link, lexicon)
        return DateMatch(day, link.end()) if day else None
    start = _after(_BRACKET, text, start)
    found = match_date(text, lexicon.reading.date_order, start)
    if (
        found is None
        and (short := _NO_YEAR.match(text, start))
        and lexicon.channel.match(text, short.end())
    ):
        return DateMatch(UNREADABLE, short.end(1))
    return found


def _after(pattern: re.Pattern[str], text: str, start: int) -> int:
    """Return where the match of `pattern` at `start` ends."""
    match = pattern.match(text, start)
    return match.end() if match else start


def tags_in(text: str) -> frozenset[str]:
    """Return the tags of `text`, lower case, without `#`."""
    return frozenset(tag.lower() for tag in _TAG.findall(text)) if "#" in text else frozenset()


def tidy(text: str) -> str:
    """Return `text` as a reader sees it, on one line.

    Comments, block id and trailing tags are left out, links are their shown text, and blanks are
    folded.
    """
    text = _COMMENT.sub(" ", text) if "%%" in text or "<!--" in text else text
    text = _BLOCK_ID.sub("", text) if "^" in text else text
    text = _strip_tags(text) if "#" in text else text
    return " ".join(show_links(text).split())


def drop_half(before: str, words: str) -> str:
    """Return words without the closing half of emphasis that begins in what stands before them."""
    for mark in ("**", "__", "=="):
        if before.count(mark) % 2 and mark in words:
            return words.replace(mark, "", 1)
    return words


def _strip_tags(text: str) -> str:
    """Return `text` without the tags at its end."""
    words = text.split()
    while words and words[-1].startswith("#") and _TAG.fullmatch(words[-1]):
        words.pop()
    return " ".join(words)


def tagged_channel(tags: frozenset[str], lexicon: Lexicon) -> Channel | None:
    """Return the channel that a tag names (`#call`), the first in the order of channels."""
    if not tags:
        return None
    named = {lexicon.channels[tag] for tag in tags if tag in lexicon.channels}
    return next((channel for channel in Channel if channel in named), None)
