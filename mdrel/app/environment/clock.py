"""The one module that reads the clock, the environment's dates and randomness."""

from __future__ import annotations

import os
import re
import time
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta

from mdrel.errors import UsageError


def read_today(zone: str = "") -> date:
    """Return the day it is in the IANA zone `zone`, or in the system's when empty."""
    if not zone:
        return datetime.now().astimezone().date()
    from zoneinfo import ZoneInfo

    return datetime.now(ZoneInfo(zone)).date()


_YEARS = range(1900, 3000)


def parse_today(text: str) -> date:
    """Return the day a person typed for `--today`.

    Raises UsageError when it is no day or could be two.
    """
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII):
        with suppress(ValueError):
            return _check_year(date.fromisoformat(text))
    from mdrel.parse.dates.read import read_date

    reading = read_date(text)
    if reading.problem == "ambiguous":
        raise UsageError(f"'{text}' could be two days", "Write it as YYYY-MM-DD.")
    if reading.day is None:
        raise UsageError(f"Can't read '{text}' as a date", "Write it as YYYY-MM-DD.")
    return _check_year(reading.day)


def _check_year(day: date) -> date:
    """Return `day`; raises UsageError where the days around it leave what calendars can carry."""
    if day.year not in _YEARS:
        raise UsageError(f"{day} cannot be today", "Choose a day from 1900 to 2999.")
    return day


def read_now() -> datetime:
    """Return the stamp for changed calendar events, in UTC and whole seconds.

    It is SOURCE_DATE_EPOCH where that is set, else the clock.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isascii() and epoch.isdigit():
        try:
            return datetime.fromtimestamp(int(epoch), UTC)
        except (OverflowError, ValueError, OSError) as error:
            raise UsageError(
                f"SOURCE_DATE_EPOCH={epoch} is not a time",
                "Set it to seconds since 1970, or unset it.",
            ) from error
    return datetime.now(UTC).replace(microsecond=0)


def read_now_ns() -> int:
    """Return the time as file stamps count it, in nanoseconds."""
    return time.time_ns()


def is_recent(stamp: int, now: int, seconds: int = 2) -> bool:
    """Return whether a file's stamp lies within so many seconds of `now`, all in nanoseconds.

    Two writes within two seconds can get the same stamp, since some disks count in twos. A stamp
    in the far future proves as much as an old one, so that it is not recent.
    """
    return abs(now - stamp) <= seconds * 1_000_000_000


def read_local() -> datetime:
    """Return the local time, for a person to read."""
    return datetime.now().astimezone()


def make_revision() -> str:
    """Return a name for one state of a vault's cache.

    No other state had it or will have it.
    """
    return os.urandom(12).hex()


def make_vault_id() -> str:
    """Return a new id for a vault.

    It goes into every event's UID and never changes again.
    """
    return os.urandom(8).hex()


def make_token() -> str:
    """Return 256 random bits, as 43 characters that can stand in an address."""
    from secrets import token_urlsafe

    return token_urlsafe(32)


def count_seconds_to_midnight(zone: str = "") -> float:
    """Return the seconds that are left of today.

    `zone` is an IANA zone, and the system's is taken when it is empty. Days of 23 and 25 hours are
    counted as they are.
    """
    if zone:
        from zoneinfo import ZoneInfo

        now = datetime.now(ZoneInfo(zone))
        midnight = datetime.combine(now.date() + timedelta(days=1), datetime.min.time(), now.tzinfo)
    else:
        now = datetime.now().astimezone()
        midnight = datetime.combine(
            now.date() + timedelta(days=1), datetime.min.time()
        ).astimezone()
    return (midnight.astimezone(UTC) - now.astimezone(UTC)).total_seconds()
