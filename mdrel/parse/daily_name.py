"""Which day a daily note tells of, by its folder and name."""

from __future__ import annotations

from datetime import date

from mdrel.parse.dates import read_date
from mdrel.parse.lexicon import Lexicon

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_CENTURY = 2000


def daily_day(path: str, lexicon: Lexicon) -> date | None:
    """Return the day of a daily note by its folder and name, or None."""
    match = lexicon.daily_name.fullmatch(path.rpartition(".")[0])
    if match is None:
        return None
    parts = match.groupdict()
    year = int(parts.get("y") or 0) or (_CENTURY + int(parts["yy"]) if parts.get("yy") else 0)
    month = parts.get("m") or parts.get("m1") or _month_number(parts.get("mname") or parts.get("mabbr") or "")
    day = parts.get("d") or parts.get("d1") or parts.get("do")
    return read_date(f"{year:04d}-{month}-{day}").day if year and month and day else None


def _month_number(name: str) -> str:
    short = name[:3].lower()
    return str(_MONTHS.index(short) + 1) if short in _MONTHS else ""
