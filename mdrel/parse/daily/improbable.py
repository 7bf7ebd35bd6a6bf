"""Tells lines that are hardly a talk of mine: plans, others' doings, memories, thoughts (F55).

What is asked about is asked in that order: these last. They are told by whole kinds of sentences,
so a talk may be among them.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from mdrel.model.words import improbable as words
from mdrel.model.words.given_names import GIVEN_NAMES
from mdrel.parse.daily.memory import is_without_me
from mdrel.parse.daily.parts import Group, Verdict
from mdrel.parse.daily.sentence import Sentence
from mdrel.parse.daily.verbs import is_verb
from mdrel.parse.markdown.lazy_pattern import lazy_pattern
from mdrel.parse.speech.line import Line

# How far from the links a sentence is looked at, and how many words stand before a subject.
_FARTHEST, _MOST_BEFORE, _NEAR = 30, 5, 3
# `[[Ada]] will`, `[[Ada]] is going to`, `[[Ada]] never`, `[[Ada]] had to be put off`
_NOT_DONE_BEHIND = lazy_pattern(r"[jfaxo]{0,5}(?P<why>[IGC])|[^,;:SQ(vukr-]{0,3}D")
# `Had half a mind to drive over to [[Ada]]'s. Didn't.`
_DENIED_AT_LAST = lazy_pattern(r"[^G]*[S;,-]B?f?G[jf]?S?")
_OFF = lazy_pattern(r"f(?:$|[,;:S(-])")
# What stands behind whom something belongs to, where it is no thing.
_NO_THING = frozenset({"", *",;:SQ-(tdyehpq)AwoOBT"})
_BEFORE_SUBJECT = frozenset("tdefy#jxmN_:-P")
_BEFORE_VERB = frozenset("jxf")
_OF_ME = frozenset({"i", "me", "we", "us", "myself", "ours"})
_TOGETHER = frozenset({"we", "us"})
_NO_SUBJECT = frozenset({"he", "she", "who", "i", "we", "and"})
_MOVING = frozenset({"moved", "moved to", "fixed", "shifted"})
_WAS, _SIGNS = frozenset({"was", "were"}), frozenset(",;SQ-(:")


def doubt(sentence: Sentence, group: Group, verdict: Verdict) -> Verdict:
    """Return the verdict on a group that took part in no talk, with whether it hardly could."""
    return replace(verdict, is_improbable=True) if is_improbable(sentence, group) else verdict


def is_improbable(sentence: Sentence, group: Group) -> bool:
    """Whether a line that is no talk with a group, as far as it is read, is hardly one at all."""
    line = sentence.line
    near = Stretch(sentence, group)
    said = [token.text for token in line.tokens]
    told = f" {' '.join(said)} "
    return (
        not words.BEFORE.isdisjoint(near.before)
        or not words.RECORDED.isdisjoint(near.before)
        or not words.NEAR.isdisjoint(near.around[: len(near.before) + len(group.links) + _NEAR])
        or not words.AROUND.isdisjoint(near.around)
        or any(each in told for each in words.UNSAID)
        or _is_not_done(near, said)
        or _is_by_others(near)
        or _is_heard(near)
        or _is_of_a_thing(near)
        or _is_of_a_year(near.around, sentence.day.year)
        or is_without_me(line)
    )


class Stretch:
    """The sentence of some links, as far as it is near: its words before them, and all of them."""

    def __init__(self, sentence: Sentence, group: Group) -> None:
        """Find where it begins and ends."""
        periods, tokens = sentence.periods, sentence.line.tokens
        self.sentence, self.group, self.line = sentence, group, sentence.line
        self.low = max(periods[group.first], group.first - _FARTHEST)
        begun, last = periods[group.end - 1], min(group.end + _FARTHEST, len(periods))
        self.end = next((at for at in range(group.end, last) if periods[at] != begun), last)
        self.before = [token.text for token in tokens[self.low : group.first]]
        self.around = [token.text for token in tokens[self.low : self.end]]


def _is_not_done(near: Stretch, said: Sequence[str]) -> bool:
    """Whether a plan, a denial or what was called off stands around the links, or undoes them."""
    line, group, letters = near.line, near.group, near.line.letters
    start = max(near.sentence.clauses[group.first], near.low)
    if not line.unreached and (_is_planned(line, start, group.first) or _is_not_so(near)):
        return True
    is_written = "k" in letters or not words.WRITINGS.isdisjoint(said)
    return (
        (is_written and not words.UNDOING_IT.isdisjoint(said))
        or (_OFF.match(letters, group.end) is not None and said[group.end] == "off")
        or ("G" in letters[-3:] and _DENIED_AT_LAST.fullmatch(letters, group.end) is not None)
        or _has_label(line, group)
    )


def _is_planned(line: Line, start: int, end: int) -> bool:
    """Whether words of a plan or a denial stand in a stretch; `the draft` is none."""
    for at in range(start, end):
        letter, said = line.letters[at], line.tokens[at].text
        is_thing = letter == "I" and at > 0 and line.letters[at - 1] == "f"
        if (letter in "IGCD" and not is_thing and said not in _MOVING) or (
            said == "to" and at > start and line.tokens[at - 1].text in _WAS
        ):
            return True
    return False


def _is_not_so(near: Stretch) -> bool:
    """Whether words of a plan or a denial follow the links: `[[Ada]] will`, `[[Ada]] never`."""
    end, tokens = near.group.end, near.line.tokens
    found = _NOT_DONE_BEHIND.match(near.line.letters, end)
    if found:
        return found["why"] is None or tokens[found.start("why")].text != "invited"
    behind = [token.text for token in tokens[end : end + 2]]
    return behind[-1:] == ["to"] and behind[0] in _WAS


def _has_label(line: Line, group: Group) -> bool:
    """Whether the label of a line is one of what is to do: `Action:`, `Note to self:`."""
    at = line.letters.find(":", 0, min(group.first, _MOST_BEFORE))
    return at > 0 and line.tokens[at - 1].text in words.TO_DO


def _is_by_others(near: Stretch) -> bool:
    """Whether somebody else is the subject of the sentence: `My boss met [[Ada]]`.

    It is not where I am named as well, or the links say who that is: `My boss, [[Ada]], rang`.
    """
    sentence, line, first, end = near.sentence, near.line, near.group.first, near.group.end
    at = _find_subject(sentence, near.low, min(first, near.low + _MOST_BEFORE))
    if at < 0:
        return False
    for verb in range(at + 1, min(first, at + 1 + _NEAR)):
        said = line.tokens[verb].text.partition(" ")[0]
        if said in words.TELLING:
            return True
        if said in words.BEGINNING or is_verb(sentence, verb):
            behind = 2 * (line.letters[end : end + 1] == "A")
            named = [token.text for token in line.tokens[at : end + behind]]
            return _OF_ME.isdisjoint(named) and _TOGETHER.isdisjoint(near.around)
        if line.letters[verb] not in _BEFORE_VERB:
            return False
    return False


def _find_subject(sentence: Sentence, low: int, end: int) -> int:
    """Return the token of the person who begins a sentence, or -1."""
    line = sentence.line
    for at in range(low, end):
        said = line.tokens[at].text
        if (_is_somebody(said) or said in GIVEN_NAMES) and not _goes_on(line, at + 1):
            return at
        if line.letters[at] not in _BEFORE_SUBJECT or is_verb(sentence, at):
            return -1
    return -1


def _is_somebody(said: str) -> bool:
    said = said.removesuffix("'s")
    return said in words.SOMEBODY or said.removesuffix("s") in words.SOMEBODY


def _goes_on(line: Line, at: int) -> bool:
    """Whether another somebody follows, whom the one before it belongs to: `The doctor's wife`."""
    return at < len(line.tokens) and _is_somebody(line.tokens[at].text)


def _is_heard(near: Stretch) -> bool:
    """Whether it is what others say: `heard that [[Ada]] left`, `[[Ada]] left, the vicar says`."""
    line, end, before = near.line, near.group.end, near.before
    last = before[-1] if before else ""
    if last in {"says", "say", "tells"} or (
        last == "that" and not words.TELLING.isdisjoint(before)
    ):
        return True
    if last in {"heard", "hear"} and line.letters[end : end + 1] not in {"", *_SIGNS}:
        return True
    return any(
        _is_said_by_others(line, end, at)
        for at in range(end + 1, min(end + _FARTHEST, len(line.tokens)))
    )


def _is_said_by_others(line: Line, end: int, at: int) -> bool:
    """Whether a verb of telling behind links has another subject, behind a sign."""
    said, stretch = line.tokens[at].text, line.letters[end:at]
    who, sign = line.tokens[at - 1].text, line.letters[at - 1]
    if said == "heard":
        return sign in _SIGNS
    if said not in words.TELLING_ME:
        return False
    behind = [token.text for token in line.tokens[at + 1 : at + 3]]
    if sign in _SIGNS or sign == "B":  # `…, so says my sister`
        return len(behind) > 1 and behind[0] in {"my", "the"} and _is_somebody(behind[1])
    if who == "they" and "L" not in stretch:
        return "me" not in behind
    is_to_me = line.letters[at + 1 : at + 2] in {"m", "S", ""}
    return not _SIGNS.isdisjoint(stretch) and is_to_me and sign in "N_x" and who not in _NO_SUBJECT


def _is_of_a_thing(near: Stretch) -> bool:
    """Whether one is alone with what somebody made or has, or got them something."""
    line, group, before = near.line, near.group, near.before
    letters, tokens, at = line.letters, line.tokens, group.end
    behind = [token.text for token in tokens[at:]]
    is_owner = letters[group.first] == "P" or behind[:1] == ["s"]
    is_with = letters[max(group.first - 1, 0)] == "w" and not is_owner
    clause = before[max(near.sentence.clauses[group.first] - near.low, 0) :]
    if not is_with and not words.ALONE.isdisjoint(clause):
        return True
    if not is_with and not is_owner and not words.PRESENTS.isdisjoint({*before, *behind[:5]}):
        return "for" in before or not {"a", "some"}.isdisjoint(behind[:5])
    if not is_owner:
        return False
    at += behind[:1] == ["s"]
    thing = {token.text for token in tokens[at : at + _NEAR]}
    is_thing = letters[at : at + 1] not in _NO_THING and words.THEIR_PLACES.isdisjoint(thing)
    return is_thing and _OF_ME.isdisjoint(behind)


def _is_of_a_year(around: Sequence[str], year: int) -> bool:
    """Whether a sentence tells of an earlier year: `a photograph of [[Ada]] in 1979`."""
    years = (each for each in around[1:] if len(each) == len("1979") and each.isdigit())
    return any("1900" < each < str(year) for each in years)
