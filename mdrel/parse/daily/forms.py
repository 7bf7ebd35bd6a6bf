"""Judges which groups of links in a daily line took part in a talk (F51-F60).

A group is an unbroken list of links (F56). Of each group a verdict says whether those in it took
part, by which rule, on which day and by which channel. The forms of a line are patterns over word
classes, in the modules called `forms_…`; `forms_clause` reads who did what to whom. The letters are
those of `mdrel.parse.speech.classes`. Every pattern is tried on a bounded stretch, so that a line
of any length is read in linear time.
"""

from __future__ import annotations

import re

from mdrel.model.conversation import Channel
from mdrel.model.words.company import CALLED_OFF
from mdrel.model.words.daily import SIGNS
from mdrel.model.words.sessions import OUTCOMES, TO_AND_FRO, WENT_SO, WHY_TO_CALL
from mdrel.model.words.task_verbs import DOING
from mdrel.parse.daily.before_word import is_held_behind
from mdrel.parse.daily.forms_around import shared
from mdrel.parse.daily.forms_before import word_before
from mdrel.parse.daily.forms_behind import noun_behind, verb_behind
from mdrel.parse.daily.forms_clause import told_by_clause
from mdrel.parse.daily.forms_further import told_further
from mdrel.parse.daily.forms_there import together, told_during
from mdrel.parse.daily.forms_told import told_around
from mdrel.parse.daily.parts import MENTION, Group, Verdict, Word
from mdrel.parse.daily.roles import ASIDE
from mdrel.parse.daily.sentence import NOT_DONE, NOT_SAID, REACH, Sentence
from mdrel.parse.daily.verbs import is_past
from mdrel.parse.markdown.lazy_pattern import lazy_pattern

_CONTACT = frozenset("ncvukbr")
# By these rules a group is mentioned only, where no clause behind it tells more.
_OPEN_TO_MORE = frozenset({"F51", "F52", "F54", "F56"})
# `[[Ada]] - sent me six pictures`
_SIGN_TO_ME = lazy_pattern("[-:].m")
_TOLD = lazy_pattern(r"(?:t[x_])?:.")
# `[[Ada]] – meeting about the budget postponed to June`
_MOVED = lazy_pattern(r"[^,;:SQCGL-]{0,7}(?P<what>[CG])(?=$|[,;:SotdDa(-])")
_NOTED = lazy_pattern(r"-[^tQIC]")
# `Dinner at [[Ada]] and [[Bo]]'s` tells whose place it was.
_OWNERS = re.compile(r"hL(?:(?:,A|[,A/])L)*(?:,A|[,A/])P")


def judge(sentence: Sentence, group: Group) -> Verdict:
    """Return what the line says of a group."""
    found = _judge_forms(sentence, group)
    if found.channel or found.code or found.rule not in _OPEN_TO_MORE:
        return found
    return (
        told_around(sentence, group)
        or told_during(sentence, group)
        or told_further(sentence, group)
        or told_by_clause(sentence, group, is_decided=found.rule == "F51")
        or found
    )


def _judge_forms(sentence: Sentence, group: Group) -> Verdict:
    """Return what the words at a group say of it."""
    if sentence.tag:
        return _judge_tag(sentence, group, sentence.tag)
    if sentence.is_awaited(group):
        return Verdict("F59", code="MDR306")
    if sentence.is_unreached(group):
        planned = (
            "I"
            in sentence.line.letters[
                max(sentence.clauses[group.first], group.first - REACH) : group.first
            ]
        )
        return Verdict("F57") if planned else Verdict("F59", Channel.ATTEMPT, sentence.day)
    if _OWNERS.match(sentence.line.letters, max(group.first - 1, 0)):
        return MENTION
    for form in (word_before, noun_behind, verb_behind, shared, together):
        found = form(sentence, group)
        if isinstance(found, Word):
            return _judge_word(sentence, found, group)
        if found:
            return found
    return _judge_behind_sign(sentence, group) or _why_not(sentence, group)


def _judge_behind_sign(sentence: Sentence, group: Group) -> Verdict | None:
    """Return what is told behind a sign at the links, or behind brackets with who they are."""
    letters = sentence.line.letters
    if _SIGN_TO_ME.match(letters, group.end) and is_past(sentence, group.end + 1):
        return shared(sentence, Group(group.first, group.end + 1, group.links))
    aside = ASIDE.match(letters, group.end)
    if aside is None:
        return None
    behind = Group(group.first, aside.end(), group.links)
    noted = noun_behind(sentence, behind)
    return _judge_word(sentence, noted, behind) if noted else verb_behind(sentence, behind)


def _judge_tag(sentence: Sentence, group: Group, channel: Channel) -> Verdict:
    """Return the verdict where a tag says that they spoke (F55)."""
    before = sentence.line.letters[
        max(sentence.periods[group.first], group.first - REACH) : group.first
    ]
    if not NOT_DONE.isdisjoint(before):
        return Verdict("F57")
    return sentence.on_its_day(
        "F55", Word(group.first, sentence.clauses[group.first], channel, is_told=True), group
    )


def _judge_word(sentence: Sentence, word: Word, group: Group) -> Verdict:
    if word.is_bare and not sentence.is_done and not _is_told_at_once(sentence, word, group):
        return Verdict("F52")
    moved = _MOVED.match(sentence.line.letters, word.at + 1)
    if (
        moved
        and word.at > group.first
        and not word.is_told
        and sentence.line.tokens[moved.start("what")].text in CALLED_OFF
    ):
        return Verdict("F58")
    if word.at < group.first:
        return sentence.on_its_day("F52" if word.is_bare else "F51", word, group)
    return sentence.on_its_day("F53", word, Group(group.first, word.at + 1, group.links))


def _is_told_at_once(sentence: Sentence, word: Word, group: Group) -> bool:
    """Whether a colon and what was said follow the links at once, or how long it took before it.

    Behind the time of a talk, or a sign for it, a dash does: `15:30 call [[Ada]] - pricing`; and
    so does what came of it behind any sign: `Call [[Ada]] about the lease, sorted`.
    """
    letters, at = sentence.line.letters, word.at
    behind = sentence.line.tokens[group.end : group.end + 1]
    return (
        _TOLD.match(letters, group.end) is not None
        or (bool(behind) and behind[0].text in TO_AND_FRO)
        or is_held_behind(sentence.line, group.end)
        or _goes_on_past(sentence, group)
        or _has_outcome(sentence, group)
        or (
            (letters[sentence.clauses[at] : at] == "t" or sentence.line.tokens[at].text in SIGNS)
            and _NOTED.match(letters, group.end) is not None
            and not sentence.line.tokens[group.end + 1].text[:1].isdigit()
            and sentence.line.tokens[group.end + 1].text not in DOING
        )
    )


def _goes_on_past(sentence: Sentence, group: Group) -> bool:
    """Whether a past verb of mine follows behind a comma: `facetime [[Ada]], showed her the flat`.

    What had been promised or asked before is why one is to call.
    """
    at = group.end + 1
    return (
        sentence.line.letters.startswith(",", group.end)
        and at < len(sentence.line.tokens)
        and is_past(sentence, at)
        and sentence.line.tokens[at].text.partition(" ")[0] not in WHY_TO_CALL
    )


def _has_outcome(sentence: Sentence, group: Group) -> bool:
    """Whether a clause behind the links says what came of it: `…, sorted`, `…, went fine`."""
    letters, tokens = sentence.line.letters, sentence.line.tokens
    for at in range(group.end, min(group.end + REACH, len(tokens) - 1)):
        if letters[at] in NOT_SAID:
            return False
        if letters[at] in ",-S":
            said = [token.text for token in tokens[at + 1 : at + 3]]
            if said[0] in OUTCOMES or (said[0] == "went" and said[-1] in WENT_SO):
                return True
    return False


def _why_not(sentence: Sentence, group: Group) -> Verdict:
    """Return why a group is only mentioned."""
    near = sentence.line.letters[
        max(sentence.clauses[group.first], group.first - REACH) : group.first
    ]
    if not _CONTACT.isdisjoint(near):
        return Verdict("F51" if NOT_DONE.isdisjoint(near) else "F57")
    return (
        MENTION
        if _CONTACT.isdisjoint(sentence.line.letters[group.end : group.end + 3])
        else Verdict("F54")
    )
