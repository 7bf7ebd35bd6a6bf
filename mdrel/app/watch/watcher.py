"""Waits for changes of a vault and lets the updater step. File events are hints where to look; looking at the whole vault again is the truth, every so often."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic, process_time

from mdrel.app.cache.revision_socket import RevisionServer
from mdrel.app.environment.clock import read_local, read_now_ns
from mdrel.app.environment.garbage_collector import gc_freeze
from mdrel.app.environment.user_templates import list_template_folders
from mdrel.app.watch.mounts import Mounts, read_mounts
from mdrel.app.watch.observer import LIMIT_HINT, Observer, observe
from mdrel.app.watch.selector import EventSelector, Source
from mdrel.app.watch.updater import Updater, UpdateReport
from mdrel.errors import MdrelError
from mdrel.model.path_pattern import make_matcher
from mdrel.vault.dirty_paths import DirtyPaths
from mdrel.vault.presence import is_folder

DEBOUNCE_SECONDS = 0.3
# Many changes in a row are waited for, but not for ever.
LONGEST_DEBOUNCE_SECONDS = 2.0
# So often it is asked whether the vault is still the same folder, and whether it is still the same day.
TICK_SECONDS = 2.0
# So often everything is looked at although nothing was heard: never more than a four-hundredth of the processor.
RESCAN_SECONDS = 30.0
# So often every generated file is compared with what it should be, likewise.
COMPARE_SECONDS = 300.0
SHARE = 400
# What a look at everything is taken to cost until the first one was measured, which is half a minute after the start at the earliest.
SECONDS_A_NOTE = 6e-6
# So long after a change it has to be quiet before answers that commands kept are made anew.
ANSWER_SECONDS = 1.0
POLL_SECONDS = 2.0
POLL_SHARE = 20
# A clock that went otherwise than time by so much: somebody set it, or the machine slept.
SLIP_SECONDS = 5.0

Tell = Callable[[str], None]
ShowReport = Callable[[UpdateReport, float], None]


@dataclass(slots=True)
class _Pace:
    """How long looks at everything took, and when the last ones were, by a clock that never goes back; `slip` is that clock against the one on the wall."""

    looked: float = -1e9
    compared: float = field(default_factory=monotonic)
    look_cost: float = 0.0
    step_cost: float = 0.0
    slip: float = field(default_factory=lambda: read_now_ns() / 1e9 - monotonic())

    def has_slipped(self) -> bool:
        """Whether the machine slept or its clock was set since this was asked last."""
        before, self.slip = self.slip, read_now_ns() / 1e9 - monotonic()
        return abs(self.slip - before) > SLIP_SECONDS


class Watcher:
    """Runs `updater` until it is stopped. `polls` looks every two seconds instead of waiting for events (network disks have none).

    With `promise_in` (the cache's folder) it answers commands that ask whether anything changed.
    """

    def __init__(
        self,
        updater: Updater,
        show: ShowReport,
        tell: Tell,
        *,
        polls: bool = False,
        promise_in: Path | None = None,
    ) -> None:
        """Take the engine and the two ways to speak: of rebuilds, and of what goes wrong."""
        self.updater, self.show, self.tell, self.polls = updater, show, tell, polls
        self._promise_in = promise_in
        self._promise: RevisionServer | None = None
        self._stopped = False
        self._last_problems: tuple[str, ...] = ()
        self._pace = _Pace()
        self._ground: Mounts | None = None
        self._observer: Observer | None = None
        self._is_current = False
        self._answers_at: float | None = None
        self._ears: EventSelector | None = None

    def run(self) -> None:
        """Step now, then whenever something changes, a held note is quiet, a day begins, or it is time to look at everything."""
        with _stopping_on_term(self.stop):
            self.updater.load_settings()
            with EventSelector() as self._ears:
                try:
                    self._observe()
                    self._open_promise()
                    while not self._stopped:
                        self._step()
                        self._wait()
                finally:
                    self._drop_observer()
                    self._close_promise()

    def stop(self) -> None:
        """End `run` as soon as the step that is under way is done."""
        self._stopped = True
        self._wake()

    @property
    def is_well(self) -> bool:
        """Whether the last step did all it should."""
        return not self._last_problems

    def _wake(self) -> None:
        if self._ears is not None:
            self._ears.wake()

    def _step(self) -> None:
        start, used = monotonic(), process_time()
        hints = self._take_hints(start)
        self._is_current = False
        try:
            report = self.updater.step(start, hints)
        except MdrelError as error:
            self._tell_problems((error,))
            self._drop_observer()
            self.updater.look_everywhere()
            return
        self._is_current = True
        if report.is_first:
            gc_freeze()
        self._note_cost(process_time() - used, report, is_whole=hints is None)
        self._tell_problems(report.problems)
        if (
            report.is_first
            or report.changed
            or report.released
            or report.is_new_day
            or report.has_new_settings
        ):
            self._answers_at = monotonic() + ANSWER_SECONDS
        if (
            report.is_first
            or report.has_new_settings
            or report.written
            or report.changed
            or report.released
        ):
            self.show(report, monotonic() - start)
        if report.has_new_settings:  # what is ignored may be something else now
            self._drop_observer()
        if self._observer is None:
            self._observe()

    def _take_hints(self, now: float) -> DirtyPaths | None:
        """Return where to look, or None where everything is to be looked at."""
        hints = (
            self._observer.take()
            if self._observer and self._observer.has_news() and not self._observer.is_lost
            else DirtyPaths()
        )
        if now - self._pace.compared > max(COMPARE_SECONDS, self._pace.step_cost * SHARE):
            self._pace.compared = now
            self.updater.look_everywhere()
        if hints.is_anywhere:
            self.updater.look_everywhere()
        is_time = now - self._pace.looked >= self._find_pause() - 0.01
        if self._observer is None or hints.needs_full_scan or is_time:
            self._pace.looked = now
            if self._observer is not None:
                self._observer.renew()
            return None
        return hints

    def _find_pause(self) -> float:
        """Return how long to wait between looks at everything."""
        if self.polls or self._observer is None:
            return max(POLL_SECONDS, self._pace.look_cost * POLL_SHARE)
        return max(RESCAN_SECONDS, self._pace.look_cost * SHARE)

    def _note_cost(self, seconds: float, report: UpdateReport, *, is_whole: bool) -> None:
        if report.is_first:
            self._pace.look_cost = report.notes * SECONDS_A_NOTE
        if report.written or report.is_first:
            self._pace.step_cost = seconds
        elif is_whole and not report.changed:
            self._pace.look_cost = seconds

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
        wakes_in = self.updater.hold.wakes_in(now)
        until = min(
            self._pace.looked + self._find_pause(),
            now + self.updater.count_seconds_to_new_day() + 0.05,
        )
        if wakes_in is not None:
            until = min(until, now + wakes_in + 0.05)
        while not self._stopped and (left := until - monotonic()) > 0:
            is_quiet = not self._listen(min(left, TICK_SECONDS, self._answer_when_quiet()))
            if self._has_news():
                self._wait_for_quiet()
                return
            if is_quiet and self._is_another_time():
                return

    def _answer_when_quiet(self) -> float:
        """Have the next answers ready once it was quiet for a moment after a change; return in how many seconds that is."""
        if self._answers_at is None:
            return TICK_SECONDS
        left = self._answers_at - monotonic()
        if left > 0:
            return left
        self._answers_at = None
        self.updater.answer_again()
        return TICK_SECONDS

    def _wait_for_quiet(self) -> None:
        """Wait until nothing was heard for a moment."""
        until = monotonic() + LONGEST_DEBOUNCE_SECONDS
        quiet_at = monotonic() + DEBOUNCE_SECONDS
        while not self._stopped and (left := min(until, quiet_at) - monotonic()) > 0:
            if self._listen(left) and self._has_news():
                quiet_at = monotonic() + DEBOUNCE_SECONDS

    def _listen(self, seconds: float) -> bool:
        """Wait for file events, questions and calls to stop, and answer questions; return whether there was anything but questions."""
        heard = self._ears.listen(seconds) if self._ears else []
        if self._promise in heard and self._promise is not None:
            self._promise.answer()
        return any(each is not self._promise for each in heard)

    def _hear(self, source: Source, *, ends: bool = False) -> None:
        if self._ears is not None and source.fileno() >= 0:
            (self._ears.selector.unregister if ends else self._ears.add)(source)

    def _has_news(self) -> bool:
        if self._observer is None or not self._observer.has_news():
            return False
        if self._observer.is_lost:
            self._drop_observer()
        return True

    def _is_another_time(self) -> bool:
        """Whether the day, the clock or what is mounted is not what it was: then everything is looked at, with new watches."""
        has_slipped = self._pace.has_slipped()
        if has_slipped or (self._ground and not self._ground.is_same(self.updater.vault)):
            self._drop_observer()
            self.updater.look_everywhere()
            return True
        return self.updater.has_new_day()

    def _observe(self) -> None:
        """Ask the system for events; where it has none to give, looking every two seconds does."""
        self._ground = read_mounts(self.updater.vault)
        if self.polls or not is_folder(self.updater.vault):
            return
        if self._ground.is_remote:
            self._poll(f"this is a network disk ({', '.join(sorted(self._ground.kinds))})")
            return
        try:
            self._observer = observe(
                self.updater.vault,
                make_matcher(self.updater.ignore),
                list_template_folders(),
                self._wake,
            )
        except OSError as error:
            from mdrel.app.watch.inotify import is_limit

            if is_folder(self.updater.vault):
                self._poll(LIMIT_HINT if is_limit(error) else f"{error.strerror or error}")
            return
        self._pace.looked = -1e9
        self._hear(self._observer)

    def _poll(self, why: str) -> None:
        self.tell(
            f"{read_local():%H:%M:%S}  no file events: looking every {POLL_SECONDS:.0f} seconds ({why})"
        )
        self.polls = True

    def _drop_observer(self) -> None:
        observer, self._observer = self._observer, None
        if observer is not None:
            self._hear(observer, ends=True)
            observer.close()

    def _open_promise(self) -> None:
        if self._promise_in is None:
            return
        with suppress(OSError, AttributeError):  # then commands look for themselves
            self._promise = RevisionServer(self._promise_in, self._find_revision)
            self._hear(self._promise)

    def _close_promise(self) -> None:
        if self._promise is not None:
            self._hear(self._promise, ends=True)
            self._promise.close()

    def _find_revision(self) -> str:
        """Return the revision that is still true at this moment; empty where that is not certain."""
        observer, ground = self._observer, self._ground
        if (
            not self._is_current
            or observer is None
            or not observer.is_exact
            or ground is None
            or not ground.is_local
        ):
            return ""
        return (
            ""
            if observer.has_news() or not ground.is_same(self.updater.vault)
            else self.updater.revision
        )


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
