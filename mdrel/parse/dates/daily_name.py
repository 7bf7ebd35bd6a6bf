"""The day of a daily note, and of a link to one (F25, F50)."""

from __future__ import annotations

import re
from datetime import date

from mdrel.parse.dates.forms import MONTHS
from mdrel.parse.dates.read import DateReading, match_date, read_date
from mdrel.parse.lexicon import Lexicon
from mdrel.parse.markdown.wikilinks import LINK, link_target, link_text

_CENTURY = 2000
_FIGURE = re.compile(r"\d")


def daily_day(path: str, lexicon: Lexicon) -> date | None:
    """Return the day of a daily note by its folder and name, or None."""
    return _day_of(lexicon.daily_name.fullmatch(path.rpartition(".")[0]))


def linked_day(link: re.Match[str], lexicon: Lexicon) -> DateReading | None:
    """Return the day of the daily note that a match of `LINK` leads to, or None.

    The vault's own pattern is tried first, then the note's name.
    """
    if not _FIGURE.search(link[0]):
        return None
    target = link_target(link).removesuffix(".md").lstrip("./")
    for pattern in lexicon.daily_links:
        if day := _day_of(pattern.fullmatch(target)):
            return DateReading(day)
    for name in dict.fromkeys((target.rpartition("/")[2], target, link_text(link))):
        found = match_date(name, lexicon.reading.date_order)
        if found and found.end == len(name):
            return found.reading
    return None


def read_day(text: str, lexicon: Lexicon) -> DateReading:
    """Return the date of a property, which may be a link to a daily note (F25)."""
    link = LINK.fullmatch(text.strip()) if "[" in text else None
    return (linked_day(link, lexicon) if link else None) or read_date(
        text, lexicon.reading.date_order
    )


def _day_of(match: re.Match[str] | None) -> date | None:
    """Return the day that a match of the pattern of daily notes says."""
    if match is None:
        return None
    parts = match.groupdict()
    year = int(parts.get("y") or 0) or (_CENTURY + int(parts["yy"]) if parts.get("yy") else 0)
    month = (
        parts.get("m")
        or parts.get("m1")
        or MONTHS.get((parts.get("mname") or parts.get("mabbr") or "")[:3].lower())
    )
    day = parts.get("d") or parts.get("d1") or parts.get("do")
    return read_date(f"{year:04d}-{month}-{day}").day if year and month and day else None
