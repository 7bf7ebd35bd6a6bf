"""The day of a talk in a daily line: the note's, a named one, or unknown (F58, F60)."""

from __future__ import annotations

import re
from datetime import date, timedelta

from msgspec import Struct

from mdrel.model.words import days as day_words
from mdrel.parse.daily.unheld import DAYS, Facts, is_called_off, is_off_behind, is_unheld
from mdrel.parse.dates.read import read_date
from mdrel.parse.speech.classes import Speech
from mdrel.parse.speech.line import Line

# How far behind the links a day or a cancellation is looked for.
REACH = 12
_DAY = re.compile(f"[{DAYS}]")
_WEEK = 7
_WEEKDAYS = {
    **day_words.SHORT_WEEKDAYS,
    **{name: number for number, name in enumerate(day_words.WEEKDAYS)},
}


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
            is_off = found.day is not None and (
                is_called_off(line, start, end, facts) or is_off_behind(line, end, facts)
            )
            return DayFound(None, "F58") if is_off else found
    if is_called_off(line, start, end, facts):
        return DayFound(None, "F58")
    if found := _find_behind(line, end, facts):
        return found
    # `Tuesday: slept late, then lunch with [[Ada]]`
    is_headed = line.letters[1:2] in {":", "-"} and line.letters[0] in DAYS
    return (_read_day(line, 0, facts) if is_headed else None) or DayFound(day)


def _find_behind(line: Line, end: int, facts: Facts) -> DayFound | None:
    """Return the day that the words directly behind the links name.

    Behind a day too it may be said that the talk was not held: `today cancelled`.
    """
    fillers, at, said = 0, end, None
    while at < min(len(line.letters), end + REACH):
        letter = line.letters[at]
        if letter in "CGI" and _is_subject(line, at):
            return said
        if is_unheld(line, at, facts, fillers):
            return DayFound(None, "F58")
        if said is None and _says_kind(line, at, facts):
            return None
        if letter == "h" and _is_name(line, at + 1):
            at += _place_size(line, at)
            continue
        if letter == "(" and _is_bracketed_day(line, at):
            return _read_day(line, at + 1, facts)
        if letter in DAYS:
            said = said or _read_day(line, at, facts)
        if letter not in "tafjmhd" and said is None:
            return VAGUE if _is_year(line, at) else None
        if letter not in "tafjmh" + DAYS:
            break
        fillers += letter in "fjh"
        at += 1
    return said


def _is_subject(line: Line, at: int) -> bool:
    """Whether what was cancelled is what they spoke of: `Call with [[Ada]] on the cancelled fair`.

    Behind `on` it stands before a thing, and there is no word of a day between.
    """
    before = at - 1
    while line.letters[before] == "f":
        before -= 1
    return line.tokens[before].text in {"on", "over"} and line.letters[at + 1 : at + 2] in {*"_Nxn"}


def _is_year(line: Line, at: int) -> bool:
    """Whether a year and no more stands at a token, or behind its comma: `in Rome, 2014`."""
    at += line.letters[at] == ","
    return (
        at < len(line.tokens)
        and line.tokens[at].text in day_words.YEARS
        and line.letters[at + 1 : at + 2] in {"", *"S;:)"}
    )


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
        and line.tokens[at - 1].text in {"at", "in", "near", "around", "on"}
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
    """Return the day that a token of one of the classes `DAYS` names.

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
