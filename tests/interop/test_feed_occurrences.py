"""What recurs falls on the same days in three engines that share no code.

The engines are recurring-ical-events, ical.js and libical; the years are 2026 to 2030.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from mdrel.model.contact import Birthday
from mdrel.views.calendar.vault_events import FIRST_MONDAY
from tests.support.agendas import make_due, make_example, make_feed
from tests.support.contacts import make_contact
from tests.support.libical import compile_reader
from tests.support.people import make_agenda

pytestmark = [pytest.mark.uninstrumented, pytest.mark.interop]

READERS = Path(__file__).parent / "readers"
NODE_MODULES = Path(os.environ.get("MDREL_NODE_MODULES", ".node/node_modules")).absolute()
FIRST, LAST = date(2026, 1, 1), date(2030, 12, 31)
YEARS = range(FIRST.year, LAST.year + 1)
Days = dict[str, list[date]]


def expand_with_recurring_ical_events(feed: bytes) -> Days:
    import icalendar
    import recurring_ical_events

    days: Days = {}
    for event in recurring_ical_events.of(icalendar.Calendar.from_ical(feed)).between(
        FIRST, LAST + timedelta(days=1)
    ):
        days.setdefault(str(event["UID"]), []).append(event["DTSTART"].dt)
    return {uid: sorted(found) for uid, found in days.items()}


def expand_with_ical_js(feed: bytes) -> Days:
    if shutil.which("node") is None or not (NODE_MODULES / "ical.js").is_dir():
        pytest.skip(
            "needs node and the npm package ical.js in MDREL_NODE_MODULES or .node/node_modules"
        )
    return _run(
        feed,
        "node",
        str(READERS / "ical_js_days.js"),
        str(NODE_MODULES),
        FIRST.isoformat(),
        LAST.isoformat(),
    )


@pytest.fixture(scope="session")
def libical(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small program that expands with libical, compiled."""
    return compile_reader("libical_days", tmp_path_factory.mktemp("libical"))


def _run(feed: bytes, *command: str) -> Days:
    done = subprocess.run(
        command,
        input=feed,
        capture_output=True,
        check=False,
        timeout=120,
        env=os.environ | {"TZ": "UTC"},
    )
    assert done.returncode == 0, done.stderr.decode()
    days: Days = {}
    for line in done.stdout.decode().split("\n")[:-1]:
        uid, _, day = line.rpartition(" ")
        days.setdefault(uid, []).append(date.fromisoformat(day))
    return {uid: sorted(found) for uid, found in days.items()}


def make_birthdays() -> tuple[bytes, Days]:
    """Return a feed of the birthdays around the end of February, and the days they fall on.

    There is one of every kind of year.
    """
    births = [
        Birthday(month, day, year)
        for year in (1987, 1988, 1900, 2024, None)
        for month, day in ((2, 28), (2, 29), (3, 1), (12, 31), (1, 1))
        if _is_day(year, month, day)
    ]
    contacts = [
        make_contact(f"Person {number}", birthday=birth) for number, birth in enumerate(births)
    ]
    expected = {
        f"bday-{contact.key}@k3v9.mdrel": [
            date(year, birth.month, min(birth.day, monthrange(year, birth.month)[1]))
            for year in YEARS
        ]
        for contact, birth in zip(contacts, births, strict=True)
    }
    return make_feed(make_agenda(*(make_due(contact, None) for contact in contacts))), expected


def _is_day(year: int | None, month: int, day: int) -> bool:
    return day <= monthrange(year or 2000, month)[1]


def make_goal() -> tuple[bytes, Days]:
    """Return a feed with the weekly goal, and the Mondays that are left.

    Some of its weeks are met.
    """
    met = tuple(
        sorted({*_mondays(date(2024, 7, 1), 40, 3), date(2026, 11, 16), date(2025, 12, 29)})
    )
    example = make_example()
    feed = make_feed(
        replace(
            example, standings=example.standings[-1:], week=replace(example.week, met_weeks=met)
        )
    )
    return feed, {
        "goal-target@k3v9.mdrel": [
            day for day in _mondays(FIRST_MONDAY, 400, 1) if FIRST <= day <= LAST and day not in met
        ]
    }


def _mondays(first: date, count: int, step: int) -> Iterator[date]:
    yield from (first + timedelta(weeks=number * step) for number in range(count))


FEEDS = {"birthdays": make_birthdays(), "weekly goal": make_goal()}


@pytest.mark.parametrize("feed", FEEDS)
@pytest.mark.parametrize("expand", [expand_with_recurring_ical_events, expand_with_ical_js])
def test_engine_shows_it_on_the_days_meant(expand: object, feed: str) -> None:
    content, expected = FEEDS[feed]
    assert callable(expand)
    assert expand(content) == expected


@pytest.mark.parametrize("feed", FEEDS)
def test_libical_shows_it_on_the_days_meant(libical: Path, feed: str) -> None:
    content, expected = FEEDS[feed]
    # It takes the end as a moment, not as a day.
    assert (
        _run(content, str(libical), f"{FIRST:%Y%m%d}", f"{LAST + timedelta(days=1):%Y%m%d}")
        == expected
    )
