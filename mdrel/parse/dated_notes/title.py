"""Whom a dated note's title may name, at a word of contact (F47).

Which of the names are contacts is known to the index. The names stand behind the word (`Call with
Ada and Bo`), before it (`Ada, Bo: lunch`), or around `<>`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

from mdrel.model.conversation import Channel
from mdrel.model.note import Link
from mdrel.model.span import Span
from mdrel.parse.dated_notes.title_words import Token, Word, tokenize, words_of_contact
from mdrel.parse.lexicon import Lexicon
from mdrel.parse.markdown.lazy_pattern import lazy_pattern
from mdrel.parse.markdown.wikilinks import LINK, link_target

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
_PREPARATION = lazy_pattern(r"prep(?:aration)?\s*(?:[:\u2013\u2014-]|for\b|notes\b)", re.IGNORECASE)
# Gatherings that only a title of another type's note has to call so: they are named, never counted.
_SESSIONS = frozenset({"session", "consultation", "discussion", "discussions", "briefing"})
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
_LONGEST_NAME = 6


class Named(Struct, frozen=True):
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
    tokens = tokenize(title)
    words = words_of_contact(tokens, lexicon)
    is_lower = title == title.lower()
    for names, word in _places(tokens, words, is_said=is_said, is_lower=is_lower):
        people = _links(names, span, is_said=is_said)
        if people:
            return Named(people, word.channel, _is_intent(tokens, word.start, names))
    return Named()


def is_called_talk(title: str, lexicon: Lexicon) -> bool:
    """Whether a title calls what it is about a meeting, a call or the like (`Meeting: the roof`).

    A name that follows at once makes an order of some of these words (`Call Ada`), and a word of
    intent a plan of all.
    """
    tokens = tokenize(title)
    if not _CANCELLED.isdisjoint(token.key for token in tokens):
        return False
    places = [
        (word.start, word.end) for word in words_of_contact(tokens, lexicon) if not word.is_weak
    ]
    places += [(at, at + 1) for at, token in enumerate(tokens) if token.key in _SESSIONS]
    return any(_may_end(tokens, end) and not _is_planned(tokens, start) for start, end in places)


def _is_planned(tokens: list[Token], at: int) -> bool:
    """Whether a title plans the talk at a word of contact.

    Behind a colon stands its topic, which may be a plan. A planning session is none.
    """
    colon = next((i for i in range(at, len(tokens)) if tokens[i].text == ":"), len(tokens))
    start = at - 1 if at and tokens[at - 1].key == "planning" else at
    return _is_intent(tokens[:colon], start, [])


def is_paper(title: str) -> bool:
    """Whether a title is that of a paper for a talk (`Agenda`, `Prep for the review`)."""
    keys = [token.key for token in tokenize(title)]
    return bool(keys) and (keys[0] in _INTENT or keys[-1] in _PAPERS)


def is_preparation(titles: Iterable[str]) -> bool:
    """Whether a title says that the note prepares a talk: `Prep: the board`, `Prep for Ada`."""
    return any(map(_PREPARATION.match, titles))


def _places(
    tokens: list[Token], words: list[Word], *, is_said: bool, is_lower: bool
) -> list[tuple[list[list[Token]], Word]]:
    """Return the lists of names at the words of contact, the strongest first."""
    places: list[tuple[list[list[Token]], Word]] = []
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
            (_names_behind(tokens, at + 1), Word(at, at + 1, Channel.OTHER, is_weak=True))
            for at, token in enumerate(tokens)
            if token.key in {"with", "w/"}
        ]
    return places


def _lead(tokens: list[Token], at: int) -> tuple[int, bool]:
    """Return where the names behind a word begin, and whether a preposition leads to them.

    The prepositions are `with`, `from` and `to`.
    """
    while at < len(tokens) and (
        tokens[at].key in _BEHIND_WORD or tokens[at].text in {"-", "–", "—", ":"}
    ):
        at += 1
    is_led = at < len(tokens) and tokens[at].key in _LEADING
    return at + is_led, is_led


def _may_end(tokens: list[Token], at: int) -> bool:
    """Whether the word of contact may end the words that belong to it.

    It may in `Ada call`, but not in `Ada call center`.
    """
    if at >= len(tokens) or tokens[at].kind in {"break", "list"}:
        return True
    key = tokens[at].key
    return key in _STOPS or key in _BEHIND_WORD or key[:1].isdigit()


def _names_behind(tokens: list[Token], at: int) -> list[list[Token]]:
    """Return the unbroken list of names that begins at a token."""
    names: list[list[Token]] = []
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


def _goes_on(tokens: list[Token], start: int, at: int) -> bool:
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


def _names_before(tokens: list[Token], end: int) -> list[list[Token]]:
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
    names: list[list[Token]] = [[]]
    for token in tokens[start:end]:
        if token.kind == "list":
            names.append([])
        elif token.key not in _SETTINGS or names[-1]:
            names[-1].append(token)
    if any(not _is_whole(name) for name in names):
        return []
    # Nothing may follow these names.
    return [[*name, Token("break", "")] for name in names]


def _is_whole(name: list[Token]) -> bool:
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


def _is_possessive(token: Token, tokens: list[Token], at: int) -> bool:
    if token.kind == "link":
        return at < len(tokens) and tokens[at].text in {"'", "’"}
    return token.text.endswith(("'s", "’s", "s'", "s’"))


def _links(names: list[list[Token]], span: Span, *, is_said: bool) -> tuple[Link, ...]:
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


def _is_intent(tokens: list[Token], at: int, names: list[list[Token]]) -> bool:
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
