"""When a watcher looks, where, and when it answers: pure, times are arguments in seconds.

`now` is always a clock that never goes back.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING

from mdrel.vault.dirty_paths import DirtyPaths

if TYPE_CHECKING:
    from mdrel.app.watch.update_report import UpdateReport

DEBOUNCE_SECONDS = 0.3
# Many changes in a row are waited for, but not for ever.
LONGEST_DEBOUNCE_SECONDS = 2.0
# So often it is asked whether the vault, the day and the mounts are still the same.
TICK_SECONDS = 2.0
# So often everything is looked at although nothing was heard:
# never more than a four-hundredth of the processor.
RESCAN_SECONDS = 30.0
# So often every generated file is compared with what it should be, likewise.
COMPARE_SECONDS = 300.0
SHARE = 400
# What a look at everything is taken to cost until the first one was measured.
SECONDS_A_NOTE = 6e-6
# So long after a change it has to be quiet before answers that commands kept are made anew.
ANSWER_SECONDS = 1.0
# So often everything is looked at where there are no events, and after what went wrong.
POLL_SECONDS = 2.0
POLL_SHARE = 20
# A clock that went otherwise than time by so much: somebody set it, or the machine slept.
SLIP_SECONDS = 5.0
# What is due at a moment of the wall's clock is due a little later, when it surely is over.
_GRACE_SECONDS = 0.05


@dataclass(frozen=True, slots=True)
class Facts:
    """What a watcher knows when it begins to wait.

    Attributes:
        has_events: Whether changes are heard.
        held_for: In how many seconds a reading that is held back gives way, if one is.
        day_left: How many seconds today lasts.
    """

    has_events: bool
    held_for: float | None = None
    day_left: float = inf


@dataclass(frozen=True, slots=True)
class Look:
    """What an update looks at: where the `hints` say, or everything where there are none.

    With `compares` every generated file is compared with what it should be.
    """

    hints: DirtyPaths | None
    compares: bool


class Schedule:
    """The times of one watcher: of its looks, of what it waits for, and of what they cost."""

    def __init__(self, now: float, wall: float, *, polls: bool = False) -> None:
        """Begin with a look at everything; `wall` is the time people read, in seconds."""
        self.polls = polls
        self._looked, self._compared = -inf, now
        self._look_cost = self._build_cost = 0.0
        self._slip = wall - now
        self._until = now
        self._heard: tuple[float, float] | None = None
        self._answers_at = inf

    def look_soon(self) -> None:
        """Let the next look be at everything, and without waiting for it."""
        self._looked = self._until = -inf

    def choose(self, now: float, hints: DirtyPaths, *, has_events: bool) -> Look:
        """Return what to look at now, which is then counted as looked at."""
        compares = now - self._compared > max(COMPARE_SECONDS, self._build_cost * SHARE)
        if compares:
            self._compared = now
        is_time = now - self._looked >= self._find_pause(has_events=has_events) - 0.01
        is_whole = not has_events or hints.needs_full_scan or is_time
        if is_whole:
            self._looked = now
        return Look(None if is_whole else hints, compares or hints.is_anywhere)

    def note_update(
        self, now: float, seconds: float, report: UpdateReport, *, is_whole: bool
    ) -> None:
        """Take in what an update did and how many `seconds` of the processor it cost."""
        if report.is_first:
            self._look_cost = report.notes * SECONDS_A_NOTE
        if report.written or report.is_first:
            self._build_cost = seconds
        elif is_whole and not report.changed:
            self._look_cost = seconds
        if report.shows_news or report.is_new_day:
            self._answers_at = now + ANSWER_SECONDS

    def rest(self, now: float, facts: Facts) -> None:
        """Begin to wait: for time to look, a held reading that gives way, or a new day."""
        self._heard = None
        dues = [self._looked + self._find_pause(has_events=facts.has_events)]
        dues += [
            now + seconds + _GRACE_SECONDS
            for seconds in (facts.held_for, facts.day_left)
            if seconds is not None
        ]
        self._until = min(dues)

    def hear(self, now: float) -> None:
        """Take in that something happened: it is looked at once nothing more does."""
        first = self._heard[0] if self._heard else now
        self._heard = first, now

    @property
    def is_hearing(self) -> bool:
        """Whether something happened since the rest began."""
        return self._heard is not None

    def is_due(self, now: float) -> bool:
        """Whether it is time for the next update."""
        return now >= self._find_due()

    def find_wake(self, now: float) -> float:
        """Return in how many seconds there is something to do, if nothing happens until then."""
        due = self._find_due()
        if not self._heard:
            due = min(due, self._answers_at, now + TICK_SECONDS)
        return max(due - now, 0.0)

    def answers_are_due(self, now: float) -> bool:
        """Whether to make the answers that commands kept anew; asked once, it is done."""
        if self._heard or now < self._answers_at:
            return False
        self._answers_at = inf
        return True

    def has_slipped(self, now: float, wall: float) -> bool:
        """Whether the machine slept or its clock was set since this was asked last."""
        before, self._slip = self._slip, wall - now
        return abs(self._slip - before) > SLIP_SECONDS

    def _find_due(self) -> float:
        """Return when the next update is to be."""
        if self._heard is None:
            return self._until
        first, last = self._heard
        return min(first + LONGEST_DEBOUNCE_SECONDS, last + DEBOUNCE_SECONDS)

    def _find_pause(self, *, has_events: bool) -> float:
        """Return how long to wait between looks at everything."""
        if self.polls or not has_events:
            return max(POLL_SECONDS, self._look_cost * POLL_SHARE)
        return max(RESCAN_SECONDS, self._look_cost * SHARE)
