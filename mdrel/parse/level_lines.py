"""Lines below the heading Levels of a contact's note: `2026-11-02: tentative → target, why`."""

from __future__ import annotations

from mdrel.model.contact import LevelChange
from mdrel.model.level import Level
from mdrel.model.span import Span
from mdrel.parse.dates import DateReading, read_date
from mdrel.parse.entries import tidy
from mdrel.parse.pattern import later

_LINE = later(r"\W*(?P<date>\d{4}-\d{1,2}-\d{1,2})\W+(?:(?P<before>\w+)\s*(?:->|→|=>|-->|\bto\b)\s*)?(?P<after>\w+)[\s*_]*[:,–—-]?\s*(?P<why>.*)$")


def read_level_change(text: str, span: Span) -> LevelChange | DateReading | None:
    """Return the change a line tells of, what its date says where that is no day, or None where it tells of no level."""
    match = _LINE.match(text)
    if match is None or match["after"].lower() not in set(Level):
        return None
    reading = read_date(match["date"])
    if reading.day is None:
        return reading
    before = (match["before"] or "").lower()
    known = Level(before) if before in set(Level) else None
    return LevelChange(reading.day, known, Level(match["after"].lower()), tidy(match["why"]), span)
