"""A line of a daily note with its clauses, sentences and groups of links (F56, F59, F60)."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import date

from msgspec import Struct, field

from mdrel.model.conversation import Channel
from mdrel.model.words import daily as words
from mdrel.model.words import not_held as unheld_words
from mdrel.model.words import scenes as scene_words
from mdrel.model.words.sessions import (
    NOT_IN,
    NOT_ON_THE_LINE,
    ROLES,
    SESSIONS,
)
from mdrel.parse.daily.days import NOT_TOLD, find_day
from mdrel.parse.daily.memory import is_dreamt, is_remembered, is_without_me
from mdrel.parse.daily.parts import Group, Verdict, Word
from mdrel.parse.daily.roles import before_role, pass_role
from mdrel.parse.daily.unreached import Unreached, find_unreached_sentences
from mdrel.parse.speech.classes import Speech
from mdrel.parse.speech.line import Line, Token

# How many words may stand before the word of contact in its clause, and between it and the links.
REACH = 14
_BREAKS = frozenset(";SQ,ATB")
_MAY_BREAK = re.compile("[;SQ,ATB:-]")
# What makes a plan, a denial or another day of a talk.
NOT_DONE = frozenset("IGD")
# These, a cancellation and a question tell of nothing that was said.
NOT_SAID = NOT_DONE | frozenset("CQ")
_OF_ANOTHER_DAY = frozenset("dyeDzIGCLPQ")
_ME = frozenset({"i", "we"})
# What makes a plan or somebody else's doing of what stands before a colon.
_PLANNED = frozenset("IDLP")
# What may stand at the beginning of a clause whose links come first.
LEADING = "tdefh#yjx"
_BEHIND_CALL = "aj,-"
_GROUP = re.compile(r"L(?:L(?=L|,?A[Lm]|[,:;Sx(t-]|$)|(?:,A|[,A/])L)*")
# `Poor [[Ada]]`, `After the service [[Ada]]`
_BEFORE_THEM = re.compile(r"[tdefh#yxjT]*(?:[hqop][fa]*[_NxncdP]{1,4}[tde]*)?(?:f?[x_N])?")
_MOST_BEFORE, _MOST_LINKS = 9, 20
# A clause of a few words.
_CLAUSE = re.compile(r"[^,;:SQ()-]{1,3}(?![^,;:SQ()-])")
_SETTING = re.compile(r"[tedfh#x]*[_N]?[tedfh#x]*")
_GATHERING = re.compile(r"[tedyf#xn]*[_N]{0,2}[xnc_N]")


class Sentence(Struct):
    """A line of the daily note of `day`, with what the forms ask of it.

    `is_done` is true of a ticked task. `unreached`, `verbs` and `is_missed` are found once, when
    they are asked for.
    """

    line: Line
    speech: Speech
    day: date
    is_done: bool = False
    tag: Channel | None = None
    clauses: list[int] = field(default_factory=list)
    periods: list[int] = field(default_factory=list)
    unreached: Unreached | None = None
    verbs: list[int] | None = None
    is_missed: bool | None = None

    def __post_init__(self) -> None:
        """Note for each token where its clause and its sentence begin."""
        clause = period = 0
        for match in _MAY_BREAK.finditer(self.line.letters):
            letter, at = match[0], match.start()
            if (
                letter in _BREAKS
                or (letter == ":" and not self._is_planned(clause, at))
                or (letter == "-" and self._is_headed(clause, at))
            ):
                self.clauses += [clause] * (at + 1 - clause)
                clause = at + 1
            if letter in "SQ;":
                self.periods += [period] * (at + 1 - period)
                period = at + 1
        size = len(self.line.letters)
        self.clauses += [clause] * (size - clause)
        self.periods += [period] * (size - period)
        for at, token in enumerate(self.line.tokens):
            if token.text in _ME and self._begins_with_me(self.clauses[at], at):
                end = bisect_right(self.clauses, self.clauses[at])
                self.clauses[at:end] = [at] * (end - at)

    def _begins_with_me(self, start: int, at: int) -> bool:
        """Whether `I` at a token begins a clause, behind where or when it was.

        An example is `At the baker's I stood behind [[Ada]]`. A day belongs to what is told.
        """
        said = [token.text for token in self.line.tokens[start:at]] if at - start <= REACH else []
        return (
            said[:1] != []
            and said[0] in scene_words.OPENING
            and said[-1] not in scene_words.LEADING_TO_ME
            and scene_words.NO_OPENING.isdisjoint(said)
            and _OF_ANOTHER_DAY.isdisjoint(self.line.letters[start:at])
        )

    @property
    def is_list(self) -> bool:
        """Whether a line links so many that it is no sentence."""
        return len(self.line.targets) > _MOST_LINKS

    def _is_planned(self, start: int, end: int) -> bool:
        """Whether the words before a colon are a plan or somebody else.

        What somebody else did is told behind the colon.
        """
        return not _PLANNED.isdisjoint(self.line.letters[max(start, end - REACH) : end])

    def _is_headed(self, start: int, end: int) -> bool:
        """Whether nothing but a time, a place, a part of the day or a gathering is before a dash.

        An example is `Church picnic - good talk with [[Ada]]`.
        """
        letters = self.line.letters
        return end - start <= REACH and (
            _SETTING.fullmatch(letters, start, end) is not None
            or (
                _GATHERING.fullmatch(letters, start, end) is not None
                and letters[end + 1 : end + 2] not in {"", "L"}
                and (letters[end - 1] in "nc" or self.line.tokens[end - 1].text in SESSIONS)
            )
        )

    def groups(self) -> Iterator[Group]:
        """Yield the unbroken lists of links, in order."""
        for match in _GROUP.finditer(self.line.letters):
            start, end = match.span()
            links = (
                (start,)
                if end == start + 1
                else tuple([at for at in range(start, end) if self.line.letters[at] == "L"])
            )
            yield Group(start, pass_role(self.line, end, start), links)

    def on_its_day(self, rule: str, word: Word, group: Group) -> Verdict:
        """Return the verdict by `rule`, on the day that the words around the links name (F60)."""
        found = find_day(
            self.line, (word.start, group.end), self.day, self.speech, is_past=word.is_told
        )
        low = max(self.periods[group.first], group.first - REACH)
        stretch = (low, group.first, self._end_of_sentence(group.end))
        if found in NOT_TOLD or is_remembered(self.line, stretch, self.day.year):
            return Verdict("F60", code="MDR309")
        if self.is_missed is None:
            self.is_missed = is_without_me(self.line)
        if self.is_missed or is_dreamt(self.line, self.periods[group.first], group.first):
            return Verdict("F58")
        if found.day is None or found.day > self.day:
            return Verdict(found.rule or "F60")
        return Verdict(rule, word.channel, found.day)

    def _end_of_sentence(self, at: int) -> int:
        """Return where the sentence of a token ends, if that is near."""
        last = min(at + REACH, len(self.periods))
        begun = self.periods[at - 1]
        return next((n for n in range(at, last) if self.periods[n] != begun), last)

    def is_unreached_near(self, group: Group) -> bool:
        """Whether words for nobody reached stand in the sentence of the links."""
        if not self.line.unreached:
            return False
        tokens = self.line.tokens
        low = tokens[max(self.periods[group.first], group.first - REACH)].start
        end = self._end_of_sentence(group.end)
        high = tokens[end].start if end < len(tokens) else tokens[-1].start + 1
        return any(low <= phrase.start < high for phrase in self.line.unreached)

    def is_unreached(self, group: Group) -> bool:
        """Whether the sentence says that they were not reached (F59)."""
        if _is_out(self, group):
            return True
        found = self.line.unreached
        if not found:
            return False
        unreached = self._find_unreached()
        tokens, period = self.line.tokens, self.periods[group.first]
        if period in unreached.told:
            return True
        low, high = (
            tokens[max(group.first - 4, period)].start,
            tokens[min(group.end, len(tokens) - 1)].start,
        )
        at = bisect_left(found, low, key=lambda phrase: phrase.start)
        while at < len(found) and found[at].start <= high:
            if not (period in unreached.written and found[at].text in unheld_words.UNANSWERED):
                return True
            at += 1
        return at < len(found) and self._is_said_behind(group, found[at])

    def is_awaited(self, group: Group) -> bool:
        """Whether an answer has not come from them, and no more: `No answer from [[Ada]] yet`."""
        tokens, first = self.line.tokens, group.first
        if not self.line.unreached or first <= 1 or tokens[first - 1].text != "from":
            return False
        unreached = self._find_unreached()
        contacted = unreached.contacted.get(self.periods[first], first)
        return contacted >= first and unreached.unanswered < tokens[first].start

    def _find_unreached(self) -> Unreached:
        if self.unreached is None:
            self.unreached = find_unreached_sentences(self.line, self.periods)
        return self.unreached

    def _is_said_behind(self, group: Group, phrase: Token) -> bool:
        """Whether a phrase that nobody answered follows the links of a call, behind a comma."""
        tokens, letters = self.line.tokens, self.line.letters
        at = group.end
        while at < len(tokens) and letters[at] in _BEHIND_CALL and tokens[at].start < phrase.start:
            at += 1
        return (
            phrase.text in unheld_words.UNREACHED_BEHIND
            and at < len(tokens)
            and tokens[at].start == phrase.start
            and Channel.CALL in self.channels_before(group)
        )

    def channels_before(self, group: Group) -> set[Channel | None]:
        """Return the channels of the words before the links in their sentence."""
        low = max(self.periods[group.first], group.first - REACH)
        return {token.channel for token in self.line.tokens[low : group.first]}

    def day_start(self, start: int) -> int:
        """Return the token from which to look for a day.

        It may stand before a colon or dash (`Yesterday: lunch with [[Ada]]`).
        """
        return self.clauses[start - 1] if start and self.line.letters[start - 1] in ":-" else start

    def starts_clause(self, group: Group) -> bool:
        """Whether only permitted words come before the links in their clause."""
        start = self.clauses[group.first]
        return (
            group.first - start <= REACH
            and not self.line.letters[start : before_role(self.line, group.first, start)].strip(
                LEADING
            )
            and not self.is_doubted(start, group.first)
        )

    def begins_with(self, group: Group) -> bool:
        """Whether no more than when, where and who comes before the links in their clause."""
        start = self.clauses[group.first]
        return (
            group.first - start <= _MOST_BEFORE
            and _BEFORE_THEM.fullmatch(self.line.letters, start, group.first) is not None
            and not self.is_doubted(start, group.first)
        )

    def follows_a_thing(self, group: Group) -> bool:
        """Whether the links tell whose the thing before them is: `the song [[Ada]] wrote`."""
        at = group.first - 1
        return self.line.letters[max(at - 1, 0) : at + 1] == "f_" and (
            self.line.tokens[at].text not in ROLES
        )

    def is_doubted(self, start: int, end: int) -> bool:
        """Whether `maybe`, `nearly`, `usually` or their like stand in a stretch."""
        said = [token.text for token in self.line.tokens[start:end]]
        is_maybe = "j" in self.line.letters[start:end] and not words.DOUBTS.isdisjoint(said)
        return is_maybe or not words.HARDLY.isdisjoint(said)


def _is_out(sentence: Sentence, group: Group) -> bool:
    """Whether no more than that they were out follows the links of a call or a visit."""
    letters, tokens, at = sentence.line.letters, sentence.line.tokens, group.end
    while letters[at : at + 1] in {"a", "j"}:
        at += 1
    if letters[at : at + 1] not in {",", "-"}:
        return False
    behind = _CLAUSE.match(letters, at + 1)
    said = " ".join(token.text for token in tokens[behind.start() : behind.end()]) if behind else ""
    if said not in NOT_IN and said not in NOT_ON_THE_LINE:
        return False
    channels = sentence.channels_before(group)
    return Channel.CALL in channels or (said in NOT_IN and Channel.IN_PERSON in channels)
