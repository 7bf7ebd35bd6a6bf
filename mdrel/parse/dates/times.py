"""The times that stand behind dates (F26)."""

from __future__ import annotations

import re

from msgspec import Struct

from mdrel.parse.markdown.lazy_pattern import lazy_pattern

_HALF = r"(?P<{0}>[ap])\.?m\b\.?"
_TIME = lazy_pattern(
    r"(?P<hour>\d{1,2})(?:(?:[:.](?P<minute>\d{2})(?::\d{2}(?:[.,]\d+)?)?"
    r"|h(?P<after>\d{2})\b)(?:\s*(?:-|–|to)\s*\d{1,2}[:.]\d{2})?"
    rf"(?:\s*{_HALF.format('half')}|\s?h(?:rs)?\b)?"
    rf"|(?:\s*[-–]\s*\d{{1,2}})?\s?{_HALF.format('only')})"
    r"(?:\s?(?:Z\b|UTC\b|[+-](?P<zh>\d{2}):?(?P<zm>\d{2})(?!\d)))?(?![\d%€$£])",
    re.ASCII | re.IGNORECASE,
)
_NOON, _HOURS, _MINUTES, _LAST_ZONE = 12, 24, 60, 14


class TimeMatch(Struct, frozen=True):
    """A time behind a date, where it ends, and whether its zone exists.

    The time is `HH:MM`, empty where there is no such time.
    """

    clock: str
    end: int
    is_zone: bool = True


def match_time(text: str, start: int) -> TimeMatch | None:
    """Return the time that stands in `text` at `start`, or None."""
    match = _TIME.match(text, start)
    if match is None:
        return None
    hour, minute, half = (
        int(match["hour"]),
        int(match["minute"] or match["after"] or 0),
        (match["half"] or match["only"] or "").lower(),
    )
    if half and hour <= _NOON:
        hour = hour % _NOON + (_NOON if half == "p" else 0)
    is_zone = match["zh"] is None or (
        int(match["zh"]) <= _LAST_ZONE and int(match["zm"]) < _MINUTES
    )
    return TimeMatch(
        f"{hour:02d}:{minute:02d}" if hour < _HOURS and minute < _MINUTES and is_zone else "",
        match.end(),
        is_zone,
    )


def stamp_clock(stamp: str) -> str:
    """Return the time of a stamp of figures (`1405`), empty where there is no such time."""
    return (
        f"{stamp[:2]}:{stamp[2:]}"
        if stamp and int(stamp[:2]) < _HOURS and int(stamp[2:]) < _MINUTES
        else ""
    )
