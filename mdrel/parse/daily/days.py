"""The day of a talk in a daily line: the note's, a named one, or unknown (F58, F60)."""

from __future__ import annotations

import re
from datetime import date, timedelta

from msgspec import Struct

from mdrel.model import day_words
from mdrel.model.company_words import ABSENT, CALLED_OFF, PRONOUNS
from mdrel.model.unheld_words import CROSSED_OFF, TO_COME, UNDONE, UNHELD_BEHIND
from mdrel.parse.dates.read import read_date
from mdrel.parse.speech.classes import Speech
from mdrel.parse.speech.line import Line

# How far behind the links a day or a cancellation is looked for.
REACH = 12
# The classes of words that may name a day.
_DAYS = "zDedyx"
_DAY = re.compile(f"[{_DAYS}]")
_WEEK = 7
_WEEKDAYS = {
    **day_words.SHORT_WEEKDAYS,
    **{name: number for number, name in enumerate(day_words.WEEKDAYS)},
}


class Facts(Struct, frozen=True):
    """What the day of a talk goes by, besides the words of the line.

    `is_past` says whether the word of contact tells by itself that it took place.
    """

    day: date
    speech: Speech
    is_past: bool


class DayFound(Struct, frozen=True):
    """The day, or None where the talk is still to come (by `rule`)."""

    day: date | None
    rule: str = ""


VAGUE = DayFound(None, "vague")
NOT_TOLD = (VAGUE,)


def find_day(
    line: Line, place: tuple[int, int], day: date, speech: Speech, *, is_past: bool
) -> DayFound:
    """Return the day of a talk by the words around its links.

    Its clause begins at the token `place[0]`, and its links end before `place[1]`. `is_past` says
    whether the word of contact tells by itself that it took place: then `on Monday` is the last
    Monday, else a plan.
    """
    start, end = place
    facts = Facts(day, speech, is_past)
    low = max(start, end - 2 * REACH)
    for match in _DAY.finditer(line.letters, low, end):
        at = match.start()
        if "L" in line.letters[low:at] and _says_kind(line, at, facts):
            continue
        if found := _read_day(line, at, facts):
            return found
    if _says_only_cancelled(line, end, speech) or (
        not is_past and _is_crossed_off(line, start, speech)
    ):
        return DayFound(None, "F58")
    if found := _find_behind(line, end, facts):
        return found
    # `Tuesday: slept late, then lunch with [[Ada]]`
    is_headed = line.letters[1:2] in {":", "-"} and line.letters[0] in _DAYS
    return (_read_day(line, 0, facts) if is_headed else None) or DayFound(day)


def _find_behind(line: Line, end: int, facts: Facts) -> DayFound | None:
    """Return the day that the words directly behind the links name.

    Behind a day too it may be said that the talk was not held: `today cancelled`.
    """
    fillers, at, said = 0, end, None
    while at < min(len(line.letters), end + REACH):
        letter = line.letters[at]
        if _is_unheld(line, at, facts, fillers):
            return DayFound(None, "F58")
        if said is None and _says_kind(line, at, facts):
            return None
        if letter == "h" and _is_name(line, at + 1):
            at += _place_size(line, at)
            continue
        if letter == "(" and _is_bracketed_day(line, at):
            return _read_day(line, at + 1, facts)
        if letter in _DAYS:
            said = said or _read_day(line, at, facts)
        if letter not in "tafjmhd" and said is None:
            return VAGUE if _is_year(line, at) else None
        if letter not in "tafjmh" + _DAYS:
            break
        fillers += letter in "fjh"
        at += 1
    return said


def _is_unheld(line: Line, at: int, facts: Facts, fillers: int) -> bool:
    """Whether a token behind the links says that the talk was not held, or not yet.

    `fillers` words stand before it: `had to be cancelled`.
    """
    letter, said = line.letters[at], line.tokens[at].text
    if letter == "Q" or (letter in _DAYS and line.letters[at + 1 : at + 2] == "Q"):
        return True
    if said in facts.speech.cancellation and fillers <= 3:  # noqa: PLR2004 as in the words above
        return True
    if not facts.is_past and (
        said in UNHELD_BEHIND
        or (letter == "I" and at + 1 < len(line.tokens) and line.tokens[at + 1].text == "be")
        or (said in ABSENT and _ends_behind(line, at + 1))
    ):
        return True
    return _is_done_to_it(line, at) or (not facts.is_past and _is_yet_to_be_agreed(line, at))


def _is_yet_to_be_agreed(line: Line, at: int) -> bool:
    """Whether the talk is yet to be agreed: `to be arranged`, `to schedule` and no more."""
    behind = line.tokens[at + 1].text if at + 1 < len(line.tokens) else ""
    return line.tokens[at].text == "to" and (
        behind == "be" or (behind in TO_COME and _ends_behind(line, at + 2))
    )


def _is_done_to_it(line: Line, at: int) -> bool:
    """Whether somebody undid the talk, or nobody did it: `spiked by the desk`, `not logged`."""
    if line.letters[at] == "G" and at + 1 < len(line.tokens):
        done = line.tokens[at + 1].text
        return line.tokens[at].text == "not" and (done.endswith("ed") or done in UNDONE)
    return (
        line.letters[at] == "_"
        and line.tokens[at].text.endswith("ed")
        and at + 1 < len(line.tokens)
        and line.tokens[at + 1].text == "by"
    )


def _is_year(line: Line, at: int) -> bool:
    """Whether a year and no more stands at a token, or behind its comma: `in Rome, 2014`."""
    at += line.letters[at] == ","
    return (
        at < len(line.tokens)
        and line.tokens[at].text in day_words.YEARS
        and line.letters[at + 1 : at + 2] in {"", *"S;:)"}
    )


def _says_only_cancelled(line: Line, end: int, speech: Speech) -> bool:
    """Whether it fell through, and no more, is said behind a sign: `(moved to Friday)`.

    Behind other signs than a bracket many such words tell what came of it (`call …: fixed`).
    """
    sign = line.letters[end : end + 1]
    if sign not in {*"(-:,"}:
        return False
    at = end + 1 + (line.letters[end + 1 : end + 2] != "" and line.tokens[end + 1].text in PRONOUNS)
    if at >= len(line.tokens):
        return False
    said, behind = line.tokens[at].text, _to_another_day(line, at + 1)
    return (
        line.letters[behind : behind + 1] in {"", *(")S;," if behind > at + 1 else ")S;")}
        and said in speech.cancellation
        and (sign == "(" or said in CALLED_OFF or behind > at + 1)
    ) or (said in CALLED_OFF and sign in "(-" and line.letters[behind : behind + 1] == ",")


def _to_another_day(line: Line, at: int) -> int:
    """Return where a day that a talk was moved to ends, or `at` where none stands there."""
    behind = at
    if at < len(line.tokens) and line.tokens[at].text in {"to", "until", "till"}:
        behind += 1
    days = behind
    while behind < len(line.tokens) and line.letters[behind] in _DAYS + "t":
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


def _says_kind(line: Line, at: int, facts: Facts) -> bool:
    """Whether a weekday says what kind of meal it was: `had [[Ada]] over for Sunday lunch`."""
    return (
        facts.is_past
        and line.tokens[at].text in day_words.WEEKDAYS
        and line.letters[at + 1 : at + 2] in {"n", "c"}
    )


def _is_bracketed_day(line: Line, at: int) -> bool:
    """Whether brackets hold a day and nothing else: `(yesterday)`, `(12.11.2026)`."""
    return line.letters[at + 1 : at + 2] in {*"deDz"} and line.letters[at + 2 : at + 3] == ")"


def _is_name(line: Line, at: int) -> bool:
    return (
        at < len(line.letters)
        and line.letters[at] in "_Nxf"
        and line.tokens[at - 1].text in {"at", "in", "near", "around"}
    )


def _place_size(line: Line, at: int) -> int:
    """Return how many tokens a place takes: `at the old mill`."""
    size = 1
    # A place has few words.
    while (
        size <= 4  # noqa: PLR2004 few words
        and at + size < len(line.letters)
        and line.letters[at + size] in "_Nxf"
    ):
        size += 1
    return size


def _read_day(line: Line, at: int, facts: Facts) -> DayFound | None:
    """Return the day that a token of one of the classes `_DAYS` names.

    Return None where that is the note's own, or no day at all (`birthday lunch`).
    """
    token, day = line.tokens[at], facts.day
    match line.letters[at]:
        case "x" if token.text not in day_words.WEEKDAYS:
            return None
        case "z":
            return VAGUE
        case "D":
            return DayFound(None, "F58")
        case "e":
            said = read_date(token.text, facts.speech.date_order).day
            return DayFound(said, "F60") if said else VAGUE
        case "d" if token.text in day_words.DAYS_BACK:
            back = day_words.DAYS_BACK[token.text]
            return DayFound(day - timedelta(days=back)) if back else None
        case "d":
            return DayFound(
                day - timedelta(days=(day.weekday() - _weekday(token.text)) % _WEEK or _WEEK)
            )
        case _:
            back = (day.weekday() - _weekday(token.text)) % _WEEK
            return (
                DayFound(day - timedelta(days=back))
                if facts.is_past or not back
                else DayFound(None, "F60")
            )


def _weekday(text: str) -> int:
    """Return the number of the weekday that a phrase holds (`last friday`, `sunday we`)."""
    (number,) = {_WEEKDAYS[word] for word in text.split() if word in _WEEKDAYS}
    return number
