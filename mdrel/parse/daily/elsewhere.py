"""Talks below a day in notes that are no daily notes: they are named, and not read (F50).

The note is called by a week, or by a day in another form than daily notes have here, with other
words or without; or its front matter says the day; or the day is a heading in it, with its year or
without.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from datetime import date

from msgspec import Struct

from mdrel.model.note import Passed, Talk
from mdrel.parse.daily.keep import Page
from mdrel.parse.daily.read import read_daily
from mdrel.parse.dates.forms import WEEKDAY, is_period
from mdrel.parse.dates.read import date_in_name, match_date
from mdrel.parse.lexicon import Lexicon
from mdrel.parse.markdown.blocks import HEADING
from mdrel.parse.markdown.lazy_pattern import lazy_pattern
from mdrel.parse.markdown.shorten import shorten
from mdrel.parse.markdown.wikilinks import show_links

CODE = "MDR311"
# Of these talks only the lines are told.
_ANY_DAY = date(2000, 1, 1)
_FIGURE = re.compile(r"\d")
_WEEK = lazy_pattern(
    r"(?:\d{4}[-_. ]*)?(?:w|kw|week)[-_. ]*\d{1,2}(?:[-_., ]+\d{4})?", re.IGNORECASE
)
_DAY_OF_WEEK = lazy_pattern(
    rf"{WEEKDAY},?\s+(?:the\s+)?\d{{1,2}}(?:st|nd|rd|th)?\.?", re.IGNORECASE | re.ASCII
)


class Period(Struct, frozen=True):
    """What a note is called by, or says in its front matter: a day, or a week, which has none."""

    day: date | None


def day_of_name(name: str) -> date | None:
    """Return the day that a name is, with nothing but its weekday beside it."""
    found = match_date(name)
    return found.reading.day if found and found.end == len(name) else None


def read_period(name: str) -> Period | None:
    """Return the day that a note's name says, or the week that it is."""
    if _FIGURE.search(name) is None:
        return None
    day = date_in_name(name)
    return Period(day) if day or is_week(name) else None


def is_week(name: str) -> bool:
    """Whether a note's name is a week (`2026-W47`)."""
    return name[-1:].isdecimal() and _WEEK.fullmatch(name) is not None


def read_elsewhere(
    text: str, masked: str, start: int, period: Period | None, lexicon: Lexicon
) -> tuple[Passed, ...]:
    """Return what would be talks in a daily note.

    They stand in a note called by a `period`, or below a heading that is a day.
    """
    if period:
        return tuple(_pass(_read_talks(text, masked, start, lexicon), period.day))
    days = list(_find_days(masked, start))
    if not days:
        return ()
    lines = [line for line, _ in days]
    return tuple(
        _pass(
            talk
            for talk in _read_talks(text, masked, start, lexicon)
            if (at := bisect_right(lines, talk.span.line)) and days[at - 1][1]
        )
    )


def _read_talks(text: str, masked: str, start: int, lexicon: Lexicon) -> list[Talk]:
    """Return the talks that the text would tell of as a daily note."""
    ((talks, _),) = read_daily([Page(text, masked, start, _ANY_DAY)], lexicon)
    return talks


def _find_days(masked: str, start: int) -> Iterator[tuple[int, bool]]:
    """Yield the line of each heading that begins or ends a day's part, and whether it begins it."""
    depth = 0
    first = masked.count("\n", 0, start) + 1
    for number, line in enumerate(masked[start:].split("\n"), first):
        heading = HEADING.match(line) if "#" in line else None
        if heading is None:
            continue
        size = len(heading["marks"])
        if _is_day(show_links(heading["text"]).strip().rstrip(":")):
            depth = size
            yield number, True
        elif size <= depth:
            depth = 0
            yield number, False


def _is_day(heading: str) -> bool:
    """Whether a heading is a day, which may lack its year or be one that cannot be told.

    A month or a week is none.
    """
    found = match_date(heading)
    if found is None or found.end < len(heading):
        return _DAY_OF_WEEK.fullmatch(heading) is not None
    return found.reading.day is not None or not is_period(heading)


def _pass(talks: Iterable[Talk], day: date | None = None) -> Iterator[Passed]:
    """Yield each talk as one that is named and not counted, once its day is past."""
    for talk in talks:
        told = f"'{shorten(talk.text)}'"
        yield Passed(talk.span, "F50", CODE, told, talk.people, day, talk.unless)
