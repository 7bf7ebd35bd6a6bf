"""Feeds as files: the whole one and the limited ones beside it.

Tested is also what happens to what lies where they should be.
"""

from __future__ import annotations

import errno
import os
import threading
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from filelock import FileLock

from mdrel.app.build import render_feed
from mdrel.app.environment import state_folder as state
from mdrel.app.outputs.feeds import feed_path, keep_feeds, plan_feed, publish_feed, read_own_feeds
from mdrel.app.session import Session
from mdrel.app.watch.updater import Updater
from mdrel.errors import UsageError, WriteError
from mdrel.model.policy import Policy
from mdrel.write.plan import is_current
from tests.support.feeds import list_events, read_stamps
from tests.support.places import write_tree
from tests.support.rfc5545 import check

DAY = date(2026, 11, 22)
ADA = "---\nlevel: trusted\nbirthday: 1985-12-10\n---\n## Conversations\n\n- 2026-11-01 call: Berlin\n"
WHOLE, BIRTHDAYS = "Relationships/reminders.ics", "Relationships/reminders-birthdays.ics"


class Quiet:
    """Hears what is said."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def print(self, lines: str) -> None:
        """Hear a result."""
        self.lines.append(lines)

    def print_bytes(self, content: bytes) -> None:
        """Say nothing."""

    def note(self, line: str) -> None:
        """Hear a remark."""
        self.lines.append(line)


@pytest.fixture
def vault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795000000")
    root = tmp_path / "vault"
    return write_tree(
        root,
        {"People/Ada.md": ADA, "People/Bo.md": "---\nlevel: tentative\nbirthday: --02-29\n---\n"},
    )


def write(vault: Path, only: str = "", out: str = "", **options: bool) -> int:
    code, problems = publish_feed(Session(vault, DAY), Quiet(), out, only, **options)
    assert problems == ()
    return code


def read_uids(file: Path) -> list[str]:
    return [event.value("UID").partition("-")[0] for event in list_events(file.read_bytes())]


def test_only_the_whole_feed_is_written_unless_a_limited_one_was_asked_for(vault: Path) -> None:
    write(vault)
    assert [file.name for file in (vault / "Relationships").iterdir()] == ["reminders.ics"]


def test_a_limited_feed_lies_beside_the_whole_one_and_alone_is_written(vault: Path) -> None:
    write(vault, "birthdays")
    assert [file.name for file in (vault / "Relationships").iterdir()] == [
        "reminders-birthdays.ics"
    ]
    assert read_uids(vault / BIRTHDAYS) == ["bday", "bday"]


def test_a_limited_feed_that_exists_is_kept_up_to_date_until_it_is_deleted(vault: Path) -> None:
    write(vault, "birthdays")
    (vault / "People/Cy.md").write_text(
        "---\nlevel: trusted\nbirthday: 1990-01-02\n---\n", encoding="utf-8"
    )
    assert write(vault, is_check=True) == 1
    assert Updater(vault, DAY).update(0).written[-2:] == (WHOLE, BIRTHDAYS)
    assert len(read_uids(vault / BIRTHDAYS)) == 3
    assert write(vault, is_check=True) == 0
    (vault / BIRTHDAYS).unlink()
    write(vault)
    assert not (vault / BIRTHDAYS).exists()


def test_the_same_event_has_the_same_stamps_in_the_whole_and_the_limited_feed(
    vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(vault)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795009999")
    write(vault, "birthdays")
    whole, limited = (read_stamps((vault / name).read_bytes()) for name in (WHOLE, BIRTHDAYS))
    assert limited.items() <= whole.items()
    assert len(limited) == 2


def test_a_new_limited_feed_goes_on_from_the_whole_one_of_this_run_too(
    vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (vault / "Relationships").mkdir()
    (vault / BIRTHDAYS).write_bytes(b"")
    keep_feeds(Session(vault, DAY).build, accepts_removals=False)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795009999")
    (vault / BIRTHDAYS).write_bytes(b"")
    keep_feeds(Session(vault, DAY).build, accepts_removals=False)
    assert (
        read_stamps((vault / BIRTHDAYS).read_bytes()).items()
        <= read_stamps((vault / WHOLE).read_bytes()).items()
    )


def test_an_unknown_limit_is_refused_before_anything_is_looked_at(vault: Path) -> None:
    with pytest.raises(UsageError, match="friends"):
        write(vault, "friends")
    with pytest.raises(UsageError):
        write(vault, "../../x")


def test_a_feed_elsewhere_leaves_the_vault_alone(vault: Path, tmp_path: Path) -> None:
    write(vault, "goal", str(tmp_path / "goal.ics"))
    assert not (vault / "Relationships").exists()
    assert check((tmp_path / "goal.ics").read_bytes()) == []


@pytest.mark.uninstrumented
def test_a_feed_cut_short_anywhere_is_made_whole_again(vault: Path) -> None:
    write(vault)
    whole = (vault / WHOLE).read_bytes()
    for length in (*range(120), 300, len(whole) - 1):
        (vault / WHOLE).write_bytes(whole[:length])
        write(vault)
        mended = (vault / WHOLE).read_bytes()
        assert read_stamps(mended).keys() == read_stamps(whole).keys(), f"cut at {length}"
        assert all(read_stamps(mended)[uid] >= stamp for uid, stamp in read_stamps(whole).items())
        assert write(vault, is_check=True) == 0


@pytest.mark.parametrize(
    "foreign",
    [
        b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//other//EN\r\n",
        b"my own notes",
        b"BEGIN:VCALENDAR\nVERSION",
    ],
)
def test_a_file_of_somebody_else_is_never_overwritten(vault: Path, foreign: bytes) -> None:
    (vault / "Relationships").mkdir()
    (vault / WHOLE).write_bytes(foreign)
    with pytest.raises(WriteError, match="did not write it"):
        write(vault)
    assert (vault / WHOLE).read_bytes() == foreign


def test_a_lost_feed_goes_on_from_what_is_still_known_of_it(
    vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(vault)
    whole = (vault / WHOLE).read_bytes()
    (vault / WHOLE).unlink()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795009999")
    assert (
        plan_feed(Session(vault, DAY).build, last={WHOLE: whole}).plan[0].document.content == whole
    )
    assert set(
        read_stamps(plan_feed(Session(vault, DAY).build).plan[0].document.content).values()
    ) == {f"{datetime.fromtimestamp(1795009999, UTC):%Y%m%dT%H%M%SZ}"}


def test_the_path_of_a_limited_feed_follows_the_setting() -> None:
    assert (feed_path(Policy()), feed_path(Policy(), "goal")) == (
        WHOLE,
        "Relationships/reminders-goal.ics",
    )


def test_two_that_make_feeds_at_once_wait_for_each_other(
    vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = FileLock(state.state_folder(vault) / "feed.lock", thread_local=False)
    held.acquire()
    threading.Timer(0.2, held.release, [True]).start()
    write(vault)
    assert (vault / WHOLE).exists()
    monkeypatch.setattr(state, "FEED_SECONDS", 0)
    held = FileLock(state.state_folder(vault) / "feed.lock")
    with held, pytest.raises(WriteError, match="Another mdrel"):
        write(vault)


def test_where_no_state_can_be_kept_the_feed_is_written_all_the_same(
    vault: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    write(vault)
    assert (vault / WHOLE).exists()


def test_while_the_key_cannot_be_read_the_events_keep_their_stamps(
    vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_feeds(Session(vault, DAY).build, accepts_removals=True)
    before = (vault / WHOLE).read_bytes()

    def fail(*_: object) -> bytes:
        raise OSError(errno.EIO, "Input/output error")

    key = (state.state_folder(vault) / "feed-key").read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr("mdrel.app.environment.secret_file.read_secret", fail)
        keep_feeds(Session(vault, DAY).build, accepts_removals=True)
    assert (vault / WHOLE).read_bytes() == before
    assert (state.state_folder(vault) / "feed-key").read_bytes() == key


def test_a_pipe_where_the_feed_should_be_stops_with_a_message(vault: Path) -> None:
    (vault / "Relationships").mkdir()
    os.mkfifo(vault / WHOLE)
    with pytest.raises(WriteError, match="not a regular file"):
        write(vault)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_leaves_the_old_feed_and_says_so(
    vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(vault)
    before = (vault / WHOLE).read_bytes()
    (vault / "People/Cy.md").write_text(ADA, encoding="utf-8")
    really = os.open
    monkeypatch.setattr(
        os,
        "open",
        lambda path, *more, **options: really(
            "/dev/full" if str(path).endswith(".tmp") else path,
            os.O_WRONLY if str(path).endswith(".tmp") else more[0],
            *more[1:],
            **options,
        ),
    )
    report = Updater(vault, DAY, outputs=(keep_feeds,)).update(0)
    monkeypatch.undo()
    assert "No space left" in report.problems[0].message
    assert "still there" in report.problems[0].hint
    assert (vault / WHOLE).read_bytes() == before
    assert [file.name for file in (vault / "Relationships").iterdir()] == ["reminders.ics"]
    assert not is_current(plan_feed(Session(vault, DAY).build).plan)


def test_a_server_begins_with_feeds_that_this_machine_wrote_and_with_no_others(vault: Path) -> None:
    session = Session(vault, DAY)
    assert read_own_feeds(vault, session.policy) == {}
    keep_feeds(session.build, accepts_removals=True)
    written = (vault / WHOLE).read_bytes()
    assert read_own_feeds(vault, session.policy) == {"": written}
    (vault / WHOLE).write_bytes(
        written.replace(b"TRANSP:", b"ATTACH:https://evil.example/x\r\nTRANSP:")
    )
    assert read_own_feeds(vault, session.policy) == {}
    (vault / BIRTHDAYS).write_bytes(written)
    assert read_own_feeds(vault, session.policy) == {}
    keep_feeds(session.build, accepts_removals=True)
    assert b"evil" not in (vault / WHOLE).read_bytes()
    assert set(read_own_feeds(vault, session.policy)) == {"", "birthdays"}


def test_without_a_place_for_the_key_a_feed_is_made_all_the_same(
    vault: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    first = render_feed(Session(vault, DAY).build, b"")[1].content
    assert check(first) == []
    assert check(render_feed(Session(vault, DAY).build, first)[1].content) == []


def test_a_damaged_key_is_made_anew(vault: Path) -> None:
    keep_feeds(Session(vault, DAY).build, accepts_removals=True)
    key = state.state_folder(vault) / "feed-key"
    key.write_text("short", encoding="utf-8")
    before = (vault / WHOLE).read_bytes()
    keep_feeds(Session(vault, DAY).build, accepts_removals=True)
    after = (vault / WHOLE).read_bytes()
    assert after != before
    keep_feeds(Session(vault, DAY).build, accepts_removals=True)
    assert (vault / WHOLE).read_bytes() == after
    assert len(key.read_text(encoding="utf-8").strip()) == 43


@pytest.mark.parametrize("name", ["feed-key", "feeds.json", "contacts.json"])
def test_a_pipe_where_a_file_of_the_state_should_be_stops_nothing(vault: Path, name: str) -> None:
    os.mkfifo(state.state_folder(vault) / name)
    keep_feeds(Session(vault, DAY).build, accepts_removals=True)
    assert check((vault / WHOLE).read_bytes()) == []


def test_links_go_where_obsidian_keeps_the_vault_and_every_event_keeps_its_uid(vault: Path) -> None:
    plain = render_feed(Session(vault, DAY).build, b"")[1].content
    (vault / ".obsidian").mkdir()
    linked = render_feed(Session(vault, DAY).build, b"")[1].content
    assert b"obsidian:" not in plain
    assert not any(each.value("URL") for each in list_events(plain))
    notes = ("Ada", "Bo", "Ada")  # a talk each, and one birthday
    assert [each.value("URL") for each in list_events(linked)] == [
        f"obsidian://open?vault=vault&file=People%2F{name}.md" for name in notes
    ]
    assert [each.value("UID") for each in list_events(plain)] == [
        each.value("UID") for each in list_events(linked)
    ]
