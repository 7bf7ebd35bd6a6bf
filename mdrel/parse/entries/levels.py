"""Reads lines below Levels: `- 2026-06-01 transactional -> trusted: why` (M17)."""

from __future__ import annotations

from typing import NamedTuple

from mdrel.model.contact import LevelChange
from mdrel.model.level import Level
from mdrel.model.span import Span
from mdrel.parse.dates.read import DateReading, read_date
from mdrel.parse.entries.head import tidy
from mdrel.parse.markdown.lazy_pattern import lazy_pattern

LEVELS_HEADING = "levels"
_LEVEL_LINE = lazy_pattern(
    r"\W*(?P<date>\d{4}-\d{1,2}-\d{1,2})\W+"
    r"(?:(?P<before>\w+)\s*(?:->|→|=>|-->|\bto\b)\s*)?(?P<after>\w+)[\s*_]*[:,–—-]?\s*(?P<why>.*)$"
)


class LevelLine(NamedTuple):
    """A line of level changes: what its date says, and the change if there is one."""

    reading: DateReading
    change: LevelChange | None


def read_level_line(text: str, number: int) -> LevelLine | None:
    """Return what an item's text says, or None where it tells of no level."""
    match = _LEVEL_LINE.match(text)
    if match is None or match["after"].lower() not in set(Level):
        return None
    reading, before = read_date(match["date"]), (match["before"] or "").lower()
    known = Level(before) if before in set(Level) else None
    return LevelLine(
        reading,
        LevelChange(
            reading.day, known, Level(match["after"].lower()), tidy(match["why"]), Span(number)
        )
        if reading.day
        else None,
    )
