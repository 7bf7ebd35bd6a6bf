"""Tells lines about the linked, or about a talk, from lines of a talk with them (F51)."""

from __future__ import annotations

from itertools import pairwise

from mdrel.model.conversation import WRITTEN, Channel
from mdrel.model.words import daily as words
from mdrel.model.words import not_held as unheld_words
from mdrel.model.words import only_seen as seen_words
from mdrel.model.words.not_held import (
    AWAY_OR_COMING,
    SAID_THERE,
    STATUS_MEETINGS,
    SUBJECTS_VERBS,
)
from mdrel.model.words.sessions import TO_ME
from mdrel.model.words.together import DID_THERE, IRREGULAR
from mdrel.parse.daily.company import is_pastime, only_appears
from mdrel.parse.daily.parts import Group
from mdrel.parse.daily.sentence import NOT_SAID, Sentence
from mdrel.parse.markdown.lazy_pattern import lazy_pattern

_MOST_BEHIND_SAW = 8
_PAPER = lazy_pattern(r"hf?[_N](?![_N])")
_ON_AIR = lazy_pattern(r"hf?[_Nx]{1,2}")
# `The letter from [[Ada]] at the bank is three pages long`
_WHERE = lazy_pattern(r"h[fa]*[_Nx]{1,2}")
_IS = frozenset({"is", "isn't", "are", "has", "hasn't", "needs", "will", "won't"})
_FAR_OFF = frozenset({"across", "window", "afar", "distance"})
_SEEING = ("saw", " to see")
# Directly behind links, the words that make them the subject of a sentence.
_PREDICATES = frozenset("_jGvukrpq")
# A talk of two, whoever of them the sentence behind it is about.
_OF_TWO = frozenset(
    {"1:1", "1-1", "1on1", "1-on-1", "1-2-1", "one-to-one", "one to one", "1:1s", "1-1s"}
)
_NEAR_ME = 4
# Before a noun that the person behind it did something with.
_OF_IT = frozenset({"the", "a", "an", "that", "this", "some", "all"})
# Talks of a few people: who is named there took part.
_WITH_FEW = frozenset({Channel.MEAL, Channel.CALL, Channel.VIDEO, Channel.IN_PERSON})
# `Meeting: [[Ada]] to send the minutes`, `Call: [[Ada]] at 4`, `Lunch: [[Ada]] and Tom are engaged`
_TO_DO = lazy_pattern(r"o_|ht|,?t?D|t|AN{1,2}j")
_FEW_WORDS = lazy_pattern(r"[^,;:S(-]{0,4}")
_GIVEN_BY = frozenset({Channel.OTHER, Channel.EVENT, Channel.MEETING})


def speaks_of_the_word(sentence: Sentence, at: int, group: Group) -> bool:
    """Whether the sentence is about the call or e-mail itself, or a talk that they gave.

    Examples are `The email to [[Ada]] is in my drafts`, `Talk by [[Ada]] on fungi`, `Debrief on
    [[Ada]]` and `Monthly letter from [[Ada]] to investors`.
    """
    tokens = sentence.line.tokens
    if at + 1 == group.first and tokens[at].text == "meeting":
        # `Meeting [[Ada]] was a stroke of luck`
        return is_subject(sentence, group)
    if _is_given(sentence, at, group):
        return True
    before = tokens[group.first - 1].text
    if before in words.TOPICAL_PLACES or before == "of" or before.startswith("notes "):
        return True
    if tokens[at + 1].text == "by" and tokens[at].channel in _GIVEN_BY:
        return tokens[at].text not in TO_ME  # `Asked by [[Ada]] to help`
    if at and tokens[at].channel in WRITTEN and tokens[at - 1].text in unheld_words.PERIODICAL:
        return True
    is_named = is_pastime(sentence, at) or (at > 0 and tokens[at - 1].text in {"the", "my", "our"})
    where = _WHERE.match(sentence.line.letters, group.end)
    end = where.end() if where else group.end
    return is_named and end < len(tokens) and tokens[end].text in _IS


def _is_given(sentence: Sentence, at: int, group: Group) -> bool:
    """Whether they did something with a thing: `Finished the coffee [[Ada]] gave me`."""
    letters, tokens = sentence.line.letters, sentence.line.tokens
    if at + 1 != group.first or letters[at] not in "nc" or group.end >= len(tokens):
        return False
    before = tokens[at - 1 - (letters[at - 1 : at] == "x")].text if at else ""
    done = tokens[group.end].text
    return before.rpartition(" ")[2] in _OF_IT and (
        letters[group.end] in "vukr" or is_past_form(done)
    )


def is_past_form(said: str) -> bool:
    """Whether a word is a past verb by its form."""
    return said.endswith("ed") or said in IRREGULAR


def tells_of_them(sentence: Sentence, at: int, group: Group) -> bool:
    """Whether a sentence about the links stands behind a noun and a colon or dash.

    It may tell of somebody who was not there: `Debrief: [[Ada]] is a no`; of who was at a meal, on
    the phone or at a stand-up it tells what they said: `Brunch - [[Ada]] is pregnant`.
    """
    letters, tokens = sentence.line.letters, sentence.line.tokens
    if letters[group.first - 1] not in ":-" or tokens[at].text in _OF_TWO:
        return False
    end = group.end + len(_FEW_WORDS.match(letters, group.end)[0])  # type: ignore[index]
    behind, said = letters[group.end : end], [token.text for token in tokens[group.end : end]]
    if not AWAY_OR_COMING.isdisjoint(said) or _TO_DO.match(letters, group.end):
        return True
    is_there = said[:1] and (
        said[0] in SAID_THERE or (said[0] in DID_THERE and tokens[at].channel is not Channel.EVENT)
    )
    if is_there or not (is_subject(sentence, group) or behind[:1] == "I"):
        return False
    has_few = tokens[at].channel in _WITH_FEW or tokens[at].text in STATUS_MEETINGS
    is_said = has_few and NOT_SAID.isdisjoint(behind)
    return not is_said and "m" not in letters[group.end : group.end + _NEAR_ME]


def says_of_them(sentence: Sentence, end: int, group: Group) -> bool:
    """Whether a sentence about the links begins with who they are: `Told mum [[Ada]] is well`."""
    return sentence.line.letters[end - 1] != "w" and (
        is_subject(sentence, group) or sentence.line.letters.startswith("I", group.end)
    )


def is_wished(sentence: Sentence, at: int, group: Group) -> bool:
    """Whether one wished for them or was sure of them: `Wished [[Ada]] were here`."""
    return sentence.line.tokens[at].text in {"wished", "convinced"} and (
        at + 1 < group.first or is_subject(sentence, group)
    )


def is_published(sentence: Sentence, at: int, group: Group) -> bool:
    """Whether an interview was read or heard: `Interview with [[Ada]] on Radio 4`."""
    letters, tokens = sentence.line.letters, sentence.line.tokens
    place = _PAPER.match(letters, group.end)
    on_air = _ON_AIR.match(letters, group.end)
    if tokens[at].text != "interview":
        return False
    if on_air and not seen_words.MEDIA.isdisjoint(
        token.text for token in tokens[group.end : on_air.end()]
    ):
        return True
    return (
        place is not None
        and (
            tokens[place.end() - 1].text in seen_words.SIGHTS
            or letters.startswith("fN", place.end() - 2)
        )
        and tokens[group.end].text in {"in", "on"}
    )


def is_only_seen(sentence: Sentence, at: int, group: Group) -> bool:
    """Whether they were seen, and not met: `Saw [[Ada]] speak at the fair`."""
    if only_appears(sentence, group):
        return True
    if not sentence.line.tokens[at].text.endswith(_SEEING) or group.end == len(
        sentence.line.tokens
    ):
        return False
    behind, *further = (
        token.text for token in sentence.line.tokens[group.end : group.end + _MOST_BEHIND_SAW]
    )
    return (
        behind in seen_words.WATCHED
        or behind == "across"
        or (behind in {"through", "from"} and not seen_words.SEEN_THROUGH.isdisjoint(further))
        or (behind.endswith("ing") and sentence.line.letters[group.end] != "d")
        or not seen_words.WAVING.isdisjoint(further)
        or any(
            said.endswith(seen_words.DENIALS) and verb in seen_words.STOPPING
            for said, verb in pairwise(further)
        )
        or (
            not seen_words.DISTURBING.isdisjoint(further)
            and any(said.endswith(seen_words.DENIALS) for said in further)
        )
        or ("from" in further and not _FAR_OFF.isdisjoint(further))
        or (behind in seen_words.SIGHTING and not seen_words.SIGHTS.isdisjoint(further))
    )


def is_subject(sentence: Sentence, group: Group) -> bool:
    """Whether the links are the subject of the words directly behind them."""
    at = group.end
    return at < len(sentence.line.tokens) and (
        sentence.line.letters[at] in _PREDICATES or sentence.line.tokens[at].text in SUBJECTS_VERBS
    )
