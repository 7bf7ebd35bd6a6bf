"""Strict readers of RFC 5545 values (3.3).

Each returns what is wrong with a value, or the empty text.
"""

from __future__ import annotations

import re
from datetime import date, datetime

_DATE = re.compile(r"\d{8}")
_DATE_TIME = re.compile(r"\d{8}T\d{6}Z?")
_TIME = r"T(?:\d+H(?:\d+M(?:\d+S)?)?|\d+M(?:\d+S)?|\d+S)"
_DURATION = re.compile(rf"[+-]?P(?:\d+W|\d+D(?:{_TIME})?|{_TIME})")
_INTEGER = re.compile(r"[+-]?\d+")
_OFFSET = re.compile(r"[+-](?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d)?")
_URI = re.compile(
    r"[A-Za-z][A-Za-z0-9+.-]*:(?:[A-Za-z0-9:/?#\[\]@!$&'()*+,;=._~-]|%[0-9A-Fa-f]{2})*"
)
_ESCAPE = re.compile(r"\\(.|$)", re.DOTALL)
_RULE_LISTS = {
    "BYSECOND": (0, 60),
    "BYMINUTE": (0, 59),
    "BYHOUR": (0, 23),
    "BYMONTHDAY": (-31, 31),
    "BYYEARDAY": (-366, 366),
    "BYWEEKNO": (-53, 53),
    "BYMONTH": (1, 12),
    "BYSETPOS": (-366, 366),
}
_SIGNED = {"BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYSETPOS"}
_FREQUENCIES = {"SECONDLY", "MINUTELY", "HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY"}
_DAYS = re.compile(r"(?:[+-]?(?:[1-9]|[1-4]\d|5[0-3]))?(?:SU|MO|TU|WE|TH|FR|SA)")
_MAXIMUM = 2**31 - 1


def check_date(value: str) -> str:
    """DATE, 3.3.4: eight digits that are a day."""
    if not _DATE.fullmatch(value):
        return "is no DATE"
    try:
        date(int(value[:4]), int(value[4:6]), int(value[6:]))
    except ValueError:
        return "is no day of the calendar"
    return ""


def check_date_time(value: str) -> str:
    """DATE-TIME, 3.3.5, local or UTC."""
    if not _DATE_TIME.fullmatch(value):
        return "is no DATE-TIME"
    try:
        datetime.strptime(value.rstrip("Z"), "%Y%m%dT%H%M%S")  # noqa: DTZ007 - only whether it exists
    except ValueError:
        return "is no time of the calendar"
    return ""


def check_utc(value: str) -> str:
    """DATE-TIME in UTC, 3.3.5 form 2."""
    return check_date_time(value) or ("" if value.endswith("Z") else "is not in UTC")


def check_local(value: str) -> str:
    """DATE-TIME without a zone, as time zones use it (3.6.5)."""
    return check_date_time(value) or ("is not a local time" if value.endswith("Z") else "")


def check_duration(value: str) -> str:
    """DURATION, 3.3.6."""
    return "" if _DURATION.fullmatch(value) else "is no DURATION"


def check_sequence(value: str) -> str:
    """INTEGER of at least zero that fits 32 bits, 3.3.8 and 3.8.7.4."""
    return (
        ""
        if _INTEGER.fullmatch(value) and 0 <= int(value) <= _MAXIMUM
        else "is no INTEGER from 0 to 2147483647"
    )


def check_offset(value: str) -> str:
    """UTC-OFFSET, 3.3.14: minus zero is not allowed."""
    return (
        "" if _OFFSET.fullmatch(value) and value not in {"-0000", "-000000"} else "is no UTC-OFFSET"
    )


def check_uri(value: str) -> str:
    """URI, 3.3.13 and RFC 3986: ASCII, everything else percent-encoded."""
    return "" if _URI.fullmatch(value) else "is no URI"


def check_text(value: str) -> str:
    """TEXT, 3.3.11: only the five escapes, and no bare comma or semicolon."""
    if any(match[1] not in {"\\", ";", ",", "n", "N"} for match in _ESCAPE.finditer(value)):
        return "holds an escape that does not exist"
    return "holds a bare comma or semicolon" if re.search("[,;]", _ESCAPE.sub("", value)) else ""


def check_text_list(value: str) -> str:
    """Several TEXTs with commas between them, as CATEGORIES has."""
    return next((problem for part in split_list(value) if (problem := check_text(part))), "") or (
        "holds an empty item" if "" in split_list(value) else ""
    )


def split_list(value: str) -> list[str]:
    """Return the items between unescaped commas."""
    return [part.replace("\0", "\\,") for part in value.replace("\\,", "\0").split(",")]


def check_rule(value: str) -> str:
    """RECUR, 3.3.10: FREQ once and first, known parts once each, numbers in range."""
    parts = [part.partition("=") for part in value.split(";")]
    names = [name for name, _, _ in parts]
    if names[:1] != ["FREQ"] or parts[0][2] not in _FREQUENCIES:
        return "does not begin with a FREQ"
    if len(set(names)) != len(names):
        return "has a part twice"
    if {"UNTIL", "COUNT"} <= set(names):
        return "has both UNTIL and COUNT"
    return next(
        (
            f"has a bad {name}"
            for name, equals, text in parts[1:]
            if not equals or not _is_rule_part(name, text)
        ),
        "",
    )


def _is_rule_part(name: str, text: str) -> bool:
    if name in {"COUNT", "INTERVAL"}:
        return text.isdecimal() and int(text) > 0
    if name == "UNTIL":
        return not (check_date(text) and check_date_time(text))
    if name == "WKST":
        return text in {"SU", "MO", "TU", "WE", "TH", "FR", "SA"}
    if name == "BYDAY":
        return all(_DAYS.fullmatch(item) for item in text.split(","))
    if name not in _RULE_LISTS:
        return False
    low, high = _RULE_LISTS[name]
    return all(
        _INTEGER.fullmatch(item)
        and low <= int(item) <= high
        and not (name in _SIGNED and int(item) == 0)
        for item in text.split(",")
    )
