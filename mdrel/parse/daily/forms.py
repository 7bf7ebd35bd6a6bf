"""Judges which groups of links in a daily line took part in a talk (F51-F60).

A group is an unbroken list of links (F56). Of each group a verdict says whether those in it took
part, by which rule, on which day and by which channel. The forms of a line are patterns over word
classes, in `forms_before`, `forms_behind` and `forms_around`. The letters are those of
`mdrel.parse.speech.classes`. Every pattern is tried on a bounded stretch, so that a line of any
length is read in linear time.
"""

from __future__ import annotations

import re

from mdrel.model.conversation import Channel
from mdrel.parse.daily.forms_around import shared
from mdrel.parse.daily.forms_before import word_before
from mdrel.parse.daily.forms_behind import noun_behind, verb_behind
from mdrel.parse.daily.parts import MENTION, Group, Verdict, Word
from mdrel.parse.daily.sentence import NOT_DONE, REACH, Sentence

_CONTACT = frozenset("ncvukbr")
# `Dinner at [[Ada]] and [[Bo]]'s` tells whose place it was.
_OWNERS = re.compile(r"hL(?:(?:,A|[,A/])L)*(?:,A|[,A/])P")


def judge(sentence: Sentence, group: Group) -> Verdict:
    """Return what the line says of a group."""
    if sentence.tag:
        return _judge_tag(sentence, group, sentence.tag)
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
    for form in (word_before, noun_behind, verb_behind, shared):
        found = form(sentence, group)
        if isinstance(found, Word):
            return _judge_word(sentence, found, group)
        if found:
            return found
    return _why_not(sentence, group)


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
    if word.is_bare and not sentence.is_done and not _is_told_at_once(sentence, group):
        return Verdict("F52")
    if word.at < group.first:
        return sentence.on_its_day("F52" if word.is_bare else "F51", word, group)
    return sentence.on_its_day("F53", word, Group(group.first, word.at + 1, group.links))


def _is_told_at_once(sentence: Sentence, group: Group) -> bool:
    """Whether a colon and what was said follow the links at once."""
    return sentence.line.letters[group.end : group.end + 1] == ":" and group.end + 1 < len(
        sentence.line.letters
    )


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
