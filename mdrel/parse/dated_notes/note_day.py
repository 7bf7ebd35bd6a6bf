"""The day and the titles of a dated note (F40, F49)."""

from __future__ import annotations

import re
from datetime import date

from msgspec import Struct

from mdrel.parse.classify.note_path import NotePath
from mdrel.parse.dated_notes.attendee_section import may_list_attendees
from mdrel.parse.dated_notes.presence import Text
from mdrel.parse.dates.daily_name import read_day
from mdrel.parse.dates.read import date_in_name, short_date, untold_date, without_dates
from mdrel.parse.lexicon import Lexicon
from mdrel.parse.markdown.lazy_pattern import lazy_pattern
from mdrel.parse.markdown.setext_heading import find_underlined, may_underline
from mdrel.parse.properties.values import Values

_LONGEST_TITLE = 300
_H1 = lazy_pattern(r"(?:\A|\n)# (?P<text>[^\n]*)")

_DIGIT = re.compile(r"\d")


_YEAR_LAST = lazy_pattern(
    r"(?<![\d.-])\d{1,2}(?P<sign>[.-])\d{1,2}(?P=sign)(?:\d{4}|\d{2})(?![\d-])"
)
_DAY_LINE = lazy_pattern(
    r"^[ \t>]*(?:[-*+][ \t]+|\|[ \t]*)?[*_]*(?:(?:meeting|call)[ \t])?(?:date|when)[*_]*"
    r"(?::|[ \t]*\|)[*_ \t]*"
    r"(?P<day>[^*_|\n]*)",
    re.IGNORECASE | re.MULTILINE,
)


class NoteDay(Struct, frozen=True):
    """The note's day, the one in its file name, or a date there that cannot be told.

    `is_heading` tells that nothing but the first heading says it.
    """

    on: date | None
    in_name: date | None
    untold: str = ""
    is_heading: bool = False


def find_day(where: NotePath, values: Values, text: Text) -> NoteDay:
    """Return the note's day from the property, else the file name, else the first heading."""
    in_name = date_in_name(where.stem, values.lexicon.reading.date_order)
    if values.has("date"):
        day = read_day(values.one("date"), values.lexicon).day
        _report_other_days(values, day)
        is_other = day is not None and not (in_name and _is_swapped(where.stem, in_name, day))
        return NoteDay(day or in_name, in_name if is_other else None)
    order, heading = values.lexicon.reading.date_order, "" if in_name else _first_heading(text)
    if on := in_name or date_in_name(heading, order):
        return NoteDay(on, None, is_heading=in_name is None)
    return NoteDay(None, None, untold_date(where.stem, order) or untold_date(heading, order))


def _is_swapped(stem: str, one: date, other: date) -> bool:
    """Whether a name's day is another by nothing but which figure is the month: `03.11.2026`."""
    is_other_order = (one.year, one.month, one.day) == (other.year, other.day, other.month)
    return is_other_order and _YEAR_LAST.search(stem) is not None


def may_say_day(plain: str) -> bool:
    """Whether a line of the body may say the note's day and another its people, by a quick look."""
    # A single sign is found far sooner than what begins with it.
    has_sign = ("D" in plain and ("Date" in plain or "DATE" in plain)) or (
        "W" in plain and ("When:" in plain or "When**" in plain or "When |" in plain)
    )
    return has_sign and may_list_attendees(plain)


def find_said_day(text: Text, lexicon: Lexicon) -> date | None:
    """Return the day that a line of the text says beside its attendees (`**Date:** 2026-11-20`)."""
    return read_day_line(text.plain, lexicon) if may_say_day(text.plain) else None


def read_day_line(plain: str, lexicon: Lexicon) -> date | None:
    """Return the day that the first line such as `Date: 2026-11-20` of a text says."""
    said = _DAY_LINE.search(plain)
    return read_day(said["day"], lexicon).day if said else None


def _may_have_heading(text: str) -> bool:
    return "\n# " in text or text.startswith("# ")


def _has_digit(heading: str) -> bool:
    return _DIGIT.search(heading) is not None


def _report_other_days(values: Values, day: date | None) -> None:
    """Report a second spelling of the date that means another day (MDR207)."""
    (_, first), *others = values.by_field["date"]
    for _, other in others:
        also = read_day(other.texts[0], values.lexicon).day
        if day and also and also != day:
            values.report(
                "MDR207", f"{first.key} and {other.key} differ; {first.key} is used", other.start
            )


def _first_heading(text: Text) -> str:
    """Return the first heading of the first depth, or an empty text."""
    match = _H1.search(text.plain) if _may_have_heading(text.plain) else None
    if match and (heading := text.masked()[match.start("text") : match.end("text")]).strip():
        return heading.rstrip("# \t\r")
    if "\n=" not in text.plain or not may_underline(text.plain, 0):
        return ""
    found = find_underlined(text.plain.split("\n"), text.masked().split("\n"))
    return next((heading.text for _, heading in sorted(found.items()) if heading.depth == 1), "")


def list_titles(where: NotePath, values: Values, text: Text) -> tuple[str, ...]:
    """Return the titles of the note, without its date.

    They are its file name, which may be nothing but a date, and, where it has them, its `title` and
    its first heading.
    """
    if text.titles is None:
        further = filter(None, (values.shown("title"), _first_heading(text)))
        text.titles = tuple(without_day(title[:_LONGEST_TITLE]) for title in (where.stem, *further))
    return text.titles


def without_day(title: str) -> str:
    """Return a title without the date in it."""
    if not _has_digit(title):
        return title
    if without := short_date(title):
        _, start, end = without
        title = f"{title[:start]} {title[end:]}"
    return without_dates(title).strip(" -–—_.,")
