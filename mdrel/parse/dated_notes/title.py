"""Whom a dated note's title may name, at a word of contact (F47).

Which of the names are contacts is known to the index. The names stand behind the word (`Call with
Ada and Bo`), before it (`Ada, Bo: lunch`), around `<>`, or are all there is.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from mdrel.model.conversation import Channel
from mdrel.model.names import Myself
from mdrel.model.note import Link
from mdrel.model.span import Span
from mdrel.parse.dated_notes.title_names import (
    STOPS,
    links_of,
    names_before,
    names_behind,
    without_me,
)
from mdrel.parse.dated_notes.title_words import Token, Word, tokenize, words_of_contact
from mdrel.parse.lexicon import Lexicon
from mdrel.parse.markdown.lazy_pattern import lazy_pattern

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
# Gatherings that only a title of another type's note has to call so: they are named, never counted.
_SESSIONS = frozenset({"session", "consultation", "discussion", "discussions", "briefing"})
_CAPITALISED = r"[^\W\d_a-z][^\W\d_]+"
_FIRST_NAMES = lazy_pattern(rf"{_CAPITALISED}(?:(?:\s?[-,&+/]\s?|\sand\s){_CAPITALISED})*")
_BETWEEN_NAMES = lazy_pattern(r"\s?[-,&+/]\s?|\sand\s")
_MOST_FIRST = 6
_BEHIND_WORD = frozenset({"notes", "note", "minutes", "transcript", "summary", "recap", "log"})
_LEADING = frozenset({"with", "w/", "w", "from", "to"})


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
    for names, word in _places(tokens, words, lexicon.me, is_said=is_said, is_lower=is_lower):
        people = links_of(names, span, is_said=is_said, is_alone=word.is_with_me)
        if word.is_pair and not word.is_with_me:
            people = tuple(replace(link, is_side=not link.is_link) for link in people)
        if people:
            return Named(people, word.channel, _is_intent(tokens, word.start, names))
    return Named()


def read_whole_title(title: str, span: Span, *, takes_first: bool) -> Named:
    """Return whom a title names that is nothing but names up to a sign: `Ada, Bo - the roof`.

    A first name alone is as often a firm's, and is taken where `takes_first` says so.
    """
    if is_paper(title):
        return Named()
    tokens = tokenize(title)
    signs = (at for at, token in enumerate(tokens) if token.kind in {"break", "pair"})
    names = names_before(tokens, next(signs, len(tokens)))
    people = tuple(
        link if link.is_link else replace(link, is_doubtful=True)
        for link in links_of(names, span, is_said=takes_first)
    )
    return Named(people, is_intent=bool(people) and _is_intent(tokens, 0, names))


def read_first_names(title: str) -> tuple[Link, ...]:
    """Return who may be named by first names at a title's beginning: `Ada-Bo roof`, `Ada, Cy`."""
    begun = _FIRST_NAMES.match(title)
    names = _BETWEEN_NAMES.split(begun[0])[:_MOST_FIRST] if begun else []
    return tuple(Link(name, Span(1), is_link=False, may_be_first=True) for name in names)


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


def read_session(
    title: str, lexicon: Lexicon, span: Span
) -> tuple[tuple[Link, ...], tuple[Link, ...]]:
    """Return whom the heading of one of several talks names behind `with`, and at other words.

    In such headings a first name will do, and only those behind `with` need not be known.
    """
    tokens = tokenize(title)
    places = _places(
        tokens, words_of_contact(tokens, lexicon), lexicon.me, is_said=False, is_lower=False
    )
    others = tuple(link for names, _ in places for link in links_of(names, span, is_said=True))
    led = tuple(
        link
        for at, token in enumerate(tokens)
        if token.key in {"with", "w/"}
        for link in links_of(names_behind(tokens, at + 1), span, is_said=True)
        if link.is_link or link.target[:1].isupper()
    )
    return led, others


def _places(
    tokens: list[Token], words: list[Word], me: Myself, *, is_said: bool, is_lower: bool
) -> list[tuple[list[list[Token]], Word]]:
    """Return the lists of names at the words of contact, the strongest first."""
    places: list[tuple[list[list[Token]], Word]] = []
    for word in words:
        if word.is_pair:
            names = names_before(tokens, word.start) + names_behind(tokens, word.end)
            places.append((without_me(names, me) if word.is_with_me else names, word))
            continue
        at, is_led = _lead(tokens, word.end)
        if is_led or not (word.is_weak or (is_lower and not is_said)):
            places.append((names_behind(tokens, at), word))
        if (
            not word.is_weak
            and not is_led
            and not (is_lower and not is_said)
            and _may_end(tokens, word.end)
        ):
            places.append((names_before(tokens, word.start), word))
    if is_said:
        places += [
            (names_behind(tokens, at + 1), Word(at, at + 1, Channel.OTHER, is_weak=True))
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
    return key in STOPS or key in _BEHIND_WORD or key[:1].isdigit()


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
    return is_in_name or not before or before[-1].kind == "break" or before[-1].key not in STOPS
