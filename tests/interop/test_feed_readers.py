"""Readers of other families see the same events as we wrote.

Compared are count, UID, texts, days, rules, left-out days and alarms.

Each reader needs its own program; CI installs them all. `MDREL_NODE_MODULES` names the folder of
node modules, else `.node/node_modules` in the working directory.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from mdrel.app.build import render_feed
from mdrel.app.session import Session
from mdrel.model.contact import Birthday
from mdrel.model.level import Level
from mdrel.views.calendar.build import build_feed
from tests.support.agendas import TODAY, make_context, make_due, make_example, make_feed, make_task
from tests.support.contacts import make_contact
from tests.support.hostile_texts import HOSTILE
from tests.support.hostile_vault import make_hostile_vault
from tests.support.libical import compile_reader
from tests.support.people import make_agenda, make_snapshot
from tests.support.places import write_tree
from tests.support.rfc5545 import Component, read

pytestmark = [pytest.mark.uninstrumented, pytest.mark.interop]

READERS = Path(__file__).parent / "readers"
NODE_MODULES = Path(os.environ.get("MDREL_NODE_MODULES", ".node/node_modules")).absolute()


@dataclass(frozen=True, slots=True, order=True)
class Seen:
    """One event as a reader sees it.

    `rule` has its parts sorted; `alarms` are seconds from the day's start.
    """

    uid: str
    summary: str
    description: str
    start: str
    rule: str = ""
    skipped: tuple[str, ...] = ()
    alarms: tuple[int, ...] = ()


def sort_rule(rule: str) -> str:
    """Return the rule with its parts in one order, without what only repeats a default."""
    parts = {
        part
        for part in rule.rpartition("RRULE:")[2].upper().split(";")
        if part and part != "INTERVAL=1"
    }
    return ";".join(sorted(parts))


def make_seen(event: dict[str, object]) -> Seen:
    """Return what a reader printed, in one notation."""
    skipped, alarms = event["skipped"], event["alarms"]
    assert isinstance(skipped, list)
    assert isinstance(alarms, list)
    days = tuple(
        sorted(re.sub(r"^(\d{4})(\d\d)(\d\d).*", r"\1-\2-\3", str(day)) for day in skipped)
    )
    seconds = tuple(
        read_duration(alarm) if isinstance(alarm, str) else int(alarm) for alarm in alarms
    )
    start = re.sub(r"^(\d{4})(\d\d)(\d\d)$", r"\1-\2-\3", str(event["start"]))
    return Seen(
        str(event["uid"]),
        str(event["summary"]),
        str(event["description"]),
        start,
        sort_rule(str(event["rule"])),
        days,
        seconds,
    )


def read_duration(text: str) -> int:
    """Return the seconds of a duration such as `-PT15H` or `P0D`."""
    match = re.fullmatch(
        r"([+-]?)P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?", text
    )
    assert match, text
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in match.groups()[1:])
    total = timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
    return int(total.total_seconds()) * (-1 if match[1] == "-" else 1)


def list_expected(feed: bytes) -> list[Seen]:
    """Return the events as our own strict reader sees them."""
    return sorted(_expect(event) for event in read(feed).parts if event.name == "VEVENT")


def _expect(event: Component) -> Seen:
    def plain(name: str) -> str:
        return re.sub(
            r"\\(.)", lambda match: "\n" if match[1] == "n" else match[1], event.value(name)
        )

    printed: dict[str, object] = {
        "uid": plain("UID"), "summary": plain("SUMMARY"), "description": plain("DESCRIPTION"), "start": event.value("DTSTART"), "rule": event.value("RRULE"),
        "skipped": [line.value for line in event.all("EXDATE")], "alarms": [alarm.value("TRIGGER") for alarm in event.parts],
    }  # fmt: skip
    return make_seen(printed)


def run(feed: bytes, *command: str) -> bytes:
    """Return what a reader printed about `feed`; a reader that complains fails the test."""
    done = subprocess.run(command, input=feed, capture_output=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")
    return done.stdout


def read_with_icalendar(feed: bytes) -> list[Seen]:
    from icalendar import Alarm, Calendar, Event

    events = []
    for event in Calendar.from_ical(feed).walk("VEVENT"):
        assert isinstance(event, Event)
        assert event.errors == []
        seen: dict[str, object] = {
            "uid": event["UID"],
            "summary": event["SUMMARY"],
            "description": event.get("DESCRIPTION", ""),
            "start": event.start,
        }
        rule = "".join(rule.to_ical().decode() for rule in event.rrules)
        triggers = [alarm.TRIGGER for alarm in event.walk("VALARM") if isinstance(alarm, Alarm)]
        alarms = [
            int(trigger.total_seconds()) for trigger in triggers if isinstance(trigger, timedelta)
        ]
        events.append(make_seen({**seen, "rule": rule, "skipped": event.exdates, "alarms": alarms}))
    return events


def read_with_vobject(feed: bytes) -> list[Seen]:
    import vobject

    events = []
    for event in vobject.readOne(feed.decode()).contents.get("vevent", []):
        contents = event.contents
        skipped = [day for line in contents.get("exdate", []) for day in line.value]
        alarms = [int(alarm.trigger.value.total_seconds()) for alarm in contents.get("valarm", [])]
        description, rule = (
            contents[name][0].value if name in contents else "" for name in ("description", "rrule")
        )
        events.append(
            make_seen(
                {
                    "uid": event.uid.value,
                    "summary": event.summary.value,
                    "description": description,
                    "start": event.dtstart.value,
                    "rule": rule,
                    "skipped": skipped,
                    "alarms": alarms,
                }
            )
        )
    return events


def read_with_ics(feed: bytes) -> list[Seen]:
    import ics

    events = []
    for event in ics.Calendar(feed.decode()).events:
        extra = {
            name: [line.value for line in event.extra if getattr(line, "name", "") == name]
            for name in ("RRULE", "EXDATE")
        }
        alarms = [int(alarm.trigger.total_seconds()) for alarm in event.alarms]
        events.append(
            make_seen(
                {
                    "uid": event.uid,
                    "summary": event.name,
                    "description": event.description or "",
                    "start": event.begin.date(),
                    "rule": "".join(extra["RRULE"]),
                    "skipped": extra["EXDATE"],
                    "alarms": alarms,
                }
            )
        )
    return events


def _read_with_node(script: str, module: str) -> Callable[[bytes], list[Seen]]:
    def read_events(feed: bytes) -> list[Seen]:
        if shutil.which("node") is None or not (NODE_MODULES / module).is_dir():
            pytest.skip(
                f"needs node and the npm package {module} in MDREL_NODE_MODULES or .node/node_modules"
            )
        return [
            make_seen(event)
            for event in json.loads(run(feed, "node", str(READERS / script), str(NODE_MODULES)))
        ]

    return read_events


def read_with_sabre(feed: bytes) -> list[Seen]:
    if (
        shutil.which("php") is None
        or not Path("/usr/share/php/Sabre/VObject/autoload.php").is_file()
    ):
        pytest.skip("needs the Debian packages php-cli and php-sabre-vobject")
    answer = json.loads(
        run(feed, "php", "-d", "include_path=/usr/share/php", str(READERS / "sabre.php"))
    )
    assert answer["problems"] == []
    return [make_seen(event) for event in answer["events"]]


@pytest.fixture(scope="session")
def libical(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small program that reads with libical, compiled."""
    return compile_reader("libical", tmp_path_factory.mktemp("libical"))


def read_with_libical(feed: bytes, program: Path) -> list[Seen]:
    names = ("uid", "summary", "description", "start", "rule", "skipped", "alarms")
    events = []
    for line in run(feed, str(program)).decode().split("\n")[:-1]:
        fields: dict[str, object] = dict(zip(names, line.split("\t"), strict=True))
        fields["description"] = str(fields["description"]).replace("\\n", "\n")
        fields["skipped"] = str(fields["skipped"]).split()
        fields["alarms"] = [int(alarm) for alarm in str(fields["alarms"]).split()]
        events.append(make_seen(fields))
    return events


READ = {
    "icalendar": read_with_icalendar,
    "vobject": read_with_vobject,
    "ics.py": read_with_ics,
    "ical.js": _read_with_node("ical_js.js", "ical.js"),
    "node-ical": _read_with_node("node_ical.js", "node-ical"),
    "sabre/vobject": read_with_sabre,
}

NAMES = (
    "Zoë; Lin, the \\ elder", "نور الهدى", "王小明", "🎂 Cake Person 🎂", "X\r\nATTENDEE:mailto:a@b.example", "\ufeffEdge Case\ufeff", "Null\0 and bell\a", "Line\u2028Separator",
    "lone \ud800 surrogate", "END:VEVENT", "BEGIN:VEVENT", "a" * 10_000, "é" * 200, ";" * 200, "e\u0301 decomposed", "tab\tbed", 'quote " and ^n caret', "Ana\\Nora", "%0D%0A", "trailing space ", "日本 太郎",
)  # fmt: skip


def make_feeds() -> dict[str, bytes]:
    """Return the feeds every reader is shown.

    There is one for each detail, each setting that changes lines, hostile names, and nobody at all.
    """
    hostile = [
        make_due(
            make_contact(
                name, Level.TRUSTED, f"People/{number}.md", birthday=Birthday(1, 1 + number)
            ),
            TODAY + timedelta(days=number),
        )
        for number, name in enumerate(NAMES)
    ]
    tasks = tuple(
        make_task(f"task {name}", TODAY + timedelta(days=3), number)
        for number, name in enumerate(NAMES)
    )
    hostile[0] = replace(hostile[0], follow_ups=tasks)
    return {
        "private": make_feed(make_example(), detail="private"),
        "name": make_feed(make_example()),
        "full": make_feed(make_example(), detail="full"),
        "alarm the day before": make_feed(make_example(), alarm="-1d 17:30"),
        "alarm at midnight": make_feed(make_example(), alarm="00:00", refresh_hours=36),
        "no alarm": make_feed(
            make_example(),
            alarm="none",
            birthdays="next",
            link="https://notes.example/{vault}?f={path}",
        ),
        "hostile names": make_feed(make_agenda(*hostile), detail="full"),
        "nobody": make_feed(make_agenda()),
        "birthdays only": build_feed(
            make_example(), make_snapshot(make_example()), make_context(), "birthdays"
        ).content,
    }


FEEDS = make_feeds()


@pytest.mark.parametrize("feed", FEEDS)
@pytest.mark.parametrize("reader", READ)
def test_reader_sees_every_event_as_written(reader: str, feed: str) -> None:
    assert sorted(READ[reader](FEEDS[feed])) == list_expected(FEEDS[feed])


@pytest.mark.parametrize("feed", FEEDS)
def test_libical_sees_every_event_as_written(libical: Path, feed: str) -> None:
    assert sorted(read_with_libical(FEEDS[feed], libical)) == list_expected(FEEDS[feed])


@pytest.fixture(scope="session")
def vault_feeds(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The feeds of whole vaults, notes and all.

    They are the example, the hostile one, one of people with hostile names, and one of every eighth
    of these.
    """
    folder = tmp_path_factory.mktemp("vaults")
    for number, name in enumerate(HOSTILE):
        day = TODAY + timedelta(days=number % 300)
        front = f"---\nlevel: trusted\nname: {json.dumps(name)}\nnext_contact: {day}\nbirthday: --02-{1 + number % 29:02}\nowe_reply: 2026-11-20\n---\n"
        for named in ("named", "few")[: 1 + (number % 8 == 0)]:
            write_tree(folder / named, {f"People/{number}.md": front.encode()})
    vaults = {
        "example": Path(__file__).resolve().parents[2] / "example-vault",
        "hostile": make_hostile_vault(folder)[0],
        "hostile names": folder / "named",
        "few hostile names": folder / "few",
    }
    feeds = {}
    for name, vault in vaults.items():
        _, feed = render_feed(Session(vault, TODAY).build, b"")
        feeds[name], problems = feed.content, feed.problems
        assert problems == ()
    return feeds


VAULTS = {
    "example": 50,
    "hostile": 50,
    "hostile names": 2 * len(HOSTILE),
    "few hostile names": len(HOSTILE) // 4,
}
# ics.py would read all the hostile names for half a minute.
PAIRS = [
    (reader, vault)
    for reader in READ
    for vault in (
        "example",
        "hostile",
        "few hostile names" if reader == "ics.py" else "hostile names",
    )
]


@pytest.mark.parametrize(("reader", "vault"), PAIRS)
def test_reader_sees_every_event_of_a_whole_vault(
    vault_feeds: dict[str, bytes], reader: str, vault: str
) -> None:
    expected = list_expected(vault_feeds[vault])
    assert len(expected) >= VAULTS[vault]
    assert sorted(READ[reader](vault_feeds[vault])) == expected


@pytest.mark.parametrize("vault", VAULTS)
def test_libical_sees_every_event_of_a_whole_vault(
    vault_feeds: dict[str, bytes], libical: Path, vault: str
) -> None:
    assert sorted(read_with_libical(vault_feeds[vault], libical)) == list_expected(
        vault_feeds[vault]
    )
