"""The words and signs of a dated note's title, and the channel it speaks of (F47, F48)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile
from operator import itemgetter
from typing import Literal

from msgspec import Struct

from mdrel.model.conversation import WRITTEN, Channel
from mdrel.model.names import Myself
from mdrel.parse.entries.compound import is_always_a_talk, is_first_half
from mdrel.parse.lexicon import Lexicon
from mdrel.parse.markdown.lazy_pattern import lazy_pattern
from mdrel.parse.markdown.wikilinks import LINK

Kind = Literal["link", "word", "list", "pair", "break"]
# `Meeting started 2026 / 11 / 09 14:50 GMT`
_STAMP = lazy_pattern(
    r"(?<!\d)\d{4}\s?/\s?\d{1,2}\s?/\s?\d{1,2}(?:\s\d{1,2}:\d{2}(?:\s[A-Z]{2,5}(?!\w))?)?(?!\d)"
)
_TOKEN = lazy_pattern(
    rf"(?P<link>{LINK.pattern})|(?P<pair><-?>|↔|⇄|⟷)"
    rf"|(?P<word>w/(?=\s)|\d[:-]\ds?(?![^\W_])|[^\W_]+(?:['’.-][^\W_]+)*['’.]?)|(?P<list>[,&+/])"
    rf"|(?P<sign>[^\w\s])",
    re.IGNORECASE,
)
# Words for a meeting that are no channel words.
_MEETINGS = frozenset(
    {
        "sync", "syncs", "catch up", "catchup", "catch ups", "catchups", "1on1", "1on1s", "1 on 1",
        "1 on 1s", "one on one", "one on ones", "1 1", "1 1s", "1:1", "1:1s", "check in", "checkin",
        "check ins", "checkins", "minutes", "standup", "standups", "stand up", "stand ups",
        "touch base",
    }
)  # fmt: skip
# Channel words that name much else: people stand at them only behind `with`, `from` or `to`.
_WEAK = frozenset(
    {
        "text", "card", "gift", "signal", "teams", "social", "meet", "message", "mail", "letter",
        "talk", "walk", "event", "party", "conference", "conversation", "contact", "visit", "phone",
        "video", "in person", "other", "linkedin", "tea", "drinks", "meal", "reception", "wedding",
        "gala", "meetup",
    }
)  # fmt: skip
# These speak of no channel where no name stands at them.
_VAGUE = frozenset(
    {
        "text", "card", "gift", "signal", "teams", "social", "meet", "contact", "other",
        "conversation", "talk", "attempt", "tried",
    }
)  # fmt: skip
# Before a name, or at a word of contact, these tell what kind of talk it was.
SETTINGS = frozenset(
    {
        "weekly", "monthly", "biweekly", "quarterly", "daily", "annual", "yearly", "first",
        "second", "third", "final", "quick", "short", "brief", "long", "intro", "introductory",
        "team", "follow-up", "followup", "regular", "good", "great", "notes", "initial", "kickoff",
        "new", "virtual", "online", "remote",
    }
)  # fmt: skip
# What may follow the person whose vault it is in `Ada x me weekly sync`.
_BEHIND_ME = SETTINGS | {
    "sync", "1:1", "1-1", "1on1", "meeting", "call", "chat", "catchup", "catch-up", "catch", "up",
}  # fmt: skip
# Between a name and the person whose vault it is these stand for `<>`.
_BETWEEN_TWO = frozenset({"/", "x", "×"})
_LONGEST_ME = 5
# At these a side of such a pair ends.
_SIGNS = frozenset({"break", "pair"})
_NO_CHANNEL = frozenset({Channel.OTHER, Channel.ATTEMPT})


_LONGEST_WORD = 3
# So many words behind a word of contact tell whether it begins a topic.
_MOST_BEHIND = 3


class Token(Struct, frozen=True):
    """A word, link or sign of a title.

    `key` is a word in lower case, without a full stop at its end.
    """

    kind: Kind
    text: str
    key: str = ""


class Word(Struct, frozen=True):
    """A word of contact: its first token and the one behind it.

    `is_pair` tells that names stand on both sides of it, and `is_with_me` that one of them is that
    of the person whose vault it is.
    """

    start: int
    end: int
    channel: Channel
    is_weak: bool
    is_pair: bool = False
    is_with_me: bool = False


def channel_in_title(title: str, lexicon: Lexicon) -> Channel:
    """Return the channel of the first word in a title that names one.

    A spoken one counts before a written one, a chat behind both, and nothing behind `about`.
    """
    tokens = tokenize(title)
    end = next(
        (at for at, token in enumerate(tokens) if token.key in {"about", "re", "regarding"}),
        len(tokens),
    )
    is_lower = title == title.lower()
    named = [
        (_rank(said, word.channel), word.channel)
        for word in words_of_contact(tokens[:end], lexicon)
        if word.channel not in _NO_CHANNEL
        and (said := " ".join(token.key for token in tokens[word.start : word.end])) not in _VAGUE
        # `Workshop rates` is a meeting, where somebody was there.
        and (
            word.channel is Channel.MEETING
            or not _is_first_half(
                said, tokens[word.end : word.end + _MOST_BEHIND], lexicon, is_lower=is_lower
            )
        )
    ]
    return min(named, key=itemgetter(0))[1] if named else Channel.OTHER


def _rank(said: str, channel: Channel) -> int:
    """Return how far behind others a word stands: written ones, and `WhatsApp chat` is one."""
    return 2 if said in {"chat", "chats"} else int(channel in WRITTEN)


def _is_first_half(said: str, behind: Sequence[Token], lexicon: Lexicon, *, is_lower: bool) -> bool:
    """Whether a word of contact is the first half of a topic: `Email migration plan`.

    In a title in lower case any word behind it may begin a name.
    """
    words = [token.text for token in takewhile(lambda token: token.kind == "word", behind)]
    return (
        bool(words)
        and words[0].lower() not in lexicon.channels
        and not is_always_a_talk(said, lexicon)
        and is_first_half([word.capitalize() for word in words] if is_lower else words)
    )


def tokenize(title: str) -> list[Token]:
    """Return the words, links and signs of a title.

    In a name without blanks `-` and `_` are blanks. A day and time with slashes are a sign.
    """
    text = title if " " in title or "[" in title else re.sub(r"[-_]+", " ", title)
    text = _STAMP.sub(" - ", text) if "/" in text else text
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text):
        if match["link"]:
            if tokens and tokens[-1].kind == "link":
                tokens.append(Token("list", ""))
            tokens.append(Token("link", match["link"]))
        elif word := match["word"]:
            tokens.append(
                Token("list" if word.lower() == "and" else "word", word, word.lower().rstrip("."))
            )
        else:
            tokens.append(
                Token("pair" if match["pair"] else "list" if match["list"] else "break", match[0])
            )
    return tokens


def words_of_contact(tokens: Sequence[Token], lexicon: Lexicon) -> list[Word]:
    """Return the words of contact, the longest at each place."""
    found: list[Word] = []
    at = 0
    while at < len(tokens):
        word = _word_at(tokens, at, lexicon)
        if word:
            found.append(word)
        at = word.end if word else at + 1
    return found


def _word_at(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> Word | None:
    if tokens[at].kind == "pair" or tokens[at].text.lower() in _BETWEEN_TWO:
        is_with_me = _is_me_before(tokens, at, lexicon.me) or _is_me_behind(tokens, at, lexicon.me)
        if is_with_me or tokens[at].kind == "pair":
            return Word(
                at,
                at + 1,
                Channel.MEETING,
                is_weak=False,
                is_pair=True,
                is_with_me=is_with_me,
            )
    for size in range(min(_LONGEST_WORD, len(tokens) - at), 0, -1):
        part = tokens[at : at + size]
        if any(token.kind != "word" for token in part):
            continue
        text = " ".join(token.key for token in part)
        plain = text.replace("-", " ")
        if plain in _MEETINGS or text in _MEETINGS:
            return Word(at, at + size, Channel.MEETING, is_weak=False)
        if channel := lexicon.channels.get(text) or lexicon.channels.get(plain):
            return Word(
                at, at + size, channel, is_weak=plain in _WEAK or channel is Channel.ATTEMPT
            )
    return None


def _is_me_before(tokens: Sequence[Token], at: int, me: Myself) -> bool:
    """Whether nothing but the person whose vault it is stands before a sign."""
    start = at
    while start and tokens[start - 1].kind not in _SIGNS and at - start < _LONGEST_ME:
        start -= 1
    return _is_me(tokens[start:at], me) and not (start and tokens[start - 1].kind not in _SIGNS)


def _is_me_behind(tokens: Sequence[Token], at: int, me: Myself) -> bool:
    """Whether that person stands behind a sign, and what kind of talk it was at most."""
    behind = list(
        takewhile(lambda token: token.kind not in _SIGNS, tokens[at + 1 : at + 2 + 2 * _LONGEST_ME])
    )
    return any(
        _is_me(behind[:size], me) and all(token.key in _BEHIND_ME for token in behind[size:])
        for size in range(1, _LONGEST_ME)
    )


def _is_me(tokens: Sequence[Token], me: Myself) -> bool:
    """Whether tokens are a name of the person whose vault it is, which the first name is too."""
    name = " ".join(token.text for token in tokens)
    return name != "" and (me.is_meant(name) or me.is_first(name))
