"""A calendar that people keep, from the running server to the screen.

vdirsyncer fetches it, khal shows it, and one conversation moves one event.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.support.feeds import find_events, list_events, read_text, split_blocks
from tests.support.places import copy_example
from tests.support.rfc5545 import Component
from tests.support.serving import Server, serving, wait_for

pytestmark = [
    pytest.mark.interop,
    pytest.mark.uninstrumented,
    pytest.mark.skipif(
        shutil.which("vdirsyncer") is None or shutil.which("khal") is None,
        reason="needs vdirsyncer and khal",
    ),
]

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2026, 11, 22)
DAYS = 60
VDIRSYNCER = """\
[general]
status_path = "{folder}/status"
[pair feed]
a = "served"
b = "kept"
collections = null
[storage served]
type = "http"
url = "{url}"
[storage kept]
type = "filesystem"
path = "{folder}/kept"
fileext = ".ics"
"""
KHAL = """\
[calendars]
[[people]]
path = {folder}/kept
[[imported]]
path = {folder}/imported
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
local_timezone = UTC
default_timezone = UTC
[sqlite]
path = {folder}/khal.db
[default]
default_calendar = imported
"""


@dataclass(frozen=True, slots=True)
class Desk:
    """A vault, its server, and a person's folder with the two programs set up."""

    vault: Path
    server: Server
    folder: Path

    def run(self, *command: str, given: bytes = b"") -> str:
        """Return what a program prints; one that fails fails the test."""
        env = os.environ | {
            "HOME": str(self.folder),
            "LC_ALL": "C.UTF-8",
            "XDG_CONFIG_HOME": str(self.folder),
        }
        done = subprocess.run(
            command, input=given, capture_output=True, env=env, timeout=120, check=False
        )
        said = (done.stdout + done.stderr).decode()
        assert done.returncode == 0, said
        return said

    def sync(self) -> str:
        """Fetch the feed with vdirsyncer and return what it did."""
        return self.run("vdirsyncer", "-c", str(self.folder / "vdirsyncer.conf"), "sync")

    def list_shown(self, calendar: str = "people") -> list[str]:
        """Return each day and title khal shows."""
        form = ("--format", "{start-date} {title}", "--day-format", "", "-a", calendar)
        return sorted(
            filter(
                None,
                self.run(
                    "khal",
                    "-c",
                    str(self.folder / "khal.conf"),
                    "list",
                    *form,
                    DAY.isoformat(),
                    f"{DAYS}d",
                ).split("\n"),
            )
        )

    def kept(self) -> dict[str, tuple[bytes, int]]:
        """Return each file vdirsyncer has written, with its time."""
        return {
            file.name: (file.read_bytes(), file.stat().st_mtime_ns)
            for file in (self.folder / "kept").iterdir()
        }

    def speak(self, name: str) -> None:
        """Log a conversation of today with somebody."""
        self.run(
            sys.executable,
            "-m",
            "mdrel",
            "--vault",
            str(self.vault),
            "--today",
            DAY.isoformat(),
            "log",
            name,
            "call:",
            "how",
            "the",
            "week",
            "went",
        )


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    vault, folder = tmp_path / "vault", tmp_path / "home"
    copy_example(vault)
    for name in ("kept", "imported", "status"):
        (folder / name).mkdir(parents=True)
    with serving(vault) as server:
        address = server.address
        (folder / "vdirsyncer.conf").write_text(
            VDIRSYNCER.format(folder=folder, url=address[0]), encoding="utf-8"
        )
        (folder / "khal.conf").write_text(KHAL.format(folder=folder), encoding="utf-8")
        desk = Desk(vault, server, folder)
        desk.run("vdirsyncer", "-c", str(folder / "vdirsyncer.conf"), "discover")
        yield desk


def list_dated(feed: bytes) -> list[str]:
    """Return day and title of every event within the days khal is asked for.

    Those that recur are left to the tests of occurrences.
    """
    shown = []
    for event in list_events(feed):
        start = date.fromisoformat(event.value("DTSTART"))
        if not event.value("RRULE") and DAY <= start < DAY + timedelta(days=DAYS):
            shown.append(f"{start} {read_text(event, 'SUMMARY')}")
    return sorted(shown)


def read_fields(event: Component) -> dict[str, str]:
    """Return the properties a person sees."""
    return {name: event.value(name) for name in ("UID", "SUMMARY", "URL", "CLASS")}


def test_every_event_arrives_and_is_shown(desk: Desk) -> None:
    desk.sync()
    feed = desk.server.ask().body
    assert len(desk.kept()) == len(list_events(feed)) > 50
    shown = desk.list_shown()
    assert [
        line for line in shown if "Birthday" not in line and "Reach out" not in line
    ] == list_dated(feed)
    assert f"{date(2026, 11, 26)} Birthday: Dana Cole" in shown
    assert [line[:10] for line in shown if "Reach out" in line][:2] == ["2026-11-23", "2026-11-30"]


def test_a_second_sync_changes_nothing(desk: Desk) -> None:
    assert "Copying" in desk.sync()
    before = desk.kept()
    (desk.vault / "People/Kofi Mensah.md").touch()
    said = desk.sync()
    assert "Copying" not in said
    assert "Deleting" not in said
    assert desk.kept() == before


def test_one_conversation_moves_exactly_that_persons_event_under_the_same_uid(desk: Desk) -> None:
    desk.sync()
    before, shown, kept = desk.server.ask().body, desk.list_shown(), desk.kept()
    old_day = next(line[:10] for line in shown if line.endswith("Speak with Kofi Mensah"))
    desk.speak("kofi-mensah")
    wait_for(lambda: desk.server.ask().body != before, "the new conversation")
    after = desk.server.ask().body

    blocks = split_blocks(before), split_blocks(after)
    assert blocks[0].keys() == blocks[1].keys()
    (uid,) = (
        uid
        for uid, block in blocks[0].items()
        if block.removesuffix(b"END:VCALENDAR\r\n")
        != blocks[1][uid].removesuffix(b"END:VCALENDAR\r\n")
    )
    old, new = (find_events(feed, uid)[0] for feed in (before, after))
    assert read_fields(old) == read_fields(new)
    assert read_text(new, "SUMMARY") == "Speak with Kofi Mensah"
    assert old.value("LAST-MODIFIED") < new.value("LAST-MODIFIED")

    said = desk.sync()
    assert (said.count("Copying"), said.count("Deleting")) == (1, 1)
    assert (
        len({name: seen for name, seen in desk.kept().items() if kept.get(name) == seen})
        == len(kept) - 1
    )
    new_day = date.fromisoformat(new.value("DTSTART")).isoformat()
    assert new_day == "2026-12-22" != old_day
    assert desk.list_shown() == sorted(
        [
            *(line for line in shown if line != f"{old_day} Speak with Kofi Mensah"),
            f"{new_day} Speak with Kofi Mensah",
        ]
    )


def test_a_program_that_goes_by_uid_moves_the_event_instead_of_adding_one(desk: Desk) -> None:
    feeds = [desk.server.ask().body]
    desk.speak("kofi-mensah")
    wait_for(lambda: desk.server.ask().body != feeds[0], "the new conversation")
    feeds.append(desk.server.ask().body)
    for feed in feeds:
        (desk.folder / "feed.ics").write_bytes(feed)
        desk.run(
            "khal",
            "-c",
            str(desk.folder / "khal.conf"),
            "import",
            "--batch",
            "-a",
            "imported",
            str(desk.folder / "feed.ics"),
        )
        assert [
            line
            for line in desk.list_shown("imported")
            if "Birthday" not in line and "Reach out" not in line
        ] == list_dated(feed)
    assert len(list((desk.folder / "imported").iterdir())) == len(list_events(feeds[1]))
