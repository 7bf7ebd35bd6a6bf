"""The head of an entry: `DATE [TIME] [CHANNEL] [(PURPOSE)][ with [[Other]]…]: TEXT` (FORMAT "Conversation entries in text")."""

from __future__ import annotations

import re
from typing import NamedTuple

from mdrel.model.conversation import Channel, Purpose
from mdrel.model.note import Link
from mdrel.model.span import Span
from mdrel.parse.dates import DATE_TOKEN, DateReading, read_date
from mdrel.parse.lexicon import PURPOSE, Lexicon
from mdrel.parse.pattern import later
from mdrel.parse.wikilinks import LINK, link_target, links_of, show_links

_DATE = DATE_TOKEN.pattern
_HEAD = later(
    rf"[*_(]{{0,3}}(?:\[\[(?:[^\[\]|]*/)?(?P<linked>{_DATE})(?:\.md)?(?:[#|][^\[\]]*)?\]\]|\[?(?P<plain>{_DATE})\]?(?:\([^()\s]*\))?)",
    re.ASCII | re.IGNORECASE,
)
# The form mdrel writes; whatever it takes, the patterns for every other form read alike.
_CANONICAL = re.compile(rf"(?P<date>\d{{4}}-\d\d-\d\d) (?P<word>[a-z-]+|1:1)(?: \((?P<purpose>{'|'.join(Purpose)})\))?: (?=[^\s:,–—-])", re.ASCII)
_TIME = later(
    r"(?:T|[\s,]+(?:at\s+)?)(?P<time>\d{1,2}[:.]\d{2})(?::\d{2})?(?:\s*(?:-|–|to)\s*\d{1,2}[:.]\d{2})?\s*(?P<half>[ap]m\b)?(?:Z|[+-]\d{2}:?\d{2})?",
    re.ASCII | re.IGNORECASE,
)
_WITH = later(
    rf"\s*,?\s*with\s+(?P<links>(?:{LINK.pattern.replace('?P<', '?P<a_')})(?:(?:\s*(?:,|;|&|\band\b)\s*)+(?:{LINK.pattern.replace('?P<', '?P<b_')}))*)",
    re.IGNORECASE,
)
_ATTEMPT = re.compile(r"\W*(?:no\s+answer|no\s+reply|voicemail|left\s+(?:a\s+)?(?:voicemail|voice\s+mail|message)|tried\b)", re.IGNORECASE)
# Looking for the sign and then behind it is quicker than looking behind every character.
_TAG = later(r"#(?<![\w/#&\[(]#)([\w/-]*[^\W\d][\w/-]*)")
_TRAILING_TAGS = later(r"(?:\s+#[\w/-]*[^\W\d][\w/-]*)+\s*$")
_COMMENT = later(r"<!--.*?(?:-->|$)|%%.*?(?:%%|$)")
_BLOCK_ID = later(r"\s\^[A-Za-z0-9-]+\s*$")
NOON = 12


class Head(NamedTuple):
    """What the start of an entry says. `text` is the rest as written."""

    reading: DateReading
    time: str = ""
    channel: Channel = Channel.OTHER
    purpose: Purpose | None = None
    people: tuple[Link, ...] = ()
    text: str = ""


def read_head(text: str, lexicon: Lexicon) -> Head | None:
    """Read the head of an entry; None when `text` does not start with a date."""
    if (canonical := _CANONICAL.match(text)) and (channel := lexicon.channels.get(canonical["word"])):
        rest = text[canonical.end() :]
        purpose = Purpose(said) if (said := canonical["purpose"]) else None
        return Head(read_date(canonical["date"]), "", Channel.ATTEMPT if _ATTEMPT.match(rest) else channel, purpose, (), rest)
    return _read_any_head(text, lexicon)


def _read_any_head(text: str, lexicon: Lexicon) -> Head | None:
    """Read a head in any of its forms."""
    match = _HEAD.match(text)
    if match is None:
        return None
    reading = read_date(match["linked"] or match["plain"], lexicon.reading.date_order)
    rest = text[match.end() :]
    if rest[:1].isalnum() and not rest.startswith("T"):
        return None
    time = _TIME.match(rest)
    clock = _clock(time) if time else ""
    rest = (rest[time.end() :] if clock and time else rest).lstrip("*_)] \t")
    if rest.startswith(":"):
        return Head(reading, clock, text=rest.lstrip(":*_ \t"))
    rest = rest.lstrip("-–—,| \t")
    return read_channel(rest, lexicon, Head(reading, clock))


def _clock(match: re.Match[str]) -> str:
    hour, minute = (int(part) for part in re.split("[:.]", match["time"]))
    if match["half"] and hour <= NOON:
        hour = hour % NOON + (NOON if match["half"].lower() == "pm" else 0)
    return f"{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else ""  # noqa: PLR2004 a clock's bounds


def read_channel(text: str, lexicon: Lexicon, head: Head) -> Head:
    """Read channel, purpose, people and text from what follows the date."""
    word = lexicon.channel.match(text)
    channel = lexicon.channels[" ".join(word["word"].lower().split())] if word else Channel.OTHER
    rest = text[word.end() :] if word else text
    purpose = PURPOSE.match(rest)
    rest = rest[purpose.end() :] if purpose else rest
    people: tuple[Link, ...] = ()
    if "[" in rest and (shared := _WITH.match(rest)):
        people = tuple(links_in(shared["links"]))
        rest = rest[shared.end() :]
    rest = rest.lstrip(" \t").lstrip(":").lstrip("-–—, \t")
    if _ATTEMPT.match(rest):
        channel = Channel.ATTEMPT
    return Head(head.reading, head.time, channel, Purpose(purpose["purpose"].lower()) if purpose else None, people, rest)


def links_in(text: str, at: Span | None = None) -> list[Link]:
    """Return the links of `text` that point to notes; each is placed at `at`."""
    if "[" not in text:
        return []
    span = at or Span(1)
    return [Link(target, span) for match in links_of(text).finditer(text) if (target := link_target(match))]


def tags_in(text: str) -> frozenset[str]:
    """Return the tags of `text`, lower case, without `#`."""
    return frozenset(tag.lower() for tag in _TAG.findall(text)) if "#" in text else frozenset()


def tidy(text: str) -> str:
    """Return `text` as a reader sees it: without comments, block id and trailing tags, links as their shown text, blanks folded."""
    text = _COMMENT.sub(" ", text) if "%%" in text or "<!--" in text else text
    text = _BLOCK_ID.sub("", text) if "^" in text else text
    text = _TRAILING_TAGS.sub("", f" {text}") if "#" in text else text
    return " ".join(show_links(text).split())


def channel_of(text: str, lexicon: Lexicon) -> Channel | None:
    """Return the channel a cell or property names and nothing else (`Coffee`, `phone call`, `[[Meetings]]`), or None."""
    word = " ".join(show_links(text).strip(" \t#*_").lower().split())
    return lexicon.channels.get(word) or (lexicon.channels.get(word[:-1]) if word.endswith("s") else None)


def tagged_channel(tags: frozenset[str], lexicon: Lexicon) -> Channel | None:
    """Return the channel a tag names (`#call`), in the order of the channels."""
    if not tags:
        return None
    named = {lexicon.channels[tag] for tag in tags if tag in lexicon.channels}
    return next((channel for channel in Channel if channel in named), None)
