"""Entries that say themselves that nobody spoke, or was reached (F57, F58, F59).

Examples are `2026-11-20 call cancelled by her`, `2026-11-20 need to call her` and `2026-11-20
missed her call`. The words are those of daily lines, and the same settings change both.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from mdrel.model.conversation import WRITTEN, Channel
from mdrel.model.words import not_held as words
from mdrel.model.words.company import ABSENT, CALLED_OFF, GATHERINGS
from mdrel.parse.entries.channel import read_said
from mdrel.parse.entries.head import Head
from mdrel.parse.entries.hearsay import is_hearsay
from mdrel.parse.entries.instead import find_instead
from mdrel.parse.entries.mail import is_automatic, is_mail
from mdrel.parse.entries.opening import Opening
from mdrel.parse.entries.unreached import is_attempt, is_missed_call
from mdrel.parse.entries.unspoken import is_denied, is_of_another, is_unspoken
from mdrel.parse.lexicon import Lexicon
from mdrel.parse.markdown.lazy_pattern import lazy_pattern
from mdrel.parse.speech.line import read_line, take_apart

# The words that matter stand at the beginning, in so many letters, and before what was said.
_LONGEST = 160
_SAID = lazy_pattern(
    r"[*_]*:(?=[\s*_]|$)|[;.](?=\s|$)|\b(?:about|re|regarding|who|that|whether|because)\b"
)
_SIGNS = frozenset(",;-\u2013\u2014")
_WHO = """she he they it that this who the we i she's he's they're"""
_SUBJECTS = frozenset(_WHO.split())
_GATHERINGS = GATHERINGS | words.MORE_GATHERINGS
_MAY_WE = frozenset({"we", "i", "can", "could", "may", "might"})
# `didn't come to a decision`
_RESULTS = frozenset({"a", "an", "any", "terms", "the", "much"})
# One of these stands in every such entry besides the words of the settings.
_TELLING = (
    words.UNHELD_BEHIND
    | ABSENT
    | words.ORDERS
    | words.TO_COME
    | words.GIVING_UP
    | words.REACHING_SOMEBODY
    | words.SPEAKING_TO
    | {"?", "missed"}
    | {phrase.rpartition(" ")[2] for phrase in words.AWAY}
)
_MOST_LEADING = 2
# `didn't attend` and `out of the office` have so many words.
_MOST_AWAY = 4


class Outcome(Struct, frozen=True):
    """The rule by which nobody spoke (F57, F58) or was reached (F59), empty for none.

    `channel` is the one it has for all that: of a talk instead, or that of an attempt.
    """

    rule: str = ""
    channel: Channel | None = None

    @property
    def is_none(self) -> bool:
        """Whether there is nothing to count."""
        return self.rule != "" and self.channel is None


_HELD, _ATTEMPT = Outcome(), Outcome("F59", Channel.ATTEMPT)


def judge(
    head: Head, before: str, lexicon: Lexicon, *, is_parted: bool = False, own: str = ""
) -> Outcome:
    """Return what an entry says of whether anybody spoke.

    `before` stands in front of the entry's text; all behind its colon is what was said. With
    `is_parted` a cell of a table ends there. `own` is the note's name, where it is known.
    """
    bare = before.rstrip("*_` \t")
    decided = _judge_form(head, bare, lexicon, own)
    if decided is not None:
        return decided
    has_word = head.word != "" and head.word in " ".join(bare.lower().split())
    is_behind = bool(head.people) or has_word
    text = head.text[:_LONGEST]
    end = _SAID.search(text)
    found = take_apart(text[: end.start()] if end else text, lexicon.speech)
    is_only_unheld = end and not head.word and _is_given_up_word(text[end.end() :], lexicon)
    if (
        lexicon.speech.telling.isdisjoint(found.words)
        and _TELLING.isdisjoint(found.words)
        and found.words[:1] != ("to",)
        and not is_only_unheld
        and head.word not in words.REACHING_SOMEBODY
    ):
        return _HELD
    told = Opening(
        read_line(found, lexicon.speech),
        is_behind=is_behind,
        is_parted=is_behind and (is_parted or bare[-1:] in _SIGNS),
        is_written=head.channel in WRITTEN,
    )
    if is_only_unheld and _find_noun(told, 0) == len(told.letters):
        return Outcome("F58")
    if is_missed_call(told):
        return _ATTEMPT
    if (not is_behind and is_unspoken(told)) or is_of_another(told, head.word, text, own):
        return Outcome("F57")
    return _ATTEMPT if is_attempt(told) else _weigh(told, text, lexicon)


def _judge_form(head: Head, bare: str, lexicon: Lexicon, own: str) -> Outcome | None:
    """Return what the form of an entry decides before its words are read, or None."""
    is_said = bare.endswith(":")
    if is_said and head.word:
        return _HELD
    if is_mail(head.word, bare):
        return Outcome("F58") if is_automatic(head.text) else _HELD
    if is_hearsay(head, lexicon, own, is_said=is_said):
        return Outcome("F57")
    if is_said and _is_all_given_up(head.text, lexicon):
        return Outcome("F58")
    return _HELD if is_said or not head.text else None


def _weigh(told: Opening, text: str, lexicon: Lexicon) -> Outcome:
    """Return whether the talk was held, or another one instead, which all of `text` may tell."""
    is_unheld = _is_unheld(told, lexicon.speech.cancellation)
    if not is_unheld and (told.is_behind or not _is_given_up_by_them(told)):
        return _HELD
    whole = replace(told, line=read_line(take_apart(text, lexicon.speech), lexicon.speech))
    instead = find_instead(whole)
    return Outcome("" if instead else "F58", instead)


def judge_text(head: Head, text: str, lexicon: Lexicon, *, own: str = "") -> Outcome:
    """Return what `judge` does of an entry whose words do not stand on the line of its date."""
    said = read_said(text, 0, lexicon)
    whole = replace(head, channel=said.channel, people=said.people, text=said.text, word=said.word)
    return judge(whole, text.removesuffix(said.text), lexicon, own=own)


def judge_row(head: Head, cells: Sequence[str], lexicon: Lexicon) -> Outcome:
    """Return what `judge` does of a table's row, by the first of the `cells` behind its date.

    A cell that only says that the talk was called off tells of the whole row.
    """
    if any(_is_given_up_word(cell, lexicon) for cell in cells):
        return Outcome("F58")
    text = next(filter(None, cells), "")
    if head.word:
        return judge(replace(head, text=text), head.word, lexicon, is_parted=True)
    return judge_text(head, text, lexicon)


def _is_given_up_word(text: str, lexicon: Lexicon) -> bool:
    """Whether a text says no more than that a talk was called off, or they were not there."""
    word = text.strip(" .!*_`").replace("’", "'").casefold()
    return word in words.AWAY or (word in CALLED_OFF and word in lexicon.speech.cancellation)


def _is_all_given_up(text: str, lexicon: Lexicon) -> bool:
    """Whether the words behind the date's colon say no more than that: `skipped, on leave`."""
    first, *more = (
        each.strip(" .!*_`").replace("’", "'").casefold()
        for each in text[:_LONGEST].lstrip(" :").split(",")
    )
    why = lexicon.speech.cancellation | words.AWAY
    return _is_given_up_word(first, lexicon) and why.issuperset(more)


def _is_unheld(told: Opening, cancellation: frozenset[str]) -> bool:
    """Whether the talk was cancelled, moved or is still to come."""
    at, is_bracketed = 0, False
    is_parted = told.is_parted
    if told.letter(0) in {"(", ",", "-"} or told.said(0) == "→":
        is_bracketed = told.letter(0) == "("
        is_parted = told.is_behind and not is_bracketed
        at = 1
    start = at
    at = told.pass_helpers(told.pass_words(at, _SUBJECTS, 1))
    if is_parted:
        is_moved = told.said(at).endswith(" to") or told.said(at + 1) == "to"
        return (
            not told.is_written
            and (is_moved or told.said(at) in CALLED_OFF)
            and _is_given_up(told, at, cancellation)
        )
    if _is_given_up(told, at, cancellation):
        return True
    if told.is_behind or is_bracketed:
        return told.is_behind and _is_unheld_behind(told, start)
    noun = _find_noun(told, start)
    at = told.pass_helpers(noun) if noun else at
    if noun and told.letter(noun) in {"-", ","} and told.said(noun + 1) in CALLED_OFF:
        return _is_given_up(told, noun + 1, cancellation)
    if noun and (_is_given_up(told, at, cancellation) or _is_unheld_behind(told, noun)):
        return True
    return _has_not_come(told, start, cancellation)


def _is_given_up_by_them(told: Opening) -> bool:
    """Whether they were away, or somebody had to give it up: `DNA`, `had to cancel lunch`."""
    start = told.pass_words(0, _SUBJECTS, 1)
    at = told.pass_helpers(start)
    if told.said(at) in words.GIVING_UP and told.said(at - 1) == "to" and at > start + 1:
        return told.ends_or_tells_why(at + 1) or is_denied(told, at)
    if (given := _find_asked(told, start)) and _gives_up_talk(told, given):
        return True
    if (noun := _find_noun(told, start)) and told.letter(noun) == "-":
        at = noun + 1
    said = [told.said(each) for each in range(at, at + _MOST_AWAY)]
    return any(
        " ".join(said[:size]).rstrip() in words.AWAY
        and (told.ends(at + size) or told.said(at + size) in {"until", "till"})
        for size in range(1, _MOST_AWAY + 1)
    )


def _find_asked(told: Opening, at: int) -> int:
    """Return where what somebody asked or wished to do begins, 0 for nothing of the kind."""
    said = told.said(at)
    if said in words.ASKING_TO and told.said(at + 1) == "to":
        return at + 2
    if told.letter(at) == "I" and said.endswith(" to"):
        return at + 1
    if said in words.ASKING_TO and told.said(at + 1) == "if":
        return told.pass_words(at + 2, _MAY_WE, 2)
    return 0


def _gives_up_talk(told: Opening, at: int) -> bool:
    """Whether a talk is given up at `at`: `move lunch`, `reschedule our call`."""
    if told.said(at) not in words.GIVING_UP:
        return False
    noun = told.pass_words(at + 1, words.OWNERS, 1)
    return told.letter(noun) in {"n", "c"} and told.ends_or_tells_why(noun + 1)


def _is_given_up(told: Opening, at: int, cancellation: frozenset[str]) -> bool:
    """Whether a word at `at` says that the talk was cancelled or moved, or they were not there."""
    said = told.said(at)
    if said in cancellation:
        is_of_coming = said in words.NEVER_CAME and told.said(at + 1) == "to"
        return (
            not said[0].isalnum()
            or told.ends_or_tells_why(at + 1)
            or (is_of_coming and told.said(at + 2) not in _RESULTS)
        )
    return said in ABSENT and told.ends(at + 1)


def _is_unheld_behind(told: Opening, at: int) -> bool:
    """Whether a word behind the noun says that the talk is still to come, or was never sent."""
    letter, helped = told.letter(at), told.pass_helpers(at)
    if letter == "Q" or (letter in {"D", "y", "e"} and told.letter(at + 1) == "Q"):
        return True
    if letter == "D" and told.ends(at + 1):
        return True
    if told.said(at) == "to" and told.said(at + 1) in words.TO_COME and told.ends(at + 2):
        return True
    return told.said(helped) in words.UNHELD_BEHIND and (
        told.ends(helped + 1) or told.said(helped + 1) in {"by", "with"}
    )


def _find_noun(told: Opening, at: int) -> int:
    """Return where a noun of contact behind at most two words ends, 0 for none.

    `demo`, `shift` and their like are such nouns here.
    """
    found = 0
    for each in range(at, at + _MOST_LEADING + 1):
        if told.letter(each) in {"n", "c"} or told.said(each) in _GATHERINGS:
            found = each + 1
        elif not told.is_lead(each):
            break
    return found


def _has_not_come(told: Opening, at: int, cancellation: frozenset[str]) -> bool:
    """Whether somebody who is named did not come: `candidate no-show`, `Ada never came`."""
    for each in range(at + 1, at + _MOST_LEADING + 1):
        if not told.is_lead(each - 1):
            return False
        if told.said(each) in words.NEVER_CAME & cancellation:
            return told.ends_or_tells_why(each + 1)
    return False
