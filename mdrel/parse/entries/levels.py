"""Reads lines below Levels: `- 2026-06-01 transactional -> trusted: why` (M17)."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from mdrel.model.contact import LevelChange
from mdrel.model.level import Level
from mdrel.model.span import Span
from mdrel.parse.dates.read import DateReading, match_date
from mdrel.parse.entries.head import tidy
from mdrel.parse.lexicon import Lexicon
from mdrel.parse.markdown.blocks import ITEM
from mdrel.parse.markdown.lazy_pattern import lazy_pattern

LEVELS_HEADING = "levels"
_BEFORE = lazy_pattern(r"\W*+")
_CHANGE = lazy_pattern(
    r"\W+(?:(?P<before>\w+)\s*(?:->|→|=>|-->|\bto\b)\s*)?(?P<after>\w+)[\s*_]*[:,–—-]?\s*(?P<why>.*)$"
)


def take_level(
    line: str,
    number: int,
    lexicon: Lexicon,
    levels: list[LevelChange],
    report: Callable[[DateReading, str, str, Span], None],
) -> None:
    """Add the level change of a line to `levels`, or `report` that its date cannot be used."""
    item = ITEM.match(line)
    found = read_level_line(item["text"], number, lexicon) if item else None
    if item and found and found.change:
        levels.append(found.change)
    elif item and found:
        span = Span(number, item.start("text") + 1)
        report(found.reading, "level change", item["text"], span)


class LevelLine(Struct, frozen=True):
    """A line of level changes: what its date says, and the change if there is one."""

    reading: DateReading
    change: LevelChange | None


def read_level_line(text: str, number: int, lexicon: Lexicon) -> LevelLine | None:
    """Return what an item's text says, or None where it tells of no level."""
    start = _BEFORE.match(text)
    found = match_date(text, lexicon.reading.date_order, start.end() if start else 0)
    match = _CHANGE.match(text, found.end) if found else None
    if found is None or match is None or match["after"].lower() not in set(Level):
        return None
    reading, before = found.reading, (match["before"] or "").lower()
    known = Level(before) if before in set(Level) else None
    return LevelLine(
        reading,
        LevelChange(
            reading.day, known, Level(match["after"].lower()), tidy(match["why"]), Span(number)
        )
        if reading.day
        else None,
    )
