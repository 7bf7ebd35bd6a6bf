"""The head of an entry: `DATE [TIME] [CHANNEL] [(PURPOSE)][ with [[Other]]…]: TEXT` (F31, F34, F35)."""

from __future__ import annotations

import re
from typing import NamedTuple

from mdrel.model.conversation import Channel, Purpose
from mdrel.model.note import Link
from mdrel.model.span import Span
from mdrel.parse.daily_name import daily_day
from mdrel.parse.dates import DateReading, match_date, read_date
from mdrel.parse.lexicon import PURPOSE, Lexicon
from mdrel.parse.pattern import later
from mdrel.parse.wikilinks import LINK, link_target, link_text, links_of, show_links

# What may stand around a date (F26): emphasis, highlights, brackets, a calendar's sign, `date::`.
_OPENING = later(r"(?:[*_=`<({~]|[📅📆🗓]\ufe0f?|\s)*(?:date::\s*)?(?:[*_=`<]|\s)*", re.IGNORECASE)
_BRACKET = later(r"\[\s*(?:date::\s*)?", re.IGNORECASE)
# The form mdrel writes; whatever it takes, the patterns for every other form read alike.
_CANONICAL = re.compile(rf"(?P<date>\d{{4}}-\d\d-\d\d) (?P<word>[a-z-]+|1:1)(?: \((?P<purpose>{'|'.join(Purpose)})\))?: (?=[^\s:,–—-])", re.ASCII)
_TIME = later(
    r"\s*+,?\s*+(?:at\s++)?(?P<time>\d{1,2}[:.]\d{2})(?!\d)(?::\d{2})?(?:\s*+(?:-|–|to)\s*+\d{1,2}[:.]\d{2})?(?:\s*+(?P<half>[ap]m\b))?(?:Z|[+-]\d{2}:?\d{2})?",
    re.ASCII | re.IGNORECASE,
)
_WITH = later(
    rf"\s*+,?\s*+with\s++(?P<links>(?:{LINK.pattern.replace('?P<', '?P<a_')})(?:(?:\s*(?:,|;|&|\band\b)\s*)+(?:{LINK.pattern.replace('?P<', '?P<b_')}))*)",
    re.IGNORECASE,
)
# Behind a dash up to two words may stand before the channel word, which then ends what is said of the channel.
_WORDS_BEFORE = later(r"([^\W\d_][\w'’-]*)(?:\s+([^\W\d_][\w'’-]*))?\s")
_ENDS_CHANNEL = later(r"\s*(?:$|[:;,.(–—-]|with\b)")
NO_SETTING = frozenset(
    {
        "about", "after", "at", "before", "by", "during", "for", "from", "in", "into", "of", "on", "over", "re", "regarding", "to", "until", "via", "with", "without", "and", "or",
        "no", "not", "her", "his", "their", "my", "our", "your", "is", "was", "are", "were", "has", "had", "have", "will", "would", "should", "can", "got", "get", "sent", "send",
        "gave", "give", "made", "make", "took", "take", "told", "said", "wants", "want", "needs", "need", "read", "wrote", "found", "left", "lost", "met", "saw", "went", "came",
        "did", "she", "he", "they", "i", "we",
    },
)  # fmt: skip
_DASHES = frozenset("-–—")
_ATTEMPT = re.compile(r"\W*(?:no\s+answer|no\s+reply|voicemail|left\s+(?:a\s+)?(?:voicemail|voice\s+mail|message)|tried\b)", re.IGNORECASE)
# Looking for the sign and then behind it is quicker than looking behind every character.
_TAG = later(r"#(?<![\w/#&\[(]#)(?=[\d/-]*[^\W\d])([\w/-]+)")
_COMMENT = later(r"<!--.*?(?:-->|$)|%%.*?(?:%%|$)")
_BLOCK_ID = later(r"\s\^[A-Za-z0-9-]+\s*$")
NOON = 12


class Head(NamedTuple):
    """What the start of an entry says. `text` is the rest as written, `word` the channel word in lower case."""

    reading: DateReading
    time: str = ""
    channel: Channel = Channel.OTHER
    purpose: Purpose | None = None
    people: tuple[Link, ...] = ()
    text: str = ""
    word: str = ""


def read_head(text: str, lexicon: Lexicon) -> Head | None:
    """Read the head of an entry; None when `text` does not start with a date."""
    if (canonical := _CANONICAL.match(text)) and (channel := lexicon.channels.get(canonical["word"])):
        rest = text[canonical.end() :]
        purpose = Purpose(said) if (said := canonical["purpose"]) else None
        return Head(read_date(canonical["date"]), "", Channel.ATTEMPT if _ATTEMPT.match(rest) else channel, purpose, (), rest, canonical["word"])
    return _read_any_head(text, lexicon)


def _read_any_head(text: str, lexicon: Lexicon) -> Head | None:
    """Read a head in any of its forms."""
    found = _find_date(text, lexicon)
    if found is None:
        return None
    reading, end, clock = found
    rest = text[end:]
    if rest[:1].isalnum():
        return None
    behind = rest.lstrip("*_=`)]>~}")
    if not clock and (time := _TIME.match(behind)) and (clock := _clock(time)):
        behind = behind[time.end() :]
    rest = behind.lstrip("*_=`)]>~} \t")
    if rest.startswith(":"):
        return Head(reading, clock, text=rest.lstrip(":*_= \t"))
    is_dashed = rest[:1] in _DASHES
    return read_channel(rest.lstrip("-–—,| \t"), lexicon, Head(reading, clock), is_dashed=is_dashed)


def _find_date(text: str, lexicon: Lexicon) -> tuple[DateReading, int, str] | None:
    """Return the date a text starts with, where it ends, and its time; a link to a daily note is its day (F25)."""
    opening = _OPENING.match(text)
    start = opening.end() if opening else 0
    if text.startswith("[", start) and (link := LINK.match(text, start)):
        day = _linked_day(link, lexicon)
        return (day, link.end(), "") if day else None
    if bracket := _BRACKET.match(text, start):
        start = bracket.end()
    return match_date(text, lexicon.reading.date_order, start)


def _linked_day(link: re.Match[str], lexicon: Lexicon) -> DateReading | None:
    """Return the day of the daily note that a link leads to: by the vault's own pattern, else by its name."""
    target = link_target(link).removesuffix(".md").lstrip("./")
    path = target if lexicon.daily_name.fullmatch(target) else ""
    if path and (day := daily_day(f"{path}.md", lexicon)):
        return DateReading(day)
    shown = link_text(link) if link["wiki"] is None or not target else target.rpartition("/")[2]
    for name in (target.rpartition("/")[2], shown):
        found = match_date(name, lexicon.reading.date_order)
        if found and found.end == len(name):
            return found.reading
    return None


def _clock(match: re.Match[str]) -> str:
    hour, minute = (int(part) for part in re.split("[:.]", match["time"]))
    if match["half"] and hour <= NOON:
        hour = hour % NOON + (NOON if match["half"].lower() == "pm" else 0)
    return f"{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else ""  # noqa: PLR2004 a clock's bounds


def read_channel(text: str, lexicon: Lexicon, head: Head, *, is_dashed: bool = False) -> Head:
    """Read channel, purpose, people and text from what follows the date; behind a dash two words may stand before the channel (F34)."""
    word = lexicon.channel.match(text)
    before = 0
    if word is None and is_dashed and (words := _WORDS_BEFORE.match(text)):
        word, before = _find_behind(text, words, lexicon)
    channel = lexicon.channels[" ".join(word["word"].lower().split())] if word else Channel.OTHER
    rest = text[word.end() :] if word and not before else text
    purpose = PURPOSE.match(rest)
    rest = rest[purpose.end() :] if purpose else rest
    people: tuple[Link, ...] = ()
    if "[" in rest and (shared := _WITH.match(rest)):
        people = tuple(links_in(shared["links"]))
        rest = rest[shared.end() :]
    rest = rest.lstrip(" \t").lstrip(":").lstrip("-–—, \t")
    if _ATTEMPT.match(rest):
        channel = Channel.ATTEMPT
    said = Purpose(purpose["purpose"].lower()) if purpose else None
    return Head(head.reading, head.time, channel, said, people, rest, word["word"].lower() if word else "")


def _find_behind(text: str, words: re.Match[str], lexicon: Lexicon) -> tuple[re.Match[str] | None, int]:
    """Return the channel word behind one or two words that are neither verb nor preposition, and where it stands."""
    for at in (words.end(1), words.end(2)):
        if at <= 0:
            break
        said = text[:at].lower().split()
        start = at + len(text[at:]) - len(text[at:].lstrip())
        if any(each in NO_SETTING or each.endswith(("ed", "ing")) for each in said):
            break
        word = lexicon.channel.match(text, start)
        if word and _ENDS_CHANNEL.match(text, word.end()):
            return word, start
    return None, 0


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
    text = _strip_tags(text) if "#" in text else text
    return " ".join(show_links(text).split())


def _strip_tags(text: str) -> str:
    """Return `text` without the tags at its end."""
    words = text.split()
    while words and words[-1].startswith("#") and _TAG.fullmatch(words[-1]):
        words.pop()
    return " ".join(words)


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
