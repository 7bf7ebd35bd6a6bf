"""Whom a dated note's title may name, and the channel it speaks of (F47, F48).

Names stand at a word of contact. Which of them are contacts is known to the index. A title is a row
of words, links and signs. The names stand behind the word (`Call with Ada and Bo`), before it
(`Ada, Bo: lunch`), or around `<>`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from mdrel.model.conversation import WRITTEN, Channel
from mdrel.model.note import Link
from mdrel.model.span import Span
from mdrel.parse.lexicon import Lexicon
from mdrel.parse.markdown.lazy_pattern import lazy_pattern
from mdrel.parse.markdown.wikilinks import LINK, link_target

Kind = Literal["link", "word", "list", "pair", "break"]

_TOKEN = lazy_pattern(
    rf"(?P<link>{LINK.pattern})|(?P<pair><-?>|↔|⇄|⟷)"
    rf"|(?P<word>w/(?=\s)|\d[:-]\d(?!\d)|[^\W_]+(?:['’.-][^\W_]+)*['’.]?)|(?P<list>[,&+/])"
    rf"|(?P<sign>[^\w\s])",
    re.IGNORECASE,
)
# Words for a meeting that are no channel words.
_MEETINGS = frozenset(
    {
        "sync", "catch up", "catchup", "1on1", "1 on 1", "one on one", "1 1", "1:1", "check in",
        "checkin", "minutes", "standup", "stand up", "touch base",
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
# Before the word these make it a plan, or something else than the talk.
_INTENT = frozenset(
    {
        "prep", "prepare", "preparing", "preparation", "preparations", "agenda", "idea", "ideas",
        "draft", "drafts", "drafting", "dealing", "plan", "plans", "planning", "planned",
        "question", "questions", "todo", "invite", "invitation", "request", "schedule",
        "scheduling", "reschedule", "arrange", "arranging", "propose", "proposed", "template",
        "goals", "upcoming", "before", "pre", "how", "should", "missed", "no", "not", "without",
        "instead", "tips", "thoughts", "working", "need", "want", "booking", "tentative",
        "possible", "potential",
    }
)  # fmt: skip
_CANCELLED = frozenset(
    {"cancelled", "canceled", "postponed", "rescheduled", "declined", "no-show", "skipped"}
)
# As a title's last word, right behind the word of contact or its names, these make it a paper for
# the talk.
_PAPERS = frozenset(
    {
        "prep", "preparation", "agenda", "draft", "template", "plan", "questions", "ideas",
        "invite", "invitation",
    }
)  # fmt: skip
_BEHIND_WORD = frozenset({"notes", "note", "minutes", "transcript", "summary", "recap", "log"})
_LEADING = frozenset({"with", "w/", "w", "from", "to"})
_HONORIFICS = frozenset({"dr", "mr", "mrs", "ms", "prof", "the"})
_STOPS = frozenset(
    {
        "about", "re", "regarding", "on", "in", "at", "for", "from", "to", "with", "w/", "w", "by",
        "over", "of", "via", "after", "before", "is", "was", "who", "during", "as", "or",
    }
)  # fmt: skip
_SETTINGS = frozenset(
    {
        "weekly", "monthly", "biweekly", "quarterly", "daily", "annual", "yearly", "first",
        "second", "third", "final", "quick", "short", "brief", "long", "intro", "introductory",
        "team", "follow-up", "followup", "regular", "good", "great", "notes", "initial", "kickoff",
        "new", "virtual", "online", "remote",
    }
)  # fmt: skip
_LONGEST_NAME, _LONGEST_WORD = 6, 3
_NO_CHANNEL = frozenset({Channel.OTHER, Channel.ATTEMPT})


class _Token(NamedTuple):
    kind: Kind
    text: str
    key: str = ""


class _Word(NamedTuple):
    """A word of contact: its first token and the one behind it."""

    start: int
    end: int
    channel: Channel
    is_weak: bool


class Named(NamedTuple):
    """What a title says: who may have taken part, and the channel.

    `is_intent` says that it only plans to speak with them, or that they did not speak.
    """

    people: tuple[Link, ...] = ()
    channel: Channel = Channel.OTHER
    is_intent: bool = False


def read_title(title: str, lexicon: Lexicon, span: Span, *, is_said: bool) -> Named:
    """Return whom `title` names.

    `is_said` tells that type, tag or folder says conversation.
    """
    tokens = _tokenize(title)
    words = _words_of_contact(tokens, lexicon)
    is_lower = title == title.lower()
    for names, word in _places(tokens, words, is_said=is_said, is_lower=is_lower):
        people = _links(names, span, is_said=is_said)
        if people:
            return Named(people, word.channel, _is_intent(tokens, word.start, names))
    return Named()


def channel_in_title(title: str, lexicon: Lexicon) -> Channel:
    """Return the channel of the first word in a title that names one.

    A spoken one counts before a written one, and nothing counts behind `about`.
    """
    tokens = _tokenize(title)
    end = next(
        (at for at, token in enumerate(tokens) if token.key in {"about", "re", "regarding"}),
        len(tokens),
    )
    named = [
        word.channel
        for word in _words_of_contact(tokens[:end], lexicon)
        if word.channel not in _NO_CHANNEL
        and " ".join(token.key for token in tokens[word.start : word.end]) not in _VAGUE
    ]
    return next(
        (each for each in named if each not in WRITTEN), named[0] if named else Channel.OTHER
    )


def _tokenize(title: str) -> list[_Token]:
    """Return the words, links and signs of a title.

    In a name without blanks `-` and `_` are blanks.
    """
    text = title if " " in title or "[" in title else re.sub(r"[-_]+", " ", title)
    tokens: list[_Token] = []
    for match in _TOKEN.finditer(text):
        if match["link"]:
            tokens.append(_Token("link", match["link"]))
        elif word := match["word"]:
            tokens.append(
                _Token("list" if word.lower() == "and" else "word", word, word.lower().rstrip("."))
            )
        else:
            tokens.append(
                _Token("pair" if match["pair"] else "list" if match["list"] else "break", match[0])
            )
    return tokens


def _words_of_contact(tokens: Sequence[_Token], lexicon: Lexicon) -> list[_Word]:
    """Return the words of contact, the longest at each place."""
    found: list[_Word] = []
    at = 0
    while at < len(tokens):
        word = _word_at(tokens, at, lexicon)
        if word:
            found.append(word)
        at = word.end if word else at + 1
    return found


def _word_at(tokens: Sequence[_Token], at: int, lexicon: Lexicon) -> _Word | None:
    if tokens[at].kind == "pair":
        return _Word(at, at + 1, Channel.MEETING, is_weak=False)
    for size in range(min(_LONGEST_WORD, len(tokens) - at), 0, -1):
        part = tokens[at : at + size]
        if any(token.kind != "word" for token in part):
            continue
        text = " ".join(token.key for token in part)
        plain = text.replace("-", " ")
        if plain in _MEETINGS or text in _MEETINGS:
            return _Word(at, at + size, Channel.MEETING, is_weak=False)
        if channel := lexicon.channels.get(text) or lexicon.channels.get(plain):
            return _Word(
                at, at + size, channel, is_weak=plain in _WEAK or channel is Channel.ATTEMPT
            )
    return None


def _places(
    tokens: list[_Token], words: list[_Word], *, is_said: bool, is_lower: bool
) -> list[tuple[list[list[_Token]], _Word]]:
    """Return the lists of names at the words of contact, the strongest first."""
    places: list[tuple[list[list[_Token]], _Word]] = []
    for word in words:
        if tokens[word.start].kind == "pair":
            places.append(
                (_names_before(tokens, word.start) + _names_behind(tokens, word.end), word)
            )
            continue
        at, is_led = _lead(tokens, word.end)
        if is_led or not (word.is_weak or (is_lower and not is_said)):
            places.append((_names_behind(tokens, at), word))
        if (
            not word.is_weak
            and not is_led
            and not (is_lower and not is_said)
            and _may_end(tokens, word.end)
        ):
            places.append((_names_before(tokens, word.start), word))
    if is_said:
        places += [
            (_names_behind(tokens, at + 1), _Word(at, at + 1, Channel.OTHER, is_weak=True))
            for at, token in enumerate(tokens)
            if token.key in {"with", "w/"}
        ]
    return places


def _lead(tokens: list[_Token], at: int) -> tuple[int, bool]:
    """Return where the names behind a word begin, and whether a preposition leads to them.

    The prepositions are `with`, `from` and `to`.
    """
    while at < len(tokens) and (
        tokens[at].key in _BEHIND_WORD or tokens[at].text in {"-", "–", "—", ":"}
    ):
        at += 1
    is_led = at < len(tokens) and tokens[at].key in _LEADING
    return at + is_led, is_led


def _may_end(tokens: list[_Token], at: int) -> bool:
    """Whether the word of contact may end the words that belong to it.

    It may in `Ada call`, but not in `Ada call center`.
    """
    if at >= len(tokens) or tokens[at].kind in {"break", "list"}:
        return True
    key = tokens[at].key
    return key in _STOPS or key in _BEHIND_WORD or key[:1].isdigit()


def _names_behind(tokens: list[_Token], at: int) -> list[list[_Token]]:
    """Return the unbroken list of names that begins at a token."""
    names: list[list[_Token]] = []
    while at < len(tokens):
        start = at
        while at < len(tokens) and _goes_on(tokens, start, at):
            at += 1
        name = [token for token in tokens[start:at] if token.key not in _HONORIFICS]
        if not name or _is_possessive(name[-1], tokens, at) or name[0].text[0].isdigit():
            break
        names.append(name)
        if at >= len(tokens) or tokens[at].kind != "list":
            break
        while at < len(tokens) and tokens[at].kind == "list":
            at += 1
    return names


def _goes_on(tokens: list[_Token], start: int, at: int) -> bool:
    """Whether the name that begins at `start` goes on with the token `at`.

    A link is a name by itself.
    """
    token = tokens[at]
    if token.kind == "link":
        return at == start
    return (
        token.kind == "word"
        and token.key not in _STOPS
        and tokens[start].kind != "link"
        and not (at > start and tokens[at - 1].text.endswith(("'s", "’s")))
    )


def _names_before(tokens: list[_Token], end: int) -> list[list[_Token]]:
    """Return the list of names that ends before a token.

    It is all that stands between that token and the sign before, without words of a setting.
    """
    while end and (
        tokens[end - 1].text in {"-", "–", "—", ":"} or tokens[end - 1].key in _SETTINGS
    ):
        end -= 1
    start = end
    while start and tokens[start - 1].kind not in {"break", "pair"}:
        start -= 1
    names: list[list[_Token]] = [[]]
    for token in tokens[start:end]:
        if token.kind == "list":
            names.append([])
        elif token.key not in _SETTINGS or names[-1]:
            names[-1].append(token)
    if any(not _is_whole(name) for name in names):
        return []
    # Nothing may follow these names.
    return [[*name, _Token("break", "")] for name in names]


def _is_whole(name: list[_Token]) -> bool:
    """Whether a name before the word is a complete name and nothing else."""
    if (
        not name
        or name[-1].text.endswith(("'s", "’s", "s'", "s’"))
        or any(token.key in _STOPS for token in name)
    ):
        return False
    return (
        len(name) == 1
        if any(token.kind == "link" for token in name)
        else len(name) <= _LONGEST_NAME
    )


def _is_possessive(token: _Token, tokens: list[_Token], at: int) -> bool:
    if token.kind == "link":
        return at < len(tokens) and tokens[at].text in {"'", "’"}
    return token.text.endswith(("'s", "’s", "s'", "s’"))


def _links(names: list[list[_Token]], span: Span, *, is_said: bool) -> tuple[Link, ...]:
    links: list[Link] = []
    for name in names:
        if name[0].kind == "link":
            match = LINK.match(name[0].text)
            target = link_target(match) if match else ""
            links += [Link(target, span)] if target else []
            continue
        is_whole = name[-1].kind == "break"
        target = " ".join(
            token.text for token in name[: -1 if is_whole else None][: _LONGEST_NAME + 1]
        )
        links.append(
            Link(target, span, is_link=False, may_go_on=not is_whole, may_be_first=is_said)
        )
    return tuple(links)


def _is_intent(tokens: list[_Token], at: int, names: list[list[_Token]]) -> bool:
    """Whether the title speaks of a plan.

    It has a word of intent before the word of contact, or a paper for it at the end.
    """
    keys = [token.key for token in tokens]
    if not _INTENT.isdisjoint(keys[:at]) or not _CANCELLED.isdisjoint(keys):
        return True
    *before, last = tokens
    if last.key not in _PAPERS:
        return False
    is_in_name = any(last is token for name in names for token in name)
    return is_in_name or not before or before[-1].kind == "break" or before[-1].key not in _STOPS
