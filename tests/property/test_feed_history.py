"""The feed over a vault's life: random edits, days that pass, clocks that go back.

Its state is its last file and nothing else.

MDREL_FEED_EDITS sets how many edits are made (40 unless told otherwise).
"""

from __future__ import annotations

import os
import random
import re
import shutil
import subprocess
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from mdrel.app.build import render_feed
from mdrel.app.outputs.feeds import keep_feeds
from mdrel.app.session import Session
from tests.support.feeds import list_events, split_blocks
from tests.support.places import copy_example
from tests.support.running import mdrel

pytestmark = pytest.mark.uninstrumented

ROOT = Path(__file__).resolve().parents[2]
EDITS = int(os.environ.get("MDREL_FEED_EDITS", "40"))
DAY = date(2026, 11, 22)
_DATED = re.compile(
    r"^UID:(?P<uid>\S+)\r?$.*^LAST-MODIFIED:\d{8}T\d{6}Z\r?$", re.MULTILINE | re.DOTALL
)
START = 1_795_000_000
FEED = "Relationships/reminders.ics"
END = b"END:VCALENDAR\r\n"


@pytest.fixture
def vault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(START))
    return copy_example(tmp_path / "vault")


def make(vault: Path, day: date = DAY) -> bytes:
    """Make the feed anew, as any command would, and return it."""
    keep_feeds(Session(vault, day).build, accepts_removals=True)
    return (vault / FEED).read_bytes()


def speak(vault: Path, chance: random.Random, day: date) -> None:
    note = _some_note(vault, chance)
    text = note.read_text(encoding="utf-8")
    entry = f"- {day - timedelta(days=chance.randrange(40))} {chance.choice(('call', 'email', 'lunch'))}: number {chance.randrange(9)}\n"
    note.write_text(
        text.replace("## Conversations\n\n", f"## Conversations\n\n{entry}", 1), encoding="utf-8"
    )


def set_property(vault: Path, chance: random.Random, day: date) -> None:
    note = _some_note(vault, chance)
    text = note.read_text(encoding="utf-8")
    line = chance.choice(
        (
            f"next_contact: {day + timedelta(days=chance.randrange(-60, 60))}",
            f"snooze_until: {day + timedelta(days=chance.randrange(60))}",
            f"owe_reply: {day - timedelta(days=chance.randrange(9))}",
            f"objective_due: {day + timedelta(days=chance.randrange(60))}",
            f"birthday: --02-{chance.randrange(1, 30):02}",
            "paused: true",
            "archived: true",
            "calendar: false",
            "cadence: none",
            f"name: Somebody {chance.randrange(5)}",
        ),
    )
    key = line.partition(":")[0]
    lines = [each for each in text.split("\n") if not each.startswith(f"{key}:")]
    lines.insert(1, line)
    note.write_text("\n".join(lines), encoding="utf-8")


def rename(vault: Path, chance: random.Random, _: date) -> None:
    note = _some_note(vault, chance)
    note.rename(note.with_name(f"{note.stem} {chance.randrange(99)}.md"))


def remove(vault: Path, chance: random.Random, _: date) -> None:
    notes = list((vault / "People").rglob("*.md"))
    if len(notes) > 20:
        chance.choice(sorted(notes)).unlink()


def add(vault: Path, chance: random.Random, day: date) -> None:
    level = chance.choice(("trusted", "transactional", "tentative", "target"))
    (vault / f"People/Somebody {chance.randrange(30)}.md").write_text(
        f"---\nlevel: {level}\nnext_contact: {day + timedelta(days=chance.randrange(-50, 50))}\n---\n\n## Conversations\n\n",
        encoding="utf-8",
    )


def break_feed(vault: Path, chance: random.Random, _: date) -> None:
    """Cut the feed short, lose it, or put an older or an edited one in its place."""
    feed = vault / FEED
    content = feed.read_bytes()
    match chance.randrange(3):
        case 0:
            feed.write_bytes(content[: chance.randrange(len(content))])
        case 1:
            feed.write_bytes(content.replace(b"\r\n", b"\n"))
        case 2:
            feed.write_bytes(
                content.replace(b"SUMMARY:Speak", b"SUMMARY:Talk", chance.randrange(9))
            )


def find_dated(content: bytes) -> set[str]:
    """Return the UIDs of events whose time of change still stands in a feed that may be damaged."""
    lines = content.replace(b"\r\n ", b"").decode(errors="replace")
    events = (event.partition("END:VEVENT")[0] for event in lines.split("BEGIN:VEVENT")[1:])
    found = (_DATED.search(event) for event in events)
    return {match["uid"] for match in found if match}


def wait_a_day(*_: object) -> None:
    """Nothing is edited: only the day moves on."""


EDIT: tuple[Callable[[Path, random.Random, date], None], ...] = (
    speak,
    speak,
    set_property,
    set_property,
    set_property,
    rename,
    remove,
    add,
    wait_a_day,
)


def _some_note(vault: Path, chance: random.Random) -> Path:
    return chance.choice(
        [
            note
            for note in sorted((vault / "People").rglob("*.md"))
            if "## Conversations\n\n" in note.read_text(encoding="utf-8")
        ]
    )


@pytest.mark.parametrize("seed", [1, 2])
def test_stamps_never_go_back_and_rise_exactly_when_an_event_changes(
    vault: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    chance, day, clock = random.Random(seed), DAY, START
    feed = make(vault, day)
    newest: dict[str, str] = {}
    contents: dict[str, bytes] = {}
    for number in range(EDITS // 2):
        edit = chance.choice(EDIT)
        edit(vault, chance, day)
        day += timedelta(days=int(edit is wait_a_day))
        clock += chance.randrange(1, 5000)
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(clock))
        feed = make(vault, day)
        events = {event.value("UID"): event for event in list_events(feed)}
        for uid, block in split_blocks(feed).items():
            stamp, body = (
                events[uid].value("LAST-MODIFIED"),
                block.partition(b"X-MDREL-HASH")[2].removesuffix(END),
            )
            assert stamp == events[uid].value("DTSTAMP")
            if uid in newest:
                assert stamp >= newest[uid], f"after edit {number} ({edit.__name__})"
                assert (stamp > newest[uid]) or (body == contents[uid]), (
                    f"after edit {number} ({edit.__name__})"
                )
            newest[uid], contents[uid] = stamp, body
    assert len(newest) > 60


@pytest.mark.parametrize("seed", [3, 4])
def test_events_that_stay_never_go_back_while_clocks_do_and_the_file_is_damaged(
    vault: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    chance = random.Random(seed)
    before = {
        event.value("UID"): event.value("LAST-MODIFIED") for event in list_events(make(vault))
    }
    for number in range(EDITS // 2):
        edit = chance.choice((*EDIT[:4], break_feed))
        edit(vault, chance, DAY)
        told = find_dated((vault / FEED).read_bytes())
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(START + chance.randrange(-90_000, 90_000)))
        after = {
            event.value("UID"): event.value("LAST-MODIFIED") for event in list_events(make(vault))
        }
        assert [uid for uid in told & after.keys() if after[uid] < before[uid]] == [], (
            f"after edit {number} ({edit.__name__})"
        )
        before = after


def unsigned(feed: bytes) -> bytes:
    """Return a feed without what another machine writes differently: stamps and signatures."""
    return re.sub(rb"(DTSTAMP|LAST-MODIFIED|SEQUENCE|X-MDREL-HASH):\S+", b"", feed)


def test_touching_and_checking_out_change_no_byte_and_another_machine_stamps_once(
    vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def git(*words: str) -> None:
        identity = ("-c", "user.name=Ada Lines", "-c", "user.email=ada@lines.example")
        subprocess.run(
            ["git", *identity, "-C", str(vault), *words], check=True, capture_output=True
        )

    def touch() -> None:
        for note in vault.rglob("*.md"):
            os.utime(note, (0, 0))

    def check_out_again() -> None:
        for note in (vault / "People").rglob("*.md"):
            note.unlink()
        git("checkout", "-q", "HEAD", "--", ".")

    (vault / ".gitignore").write_text("Relationships/\n", encoding="utf-8")
    git("init", "-q", "-b", "main")
    git("add", ".")
    git("commit", "-qm", "all")
    first = make(vault)
    for number, again in enumerate((touch, check_out_again), 1):
        again()
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(START + number))
        assert make(vault) == first, again.__name__
    clone = vault.parent / "elsewhere" / "vault"
    git("clone", "-q", str(vault), str(clone))
    (clone / FEED).parent.mkdir()
    shutil.copy(vault / FEED, clone / FEED)
    theirs = make(clone)
    assert theirs != first
    assert unsigned(theirs) == unsigned(first)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(START + 9))
    assert make(clone) == theirs
    assert make(vault) == first


def test_the_cache_changes_no_byte_whether_it_is_there_old_or_gone(vault: Path) -> None:
    for note in vault.rglob("*.md"):
        os.utime(note, (1_700_000_000, 1_700_000_000))
    out = vault.parent / "feed.ics"

    def run() -> bytes:
        out.unlink(missing_ok=True)
        assert mdrel("calendar", "--out", str(out), vault=vault).returncode == 0
        return out.read_bytes()

    def find_caches() -> list[Path]:
        return list(Path(os.environ["XDG_CACHE_HOME"]).rglob("*.sqlite"))

    first = run()
    assert find_caches()
    assert run() == first
    for cache in find_caches():
        cache.write_bytes(cache.read_bytes()[:5000])
    assert run() == first
    shutil.rmtree(os.environ["XDG_CACHE_HOME"])
    assert run() == first
    assert first == render_feed(Session(vault, DAY).build, b"")[1].content


def test_on_another_day_only_what_has_to_change_does(vault: Path) -> None:
    """On another day an event that became past loses its alarm, and the digest is on today.

    The window moves on, and a talk that was planned has happened.
    """
    before = make(vault)
    for number in range(1, 40):
        day = DAY + timedelta(days=number)
        after = make(vault, day)
        old, new = split_blocks(before), split_blocks(after)
        starts = {
            event.value("UID"): date.fromisoformat(event.value("DTSTART"))
            for event in (*list_events(before), *list_events(after))
        }
        texts = {event.value("UID"): event.value("DESCRIPTION") for event in list_events(after)}
        for uid in sorted(old.keys() | new.keys()):
            if old.get(uid, b"").removesuffix(END) == new.get(uid, b"").removesuffix(END):
                continue
            has_happened = texts.get(uid, "").startswith(f"Last spoke {day}")
            is_edge = starts[uid] in {
                day - timedelta(days=1),
                day - timedelta(days=31),
                day + timedelta(days=366),
            }
            assert uid.startswith("overdue@") or is_edge or has_happened, (day, uid)
        before = after


def test_two_days_on_which_nothing_falls_due_give_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = tmp_path / "vault/People"
    people.mkdir(parents=True)
    (people / "Ada.md").write_text(
        "---\nlevel: trusted\nbirthday: 1985-12-10\n---\n## Conversations\n\n- 2026-11-20 call: Berlin\n",
        encoding="utf-8",
    )
    (people / "Bo.md").write_text("---\nlevel: target\n---\n", encoding="utf-8")
    feeds = []
    for number in range(3):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(START + number * 86_400))
        feeds.append(make(tmp_path / "vault", DAY + timedelta(days=number)))
    assert feeds[0] == feeds[1] == feeds[2]
    assert len(list_events(feeds[0])) == 3
