"""Finds sentences of a daily line which say that nobody was reached (F59)."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from mdrel.model.conversation import WRITTEN
from mdrel.model.words import not_held as unheld_words
from mdrel.parse.speech.line import Line, Token

# What may stand beside a phrase that is all that is said.
_NOTHING_MORE = frozenset("S;,BAtdjf")
_NOTHING_SAID = frozenset({"got", "she", "he", "they", "i", "her", "him", "them"})
_CONTACT, _CONTACTED = frozenset("ncvukbr"), frozenset("vuk")


class Unreached(Struct, frozen=True):
    """The sentences which say that nobody was reached, by their first token.

    Some say so of whomever they name, others of something written. `contacted` has the first token
    of a sentence that tells of contact, and `unanswered` is where the line first says that nothing
    came back; found once for all links.
    """

    told: frozenset[int]
    written: frozenset[int]
    contacted: Mapping[int, int]
    unanswered: int


def find_unreached_sentences(line: Line, periods: list[int]) -> Unreached:
    """Return which sentences say that nobody was reached.

    `periods` has the first token of each token's sentence.
    """
    spoken = {
        period for period, letter in zip(periods, line.letters, strict=True) if letter in _CONTACT
    }
    # `no reply` is no letter itself.
    written = {
        period
        for at, (period, token) in enumerate(zip(periods, line.tokens, strict=True))
        if token.channel in WRITTEN and not (at and line.tokens[at - 1].text == "no")
    }
    told: set[int] = set()
    at = 0
    for phrase in line.unreached:
        while at + 1 < len(line.tokens) and line.tokens[at + 1].start <= phrase.start:
            at += 1
        is_vague = phrase.text in unheld_words.UNREACHED_AT_LINKS or (
            phrase.text in unheld_words.UNANSWERED and periods[at] in written
        )
        if periods[at] in spoken and not is_vague:
            told.add(periods[at])
        before = periods[periods[at] - 1]
        is_answered = phrase.text in unheld_words.UNANSWERED and before in written
        if not is_vague and not is_answered and _is_alone(line, periods, at, phrase):
            told.add(before)
    contacted: dict[int, int] = {}
    for at, (period, letter) in enumerate(zip(periods, line.letters, strict=True)):
        if letter in _CONTACTED:
            contacted.setdefault(period, at)
    unanswered = next(
        (phrase.start for phrase in line.unreached if phrase.text in unheld_words.UNANSWERED),
        line.tokens[-1].start,
    )
    return Unreached(frozenset(told), frozenset(written), contacted, unanswered)


def _is_alone(line: Line, periods: list[int], at: int, phrase: Token) -> bool:
    """Whether a phrase is all that is said behind a sentence with one talk: `… twice; no answer`.

    It begins in the token `at`.
    """
    start, end = periods[at], at
    if not start:
        return False
    before = line.letters[periods[start - 1] : start]
    if "L" not in before or sum(letter in _CONTACT for letter in before) != 1:
        return False
    while end < len(periods) and periods[end] == start:
        end += 1
    last = phrase.start + len(phrase.text.split())
    return all(
        letter in _NOTHING_MORE or token.text in _NOTHING_SAID
        for letter, token in zip(line.letters[start:end], line.tokens[start:end], strict=True)
        if not phrase.start <= token.start < last
    )
