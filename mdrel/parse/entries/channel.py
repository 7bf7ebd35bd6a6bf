"""What follows an entry's date: channel, purpose, people and text (F34, F35)."""

from __future__ import annotations

import re
from collections.abc import Callable

from msgspec import Struct
from msgspec.structs import replace

from mdrel.model.conversation import WRITTEN, Channel, Purpose
from mdrel.model.note import Link
from mdrel.model.words.contact_verbs import REACHING_VERBS
from mdrel.model.words.daily import SETTINGS
from mdrel.model.words.defaults import COMMON_NOUNS, NO_SETTING, SETTING_WORDS, VERBS
from mdrel.parse.entries.compound import is_topic
from mdrel.parse.entries.mail import MAIL, find_mail
from mdrel.parse.entries.way import read_way
from mdrel.parse.lexicon import PURPOSE, Lexicon
from mdrel.parse.markdown.lazy_pattern import lazy_pattern
from mdrel.parse.markdown.wikilinks import LINK, links_in, show_links
from mdrel.parse.speech.zones import OTHER_ZONE, ZONE_NAME

SIGNS = "\u2190-\u2bff\U0001f000-\U0001faff\ufe0f\u200d"
_CLOSING = r"[*_=`)\]]*+"
# What parts a date from what follows; a channel word may also stand behind a sign.
_PARTING = lazy_pattern(r"[-–—,|>~\s]*+")
_PARTING_WITH_SIGNS = lazy_pattern(rf"[-–—,|*_=`)\]>~}}\s;.·•/{SIGNS}]*+")
_DASHES = lazy_pattern("[-–—|]")
# A time's zone, and the same time in another.
_ZONE = lazy_pattern(rf"(?<=[\dmM.])\s*\(?{ZONE_NAME}\)?{OTHER_ZONE}")
# In brackets these may stand around the channel word: `(via Slack)`, `(Slack update)`.
_BY = lazy_pattern(r"^(?:via|over|by|on|per|through) (?:the )?")
_SENT = frozenset({"update", "message", "msg", "thread", "post", "note", "exchange", "reply"})
_BOXED = lazy_pattern(
    r"\(\s*(?P<round>[^()\[\]|\n]{1,24})\)|\[\[(?P<link>[^\[\]|\n]{1,24})\]\]"
    r"|\[(?P<square>[^()\[\]|\n]{1,24})\](?!\()"
)
# Behind a colon, and behind other words, the channel word is a noun where its sentence ends or goes
# on with one of these.
_IS_NOUN = lazy_pattern(
    rf"{_CLOSING}\s*+(?:$|[:;,.(–—|&/+-]|(?:with|w/|about|re(?!-)|regarding|on|at|in|from|to|for"
    r"|by|and|over|this|yesterday|today)(?!\w)|\[\[|#)",
    re.IGNORECASE,
)
_IS_ALL = lazy_pattern(
    rf"{_CLOSING}\s*+(?:$|[:–—]|-\s|(?:\([a-z]+\)\s*+)?(?:,\s*+)?(?:with|w/)\s*+[*_]*+\[)",
    re.IGNORECASE,
)
_GOES_ON = lazy_pattern(r"[ \t]+(?!(?:with|w/)[ \t]*[*_]*\[)[^\W_]")
_WORD = lazy_pattern(r"[*_]{0,2}(?!\d{4}-)(?P<word>[^\W_][\w'’-]*)\s+")
# Who did it may stand before the verb. What she, he or they did is contact where nothing else
# follows, or you (`she called late`, `he emailed me`, and not `she wrote the report`).
_SUBJECT = lazy_pattern(
    r"(?:(?P<they>she|he|they)|we|i)\s+(?:(?:both|also|then|just|finally|even)\s+)?", re.IGNORECASE
)
_REACHING = lazy_pattern(
    r"\s*+(?:$|[,;:.!(–—-]|(?:me|us|back|again|twice|late|early|today|yesterday|about|re|from|on"
    r"|at|in|after|before|to\s+(?:say|ask|tell|let|see|me|us)|asking|saying|wanting|telling"
    r"|and|but|because)\b)",
    re.IGNORECASE,
)
# Behind a colon everything is text, `- 5 %` and `, then` as well.
_AFTER = lazy_pattern(rf"{_CLOSING}\s*+(?::[*_=`]*+(?=\s|$)\s*+|:\s*+|(?>[–—,;|·-]++\s*+|))")
_WITH = lazy_pattern(
    rf"{_CLOSING}\s*+,?\s*+(?:with\s++|w/\s*+)[*_]*+"
    rf"(?P<links>(?:{LINK.pattern.replace('?P<', '?P<a_')})"
    rf"(?>(?:[*_]*+\s*+(?>(?:(?:,|;|&|\+|/|\band\b)\s*+)*)[*_]*+"
    rf"(?:{LINK.pattern.replace('?P<', '?P<b_')}))*))",
    re.IGNORECASE,
)
# With an object these tell of something else: `tried the new place`, `no answer on the budget`,
# `couldn't reach an agreement`.
_ATTEMPT = lazy_pattern(
    r"\W*(?:(?:(?:i|we|s?he|they)\s+)?(?:tried\b"
    r"(?!\s+(?:the|an?|some|his|my|our|out|on)\b(?!.*\b(?:no\s+answer|voicemail|nobody)\b))"
    r"|(?:couldn['’]?t|could\s+not|didn['’]?t|did\s+not)\s+"
    r"(?:reach|get\s+hold|get\s+through|answer|pick\s+up|reply)\b"
    r"(?!\s+(?:an?|my|our|any|every|directly|agreement|consensus)\b))|voicemail"
    r"|left\s+(?:a\s+)?(?:voicemail|voice\s+mail|message)"
    r"|(?P<unanswered>no\s+(?:answer|reply|response)\b)"
    r"(?!\s+(?:on|about|to|for|regarding|from\s+(?:the|an?|my|our|his))\b))",
    re.IGNORECASE,
)
_EDGES = lazy_pattern(rf"^[\s{SIGNS}]+|(?<![\s{SIGNS}])[\s{SIGNS}]+$")
_CLOSED, _SPACE = lazy_pattern(_CLOSING), lazy_pattern(r"\s++")
# `had`, `we had a`, `another`
_HAD = lazy_pattern(
    r"(?:(?:(?:we|i)\s+)?(?:just\s+)?(?:had|got)\s+)?(?:(?:an?|another|the|our)\s+)?", re.IGNORECASE
)
_MOST_WORDS = 2


class Said(Struct, frozen=True):
    """What an entry says behind its date.

    `word` is the channel word in lower case, and `text` the rest as written.
    """

    channel: Channel = Channel.OTHER
    purpose: Purpose | None = None
    people: tuple[Link, ...] = ()
    text: str = ""
    word: str = ""


class _Found(Struct, frozen=True):
    """A channel word and where it begins and ends.

    The text goes on at `start`: behind the word, at it where it is the verb of a sentence, or
    before it where other words stand there.
    """

    word: str
    begin: int
    end: int
    start: int


def read_said(text: str, start: int, lexicon: Lexicon) -> Said:
    """Return what stands behind the date, its marks and its time.

    These end at `start` of `text`.
    """
    if zone := _ZONE.match(text, start):
        # What begins like a zone and is none stands before no channel word (`10:00 CT scan`).
        said = _read_behind(text, zone.end(), lexicon)
        if said.word:
            return said
    return _read_behind(text, start, lexicon)


def _read_behind(text: str, start: int, lexicon: Lexicon) -> Said:
    """Return what stands behind the date, its time and the zone of that."""
    parting = _PARTING.match(text, start)
    plain = parting.end() if parting else start
    if text.startswith(":", plain):
        body = _AFTER.match(text, plain)
        begin = body.end() if body else plain
        found = _match_word(text, begin, lexicon) or _match_subject(text, begin, lexicon)
        if found and not _IS_ALL.match(text, found.end):
            found = replace(found, start=begin)
        return _read_rest(text, begin, found, lexicon)
    found = _match_word(text, plain, lexicon) or _match_subject(text, plain, lexicon)
    if found and is_sentence(found.word, text, found.end):
        found = replace(found, start=min(found.begin, found.start))
    elif found is None:
        has_dash = _DASHES.search(text, start, plain) is not None
        may_stand = _is_no_verb if has_dash else _describes
        found = _find_behind(text, plain, may_stand, lexicon)
    return _read_rest(text, plain, found, lexicon)


def _match_word(text: str, start: int, lexicon: Lexicon) -> _Found | None:
    """Return the channel word that stands at `start`, behind signs or in brackets as well."""
    parting = _PARTING_WITH_SIGNS.match(text, start)
    at = parting.end() if parting else start
    if "\u2190" in text[start:at] and (mail := find_mail(text, start)) is not None:
        return _Found(MAIL, mail, mail, mail)
    if way := read_way(text, at, lexicon):
        return _Found(way.word, at, way.end, way.end)
    if match := lexicon.channel.match(text, at):
        word, is_tag = _plain(match["word"]), match.start() < match.start("word")
        if not is_tag and is_topic(word, text, match.end(), lexicon):
            return None
        return _Found(word, match.start("word"), match.end(), match.end())
    boxed = _BOXED.match(text, at)
    if boxed and (word := _boxed_word(boxed[boxed.lastgroup or 0], lexicon)):
        return _Found(word, boxed.start(), boxed.end(), boxed.end())
    mail = find_mail(text, start)
    return _Found(MAIL, mail, mail, mail) if mail is not None else None


def _boxed_word(text: str, lexicon: Lexicon) -> str:
    """Return the channel word that brackets hold, with no more than the way or what was sent."""
    word = _BY.sub("", _plain(text))
    if word not in lexicon.channels and word.rpartition(" ")[2] in _SENT:
        word = word.rpartition(" ")[0]
    return word if word in lexicon.channels else ""


def _match_subject(text: str, start: int, lexicon: Lexicon) -> _Found | None:
    """Return the verb of contact behind a pronoun (`she called late`); the text begins there."""
    subject = _SUBJECT.match(text, start)
    match = lexicon.channel.match(text, subject.end()) if subject else None
    if subject is None or match is None or (word := _plain(match["word"])) not in VERBS:
        return None
    if subject["they"] and not (word in REACHING_VERBS and _REACHING.match(text, match.end())):
        return None
    return _Found(word, match.start("word"), match.end(), start)


def _find_behind(
    text: str, start: int, may_stand: Callable[[str], bool], lexicon: Lexicon
) -> _Found | None:
    """Return the channel word behind at most two words (`— Full team meeting`).

    Behind a dash these are neither verb nor preposition; without one they only tell what it was
    like, or that it was had (`quick call about the roof`, `had lunch`).
    """
    at = _HAD.match(text, start).end() if may_stand is _describes else start  # type: ignore[union-attr]
    left = _MOST_WORDS
    while True:
        match = lexicon.channel.match(text, at) if at > start else None
        if match and _is_noun(text, match.end(), lexicon):
            if match["word"] in COMMON_NOUNS:
                return None
            return _Found(_plain(match["word"]), match.start("word"), match.end(), start)
        word = _WORD.match(text, at) if left else None
        if word is None or not may_stand(word["word"].lower()):
            return None
        at, left = word.end(), left - 1


def _is_no_verb(word: str) -> bool:
    """Whether a word before a channel word is no verb, preposition or pronoun."""
    return word not in NO_SETTING and (word in SETTING_WORDS or not word.endswith(("ed", "ing")))


def _describes(word: str) -> bool:
    """Whether a word before a channel word tells what the talk was like."""
    return word in SETTINGS


def _is_noun(text: str, end: int, lexicon: Lexicon) -> bool:
    """Whether the channel word that ends at `end` is a noun.

    Another channel word may follow it (`Zoom call`).
    """
    if _IS_NOUN.match(text, end):
        return True
    space = _SPACE.match(text, end)
    following = lexicon.channel.match(text, space.end()) if space else None
    return following is not None and _IS_NOUN.match(text, following.end()) is not None


def is_sentence(word: str, text: str, end: int) -> bool:
    """Whether a channel word that ends at `end` is the verb of a sentence that goes on there.

    An example is `emailed her the plan`, and not `talked with [[Ada]]: the plan`.
    """
    return word in VERBS and _GOES_ON.match(text, end) is not None


def _plain(word: str) -> str:
    return " ".join(word.lower().split())


def _read_rest(text: str, start: int, found: _Found | None, lexicon: Lexicon) -> Said:
    """Return the purpose, people and text behind the channel word."""
    channel = lexicon.channels[found.word] if found else Channel.OTHER
    at = found.end if found else start
    if found and (closing := _CLOSED.match(text, at)):
        at = closing.end()
    purpose = PURPOSE.match(text, at)
    at = purpose.end() if purpose else at
    shared = _WITH.match(text, at) if text.find("[", at) >= 0 else None
    people = tuple(links_in(shared["links"])) if shared else ()
    at = shared.end() if shared else at
    after = _AFTER.match(text, at) if found or purpose or shared else None
    rest = text[after.end() if after else at :]
    attempt = _ATTEMPT.match(rest)
    if found and found.start != found.end:
        rest = text[found.start :]
    if attempt and not (attempt["unanswered"] and channel in WRITTEN):
        channel = Channel.ATTEMPT
    return Said(
        channel,
        Purpose(purpose["purpose"].lower()) if purpose else None,
        people,
        rest,
        found.word if found else "",
    )


def channel_of(text: str, lexicon: Lexicon) -> Channel | None:
    """Return the channel that a cell or property names and nothing else, or None.

    Examples are `Coffee ☕`, `phone call` and `[[Meetings]]`.
    """
    bare = text if text.isascii() else _EDGES.sub("", text)
    word = " ".join(show_links(bare).strip(" \t#*_").lower().split())
    return lexicon.channels.get(word) or (
        lexicon.channels.get(word[:-1]) if word.endswith("s") else None
    )
