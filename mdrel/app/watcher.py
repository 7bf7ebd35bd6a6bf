"""Waits for changes of a vault and lets the keeper step. File events are hints that something happened; looking at the vault again is the truth."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from mdrel.app.clock import read_local
from mdrel.app.keeper import Keeper, Report
from mdrel.errors import MdrelError
from mdrel.vault.presence import is_folder

if TYPE_CHECKING:
    from watchdog.events import FileSystemEvent
    from watchdog.observers.api import BaseObserver

DEBOUNCE_SECONDS = 0.3
# Many changes in a row are waited for, but not for ever.
LONGEST_DEBOUNCE_SECONDS = 2.0
RESCAN_SECONDS = 30.0
# So often every file is compared with what it should be, although nothing was seen to change.
COMPARE_SECONDS = 300.0
POLL_SECONDS = 2.0
_WATCHED = (".md", ".markdown", ".toml", ".json")
_CHANGES = frozenset({"created", "modified", "moved", "deleted", "closed"})

Tell = Callable[[str], None]
ShowReport = Callable[[Report, float], None]


class Watcher:
    """Runs `keeper` until it is stopped. `polls` looks every two seconds instead of waiting for events (network disks have none)."""

    def __init__(self, keeper: Keeper, show: ShowReport, tell: Tell, *, polls: bool = False) -> None:
        """Take the engine and the two ways to speak: of rebuilds, and of what goes wrong."""
        self.keeper, self.show, self.tell, self.polls = keeper, show, tell, polls
        self._wake = threading.Event()
        self._stopped = False
        self._last_problems: tuple[str, ...] = ()
        self._compared = monotonic()
        self._observer: BaseObserver | None = None

    def run(self) -> None:
        """Step now, then whenever something changes, a held note is quiet, a day begins, or half a minute is over."""
        with _stopping_on_term(self.stop):
            self._observe()
            try:
                while not self._stopped:
                    self._step()
                    self._wait()
            finally:
                self._drop_observer()

    def stop(self) -> None:
        """End `run` as soon as the step that is under way is done."""
        self._stopped = True
        self._wake.set()

    @property
    def is_well(self) -> bool:
        """Whether the last step did all it should."""
        return not self._last_problems

    def _step(self) -> None:
        start = monotonic()
        if start - self._compared > COMPARE_SECONDS:
            self._compared = start
            self.keeper.look_everywhere()
        try:
            report = self.keeper.step(start)
        except MdrelError as error:
            self._tell_problems((error,))
            self._drop_observer()
            self.keeper.look_everywhere()
            return
        self._tell_problems(report.problems)
        if report.is_first or report.has_new_settings or report.written or report.changed or report.released:
            self.show(report, monotonic() - start)
        if self._observer is None:
            self._observe()

    def _tell_problems(self, problems: tuple[MdrelError, ...]) -> None:
        """Say each problem once, and when it is over."""
        told = {each.message: each for each in problems}
        messages = tuple(told)
        for each in told.values():
            if each.message not in self._last_problems:
                self.tell(f"{read_local():%H:%M:%S}  ✗ {each.message}" + (f" – {each.hint.splitlines()[0]}" if each.hint else ""))
        if self._last_problems and not messages:
            self.tell(f"{read_local():%H:%M:%S}  all well again")
        self._last_problems = messages

    def _wait(self) -> None:
        """Sleep until there is a reason to look, then until it is quiet for a moment."""
        wakes_in = self.keeper.hold.wakes_in(monotonic())
        rescan = POLL_SECONDS if self.polls or self._observer is None else RESCAN_SECONDS
        rescan = min(rescan, self.keeper.count_seconds_to_new_day() + 0.05)
        if not self._wake.wait(min(rescan, wakes_in + 0.05) if wakes_in is not None else rescan):
            return
        until = monotonic() + LONGEST_DEBOUNCE_SECONDS
        while not self._stopped and monotonic() < until:
            self._wake.clear()
            if not self._wake.wait(DEBOUNCE_SECONDS):
                return

    def _observe(self) -> None:
        """Ask the system for events; where it has none to give, looking every two seconds does."""
        if self.polls:
            return
        from watchdog.events import FileSystemEventHandler
        from watchdog.observers import Observer

        watcher = self

        class Handler(FileSystemEventHandler):
            def on_any_event(self, event: FileSystemEvent) -> None:
                watcher.notice(event)

        observer = Observer()
        try:
            observer.schedule(Handler(), str(self.keeper.vault), recursive=True)
            observer.start()
        except OSError as error:
            if is_folder(self.keeper.vault):
                self.tell(f"{read_local():%H:%M:%S}  no file events ({error.strerror or error}): looking every {POLL_SECONDS:.0f} seconds")
                self.polls = True
            return
        self._observer = observer

    def _drop_observer(self) -> None:
        observer, self._observer = self._observer, None
        if observer is not None:
            observer.stop()
            with suppress(RuntimeError):
                observer.join(1)

    def notice(self, event: FileSystemEvent) -> None:
        """Wake up for whatever may change an answer; not for reading, nor for hidden files and mdrel's own."""
        if event.event_type not in _CHANGES:
            return
        if event.is_directory and event.event_type == "modified":
            return
        paths = [path for path in (event.src_path, event.dest_path) if path]
        if event.is_directory or any(self._matters(Path(path if isinstance(path, str) else path.decode("utf-8", "surrogateescape"))) for path in paths):
            self._wake.set()

    def _matters(self, path: Path) -> bool:
        return path.suffix.lower() in _WATCHED and not path.name.startswith(".mdrel-")


@contextmanager
def _stopping_on_term(stop: Callable[[], None]) -> Iterator[None]:
    """End quietly on SIGTERM and SIGHUP, as a service manager or a closed terminal asks."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    signals = [signal.SIGTERM, *([signal.SIGHUP] if hasattr(signal, "SIGHUP") else [])]
    before = [signal.signal(each, lambda *_: stop()) for each in signals]
    try:
        yield
    finally:
        for each, handler in zip(signals, before, strict=True):
            signal.signal(each, handler)
