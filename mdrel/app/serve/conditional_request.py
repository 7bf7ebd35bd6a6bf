"""Decides whether a client already has what it asks for (RFC 9110 13).

Pure text comes in, and a yes or no goes out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime

_TAG = re.compile(r'(?:W/)?("[^"]*")')
_DAYS, _LONG_DAYS = "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)", "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MONTH, _TIME = (
    f"(?P<month>{'|'.join(_MONTHS)})",
    r"(?P<hour>\d\d):(?P<minute>\d\d):(?P<second>\d\d)",
)
# The three forms of RFC 9110 5.6.7: today's, RFC 850's and asctime's.
_FORMS = (
    re.compile(rf"{_DAYS}, (?P<day>\d\d) {_MONTH} (?P<year>\d{{4}}) {_TIME} GMT"),
    re.compile(rf"{_LONG_DAYS}, (?P<day>\d\d)-{_MONTH}-(?P<year>\d\d) {_TIME} GMT"),
    re.compile(rf"{_DAYS} {_MONTH} (?P<day>[ \d]\d) {_TIME} (?P<year>\d{{4}})"),
)
_CENTURY, _HALF_CENTURY = 100, 50


def has_current(
    tag: str, modified: datetime, none_match: Sequence[str], modified_since: Sequence[str]
) -> bool:
    """Return whether a client already has the feed that it asks for.

    The client sends these header lines, and the feed has `tag` and last changed at `modified`.
    If-None-Match decides where there is any, by weak comparison. If-Modified-Since counts only
    where it is one readable date.
    """
    if none_match:
        sent = ", ".join(none_match).strip()
        return sent == "*" or tag in _TAG.findall(sent)
    since = read_http_date(modified_since[0], modified) if len(modified_since) == 1 else None
    return since is not None and modified <= since


def read_http_date(text: str, now: datetime) -> datetime | None:
    """Return the instant of an HTTP date, or None.

    A year of two digits is the one less than fifty years after `now`.
    """
    match = next((found for form in _FORMS if (found := form.fullmatch(text.strip()))), None)
    if match is None:
        return None
    year = int(match["year"])
    if year < _CENTURY and len(match["year"]) == len("26"):
        year += now.year - now.year % _CENTURY
        year -= _CENTURY if year - now.year > _HALF_CENTURY else 0
    try:
        return datetime(
            year,
            _MONTHS.index(match["month"]) + 1,
            int(match["day"]),
            int(match["hour"]),
            int(match["minute"]),
            int(match["second"]),
            tzinfo=UTC,
        )
    except ValueError:
        return None
