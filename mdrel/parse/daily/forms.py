"""The forms in which a daily line tells of a talk, as patterns of word classes (F51-F60).

A group is an unbroken list of links (F56). Of each group a verdict says whether those in it took
part, by which rule, on which day and by which channel. The letters are those of
`mdrel.parse.speech`. Every pattern is tried on a bounded stretch, so that a line of any length is
read in linear time.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from mdrel.model import daily_words as words
from mdrel.model.conversation import Channel
from mdrel.parse.daily.days import NOT_TOLD, find_day
from mdrel.parse.daily.parts import MENTION, Group, Verdict, Word
from mdrel.parse.daily.unreached import Unreached, find_unreached_sentences
from mdrel.parse.speech import Line, Speech

# How many words may stand before the word of contact in its clause, and between it and the links.
REACH = 14
_BREAKS = frozenset(";SQ,ATB")
_CONTACT = frozenset("ncvukbr")
# What makes a plan, a denial or another day of it; what a possessive or a colon may belong to.
_NOT_DONE, _PLANNED, _DIRECTED = frozenset("IGD"), frozenset("IDLP"), frozenset("wo")
_BARE_NOUN_ENDS = frozenset("woh:-")
# What may stand at the beginning of a clause whose links come first.
_LEADING = "tdefh#yjx"
_GROUP = re.compile(r"L(?:(?:,A|[,A/])L)*")
_SETTING = re.compile(r"[tedfh#x]*[_N]?[tedfh#x]*")
_CHANNEL_BEHIND = re.compile(r"[aftd]*h[fa]*x?(?P<noun>[nc])|[aftd]*_[nc]")
# F51: what stands between the beginning of the clause and the word of contact.
_PREFIX = re.compile(r"[tdefh#yj()]*(?:[xnc][tdefh#yj()]*){0,3}")
_NAME = r"(?:N{1,2}(?:,A|,|A))"
# F51: what stands between the word of contact and the links.
_BETWEEN = re.compile(rf"(?:[wohafdteyA:\-]|\([^()LP]{{0,6}}\)|{_NAME})*")
# A place or subject before `with`: `Lunch at the mill with [[Ada]]`.
_BETWEEN_PLACE = re.compile(r"[tdey]*(?:[hOo][fa]*[_NxmLt]{1,4}){1,2}[tdey]*w[af]*")
_BETWEEN_SUBJECT = re.compile(r"[fa]*[_NxnchOoLPf]{0,6}w[af]*")  # Discussed the lease with [[Ada]]
_BETWEEN_SENT = re.compile(r"[fa]*[_Nxn]{1,4}o[af]*")  # Emailed the draft to [[Ada]]
# F53: behind the links at once a noun; F54: a verb of reaching.
_NOUN_BEHIND = re.compile(r"[:\-]?[f]?x?(?P<noun>[nc])(?=$|[tedyS;(,:\-hOT])")
_VERB_BEHIND = re.compile(r"[fd]?(?P<verb>[vkr])")
_WE_BEHIND = re.compile(r"A(?P<me>[fm])(?P<light>[fjxd]*)(?P<word>[vuknc])")
_HOSTED = re.compile(r"[afh]*[oOh][fa]*x?(?P<noun>[nc])")
_GIVEN = re.compile(r"f[x]?(?P<noun>[nc])")


@dataclass(slots=True)
class Sentence:
    """A line of the daily note of `day`, with what the forms ask of it.

    `is_done` is true of a ticked task.
    """

    line: Line
    speech: Speech
    day: date
    is_done: bool = False
    tag: Channel | None = None
    clauses: list[int] = field(default_factory=list)
    periods: list[int] = field(default_factory=list)
    unreached: Unreached | None = None

    def __post_init__(self) -> None:
        """Note for each token where its clause and its sentence begin."""
        clause = period = 0
        for at, letter in enumerate(self.line.letters):
            self.clauses.append(clause)
            self.periods.append(period)
            if (
                letter in _BREAKS
                or (letter == ":" and not self._is_planned(clause, at))
                or (letter == "-" and self._is_setting(clause, at))
            ):
                clause = at + 1
            if letter in "SQ;":
                period = at + 1

    def _is_planned(self, start: int, end: int) -> bool:
        """Whether the words before a colon are a plan or somebody else.

        What somebody else did is told behind the colon.
        """
        return not _PLANNED.isdisjoint(self.line.letters[max(start, end - REACH) : end])

    def _is_setting(self, start: int, end: int) -> bool:
        """Whether nothing but a time, a place or a part of the day stands before a dash."""
        return (
            end - start <= REACH and _SETTING.fullmatch(self.line.letters, start, end) is not None
        )

    def groups(self) -> Iterator[Group]:
        """Yield the unbroken lists of links, in order."""
        for match in _GROUP.finditer(self.line.letters):
            start, end = match.span()
            yield Group(
                start, end, tuple([at for at in range(start, end) if self.line.letters[at] == "L"])
            )

    def judge(self, group: Group) -> Verdict:
        """Return what the line says of a group."""
        if self.tag:
            return self._judge_tag(group, self.tag)
        if self._is_unreached(group):
            planned = (
                "I"
                in self.line.letters[
                    max(self.clauses[group.first], group.first - REACH) : group.first
                ]
            )
            return Verdict("F57") if planned else Verdict("F59", Channel.ATTEMPT, self.day)
        for form in (self._word_before, self._noun_behind, self._verb_behind, self._shared):
            found = form(group)
            if isinstance(found, Word):
                return self._judge_word(found, group)
            if found:
                return found
        return self._why_not(group)

    def _judge_tag(self, group: Group, channel: Channel) -> Verdict:
        """Return the verdict where a tag says that they spoke (F55)."""
        before = self.line.letters[
            max(self.periods[group.first], group.first - REACH) : group.first
        ]
        if not _NOT_DONE.isdisjoint(before):
            return Verdict("F57")
        return self._on_its_day(
            "F55", Word(group.first, self.clauses[group.first], channel, is_told=True), group
        )

    def _judge_word(self, word: Word, group: Group) -> Verdict:
        if word.is_bare and not self.is_done and not self._is_told_at_once(group):
            return Verdict("F52")
        return self._on_its_day(
            "F52" if word.is_bare else "F51" if word.at < group.first else "F53", word, group
        )

    def _on_its_day(self, rule: str, word: Word, group: Group) -> Verdict:
        found = find_day(
            self.line, (word.start, group.end), self.day, self.speech, is_past=word.is_told
        )
        if found in NOT_TOLD:
            return Verdict("F60", code="MDR309")
        if found.day is None or found.day > self.day:
            return Verdict(found.rule or "F60")
        return Verdict(rule, word.channel, found.day)

    def _is_told_at_once(self, group: Group) -> bool:
        """Whether a colon and what was said follow the links at once."""
        return self.line.letters[group.end : group.end + 1] == ":" and group.end + 1 < len(
            self.line.letters
        )

    def _is_unreached(self, group: Group) -> bool:
        """Whether the sentence says that they were not reached (F59)."""
        found = self.line.unreached
        if not found:
            return False
        if self.unreached is None:
            self.unreached = find_unreached_sentences(self.line, self.periods)
        tokens, period = self.line.tokens, self.periods[group.first]
        if period in self.unreached.told:
            return True
        low, high = (
            tokens[max(group.first - 4, period)].start,
            tokens[min(group.end, len(tokens) - 1)].start,
        )
        at = bisect_left(found, low, key=lambda phrase: phrase.start)
        while at < len(found) and found[at].start <= high:
            if not (period in self.unreached.written and found[at].text in words.UNANSWERED):
                return True
            at += 1
        return False

    def _word_before(self, group: Group) -> Word | Verdict | None:
        """Return the noun or verb of contact before the links (F51, F52)."""
        letters, tokens = self.line.letters, self.line.tokens
        low = max(self.periods[group.first], group.first - REACH)
        tries = [at for at in range(group.first - 1, low - 1, -1) if letters[at] in "ncvukb"][:3]
        for at in tries:
            between = letters[at + 1 : group.first]
            if not self._belongs(at, between):
                continue
            start = self.clauses[at]
            prefix = letters[max(start, at - REACH) : at]
            if "C" in prefix or not _NOT_DONE.isdisjoint(prefix):
                return Verdict("F58" if "C" in prefix else "F57")
            if at - start > REACH or not _PREFIX.fullmatch(prefix):
                return Verdict("F51")
            if self._speaks_of_the_word(at, group):
                return Verdict("F51")
            if (
                tokens[at].text == "saw"
                and letters[group.end : group.end + 1]
                and self._is_watched(group)
            ):
                return Verdict("F51")
            is_told = letters[at] in "vuk" or any(
                token.text in words.TOLD for token in tokens[start:at]
            )
            return Word(
                at,
                self._day_start(start),
                self._channel(at, group),
                is_bare=self._is_order(at, between),
                is_told=is_told,
            )
        return None

    def _belongs(self, at: int, between: str) -> bool:
        """Whether only permitted words stand between a word of contact and the links."""
        letter = self.line.letters[at]
        if letter == "u":
            is_with = not _DIRECTED.isdisjoint(between)
            subject = self.line.tokens[at].text in {
                "discussed",
                "caught up",
            } and _BETWEEN_SUBJECT.fullmatch(between)
            return is_with and bool(
                _BETWEEN.fullmatch(between) or _BETWEEN_PLACE.fullmatch(between) or subject
            )
        if letter == "k" and _BETWEEN_SENT.fullmatch(between):
            return True
        return bool(
            _BETWEEN.fullmatch(between) or (letter != "b" and _BETWEEN_PLACE.fullmatch(between))
        )

    def _is_order(self, at: int, between: str) -> bool:
        """Whether the word is a bare verb: an order to oneself."""
        letter = self.line.letters[at]
        if self.line.tokens[at].text in words.ORDERS_TO and "o" in between:
            return not (at and self.line.tokens[at - 1].text in words.ARTICLES)
        if letter == "c":
            return _BARE_NOUN_ENDS.isdisjoint(between) and not (
                at
                and (
                    self.line.letters[at - 1] == "x"
                    or self.line.tokens[at - 1].text in words.ARTICLES
                )
            )
        return letter == "b"

    def _speaks_of_the_word(self, at: int, group: Group) -> bool:
        """Whether the sentence is about the call or e-mail itself.

        An example is `The email to [[Ada]] is in my drafts`.
        """
        is_named = at > 0 and self.line.tokens[at - 1].text in {"the", "my", "our"}
        return (
            is_named
            and group.end < len(self.line.tokens)
            and self.line.tokens[group.end].text
            in {"is", "isn't", "are", "has", "hasn't", "needs", "will", "won't"}
        )

    def _is_watched(self, group: Group) -> bool:
        behind = self.line.tokens[group.end].text
        return behind in words.WATCHED or behind.endswith("ing")

    def _day_start(self, start: int) -> int:
        """Return the token from which to look for a day.

        It may stand before a colon or dash (`Yesterday: lunch with [[Ada]]`).
        """
        return self.clauses[start - 1] if start and self.line.letters[start - 1] in ":-" else start

    def _channel(self, at: int, group: Group) -> Channel:
        """Return the word's channel, or a better one behind the links.

        A word that says only that they spoke takes that of `on the phone` or `over lunch`.
        """
        channel = self.line.tokens[at].channel or Channel.OTHER
        if self.line.letters[at] == "k" and (given := _GIVEN.match(self.line.letters, group.end)):
            return self.line.tokens[given.start("noun")].channel or channel
        if channel in {Channel.OTHER, Channel.MESSAGE} and at and self.line.letters[at - 1] == "x":
            channel = self.line.tokens[at - 1].channel or channel  # LinkedIn message
        if channel is not Channel.OTHER:
            return channel
        behind = _CHANNEL_BEHIND.match(self.line.letters, group.end, group.end + 6)
        return (self.line.tokens[behind.end() - 1].channel if behind else None) or channel

    def _starts_clause(self, group: Group) -> bool:
        """Whether only permitted words come before the links in their clause."""
        start = self.clauses[group.first]
        return group.first - start <= REACH and not self.line.letters[start : group.first].strip(
            _LEADING
        )

    def _noun_behind(self, group: Group) -> Word | None:
        """Return the noun of contact that follows the links at once (F53)."""
        match = _NOUN_BEHIND.match(self.line.letters, group.end)
        if match is None or not self._starts_clause(group):
            return None
        at = match.start("noun")
        after = Group(group.first, at + 1, group.links)
        return Word(at, self._day_start(self.clauses[group.first]), self._channel(at, after))

    def _verb_behind(self, group: Group) -> Verdict | None:
        """Return the verdict where a verb of reaching follows the links (F54)."""
        match = _VERB_BEHIND.match(self.line.letters, group.end)
        if match is None or not self._starts_clause(group):
            return None
        at = match.start("verb")
        token = self.line.tokens[at]
        if token.text not in words.REACHING_VERBS or not self._reaches_me(at):
            return None
        word = Word(
            at,
            self._day_start(self.clauses[group.first]),
            token.channel or words.REACHING_VERBS[token.text],
            is_told=True,
        )
        return self._on_its_day("F54", word, Group(group.first, at + 1, group.links))

    def _reaches_me(self, at: int) -> bool:
        """Whether what follows a verb of reaching leaves me as the one reached.

        It names no other person and no other object.
        """
        letters, tokens = self.line.letters, self.line.tokens
        if "L" in letters[at + 1 : at + 4]:
            return False
        behind, follows = (
            letters[at + 1 : at + 2],
            tokens[at + 1].text if at + 1 < len(tokens) else "",
        )
        if follows == "back":
            behind, follows = (
                letters[at + 2 : at + 3],
                tokens[at + 2].text if at + 2 < len(tokens) else "",
            )
        if follows == "to":
            return at + 2 < len(tokens) and tokens[at + 2].text in words.SAYING
        return behind in {
            "",
            "m",
            "t",
            "d",
            "e",
            "y",
            "S",
            ";",
            ",",
            ":",
            "-",
            "(",
            "T",
            "A",
            "B",
        } or (
            follows in {"about", "re", "regarding"}
            or (
                tokens[at].text in words.CALLING_VERBS
                and (
                    follows in words.CONJUNCTIONS
                    or (tokens[at].text.endswith("for") and behind in "nc")
                )
            )
        )

    def _shared(self, group: Group) -> Verdict | None:
        """Return the verdict where a form needs words on both sides of the links (F54).

        Examples are `[[Ada]] and I talked`, `Gave [[Ada]] a call` and `Joined [[Ada]] for lunch`.
        """
        letters, tokens = self.line.letters, self.line.tokens
        we = _WE_BEHIND.match(letters, group.end)
        if we and tokens[we.start("me")].text in {"i", "me"} and self._starts_clause(group):
            at = we.start("word")
            if letters[at] in "vuk" or any(
                token.text in words.TOLD for token in tokens[group.end : at]
            ):
                return self._behind(group, at)
        before = (
            tokens[group.first - 1].text
            if group.first and self.clauses[group.first - 1] == self.clauses[group.first]
            else ""
        )
        form = _GIVEN if before in words.GIVING else _HOSTED if before in words.HOSTING else None
        match = form.match(letters, group.end) if form else None
        if (
            before == "had"
            and match is None
            and group.end < len(tokens)
            and tokens[group.end].text in {"over", "round", "around"}
        ):
            return self._on_its_day(
                "F54",
                Word(
                    group.first,
                    self._day_start(self.clauses[group.first]),
                    Channel.IN_PERSON,
                    is_told=True,
                ),
                group,
            )
        if match is None or letters[
            max(self.clauses[group.first], group.first - REACH) : group.first - 1
        ].strip(_LEADING + "v"):
            return None
        return self._behind(group, match.start("noun"))

    def _behind(self, group: Group, at: int) -> Verdict:
        word = Word(
            at,
            self._day_start(self.clauses[group.first]),
            self.line.tokens[at].channel or Channel.OTHER,
            is_told=True,
        )
        return self._on_its_day("F54", word, Group(group.first, at + 1, group.links))

    def _why_not(self, group: Group) -> Verdict:
        """Return why a group is only mentioned."""
        near = self.line.letters[max(self.clauses[group.first], group.first - REACH) : group.first]
        if not _CONTACT.isdisjoint(near):
            return Verdict("F51" if _NOT_DONE.isdisjoint(near) else "F57")
        return (
            MENTION
            if _CONTACT.isdisjoint(self.line.letters[group.end : group.end + 3])
            else Verdict("F54")
        )
