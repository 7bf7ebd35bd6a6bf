"""What somebody gave somebody, or where they took them, in a daily line (F54)."""

from __future__ import annotations

from msgspec import Struct

from mdrel.model.conversation import WRITTEN, Channel
from mdrel.model.words.presence import NOWHERE, TAKING
from mdrel.model.words.sessions import (
    DOCUMENTS,
    GIFT_DAYS,
    GIVEN_BARE,
    GIVEN_WORDS,
    OTHER_GIFT_DAYS,
    SESSIONS,
    THERE,
)
from mdrel.model.words.together import WHOSE
from mdrel.parse.daily.forms_before import GIVEN
from mdrel.parse.daily.sentence import Sentence
from mdrel.parse.markdown.lazy_pattern import lazy_pattern

_HOSTED = lazy_pattern(r"[afh]*[oOh][fa]*x?(?P<noun>[nc])")
_DOCUMENT = lazy_pattern(r"[fax_NI]{0,4}")
# `Sent [[Ada]] a grumpy text`
_WRITTEN = lazy_pattern(r"f[x_N]{1,2}(?P<noun>[nc])(?![_N])")
_OTHERS = lazy_pattern(r"A[fax]{0,2}[_N]")
_SERVED = lazy_pattern(r"f?x?[nc_]")
_MOST_WHERE = 3


class Given(Struct, frozen=True):
    """What somebody was given, and the token it is."""

    at: int
    channel: Channel


def find_given(sentence: Sentence, at: int, *, is_sent: bool) -> Given | None:
    """Return what was given: a call, a line, and what goes by letter only where it was sent."""
    letters, tokens = sentence.line.letters, sentence.line.tokens
    if match := GIVEN.match(letters, at):
        return noun_at(sentence, match.start("noun"))
    described = _WRITTEN.match(letters, at) if is_sent else None
    if described and tokens[described.start("noun")].channel in WRITTEN:
        return noun_at(sentence, described.start("noun"))
    if text_at(sentence, at) in GIVEN_BARE:
        return Given(at, Channel.OTHER)
    has_article = letters.startswith("f", at) or text_at(sentence, at) in WHOSE
    for last in range(at + 1, at + 1 + has_article + letters.startswith("fx", at)):
        channel = GIVEN_WORDS.get(text_at(sentence, last))
        if channel and not _goes_on(sentence, last + 1):
            return Given(last, channel)
    described = _DOCUMENT.match(letters, at) if is_sent else None
    for last in range(at, described.end() if described else at):
        if tokens[last].text in DOCUMENTS and letters[last + 1 : last + 2] not in {*"_Nj"}:
            channel = tokens[last].channel
            return Given(last, channel if channel in WRITTEN else Channel.MESSAGE)
    return None


def find_served(sentence: Sentence, at: int) -> Given | None:
    """Return the meal or the drink that somebody was served: `Made [[Ada]] a cup of tea`."""
    served = _SERVED.match(sentence.line.letters, at)
    if served is None:
        return None
    last = served.end() - 1
    said = sentence.line.tokens[last]
    channel = said.channel or SESSIONS.get(said.text)
    is_meal = (
        channel is Channel.MEAL
        and not _goes_on(sentence, last + 1)
        and not _is_gift(sentence, last + 1, is_bare=last == at)
    )
    return Given(last, Channel.MEAL) if is_meal else None


def _is_gift(sentence: Sentence, at: int, *, is_bare: bool) -> bool:
    """Whether what was bought is a gift for a day: `whisky for Christmas`."""
    said = [token.text for token in sentence.line.tokens[at : at + 3]]
    return said[:1] == ["for"] and not (
        GIFT_DAYS | OTHER_GIFT_DAYS if is_bare else GIFT_DAYS
    ).isdisjoint(said)


def find_hosted(sentence: Sentence, at: int) -> Given | None:
    """Return the meal or the talk that somebody was taken to: `Joined [[Ada]] for lunch`."""
    match = _HOSTED.match(sentence.line.letters, at)
    return noun_at(sentence, match.start("noun")) if match else None


def is_taken(sentence: Sentence, verb: str, at: int) -> bool:
    """Whether the words at `at` say where somebody was taken, or what they were shown.

    Others may have gone too: `Took [[Ada]] and the kids to the zoo`.
    """
    if verb not in TAKING:
        return False
    others = _OTHERS.match(sentence.line.letters, at)
    at = others.end() if others else at
    where = text_at(sentence, at)
    if where == "to" and text_at(sentence, at + 1) in NOWHERE:
        return False
    if where in TAKING[verb]:
        return True
    said = [token.text for token in sentence.line.tokens[at : at + _MOST_WHERE]]
    return any(
        " ".join(said[:size]) in TAKING[verb]
        and not (
            sentence.line.letters[at + size - 1] in "nc_"
            and said[size - 1] not in WHOSE
            and _goes_on(sentence, at + size)
        )
        for size in range(2, len(said) + 1)
    )


def _goes_on(sentence: Sentence, at: int) -> bool:
    """Whether the thing before a token is only the kind of what follows: `the lift pass`."""
    return sentence.line.letters[at : at + 1] in {*"_Nn"} and (
        sentence.line.tokens[at].text not in THERE
    )


def noun_at(sentence: Sentence, at: int) -> Given:
    """Return what the noun at a token was, with its channel."""
    return Given(at, sentence.line.tokens[at].channel or Channel.OTHER)


def text_at(sentence: Sentence, at: int) -> str:
    """Return the word at a token, or an empty text behind the last one."""
    return sentence.line.tokens[at].text if at < len(sentence.line.tokens) else ""
