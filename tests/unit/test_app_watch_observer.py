"""The events of macOS and Windows, heard through two of watchdog's observers.

Both run here. Whatever changes an answer wakes the updater.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from threading import Event, Thread
from time import monotonic

import pytest
from watchdog import events
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingObserver

from mdrel.app.watch.observer import EventSelector

if not sys.platform.startswith("linux"):
    pytest.skip("one of the two observers is Linux's", allow_module_level=True)

from watchdog.observers.inotify import InotifyObserver

from mdrel.app.watch import schedule, watcher
from mdrel.app.watch.inotify import Inotify
from mdrel.app.watch.observer import Watchdog, observe
from mdrel.app.watch.update_report import UpdateReport
from mdrel.app.watch.updater import Updater
from mdrel.app.watch.watcher import Watcher
from mdrel.model.path_pattern import make_matcher
from tests.support.places import write_tree
from tests.support.serving import LONGEST

# A folder in a new folder is found by listing and by its own event: watchdog says so, and goes on.
pytestmark = pytest.mark.filterwarnings("ignore:Callback with id .* already exists:RuntimeWarning")

DAY = date(2026, 11, 22)
ADA = "---\nlevel: trusted\n---\n## Conversations\n\n- 2026-10-01 call: Berlin\n"
BO = "---\nlevel: target\n---\n"
MAKERS: dict[str, Callable[[], BaseObserver]] = {
    "inotify": InotifyObserver,
    "polling": lambda: PollingObserver(timeout=0.05),
}


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    write_tree(tmp_path / "outside", {"Bo.md": BO})
    return write_tree(
        tmp_path / "vault",
        {"People/Ada.md": ADA, "Work/deep/a.md": "x", ".obsidian/app.json": "{}"},
    )


@pytest.fixture(params=MAKERS, ids=str)
def make(request: pytest.FixtureRequest) -> Callable[[], BaseObserver]:
    return MAKERS[request.param]


class Heard:
    """A Watchdog and whether it woke anybody."""

    def __init__(
        self, root: Path, make: Callable[[], BaseObserver], others: tuple[str, ...] = ()
    ) -> None:
        self.woken = Event()
        self.watchdog = Watchdog(root, others, self.woken.set, make)

    def is_heard(self) -> bool:
        """Whether somebody is woken, and finds news."""
        return self.woken.wait(LONGEST) and self.watchdog.has_news()


@pytest.fixture
def heard(vault: Path, make: Callable[[], BaseObserver]) -> Iterator[Heard]:
    found = Heard(vault, make)
    yield found
    found.watchdog.close()


CHANGES: dict[str, Callable[[Path], object]] = {
    "new": lambda root: write_tree(root, {"People/Cy.md": BO}),
    "write": lambda root: write_tree(root, {"People/Ada.md": f"{ADA}- 2026-11-01 call: more\n"}),
    "in place": lambda root: os.truncate(root / "People/Ada.md", 0),
    "touch": lambda root: os.utime(root / "People/Ada.md", (1, 1)),
    "mode": lambda root: (root / "People/Ada.md").chmod(0o600),
    "delete": lambda root: (root / "People/Ada.md").unlink(),
    "rename": lambda root: (root / "People/Ada.md").rename(root / "Work/Ada.md"),
    "note to other file": lambda root: (root / "People/Ada.md").rename(root / "People/Ada.txt"),
    "saved by renaming": lambda root: (
        write_tree(root, {"People/.saving.tmp": BO}),
        (root / "People/.saving.tmp").rename(root / "People/Ada.md"),
    ),
    "new folders": lambda root: write_tree(root, {"new/er/x.md": "x"}),
    "folder in": lambda root: (root.parent / "outside").rename(root / "Friends"),
    "folder out": lambda root: (root / "Work").rename(root.parent / "away"),
    "folder moved": lambda root: (root / "Work").rename(root / "People/Work"),
    "folder deleted": lambda root: shutil.rmtree(root / "Work"),
    "folder closed": lambda root: (root / "Work").chmod(0o500),
    "settings": lambda root: write_tree(root, {"mdrel.toml": ""}),
    "Obsidian's settings": lambda root: write_tree(root, {".obsidian/daily-notes.json": "{}"}),
}


@pytest.mark.parametrize("change", CHANGES, ids=lambda name: name.replace(" ", "-"))
def test_whatever_may_change_an_answer_is_news_that_everything_is_looked_at_for(
    vault: Path, heard: Heard, change: str
) -> None:
    assert heard.watchdog.has_news() is False
    CHANGES[change](vault)
    assert heard.is_heard()
    assert not heard.watchdog.is_lost
    assert heard.watchdog.take().needs_full_scan


def test_what_lies_in_a_folder_that_came_later_is_heard_too(vault: Path, heard: Heard) -> None:
    (vault.parent / "outside").rename(vault / "Friends")
    assert heard.is_heard()
    heard.watchdog.take()
    until, number = time.monotonic() + LONGEST, 0
    while heard.woken.is_set():  # until the last event of the move itself has come
        heard.woken.clear()
        heard.woken.wait(1)
    heard.watchdog.take()
    while not heard.woken.wait(0.2) and time.monotonic() < until:
        number += 1
        write_tree(vault, {"Friends/Bo.md": BO * number})
    assert heard.watchdog.has_news()


def test_a_vault_that_is_gone_is_news_and_lost(vault: Path, heard: Heard) -> None:
    shutil.rmtree(vault)
    assert heard.is_heard()
    assert heard.watchdog.is_lost


def test_a_template_of_ones_own_is_news(
    vault: Path, tmp_path: Path, make: Callable[[], BaseObserver]
) -> None:
    write_tree(tmp_path, {"templates/Overview.md.j2": "x"})
    heard = Heard(vault, make, (str(tmp_path / "templates"),))
    write_tree(tmp_path, {"templates/Overview.md.j2": "longer"})
    assert heard.is_heard()
    assert heard.watchdog.take().is_anywhere
    heard.watchdog.close()


@pytest.mark.parametrize(
    ("event", "is_news"),
    [
        (events.FileModifiedEvent("v/People/Ada.md"), True),
        (events.FileModifiedEvent(b"v/People/Ada\xff.MD"), True),
        (events.FileMovedEvent("v/.saving.tmp", "v/Ada.markdown"), True),
        (events.FileMovedEvent("v/Ada.md", "v/Ada.bak"), True),
        (events.FileMovedEvent("v/.mdrel-note-1.tmp", "v/Ada.md"), True),
        (events.DirDeletedEvent("v/Work"), True),
        (events.FileModifiedEvent("v/mdrel.toml"), True),
        (events.FileCreatedEvent("v/photo.jpg"), False),
        (events.FileModifiedEvent("v/People/.Ada.md.swp"), False),
        (events.FileCreatedEvent("v/.mdrel-note-1.md"), False),
        (events.FileMovedEvent("v/a.jpg", "v/b.jpg"), False),
    ],
    ids=lambda value: (
        f"{type(value).__name__}-{os.fsdecode(value.src_path)}"
        if isinstance(value, events.FileSystemEvent)
        else ""
    ),
)
def test_what_no_note_and_no_setting_is_in_is_no_news(
    heard: Heard, event: events.FileSystemEvent, is_news: bool
) -> None:
    heard.watchdog.notice(event)
    assert heard.watchdog.has_news() is heard.woken.is_set() is is_news
    assert bool(heard.watchdog.take()) is is_news
    assert not heard.watchdog.has_news()
    assert not heard.watchdog.take()


def test_there_is_nothing_to_wait_on_and_no_promise_to_make(heard: Heard) -> None:
    assert heard.watchdog.fileno() == -1
    assert not heard.watchdog.is_exact


@pytest.mark.parametrize("missing", ["vault", "templates"])
def test_a_folder_that_is_not_there_gives_no_events(
    vault: Path, tmp_path: Path, make: Callable[[], BaseObserver], missing: str
) -> None:
    root = vault if missing == "templates" else tmp_path / "missing"
    with pytest.raises(OSError, match="No such file"):
        Watchdog(root, (str(tmp_path / "missing too"),), lambda: None, make)


def test_each_system_gets_its_own_events(vault: Path) -> None:
    for platform, kind in (("linux", Inotify), ("darwin", Watchdog), ("win32", Watchdog)):
        found = observe(vault, make_matcher(()), (), lambda: None, platform)
        assert type(found) is kind
        found.close()


class Running:
    """A watcher in a thread of its own that hears through watchdog.

    It looks at everything only when told to.
    """

    def __init__(self, vault: Path) -> None:
        self.reports: list[UpdateReport] = []
        self.told: list[str] = []
        self.is_news = Event()
        self.watcher = Watcher(Updater(vault, DAY, outputs=()), self.show, self.told.append)
        self.thread = Thread(target=self.watcher.run)
        self.thread.start()

    def show(self, report: UpdateReport, _seconds: float) -> None:
        """Keep a report."""
        self.reports.append(report)
        self.is_news.set()

    def changed(self, *paths: str) -> bool:
        """Whether these notes come to be seen as changed."""
        until = time.monotonic() + LONGEST
        while not set(paths) <= {path for report in self.reports for path in report.changed}:
            if not self.is_news.wait(max(0, until - time.monotonic())):
                return False
            self.is_news.clear()
        self.reports.clear()
        return True


@pytest.fixture
def running(
    vault: Path, make: Callable[[], BaseObserver], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Running]:
    monkeypatch.setattr(schedule, "RESCAN_SECONDS", 1e9)
    monkeypatch.setattr(
        watcher, "observe", lambda root, _ignored, others, wake: Watchdog(root, others, wake, make)
    )
    found = Running(vault)
    assert found.is_news.wait(LONGEST)
    yield found
    found.watcher.stop()
    found.thread.join(LONGEST)
    assert not found.thread.is_alive()
    assert found.told == []


def test_every_change_makes_the_keeper_look(vault: Path, running: Running) -> None:
    write_tree(vault, {"People/Cy.md": BO})
    assert running.changed("People/Cy.md"), "created"
    write_tree(vault, {"People/Ada.md": f"{ADA}- 2026-11-01 call: more\n"})
    assert running.changed("People/Ada.md"), "edited"
    (vault / "People/Cy.md").rename(vault / "People/Di.md")
    assert running.changed("People/Cy.md", "People/Di.md"), "renamed"
    (vault / "People/Di.md").unlink()
    assert running.changed("People/Di.md"), "deleted"
    (vault.parent / "outside").rename(vault / "People/Friends")
    assert running.changed("People/Friends/Bo.md"), "a folder moved in"
    write_tree(vault, {"People/Friends/Bo.md": ADA})
    assert running.changed("People/Friends/Bo.md"), "edited there"
    (vault / "People/Friends").rename(vault.parent / "away")
    assert running.changed("People/Friends/Bo.md"), "a folder moved out"


LONG = 30.0


@pytest.fixture
def signalled() -> Iterator[list[int]]:
    """Let SIGTERM end nothing, and return the signals that Python handled."""
    numbers: list[int] = []
    before = signal.signal(signal.SIGTERM, lambda number, _: numbers.append(number))
    yield numbers
    signal.signal(signal.SIGTERM, before)


def test_a_signal_between_the_last_look_and_the_wait_ends_the_wait(signalled: list[int]) -> None:
    with EventSelector() as selector:
        signal.raise_signal(signal.SIGTERM)  # handled at once, and yet the wait that follows ends
        began = monotonic()
        assert selector.wait(LONG)
        assert monotonic() - began < LONG / 2
        assert signalled == [signal.SIGTERM]
        assert not selector.wait(0), "each ends one wait"


def test_a_call_from_another_thread_ends_the_wait() -> None:
    with EventSelector() as selector:
        began = monotonic()
        threading.Timer(0.05, selector.wake).start()
        assert selector.wait(LONG)
        assert monotonic() - began < LONG / 2


def test_who_heard_signals_before_hears_them_after(signalled: list[int]) -> None:
    with EventSelector() as outer:
        with EventSelector() as inner:
            signal.raise_signal(signal.SIGTERM)
            assert inner.wait(0)
            assert not outer.wait(0)
        signal.raise_signal(signal.SIGTERM)
        assert outer.wait(0)
    assert signal.set_wakeup_fd(-1) == -1
    assert len(signalled) == 2


def test_in_another_thread_it_waits_and_leaves_signals_alone() -> None:
    found: list[object] = []

    def wait() -> None:
        with EventSelector() as selector:
            found.append(selector.wait(0))

    thread = threading.Thread(target=wait)
    thread.start()
    thread.join()
    assert found == [[]]
