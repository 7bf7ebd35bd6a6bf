"""Lines of a daily note that tell of a conversation (FORMAT "Conversation entries in text", 3)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from mdrel.model.conversation import Channel, Purpose, Source
from mdrel.model.note import Link, Talk
from mdrel.model.span import Span
from mdrel.model.words import VERB_CHANNELS
from mdrel.parse.dates import read_date
from mdrel.parse.entries import links_in, tagged_channel, tags_in, tidy
from mdrel.parse.lexicon import PURPOSE, Lexicon
from mdrel.parse.pattern import later
from mdrel.parse.wikilinks import link_target, links_of, may_link

_ITEM = re.compile(r"(?P<indent>[ \t]*)(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[(?P<state>.)\][ \t]+)?(?P<text>.*)$")
_OTHER_BLOCK = re.compile(r"[ \t]*(?:#{1,6}[ \t]|\||(?:[-*_][ \t]*){3,}$)")
_SENTENCE = re.compile(r"\s(?<=[.!?;]\s)\s*")
_TOPIC = later(r":(?=\s|$)|\b(?:about|regarding|re)\b(?!-)", re.IGNORECASE)
_DONE = later(r"✅\ufe0f?\s*(?:\[\[)?(\d{4}-\d{2}-\d{2})")
_AGREED = later(r"\b(?:fixed|booked|scheduled|arranged|planned|pencilled in)\s+for\b|\bpostponed\s+to\b", re.IGNORECASE)
_PAST = frozenset({"met", "spoke", "saw", "rang", "wrote", "heard", "caught"})
_COUNTING_TAGS = frozenset({"conversation", "contact", "log"})


class _Block(NamedTuple):
    """One list item or paragraph: where its text starts, its words (masked) and as written."""

    number: int
    column: int
    words: str
    original: str
    state: str | None


def read_daily(text: str, masked: str, start: int, day: date, lexicon: Lexicon) -> list[Talk]:
    """Return what the daily note of `day` tells: one talk for each list item or paragraph that links somebody and says that they spoke."""
    if lexicon.reading.daily == "off" or "[" not in masked:
        return []
    talks = (_read_block(block, day, lexicon) for block in _blocks(text, masked, start) if may_link(block.words))
    return [talk for talk in talks if talk]


def _blocks(text: str, masked: str, start: int) -> Iterator[_Block]:
    """Yield list items and paragraphs, each with its continuation lines joined by a blank."""
    at, number = start, text.count("\n", 0, start) + 1
    block: _Block | None = None
    for raw in masked[start:].split("\n"):
        line = raw.rstrip("\r")
        item = _ITEM.match(line)
        if not line.strip() or item or _OTHER_BLOCK.match(line):
            if block:
                yield block
            block = None
            if item:
                offset = item.start("text")
                block = _Block(number, offset + 1, item["text"], text[at + offset : at + len(line)], item["state"])
        elif block:
            block = _Block(block.number, block.column, f"{block.words} {line}", f"{block.original} {text[at : at + len(line)]}", block.state)
        else:
            block = _Block(number, 1, line, text[at : at + len(line)], None)
        at += len(raw) + 1
        number += 1
    if block:
        yield block


def _read_block(block: _Block, day: date, lexicon: Lexicon) -> Talk | None:
    if block.state is not None and block.state in " /-":
        return None
    tags = tags_in(block.words)
    tagged = tagged_channel(tags, lexicon)
    plain = links_of(block.words).sub(" ", block.words)
    people, others = _people(block, plain.replace("’", "'"), lexicon, is_tagged=bool(tagged or tags & _COUNTING_TAGS))
    if not people:
        return None
    done = _DONE.search(block.words) if block.state is not None else None
    purpose = PURPOSE.search(plain) if "(" in plain else None
    return Talk(
        on=(read_date(done[1]).day if done else None) or day,
        channel=tagged or _channel(plain, lexicon),
        source=Source.DAILY,
        span=Span(block.number, block.column),
        text=tidy(_DONE.sub("", block.original) if "✅" in block.original else block.original),
        purpose=_purpose(purpose),
        tags=tags,
        people=people,
        mentions=others,
    )


def _purpose(match: re.Match[str] | None) -> Purpose | None:
    return Purpose(match["purpose"].lower()) if match else None


def _channel(plain: str, lexicon: Lexicon) -> Channel:
    """Return the channel of the first channel word or verb that names one, `other` where only a verb speaks."""
    for match in lexicon.contact_word.finditer(plain):
        said = " ".join(match[0].lower().split())
        channel = lexicon.channels.get(said) or VERB_CHANNELS.get(said)
        if channel:
            return channel
    return Channel.OTHER


def _people(block: _Block, straight: str, lexicon: Lexicon, *, is_tagged: bool) -> tuple[tuple[Link, ...], tuple[Link, ...]]:
    """Return who took part and who was only mentioned; `straight` are the block's words without links and with straight apostrophes."""
    span = Span(block.number, block.column)
    if is_tagged or lexicon.reading.daily == "any-link":
        return _split_at_topic(block.words, span)
    if lexicon.unreached.search(straight):
        return (), ()
    sentences = _SENTENCE.split(block.words)
    if len(sentences) == 1:
        return _split_at_topic(block.words, span) if _verdict(straight, lexicon) == "spoke" else ((), ())
    verdicts = [_verdict(_straight(sentence), lexicon) for sentence in sentences]
    named = any(verdict == "spoke" and links_in(sentence) for sentence, verdict in zip(sentences, verdicts, strict=True))
    told: list[Link] = []
    mentioned: list[Link] = []
    for sentence, verdict in zip(sentences, verdicts, strict=True):
        counts = verdict == "spoke" or (verdict == "silent" and "spoke" in verdicts and not named)
        people, others = _split_at_topic(sentence, span) if counts else ((), tuple(links_in(sentence, span)))
        told.extend(people)
        mentioned.extend(others)
    return tuple(told), tuple(mentioned)


def _straight(sentence: str) -> str:
    """Return the sentence without its links and with straight apostrophes: names are no verbs."""
    return (links_of(sentence).sub(" ", sentence) if "[" in sentence else sentence).replace("’", "'")


def _verdict(sentence: str, lexicon: Lexicon) -> str:
    """Say whether a sentence tells of a talk (`spoke`), only intends or denies one (`blocked`), or says nothing of the kind (`silent`)."""
    verb = lexicon.contact_word.search(sentence)
    if verb is None:
        return "silent"
    blocked = lexicon.blocked.search(sentence)
    if _is_to_come(sentence, verb[0].lower()):
        return "blocked"
    return "blocked" if blocked and blocked.start() <= verb.start() else "spoke"


def _is_to_come(sentence: str, verb: str) -> bool:
    """Whether a talk was only agreed on (`Call with [[Ada]] fixed for Friday`); what is agreed on after the topic's word is the topic."""
    if verb.partition(" ")[0].endswith("ed") or verb.partition(" ")[0] in _PAST:
        return False
    agreed = _AGREED.search(sentence)
    topic = _TOPIC.search(sentence) if agreed else None
    return agreed is not None and (topic is None or agreed.start() < topic.start())


def _split_at_topic(words: str, span: Span) -> tuple[tuple[Link, ...], tuple[Link, ...]]:
    """Part the links: of several, those before the first `:` or topic word took part; where none stands before it, all did."""
    found = [(match.start(), Link(target, span)) for match in links_of(words).finditer(words) if (target := link_target(match))]
    links = tuple(link for _, link in found)
    topic = _TOPIC.search(links_of(words).sub(lambda match: "x" * len(match[0]), words)) if len(links) > 1 else None
    if topic is None:
        return links, ()
    before = sum(start < topic.start() for start, _ in found)
    return (links[:before], links[before:]) if before else (links, ())
