"""Waits for changes of a vault and lets the updater work.

File events are hints where to look; looking at the whole vault is the truth, every so often.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic, process_time

from mdrel.app.cache.revision_socket import RevisionServer
from mdrel.app.environment.clock import read_local, read_now_ns
from mdrel.app.environment.memory import gc_freeze, return_free_memory
from mdrel.app.environment.user_config import list_template_folders
from mdrel.app.watch.mounts import Mounts, read_mounts
from mdrel.app.watch.observer import EventSelector, Observer, Source, observe
from mdrel.app.watch.schedule import POLL_SECONDS, Facts, Schedule
from mdrel.app.watch.update_report import UpdateReport
from mdrel.app.watch.updater import Updater
from mdrel.errors import MdrelError
from mdrel.model.path_pattern import make_matcher
from mdrel.vault.dirty_paths import DirtyPaths
from mdrel.vault.presence import is_folder

Tell = Callable[[str], None]
ShowReport = Callable[[UpdateReport, float], None]


class Watcher:
    """Runs `updater` until it is stopped: listens, and does what the schedule says.

    `polls` looks every two seconds instead of waiting for events (network disks have none).
    With `answers_in` (the cache's folder) it answers commands that ask whether anything changed.
    """

    def __init__(
        self,
        updater: Updater,
        show: ShowReport,
        tell: Tell,
        *,
        polls: bool = False,
        answers_in: Path | None = None,
    ) -> None:
        """Take the engine and the two ways to speak: of rebuilds, and of what goes wrong."""
        self.updater, self.show, self.tell = updater, show, tell
        self.schedule = Schedule(monotonic(), _read_wall(), polls=polls)
        self._answers_in = answers_in
        self._server: RevisionServer | None = None
        self._stopped = False
        self._last_problems: tuple[str, ...] = ()
        self._mounts: Mounts | None = None
        self._observer: Observer | None = None
        self._is_current = False
        self._selector: EventSelector | None = None

    def run(self) -> None:
        """Update now, then whenever something changes or the schedule says that it is time."""
        with stopping_on_term(self.stop):
            self.updater.load_settings()
            with EventSelector() as self._selector:
                try:
                    self._observe()
                    self._start_server()
                    while not self._stopped:
                        self._update()
                        self._wait()
                finally:
                    self._drop_observer()
                    self._stop_server()

    def stop(self) -> None:
        """End `run` as soon as the update that is under way is done."""
        self._stopped = True
        self._wake()

    @property
    def is_well(self) -> bool:
        """Whether the last update did all it should."""
        return not self._last_problems

    def _wake(self) -> None:
        if self._selector is not None:
            self._selector.wake()

    def _update(self) -> None:
        start, used = monotonic(), process_time()
        hints = self._choose_hints(start)
        self._is_current = False
        try:
            report = self.updater.update(start, hints)
        except MdrelError as error:
            self._tell_problems((error,))
            self._begin_anew()
            return
        self._is_current = True
        if report.is_first:
            gc_freeze()
        self.schedule.note_update(
            monotonic(), process_time() - used, report, is_whole=hints is None
        )
        self._tell_problems(report.problems)
        if report.shows_news or report.written:
            self.show(report, monotonic() - start)
        if report.has_new_settings:  # what is ignored may be something else now
            self._drop_observer()
        if self._observer is None:
            self._observe()

    def _choose_hints(self, now: float) -> DirtyPaths | None:
        """Return where to look, or None where everything is to be looked at."""
        observer = self._observer
        hints = (
            observer.take()
            if observer and observer.has_news() and not observer.is_lost
            else DirtyPaths()
        )
        look = self.schedule.choose(now, hints, has_events=observer is not None)
        if look.compares:
            self.updater.look_everywhere()
        if look.hints is None and observer is not None:
            observer.renew()
        return look.hints

    def _tell_problems(self, problems: tuple[MdrelError, ...]) -> None:
        """Say each problem once, and when it is over."""
        told = {each.message: each for each in problems}
        messages = tuple(told)
        for each in told.values():
            if each.message not in self._last_problems:
                self.tell(
                    f"{read_local():%H:%M:%S}  ✗ {each.message}"
                    + (f" – {each.hint.splitlines()[0]}" if each.hint else "")
                )
        if self._last_problems and not messages:
            self.tell(f"{read_local():%H:%M:%S}  all well again")
        self._last_problems = messages

    def _wait(self) -> None:
        """Sleep until there is a reason to look, then until it is quiet for a moment."""
        now = monotonic()
        self.schedule.rest(now, self._read_facts(now))
        while not self._stopped and not self.schedule.is_due(monotonic()):
            has_heard = self._listen(self.schedule.find_wake(monotonic()))
            if self._has_news():
                if has_heard or not self.schedule.is_hearing:
                    self.schedule.hear(monotonic())
            elif not has_heard and self._is_another_time():
                return
            if self.schedule.answers_are_due(monotonic()):
                self.updater.refresh_answers()
                return_free_memory()

    def _read_facts(self, now: float) -> Facts:
        return Facts(
            self._observer is not None,
            self.updater.grace_period.wakes_in(now),
            self.updater.count_seconds_to_new_day(),
        )

    def _listen(self, seconds: float) -> bool:
        """Wait for events, questions and calls to stop, and answer the questions.

        Returns:
            Whether there was anything but questions.
        """
        heard = self._selector.wait(seconds) if self._selector else []
        if self._server in heard and self._server is not None:
            self._server.answer()
        return any(each is not self._server for each in heard)

    def _hear(self, source: Source, *, ends: bool = False) -> None:
        if self._selector is not None and source.fileno() >= 0:
            (self._selector.selector.unregister if ends else self._selector.add)(source)

    def _has_news(self) -> bool:
        if self._observer is None or not self._observer.has_news():
            return False
        if self._observer.is_lost:
            self._drop_observer()
        return True

    def _is_another_time(self) -> bool:
        """Whether the day, the clock or what is mounted is not what it was.

        After the last two everything is looked at, with new watches.
        """
        has_slipped = self.schedule.has_slipped(monotonic(), _read_wall())
        if has_slipped or (self._mounts and not self._mounts.is_same(self.updater.vault)):
            self._begin_anew()
            return True
        return self.updater.has_new_day()

    def _begin_anew(self) -> None:
        """Trust nothing that was heard or written so far."""
        self._drop_observer()
        self.updater.look_everywhere()

    def _observe(self) -> None:
        """Ask the system for events; where it has none to give, looking every two seconds does."""
        self._mounts = read_mounts(self.updater.vault)
        if self.schedule.polls or not is_folder(self.updater.vault):
            return
        if self._mounts.is_remote:
            self._poll(f"this is a network disk ({', '.join(sorted(self._mounts.kinds))})")
            return
        try:
            self._observer = observe(
                self.updater.vault,
                make_matcher(self.updater.ignore),
                list_template_folders(),
                self._wake,
            )
        except OSError as error:
            if is_folder(self.updater.vault):
                self._poll(f"{error.strerror or error}")
            return
        self.schedule.look_soon()
        self._hear(self._observer)

    def _poll(self, why: str) -> None:
        self.tell(
            f"{read_local():%H:%M:%S}  no file events: "
            f"looking every {POLL_SECONDS:.0f} seconds ({why})"
        )
        self.schedule.polls = True

    def _drop_observer(self) -> None:
        observer, self._observer = self._observer, None
        if observer is not None:
            self._hear(observer, ends=True)
            observer.close()

    def _start_server(self) -> None:
        if self._answers_in is None:
            return
        with suppress(OSError, AttributeError):  # then commands look for themselves
            self._server = RevisionServer(self._answers_in, self._find_revision)
            self._hear(self._server)

    def _stop_server(self) -> None:
        if self._server is not None:
            self._hear(self._server, ends=True)
            self._server.close()

    def _find_revision(self) -> str:
        """Return the revision that is true at this moment; empty where none surely is."""
        observer, mounts = self._observer, self._mounts
        if (
            not self._is_current
            or observer is None
            or not observer.is_exact
            or mounts is None
            or not mounts.is_local
        ):
            return ""
        return (
            ""
            if observer.has_news() or not mounts.is_same(self.updater.vault)
            else self.updater.revision
        )


def _read_wall() -> float:
    """Return the time people read, in seconds."""
    return read_now_ns() / 1e9


@contextmanager
def stopping_on_term(stop: Callable[[], None]) -> Iterator[None]:
    """Call `stop` on SIGTERM and SIGHUP, as a service manager or a closed terminal sends them.

    It may stand within another one. Outside the main thread signals stay as they are.
    """
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
