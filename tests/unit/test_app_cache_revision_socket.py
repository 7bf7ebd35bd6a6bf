"""What a running watcher promises commands, and that it never promises too much."""

from __future__ import annotations

import errno
import os
import select
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from threading import Event, Thread

import pytest

if not sys.platform.startswith("linux"):
    pytest.skip(
        "only Linux's file events are certain enough for a promise", allow_module_level=True
    )

from watchdog.observers.inotify_c import InotifyFD

from mdrel.app.build import Build
from mdrel.app.cache import revision_socket
from mdrel.app.cache.location import cache_file, make_place
from mdrel.app.cache.revision_socket import NAME, RevisionServer, ask_revision
from mdrel.app.cache.validation import check_cache
from mdrel.app.outputs.publish import Outcome
from mdrel.app.session import Session
from mdrel.app.watch import mounts, schedule
from mdrel.app.watch.updater import Updater
from mdrel.app.watch.watcher import Watcher
from tests.support.places import write_tree
from tests.support.serving import LONGEST, wait_for

DAY = date(2026, 11, 22)
ADA = "---\nlevel: trusted\n---\n## Conversations\n\n- 2026-10-01 call: Berlin\n"


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    return write_tree(tmp_path / "vault", {"People/Ada.md": ADA, "Note.md": "x"})


@pytest.fixture(autouse=True)
def _looks_are_free(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no look at everything be put off: what one costs is measured with all that a test does.

    Where the cache was in use at the moment of a save, it is the next look that promises again.
    """
    monkeypatch.setattr(schedule, "SHARE", 0)


class Running:
    """A watcher in a thread of its own."""

    def __init__(self, vault: Path) -> None:
        self.vault, self.said = vault, list[str]()
        make_place(cache_file(vault))
        self.watcher = Watcher(
            Updater(vault, DAY, outputs=(), remembers=True),
            lambda *_: None,
            self.said.append,
            answers_in=cache_file(vault).parent,
        )
        self.thread = Thread(target=self.watcher.run)
        self.thread.start()

    def promises(self, within: float = LONGEST) -> bool:
        """Whether it comes to promise something."""
        until = time.monotonic() + within
        while time.monotonic() < until:
            if (found := check_cache(self.vault)).revision and found.scan is None:
                return True
            time.sleep(0.02)
        return False

    def stop(self) -> None:
        """End the watcher."""
        self.watcher.stop()
        self.thread.join(LONGEST)
        assert not self.thread.is_alive()


@pytest.fixture
def running(vault: Path) -> Iterator[Running]:
    found = Running(vault)
    yield found
    found.stop()


def test_with_a_watcher_a_command_need_not_look(vault: Path, running: Running) -> None:
    assert running.promises()
    session = Session(vault, DAY, cache_check=check_cache(vault))
    assert session.snapshot.contacts == Session(vault, DAY).snapshot.contacts
    assert session.cache_check
    assert session.cache_check.scan is None


def test_a_save_just_before_the_question_is_in_the_answer(vault: Path, running: Running) -> None:
    assert running.promises()
    for number in range(60):
        (vault / "People/Ada.md").write_text(
            f"{ADA}- 2026-11-{number % 20 + 1:02d} call: talk {number}\n", encoding="utf-8"
        )
        seen = Session(vault, DAY, cache_check=check_cache(vault)).snapshot
        assert f"talk {number}" in str(seen.contacts[0].conversations)
        if number % 20 == 0:
            assert running.promises()


@pytest.mark.parametrize("change", ["new folder", "folder away", "delete", "mode", "settings"])
def test_no_change_is_promised_away(
    vault: Path, running: Running, change: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert running.promises()
    with monkeypatch.context() as patch:  # the watcher hears of it, and looks only afterwards
        patch.setattr(schedule, "DEBOUNCE_SECONDS", LONGEST)
        patch.setattr(schedule, "LONGEST_DEBOUNCE_SECONDS", LONGEST)
        match change:
            case "new folder":
                write_tree(vault, {"a/b/c/Bo.md": "---\nlevel: target\n---\n"})
            case "folder away":
                (vault / "People").rename(vault.parent / "away")
            case "delete":
                (vault / "People/Ada.md").unlink()
            case "mode":
                (vault / "People/Ada.md").chmod(0o600)
            case _:
                write_tree(vault, {"mdrel.toml": "[notes]\nignore = ['People']\n"})
        seen = check_cache(vault)
        assert seen.revision == "" or seen.scan is not None
        assert Session(vault, DAY, cache_check=seen).snapshot == Session(vault, DAY).snapshot
    assert running.promises(), "and then it promises again"
    assert (
        Session(vault, DAY, cache_check=check_cache(vault)).snapshot == Session(vault, DAY).snapshot
    )


def wrap(vault: Path) -> str:
    (vault / "Box").mkdir()
    (vault / "People").rename(vault / "Box/People")
    return "Box/People"


def wrap_twice(vault: Path) -> str:
    wrap(vault)
    (vault / "Crate").mkdir()
    (vault / "Box").rename(vault / "Crate/Box")
    return "Crate/Box/People"


def replace(vault: Path) -> str:
    (vault / "People").rename(vault.parent / "away")
    write_tree(vault, {"People/Ada.md": ADA})
    return "People"


def leave_and_return(vault: Path) -> str:
    (vault / "People").rename(vault.parent / "away")
    (vault / "Box").mkdir()
    (vault.parent / "away").rename(vault / "Box/away")
    return "Box/away"


@pytest.mark.parametrize("change", [wrap, wrap_twice, replace, leave_and_return])
def test_a_folder_moved_while_the_watcher_was_busy_is_heard_where_it_is(
    vault: Path, running: Running, change: Callable[[Path], str]
) -> None:
    assert running.promises()
    is_busy, may_go_on = Event(), Event()

    def wait(build: Build, *, accepts_removals: bool) -> tuple[Build, Outcome]:
        assert build.vault == vault
        assert not accepts_removals
        is_busy.set()
        assert may_go_on.wait(LONGEST)
        return build, Outcome((), ())

    running.watcher.updater.outputs = (wait,)
    write_tree(vault, {"People/Bo.md": "---\nlevel: target\n---\n"})
    assert is_busy.wait(LONGEST)
    folder = change(vault)
    may_go_on.set()
    assert running.promises()
    for number in range(3):
        write_tree(vault, {f"{folder}/Ada.md": f"{ADA}- 2026-11-{number + 1:02d} call: more\n"})
        cached = Session(vault, DAY, cache_check=check_cache(vault)).snapshot
        assert cached == Session(vault, DAY).snapshot
        assert running.promises()


def test_a_vault_with_a_note_of_two_names_gets_no_promise(vault: Path, running: Running) -> None:
    assert running.promises()
    (vault / "Twin.md").hardlink_to(vault / "People/Ada.md")
    time.sleep(1)
    assert not running.promises(1)
    (vault / "Twin.md").unlink()
    assert running.promises()


def test_a_cache_that_is_dropped_or_written_by_others_is_promised_again_after_a_look_at_everything(
    vault: Path, running: Running
) -> None:
    assert running.promises()
    cache_file(vault).unlink()
    assert Session(vault, DAY, cache_check=check_cache(vault)).index.revision
    assert not running.promises(0.3), "the watcher knows of another revision"
    running.watcher.schedule.look_soon()
    running.watcher._wake()
    write_tree(vault, {"Note.md": "y"})
    assert running.promises()


def test_a_vault_that_is_away_is_not_promised_and_comes_back(vault: Path, running: Running) -> None:
    assert running.promises()
    vault.rename(vault.parent / "away")
    assert ask_revision(cache_file(vault).parent) == ""
    (vault.parent / "away").rename(vault)
    assert running.promises()
    assert "does not exist" in "".join(running.said) or not running.said


def test_where_there_are_no_more_watches_it_says_so_and_looks_again_and_again(
    vault: Path, running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> int:
        raise OSError(errno.ENOSPC, "the library's words")

    assert running.promises()
    monkeypatch.setattr(InotifyFD, "add_callback", refuse)
    write_tree(vault, {"New/Bo.md": "---\nlevel: target\n---\n"})
    wait_for(lambda: running.watcher.schedule.polls, "looking instead of hearing")
    (said,) = running.said
    assert "looking every 2 seconds (this system gives no more watches; raise it with: " in said
    assert not running.promises(0.5)
    assert running.thread.is_alive()


def test_where_others_may_write_nothing_is_promised(
    vault: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    table = tmp_path / "table"
    table.write_text(
        f"1 0 0:1 / / rw - ext4 /dev/x rw\n2 1 0:2 / {vault} rw - nfs server:/x rw\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(mounts, "_TABLE", table)
    running = Running(vault)
    try:
        wait_for(lambda: running.watcher.schedule.polls, "looking instead of hearing")
        assert "network disk (nfs)" in running.said[0]
        assert not running.promises(1)
    finally:
        running.stop()


def test_a_mount_inside_the_vault_ends_the_promise(
    vault: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    table = tmp_path / "table"
    table.write_text("1 0 0:1 / / rw - ext4 /dev/x rw\n", encoding="utf-8")
    monkeypatch.setattr(mounts, "_TABLE", table)
    running = Running(vault)
    try:
        assert running.promises()
        table.write_text(
            f"1 0 0:1 / / rw - ext4 /dev/x rw\n9 1 0:9 / {vault}/People rw - fuse.sshfs x rw\n",
            encoding="utf-8",
        )
        assert ask_revision(cache_file(vault).parent) == ""
    finally:
        running.stop()


def answer_one(promise: RevisionServer) -> None:
    """Answer the first question that comes."""
    assert select.select([promise], [], [], LONGEST)[0]
    promise.answer()


def test_nobody_a_dead_one_and_a_silent_one_promise_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert ask_revision(tmp_path) == ""
    promise = RevisionServer(tmp_path, lambda: "abc")
    assert ask_revision(tmp_path) == "", "nobody answers, and it is not waited for"
    promise.answer()
    monkeypatch.setattr(revision_socket, "WAIT_SECONDS", LONGEST)  # as long as a thread may take
    thread = Thread(target=answer_one, args=(promise,))
    thread.start()
    assert ask_revision(tmp_path) == "abc"
    thread.join()
    assert oct((tmp_path / NAME).stat().st_mode)[-3:] == "600"
    promise._socket.close()
    assert ask_revision(tmp_path) == "", "it is dead, and left its socket"
    older = RevisionServer(tmp_path, lambda: "old")
    newer = RevisionServer(tmp_path, lambda: "new")
    older.close()
    assert (tmp_path / NAME).exists(), "that is the newer one's"
    newer.close()
    assert not (tmp_path / NAME).exists()
    with pytest.raises(OSError, match=r"too long|No such"):
        RevisionServer(tmp_path / ("x" * 200), lambda: "")


def test_the_ground_is_told_from_the_table_of_mounts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = tmp_path / "table"
    monkeypatch.setattr(mounts, "_TABLE", table)
    vault = Path("/home/ada lines/Notes")
    rows = {
        "/": "ext4",
        "/home": "btrfs",
        "/home/ada\\040lines": "nfs4",
        "/home/ada": "xfs",
        "/mnt": "cifs",
    }
    table.write_text(
        "".join(
            f"{number} 0 0:1 / {point} rw,relatime shared:1 - {kind} x rw\n"
            for number, (point, kind) in enumerate(rows.items())
        )
        + "odd line\n",
        encoding="utf-8",
    )
    found = mounts.read_mounts(vault)
    assert (set(found.kinds), found.is_remote, found.is_local) == ({"nfs4"}, True, False)
    assert mounts.read_mounts(Path("/home/x")).kinds == {"btrfs"}
    assert mounts.read_mounts(Path("/home/x")).is_local
    assert mounts.read_mounts(Path("/home")).kinds == {"btrfs", "nfs4", "xfs"}
    assert found.is_same(vault)
    table.write_text(
        table.read_text(encoding="utf-8") + "99 0 0:1 / /elsewhere rw - tmpfs x rw\n",
        encoding="utf-8",
    )
    assert found.is_same(vault), "what is mounted elsewhere does not matter"
    table.write_text(
        table.read_text(encoding="utf-8")
        + "99 0 0:1 / /home/ada\\040lines/Notes/sub rw - fuse.rclone x rw\n",
        encoding="utf-8",
    )
    assert not found.is_same(vault)
    table.unlink()
    assert not mounts.read_mounts(vault).is_local
    assert not mounts.read_mounts(vault).is_remote
    assert os.fspath(vault)
