"""The classes of the words of daily notes, each written as one letter.

Each token of a line becomes one letter, so that the forms of `mdrel.parse.daily` are patterns
over letters that a reader can check against the note format:

    L link    P possessive link    n noun of contact    c noun or bare verb    b bare verb
    r verb of reaching (behind a link)    v past verb    u past verb that needs `with`
    k past verb of writing    f filler    x adjective (a setting)    a between word and links
    w with    o to, from    h at, in, on, over    O about, for, re    A and    T then    B but, so
    , ; S . ! Q ? : - ( ) / as written
    t time    d day that is past or today    y weekday    e day of the calendar    D day to come
    z day that cannot be told    I intent or plan    G negation    C cancellation
    p along, through    q after, during    j adverb or auxiliary    m me, us    # tag
    N other word with a capital    _ any other word
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from msgspec import Struct

from mdrel.model.conversation import Channel
from mdrel.model.policy import DateOrder, Reading
from mdrel.model.words import contact_verbs
from mdrel.model.words import daily as words
from mdrel.model.words import days as day_words
from mdrel.model.words import not_held as unheld_words
from mdrel.model.words.defaults import INTENT, NEGATION, VERBS
from mdrel.model.words.not_held import CANCELLATION, PLAN_WORDS
from mdrel.model.words.plan_headings import PLAN_SECTIONS
from mdrel.model.words.presence import DOING_WITH, PRESENCE_VERBS, TELLING_TO
from mdrel.model.words.sessions import SENDING, SESSIONS, TIMES, WAYS
from mdrel.model.words.together import REACHED_AT_LAST, SPOKEN_AT_LAST
from mdrel.parse.speech.calendar_days import DAY_STARTS
from mdrel.parse.speech.token_pattern import make_token_pattern

_BEFORE_WEEKDAYS = (
    ("on", "y"), ("next", "D"), ("nxt", "D"), ("this", "y"), ("coming", "D"), ("this coming", "D"),
    ("the following", "D"), ("by", "D"),
    *((before, "d") for before in day_words.LAST),
)  # fmt: skip
# `Sunday I had [[Ada]] over` names a day, `Sunday lunch` is a kind of lunch.
_BEHIND_WEEKDAYS = (
    ("i", "y"), ("we", "y"), *((behind, "z") for behind in day_words.OTHER_WEEKS),
)  # fmt: skip
_FIXED = {
    "with": "w",
    "w/": "w",
    "to": "o",
    "from": "o",
    "and": "A",
    "then": "T",
    "but": "B",
    "so": "B",
    "me": "m",
    "us": "m",
    "a": "f",
    "an": "f",
    "the": "f",
}


class Phrase(Struct, frozen=True):
    """A word or phrase of one class, as the words it consists of."""

    parts: tuple[str, ...]
    letter: str
    channel: Channel | None = None

    @property
    def text(self) -> str:
        """The words as one text."""
        return " ".join(self.parts) if len(self.parts) > 1 else self.parts[0]


class Known(Struct, frozen=True):
    """What may begin with a word.

    `phrase` is the word's class by itself. Phrases of several words are kept by their second word,
    the longest first. A day of the calendar may begin with it too.
    """

    phrase: Phrase | None
    longer: Mapping[str, tuple[Phrase, ...]] | None
    starts_day: bool


class Speech(Struct, frozen=True):
    """What may begin with each word, and the pattern of tokens.

    Of each phrase of intent, negation or cancellation, of a day to come or of reaching nobody,
    `telling` has the longest word: a line without any of these has no such phrase. `has_own_verbs`
    says that the settings replace the verbs of contact, and then no other verb tells of a talk.
    """

    known: Mapping[str, Known]
    token: re.Pattern[str]
    unreached: Mapping[str, tuple[Phrase, ...]]
    cancellation: frozenset[str]
    plan_sections: frozenset[str]
    telling: frozenset[str]
    date_order: DateOrder = ""
    has_own_verbs: bool = False


class OwnWords(Struct, frozen=True):
    """What the settings say of words; where they say nothing, the tables hold."""

    verbs: frozenset[str]
    intent: frozenset[str]
    negation: frozenset[str]
    cancellation: frozenset[str]
    plan_sections: frozenset[str]
    date_order: DateOrder
    channels: tuple[tuple[str, Channel], ...]


def build_speech(reading: Reading, channels: Mapping[str, Channel]) -> Speech:
    """Return the classes of all words.

    What the settings say of a word goes before what the tables say.
    """
    return _build_speech(
        OwnWords(
            reading.verbs,
            reading.intent,
            reading.negation,
            reading.cancellation,
            reading.plan_sections,
            reading.date_order,
            tuple(channels.items()),
        )
    )


@lru_cache(maxsize=4)
def _build_speech(own: OwnWords) -> Speech:
    """Return the classes of all words, built once for the same settings."""
    found: dict[str, Phrase] = {}
    for phrase in _all_phrases(own, dict(own.channels)):
        found.setdefault(" ".join(phrase.parts), phrase)
    unreached = [Phrase(_parts(text), "U") for text in unheld_words.UNREACHED]
    sections = PLAN_SECTIONS | {" ".join(name.casefold().split()) for name in own.plan_sections}
    cancellation = frozenset(" ".join(_parts(text)) for text in own.cancellation or CANCELLATION)
    return Speech(
        _index_known(found),
        make_token_pattern(found),
        _index(unreached),
        cancellation,
        sections,
        _longest_words(
            *(phrase.parts for phrase in found.values() if phrase.letter in "IGCD"),
            *(phrase.parts for phrase in unreached),
            *(tuple(text.split()) for text in cancellation),
        ),
        own.date_order,
        _has_own_verbs(own),
    )


def _has_own_verbs(own: OwnWords) -> bool:
    return bool(own.verbs) and own.verbs != VERBS


def _index_known(found: Mapping[str, Phrase]) -> dict[str, Known]:
    """Return what may begin with each word."""
    single = {text: phrase for text, phrase in found.items() if len(phrase.parts) == 1}
    longer = {
        first: _index(same, 1)
        for first, same in _index(
            phrase for phrase in found.values() if len(phrase.parts) > 1
        ).items()
    }
    return {
        word: Known(single.get(word), longer.get(word), word in DAY_STARTS)
        for word in single.keys() | longer.keys() | DAY_STARTS
    }


def _longest_words(*phrases: tuple[str, ...]) -> frozenset[str]:
    """Return the longest word of each phrase, of several the last."""
    return frozenset(max(reversed(parts), key=len) for parts in phrases)


def _all_phrases(own: OwnWords, channels: Mapping[str, Channel]) -> Iterator[Phrase]:
    """Yield the phrases with their classes.

    Of one that comes twice the first counts.
    """
    yield from (Phrase(_parts(text), "_") for text in sorted(words.NO_CONTACT))
    yield from _verbs_and_nouns(own, channels)
    # What they are by themselves stays: a kind of talk, or any word.
    for text, channel in (SESSIONS | DOING_WITH | TELLING_TO).items():
        letter = "x" if text in words.SETTINGS else "f" if text in words.FILLERS else "_"
        yield Phrase(_parts(text), letter, channel)
    yield from (Phrase((text,), "_") for text in sorted(SENDING - words.FILLERS))
    yield from _tables(own)
    yield from _weekdays()
    yield from (Phrase((text,), "x", channels.get(text)) for text in sorted(words.NO_NOUNS))


def _verbs_and_nouns(own: OwnWords, channels: Mapping[str, Channel]) -> Iterator[Phrase]:
    """Yield the words of contact with their channels."""
    past = {**contact_verbs.VERBS_WITH, **contact_verbs.PAST_VERBS}
    nouns = {
        word: channel
        for word, channel in {**words.MORE_NOUNS, **channels}.items()
        if word not in words.NO_NOUNS
        and word not in past
        and not (word in words.SIGNS and word in own.verbs)
        and word not in contact_verbs.BARE_VERBS.keys() - words.MORE_NOUNS.keys()
        and channel is not Channel.ATTEMPT
    }
    for text in sorted(own.verbs or VERBS):
        if text not in nouns:
            known = past.get(text) or contact_verbs.REACHING_VERBS.get(text) or channels.get(text)
            yield Phrase(_parts(text), _verb_letter(text), known or Channel.OTHER)
    if not _has_own_verbs(own):
        for letter, verbs in (("v", PRESENCE_VERBS | REACHED_AT_LAST), ("u", SPOKEN_AT_LAST)):
            yield from (Phrase(_parts(text), letter, said) for text, said in verbs.items())
    for text, letter in _FIXED.items():
        yield Phrase(_parts(text), letter)
    for text, channel in contact_verbs.BARE_VERBS.items():
        if text not in nouns:
            yield Phrase(_parts(text), "b", channel)
    for text, channel in nouns.items():
        letter = "c" if text in contact_verbs.BARE_OR_NOUN else "n"
        yield Phrase(_parts(text), letter, words.MORE_NOUNS.get(text) or channel)
    for text, channel in contact_verbs.REACHING_VERBS.items():
        yield Phrase(_parts(text), "r", channel)


def _tables(own: OwnWords) -> Iterator[Phrase]:
    """Yield the words that are a class each."""
    tables: tuple[tuple[Iterable[str], str], ...] = (
        (own.negation or NEGATION, "G"), (day_words.FUTURE, "D"), (day_words.VAGUE, "z"),
        (day_words.DAYS_BACK, "d"), (own.intent or INTENT, "I"), (PLAN_WORDS, "I"),
        (own.cancellation or CANCELLATION, "C"), (words.PLACES, "h"), (words.TOPICS, "O"),
        (words.SETTINGS, "x"), (words.FILLERS, "f"), (words.BETWEEN, "a"), (words.ADVERBS, "j"),
        (WAYS, "p"), (TIMES, "q"),
    )  # fmt: skip
    for texts, letter in tables:
        yield from (Phrase(_parts(text), letter) for text in sorted(texts))


def _weekdays() -> Iterator[Phrase]:
    """Yield the days of the week, alone and behind a word."""
    for name in (*day_words.WEEKDAYS, *day_words.SHORT_WEEKDAYS):
        yield Phrase((name,), "y")
        for before, letter in _BEFORE_WEEKDAYS:
            yield Phrase((*before.split(), name), letter)
        for behind, letter in _BEHIND_WEEKDAYS:
            yield Phrase((name, *behind.split()), letter)
            yield Phrase(("on", name, *behind.split()), letter)


def _verb_letter(text: str) -> str:
    if text in contact_verbs.VERBS_WITH:
        return "u"
    if not text[0].isalnum():  # a sign is noun and verb
        return "n"
    return "k" if text in contact_verbs.WRITING_VERBS else "v"


def _parts(text: str) -> tuple[str, ...]:
    return tuple(text.replace("’", "'").casefold().split())


def _index(phrases: Iterable[Phrase], at: int = 0) -> dict[str, tuple[Phrase, ...]]:
    """Return the phrases by one of their words, the longest first."""
    found: dict[str, list[Phrase]] = {}
    for phrase in phrases:
        found.setdefault(phrase.parts[at], []).append(phrase)
    return {
        first: tuple(sorted(same, key=lambda phrase: -len(phrase.parts)))
        for first, same in found.items()
    }
