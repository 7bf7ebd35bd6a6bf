"""What says that a talk was called off, or is yet to be held (F58)."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from mdrel.model.words.company import ABSENT, CALLED_OFF, COME_TO_NOTHING, PRONOUNS
from mdrel.model.words.not_held import (
    CROSSED_OFF,
    FAILING,
    FORGET,
    INTENDED,
    NEVER_CAME,
    RULES_OF_MINE,
    TO_COME,
    UNDONE,
    UNHELD_BEHIND,
    WAS,
)
from mdrel.parse.markdown.lazy_pattern import lazy_pattern
from mdrel.parse.speech.classes import Speech
from mdrel.parse.speech.line import Line

# The classes of the words that may name a day.
DAYS = "zDedyx"
# What may stand between the links and a sign, and between the sign and what became of the talk.
_BEFORE_SIGN, _BEHIND_SIGN = frozenset("tadjhAN"), frozenset("fajB")
_LONGEST_LABEL = 5
_WHO = PRONOUNS - {"who"}
_WITH_OTHERS = lazy_pattern(r",?[Aw][fx_N]{0,5}?(?:[,:(-]?[CG]|_(?=[,;:.S(-]|$))")
_OFF = lazy_pattern(r"[tafjmhd]{0,6}(?P<off>[CGQ])")
# Behind what fell through these are no object of it.
_NO_OBJECT = frozenset({"", *"S,;:()-.QtdDyzehoOj"})
_WHY = frozenset(
    {"because", "bc", "owing", "due to", "since", "until", "till", "by", "at", "to", "as", "again"}
)
_ORDINAL = lazy_pattern(r"\d{1,2}(?:st|nd|rd|th)")


class Facts(Struct, frozen=True):
    """What the day of a talk goes by, besides the words of the line.

    `is_past` says whether the word of contact tells by itself that it took place.
    """

    day: date
    speech: Speech
    is_past: bool


def is_called_off(line: Line, start: int, end: int, facts: Facts) -> bool:
    """Whether signs around the links tell that a talk was not held.

    They stand before a colon in the clause that begins at the token `start`, or behind `end`.
    """
    sign = end
    while line.letters[sign : sign + 1] in _BEFORE_SIGN:
        sign += 1
    if _is_rule(line) or _says_only_cancelled(line, sign, facts):
        return True
    return not facts.is_past and (
        _is_crossed_off(line, start, facts.speech)
        or _came_to_nothing(line, sign)
        or _is_off_with_company(line, end)
        or _is_reminder(line, sign)
    )


def is_off_behind(line: Line, end: int, facts: Facts) -> bool:
    """Whether what was on a day of the past fell through, or is asked: `yesterday … cancelled`.

    Of such a day other words say what came of it: `yesterday's call with [[Ada]] fixed it`.
    """
    found = None if facts.is_past else _OFF.match(line.letters, end)
    return found is not None and (
        found["off"] == "Q"
        or line.tokens[found.start("off")].text in CALLED_OFF
        or _to_another_day(line, found.end()) > found.end()
    )


def is_unheld(line: Line, at: int, facts: Facts, fillers: int) -> bool:
    """Whether a token behind the links says that the talk was not held, or not yet.

    `fillers` words stand before it: `had to be cancelled`.
    """
    letter, said = line.letters[at], line.tokens[at].text
    if letter == "Q" or (letter in DAYS and line.letters[at + 1 : at + 2] == "Q"):
        return True
    if said in facts.speech.cancellation and fillers <= 3:  # noqa: PLR2004 as in the words above
        return True
    if not facts.is_past and (
        said in UNHELD_BEHIND
        or (letter == "I" and at + 1 < len(line.tokens) and line.tokens[at + 1].text == "be")
        or (said in ABSENT | COME_TO_NOTHING and _ends_behind(line, at + 1))
        or _is_what_was_planned(line, at)
    ):
        return True
    return _is_done_to_it(line, at) or (not facts.is_past and _is_yet_to_be_agreed(line, at))


def _is_what_was_planned(line: Line, at: int) -> bool:
    """Whether no more than that it was the plan is said of it: `… was the plan`."""
    said = [token.text for token in line.tokens[at : at + 3]]
    return (
        said[0] in WAS
        and said[1:2] in (["the"], ["my"], ["our"])
        and said[-1] in INTENDED
        and _ends_behind(line, at + 3)
    )


def _is_yet_to_be_agreed(line: Line, at: int) -> bool:
    """Whether the talk is yet to be agreed: `to be arranged`, `to schedule` and no more."""
    behind = line.tokens[at + 1].text if at + 1 < len(line.tokens) else ""
    return line.tokens[at].text == "to" and (
        behind == "be" or (behind in TO_COME and _ends_behind(line, at + 2))
    )


def _is_denial(line: Line, at: int) -> bool:
    return line.letters[at] == "G" or line.tokens[at].text.endswith("n't")


def _is_done_to_it(line: Line, at: int) -> bool:
    """Whether somebody undid the talk, or nobody did it: `spiked by the desk`, `not logged`."""
    if _is_denial(line, at) and at + 1 < len(line.tokens):
        done = line.tokens[at + 1].text
        return done in FAILING or (
            line.tokens[at].text == "not" and (done.endswith("ed") or done in UNDONE)
        )
    return (
        line.letters[at] == "_"
        and line.tokens[at].text.endswith("ed")
        and at + 1 < len(line.tokens)
        and line.tokens[at + 1].text == "by"
    )


def _says_only_cancelled(line: Line, sign: int, facts: Facts) -> bool:
    """Whether it fell through, and no more, is said behind a sign: `(moved to Friday)`.

    Behind other signs than a bracket many such words tell what came of it (`call …: fixed`).
    """
    letter = line.letters[sign : sign + 1]
    if letter not in {*"(-:,"}:
        return False
    at = sign + 1
    at += line.letters[at : at + 1] != "" and line.tokens[at].text in PRONOUNS
    if at >= len(line.tokens):
        return False
    said, behind = line.tokens[at].text, _to_another_day(line, at + 1)
    return (
        line.letters[behind : behind + 1] in {"", *(")S;," if behind > at + 1 else ")S;")}
        and said in facts.speech.cancellation
        and (letter == "(" or said in CALLED_OFF or behind > at + 1)
    ) or (
        said in CALLED_OFF
        and letter in ("(-" if facts.is_past else "(-,")
        and (
            line.letters[behind : behind + 1] == ","
            or (behind < len(line.tokens) and line.tokens[behind].text in _WHY)
        )
    )


def _came_to_nothing(line: Line, sign: int) -> bool:
    """Whether a sign behind the links leads to what became of the talk, and it was not held.

    Examples are `1:1 [[Ada]] -> next week`, `Lunch with [[Ada]] at 1, but she never came` and
    `Appraisal [[Ada]] - to be scheduled`.
    """
    letters, tokens = line.letters, line.tokens
    if letters[sign : sign + 1] not in {*"(-:,B"}:
        return False
    at = sign + 1
    while at < len(tokens) and (letters[at] in _BEHIND_SIGN or tokens[at].text in _WHO):
        at += 1
    return at < len(tokens) and (
        tokens[at].text in NEVER_CAME
        or (_is_denial(line, at) and _is_done_to_it(line, at))
        or (letters[at] == "D" and _ends_behind(line, at + 1))
        or (letters[at] != "D" and _is_yet_to_be_agreed(line, at))
    )


def _is_off_with_company(line: Line, end: int) -> bool:
    """Whether what was agreed with the links and others fell through, and no more.

    An example is `Picnic with [[Ada]] and her brother called off because of the rain`.
    """
    found = _WITH_OTHERS.match(line.letters, end)
    if found is None or line.tokens[found.end() - 1].text not in CALLED_OFF | COME_TO_NOTHING:
        return False
    behind = line.tokens[found.end()].text if found.end() < len(line.tokens) else ""
    return line.letters[found.end() : found.end() + 1] in _NO_OBJECT or behind in _WHY


def _is_rule(line: Line) -> bool:
    """Whether a line begins with a rule that one gives oneself: `Weekly rule: lunch with …`."""
    at = line.letters.find(":", 1, _LONGEST_LABEL)
    return at > 0 and line.tokens[at - 1].text in RULES_OF_MINE and "L" not in line.letters[:at]


def _is_reminder(line: Line, sign: int) -> bool:
    """Whether no more than not to forget it follows a sign: `dinner w/ [[Ada]], don't forget`."""
    at = sign + 1
    while line.letters[at : at + 1] in {"I", "G"}:
        at += 1
    return (
        at > sign + 1
        and line.letters[sign : sign + 1] in {*",-(:;S"}
        and at < len(line.tokens)
        and line.tokens[at].text in FORGET
        and _ends_behind(line, at + 1)
    )


def _to_another_day(line: Line, at: int) -> int:
    """Return where a day that a talk was moved to ends, or `at` where none stands there."""
    behind = at
    while line.letters[behind : behind + 1] == "f" or (
        behind < len(line.tokens) and line.tokens[behind].text in {"to", "until", "till"}
    ):
        behind += 1
    days = behind
    while behind < len(line.tokens) and (
        line.letters[behind] in DAYS + "t" or _ORDINAL.fullmatch(line.tokens[behind].text)
    ):
        behind += 1
    return behind if behind > days else at


def _is_crossed_off(line: Line, start: int, speech: Speech) -> bool:
    """Whether no more than that it fell through stands before a colon: `Cancelled: lunch with`."""
    said = line.tokens[start].text
    return line.letters[start + 1 : start + 2] == ":" and (
        said in CROSSED_OFF or said in CALLED_OFF or said in speech.cancellation
    )


def _ends_behind(line: Line, at: int) -> bool:
    """Whether a clause ends at a token, or behind a time or day that stands there."""
    while line.letters[at : at + 1] in {"t", "d", "a", "y"}:
        at += 1
    return line.letters[at : at + 1] in {"", *",;S.(:-"}
