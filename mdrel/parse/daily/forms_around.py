"""Forms of a talk with words on both sides of the links, or of me behind them (F54)."""

from __future__ import annotations

import re

from msgspec import Struct

from mdrel.model import daily_words as words
from mdrel.model.conversation import Channel
from mdrel.model.presence_words import NOWHERE, TAKING
from mdrel.model.session_words import ASIDE, DOCUMENTS, GIVEN_WORDS, HOSTING_ME, SENDING
from mdrel.parse.daily.forms_before import GIVEN
from mdrel.parse.daily.parts import Group, Verdict, Word
from mdrel.parse.daily.sentence import LEADING, REACH, Sentence

_WE = re.compile(r"A(?P<me>[fm])(?P<light>[fjxd]*)(?P<word>[vuknc])")
_HOSTED = re.compile(r"[afh]*[oOh][fa]*x?(?P<noun>[nc])")
_DOCUMENT = re.compile(r"[fax_NI]{0,4}")
_OTHERS = re.compile(r"A[fax]{0,2}[_N]")
_ROUND = frozenset({"over", "round", "around"})


class _Given(Struct, frozen=True):
    """What somebody was given, and the token it is."""

    at: int
    channel: Channel


def shared(sentence: Sentence, group: Group) -> Verdict | None:
    """Return the verdict where a form needs words on both sides of the links (F54).

    Examples are `[[Ada]] and I talked`, `Gave [[Ada]] a call`, `Joined [[Ada]] for lunch` and
    `[[Ada]] gave me a call`.
    """
    found = _find_ours(sentence, group)
    if found is None and sentence.starts_clause(group):
        found = _find_from_them(sentence, group)
    if found is None and _may_begin(sentence, group):
        found = _find_from_me(sentence, group)
    if found is None:
        return None
    word = Word(
        found.at,
        sentence.day_start(sentence.clauses[group.first]),
        found.channel,
        is_told=True,
    )
    return sentence.on_its_day("F54", word, Group(group.first, found.at + 1, group.links))


def _find_ours(sentence: Sentence, group: Group) -> _Given | None:
    """Return what they and I did: `[[Ada]] and I talked`."""
    letters, tokens = sentence.line.letters, sentence.line.tokens
    we = _WE.match(letters, group.end)
    if we is None or tokens[we.start("me")].text not in {"i", "me"}:
        return None
    at = we.start("word")
    is_past = letters[at] in "vuk" or any(
        token.text in words.TOLD for token in tokens[group.end : at]
    )
    return _noun_at(sentence, at) if is_past and sentence.starts_clause(group) else None


def _find_from_me(sentence: Sentence, group: Group) -> _Given | None:
    """Return what I gave or shared: `Gave [[Ada]] a call`, `Joined [[Ada]] for lunch`."""
    before = sentence.line.tokens[group.first - 1].text
    if before in words.GIVING or before in SENDING:
        return _find_given(sentence, group.end, is_sent=before in SENDING)
    if before in words.HOSTING and (hosted := _find_hosted(sentence, group.end)):
        return hosted
    behind = _text_at(sentence, group.end)
    if (
        _is_taken(sentence, before, group.end)
        or (before == "had" and behind in _ROUND)
        or (before in ASIDE and behind == "aside")
    ):
        return _Given(group.first, Channel.IN_PERSON)
    return None


def _find_from_them(sentence: Sentence, group: Group) -> _Given | None:
    """Return what they gave me or shared with me: `[[Ada]] gave me a call`."""
    verb = _text_at(sentence, group.end)
    if not sentence.line.letters.startswith("m", group.end + 1):
        return None
    if verb in ASIDE and _text_at(sentence, group.end + 2) == "aside":
        return _Given(group.end, Channel.IN_PERSON)
    if verb in words.GIVING or verb in SENDING:
        return _find_given(sentence, group.end + 2, is_sent=verb in SENDING)
    if verb in HOSTING_ME and (hosted := _find_hosted(sentence, group.end + 2)):
        return hosted
    is_taken = _is_taken(sentence, verb, group.end + 2)
    return _Given(group.end, Channel.IN_PERSON) if is_taken else None


def _is_taken(sentence: Sentence, verb: str, at: int) -> bool:
    """Whether the words at `at` say where somebody was taken, or what they were shown.

    Others may have gone too: `Took [[Ada]] and the kids to the zoo`.
    """
    if verb not in TAKING:
        return False
    others = _OTHERS.match(sentence.line.letters, at)
    at = others.end() if others else at
    where = _text_at(sentence, at)
    return where in TAKING[verb] and not (where == "to" and _text_at(sentence, at + 1) in NOWHERE)


def _find_hosted(sentence: Sentence, at: int) -> _Given | None:
    match = _HOSTED.match(sentence.line.letters, at)
    return _noun_at(sentence, match.start("noun")) if match else None


def _find_given(sentence: Sentence, at: int, *, is_sent: bool) -> _Given | None:
    """Return what was given: a call, a line, and what goes by letter only where it was sent."""
    letters, tokens = sentence.line.letters, sentence.line.tokens
    if match := GIVEN.match(letters, at):
        return _noun_at(sentence, match.start("noun"))
    for last in range(at + 1, at + 1 + letters.startswith("f", at) + letters.startswith("fx", at)):
        if channel := GIVEN_WORDS.get(_text_at(sentence, last)):
            return _Given(last, channel)
    described = _DOCUMENT.match(letters, at) if is_sent else None
    for last in range(at, described.end() if described else at):
        if tokens[last].text in DOCUMENTS and letters[last + 1 : last + 2] not in {*"_Nj"}:
            return _Given(last, tokens[last].channel or Channel.MESSAGE)
    return None


def _may_begin(sentence: Sentence, group: Group) -> bool:
    """Whether the word directly before the links may be the verb of their clause."""
    start = sentence.clauses[group.first]
    return group.first > start and not sentence.line.letters[
        max(start, group.first - REACH) : group.first - 1
    ].strip(LEADING + "v")


def _noun_at(sentence: Sentence, at: int) -> _Given:
    return _Given(at, sentence.line.tokens[at].channel or Channel.OTHER)


def _text_at(sentence: Sentence, at: int) -> str:
    return sentence.line.tokens[at].text if at < len(sentence.line.tokens) else ""
