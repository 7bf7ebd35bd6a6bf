"""What stands before a word of contact and belongs to it (F51)."""

from __future__ import annotations

import re

from mdrel.model.conversation import WRITTEN, Channel
from mdrel.model.words import daily as words
from mdrel.model.words.company import KINDS
from mdrel.model.words.scenes import NO_OPENING
from mdrel.model.words.sessions import SESSIONS
from mdrel.parse.daily.company import pass_doing, size_of_kind
from mdrel.parse.daily.durations import lasted
from mdrel.parse.daily.parts import Group
from mdrel.parse.daily.sentence import REACH, Sentence
from mdrel.parse.daily.verbs import is_adverb, is_past
from mdrel.parse.markdown.lazy_pattern import lazy_pattern
from mdrel.parse.speech.line import Line

_EXCHANGING = frozenset({"exchanged", "traded", "swapped"})
_AND_ME = lazy_pattern(r",?(?P<and>A)m(?=$|[,;:SOh(-])")
_AFTER = lazy_pattern(r"qf?x?$")
_KINDS = KINDS | SESSIONS.keys()
# F51: what stands between the beginning of the clause and the word of contact.
PREFIX = re.compile(r"[tdefh#yj()]*(?:[xnc][tdefh#yj()]*){0,3}")
# `During the break I asked [[Ada]]`, `Before the game a quick chat with [[Ada]]`
_WHEN = lazy_pattern(r"[tde]*[hq][fa]*[_Nx]{1,2}(?=f)")
# A verb that what goes with it makes one of contact: `Wrote a long letter to [[Ada]]`, `Spoke on
# the phone with [[Ada]]`.
_WROTE = lazy_pattern(r"kfx?$")
_SPOKE = lazy_pattern(r"u[hq][fa]*x?$")
_NOTES = lazy_pattern(r"(?:\([^()LPIGCD]{1,6}\))?[:.,S-][^tQID][^Q]")
_CONTACTED = frozenset("vukr")
ARRANGED = frozenset({Channel.CALL, Channel.VIDEO, Channel.MEETING})


def begun_before(sentence: Sentence, start: int, prefix: str) -> str:
    """Return what stands before `and`, where two nouns share it: `Plan: a walk and talk with`."""
    letters = sentence.line.letters
    if letters[start - 1 : start] != "A" or letters[start - 2] not in "nc_":
        return ""
    at = start + len(prefix)
    is_told = not _CONTACTED.isdisjoint(letters[start : at + 1]) or any(
        token.text in words.TOLD for token in sentence.line.tokens[start:at]
    )
    return "" if is_told else letters[max(sentence.periods[start], start - REACH) : start]


def pass_what_goes_with_it(sentence: Sentence, at: int, end: int, prefix: str, group: Group) -> str:
    """Return what stands before the word `at`, without its kind, its verb, or when it was."""
    letters, tokens = sentence.line.letters, sentence.line.tokens
    between = letters[at + 1 : end]
    prefix, low = _pass_adverb(sentence, at, prefix), at - len(prefix)
    if has_kind(sentence, at, between):
        return prefix[:-1]
    if verb := (_WROTE if tokens[at].channel in WRITTEN else _SPOKE).search(prefix):
        return prefix[: verb.start()]
    if (when := _WHEN.match(prefix)) and PREFIX.fullmatch(prefix, when.end()):
        said = {token.text for token in tokens[low : low + when.end()]}
        return prefix[when.end() :] if NO_OPENING.isdisjoint(said) else prefix
    if PREFIX.fullmatch(prefix):
        return prefix
    if _is_after(sentence, low, at):
        return ""
    if prefix and tokens[low].text in _EXCHANGING and not prefix.strip("fncx_N"):
        return ""  # `Exchanged three sharp text messages with [[Ada]]`
    prefix = pass_doing(sentence, at, end, prefix)
    is_visit = between == "o" and tokens[at].channel is Channel.IN_PERSON
    may_have_kind = letters[at] in "ncx_N" and (
        between.startswith("w")
        or is_visit
        or (between == ":" and tokens[at].channel in ARRANGED)
        or (between == "o" and letters[at] == "c" and bool(_NOTES.match(letters, group.end)))
        or (not between and _is_noted(sentence, at, group))
    )
    if may_have_kind and not PREFIX.fullmatch(prefix):
        return prefix[: len(prefix) - size_of_kind(sentence, at)]
    return prefix


def _pass_adverb(sentence: Sentence, at: int, prefix: str) -> str:
    """Return what stands before the word `at`, without how it was done: `Mainly sat with`."""
    said = sentence.line.tokens[at - 1].text if prefix else ""
    is_how = prefix[-1:] in {"_", "N"} and is_adverb(said) and said not in words.HARDLY
    return f"{prefix[:-1]}j" if is_how else prefix


def _is_after(sentence: Sentence, low: int, at: int) -> bool:
    """Whether something was done after the talk: `Tweeted about it after a chat with [[Ada]]`."""
    behind = _AFTER.search(sentence.line.letters, low, at)
    return (
        behind is not None
        and sentence.line.tokens[behind.start()].text == "after"
        and any(is_past(sentence, n) for n in range(low, min(low + 2, behind.start())))
    )


def is_held_behind(line: Line, at: int) -> bool:
    """Whether how long it took, or `and me`, follows links: `call [[Ada]], [[Bo]] and me`."""
    with_me = _AND_ME.match(line.letters, at)
    return lasted(line, at) or (
        with_me is not None and line.tokens[with_me.start("and")].text in {"and", "&", "+"}
    )


def _is_noted(sentence: Sentence, at: int, group: Group) -> bool:
    """Whether that it was held, or notes of a meal, follow: `LP lunch [[Ada]]: hates the fee`."""
    line = sentence.line
    is_meal = line.letters[at] == "n"
    return is_held_behind(line, group.end) or (
        is_meal and _NOTES.match(line.letters, group.end) is not None
    )


def has_kind(sentence: Sentence, at: int, between: str) -> bool:
    """Whether a word directly before a noun says its kind: `Vendor call with [[Ada]]`.

    Of what went to them or came from them it says as well that it was somebody else's.
    """
    return (
        sentence.line.letters[at] in "ncx_"
        and "o" not in between
        and at > sentence.clauses[at]
        and sentence.line.letters[at - 1] in "_N"
        and sentence.line.tokens[at - 1].text in _KINDS
    )
