"""When the watcher looks, where, and when it answers: no clock, no thread, only numbers."""

from __future__ import annotations

from math import inf

import pytest

from mdrel.app.watch.schedule import (
    ANSWER_SECONDS,
    COMPARE_SECONDS,
    DEBOUNCE_SECONDS,
    LONGEST_DEBOUNCE_SECONDS,
    POLL_SECONDS,
    RESCAN_SECONDS,
    SECONDS_A_NOTE,
    TICK_SECONDS,
    Facts,
    Look,
    Schedule,
)
from mdrel.app.watch.update_report import UpdateReport
from mdrel.vault.dirty_paths import BURST, DirtyPaths

WALL = 1_795_000_000.0
HEARD = Facts(has_events=True)
ONE = DirtyPaths({"People/Ada.md"})
EVERYTHING = Look(None, compares=False)


@pytest.fixture
def schedule() -> Schedule:
    """A schedule at second 100 whose first look is over."""
    made = Schedule(100.0, WALL)
    assert made.choose(100.0, DirtyPaths(), has_events=True) == EVERYTHING
    return made


def find_due(schedule: Schedule, now: float) -> float:
    """Return when it is due, going by its own wakes, tick after tick."""
    for _ in range(10_000):
        if schedule.is_due(now):
            return now
        schedule.answers_are_due(now)
        now += max(schedule.find_wake(now), 1e-6)
    return inf


@pytest.mark.parametrize(
    ("hints", "look"),
    [
        (ONE, Look(ONE, compares=False)),
        (DirtyPaths(), Look(DirtyPaths(), compares=False)),
        (DirtyPaths(folders={"Work"}), Look(DirtyPaths(folders={"Work"}), compares=False)),
        (DirtyPaths(folders={""}), EVERYTHING),
        (DirtyPaths({str(number) for number in range(BURST + 1)}), EVERYTHING),
        (DirtyPaths(is_anywhere=True), Look(None, compares=True)),
    ],
    ids=["one", "none", "folder", "the vault's own", "burst", "anywhere"],
)
def test_hints_say_where_to_look(schedule: Schedule, hints: DirtyPaths, look: Look) -> None:
    assert schedule.choose(101.0, hints, has_events=True) == look


def test_where_nothing_is_heard_everything_is_looked_at(schedule: Schedule) -> None:
    assert schedule.choose(100.1, ONE, has_events=False) == EVERYTHING


def test_everything_is_looked_at_every_half_minute_and_no_sooner(schedule: Schedule) -> None:
    schedule.rest(100.0, HEARD)
    assert find_due(schedule, 100.0) == pytest.approx(100.0 + RESCAN_SECONDS)
    late = 100.0 + RESCAN_SECONDS
    assert schedule.choose(late - 1, ONE, has_events=True).hints == ONE
    assert schedule.choose(late, ONE, has_events=True) == EVERYTHING
    assert schedule.choose(late + 1, ONE, has_events=True).hints == ONE


@pytest.mark.parametrize("polls", [True, False])
def test_without_events_it_looks_every_two_seconds(polls: bool) -> None:
    schedule = Schedule(0.0, WALL, polls=polls)
    schedule.choose(0.0, DirtyPaths(), has_events=False)
    schedule.rest(0.0, Facts(has_events=False))
    assert find_due(schedule, 0.0) == pytest.approx(POLL_SECONDS)


def test_a_dear_look_is_rare(schedule: Schedule) -> None:
    schedule.note_update(100.0, 3.0, UpdateReport(is_first=True, notes=100_000), is_whole=True)
    schedule.rest(100.0, HEARD)
    assert find_due(schedule, 100.0) == pytest.approx(100.0 + 100_000 * SECONDS_A_NOTE * 400)
    schedule.note_update(100.0, 0.5, UpdateReport(), is_whole=True)
    schedule.rest(100.0, HEARD)
    assert find_due(schedule, 100.0) == pytest.approx(300.0)
    schedule.rest(100.0, Facts(has_events=False))
    assert find_due(schedule, 100.0) == pytest.approx(110.0)


@pytest.mark.parametrize(
    ("report", "is_whole"),
    [
        (UpdateReport(), False),
        (UpdateReport(changed=("a.md",)), True),
        (UpdateReport(written=("x.md",)), True),
    ],
    ids=["only hints", "a change", "written"],
)
def test_what_is_no_look_at_everything_says_nothing_of_its_cost(
    schedule: Schedule, report: UpdateReport, is_whole: bool
) -> None:
    schedule.note_update(100.0, 9.0, report, is_whole=is_whole)
    schedule.rest(100.0, HEARD)
    assert find_due(schedule, 100.0) == pytest.approx(100.0 + RESCAN_SECONDS)


def test_generated_files_are_compared_every_five_minutes_or_less_often(schedule: Schedule) -> None:
    late = 101.0 + COMPARE_SECONDS
    assert not schedule.choose(late - 2, ONE, has_events=True).compares
    assert schedule.choose(late, ONE, has_events=True).compares
    assert not schedule.choose(late + 1, ONE, has_events=True).compares
    schedule.note_update(late, 2.0, UpdateReport(written=("x.md",)), is_whole=False)
    assert not schedule.choose(late + COMPARE_SECONDS + 1, ONE, has_events=True).compares
    assert schedule.choose(late + 801, ONE, has_events=True).compares


def test_one_change_is_looked_at_once_it_is_quiet(schedule: Schedule) -> None:
    schedule.rest(100.0, HEARD)
    schedule.hear(105.0)
    assert schedule.is_hearing
    assert not schedule.is_due(105.0 + DEBOUNCE_SECONDS / 2)
    assert find_due(schedule, 105.0) == pytest.approx(105.0 + DEBOUNCE_SECONDS)
    schedule.rest(106.0, HEARD)
    assert find_due(schedule, 106.0) == pytest.approx(100.0 + RESCAN_SECONDS)


def test_many_changes_are_not_waited_for_for_ever(schedule: Schedule) -> None:
    schedule.rest(100.0, HEARD)
    now = 105.0
    while not schedule.is_due(now):
        schedule.hear(now)
        now += 0.1
    assert now == pytest.approx(105.0 + LONGEST_DEBOUNCE_SECONDS, abs=0.11)


@pytest.mark.parametrize(
    ("facts", "due"),
    [
        (Facts(has_events=True, held_for=3.0), 103.05),
        (Facts(has_events=True, held_for=0.0), 100.05),
        (Facts(has_events=True, day_left=7.0), 107.05),
        (Facts(has_events=True, held_for=9.0, day_left=7.0), 107.05),
        (Facts(has_events=True, held_for=90.0, day_left=70.0), 130.0),
    ],
)
def test_it_wakes_for_a_held_note_and_for_midnight(
    schedule: Schedule, facts: Facts, due: float
) -> None:
    schedule.rest(100.0, facts)
    assert find_due(schedule, 100.0) == pytest.approx(due)


def test_it_asks_every_two_seconds_whether_all_is_as_it_was(schedule: Schedule) -> None:
    schedule.rest(100.0, HEARD)
    assert schedule.find_wake(100.0) == TICK_SECONDS
    assert schedule.find_wake(129.0) == pytest.approx(1.0)
    assert schedule.find_wake(1000.0) == 0.0


def test_a_look_asked_for_is_due_at_once(schedule: Schedule) -> None:
    schedule.rest(100.0, HEARD)
    schedule.look_soon()
    assert schedule.is_due(100.0)
    schedule.rest(100.0, HEARD)
    assert schedule.is_due(100.0), "also when it was asked for before the rest began"
    assert schedule.choose(100.0, ONE, has_events=True) == EVERYTHING
    schedule.rest(100.0, HEARD)
    assert not schedule.is_due(100.0)


@pytest.mark.parametrize(
    ("report", "comes"),
    [
        (UpdateReport(is_first=True), True),
        (UpdateReport(changed=("a.md",)), True),
        (UpdateReport(released=("a.md",)), True),
        (UpdateReport(is_new_day=True), True),
        (UpdateReport(has_new_settings=True), True),
        (UpdateReport(), False),
        (UpdateReport(written=("x.md",)), False),
        (UpdateReport(held=1), False),
    ],
)
def test_answers_are_made_anew_once_after_news_and_a_quiet_moment(
    schedule: Schedule, report: UpdateReport, comes: bool
) -> None:
    schedule.note_update(100.0, 0.1, report, is_whole=False)
    schedule.rest(100.0, HEARD)
    assert schedule.find_wake(100.0) == (ANSWER_SECONDS if comes else TICK_SECONDS)
    assert not schedule.answers_are_due(100.0)
    assert schedule.answers_are_due(100.0 + ANSWER_SECONDS) is comes
    assert not schedule.answers_are_due(100.0 + ANSWER_SECONDS)
    assert schedule.find_wake(100.0 + ANSWER_SECONDS) == TICK_SECONDS


def test_while_notes_change_no_answers_are_made(schedule: Schedule) -> None:
    schedule.note_update(100.0, 0.1, UpdateReport(changed=("a.md",)), is_whole=False)
    schedule.rest(100.0, HEARD)
    schedule.hear(100.9)
    assert not schedule.answers_are_due(101.1)
    assert schedule.find_wake(101.1) == pytest.approx(0.1)
    schedule.rest(101.2, HEARD)
    assert schedule.answers_are_due(101.2)


def test_a_clock_that_was_set_and_a_machine_that_slept_are_noticed_once(schedule: Schedule) -> None:
    assert not schedule.has_slipped(200.0, WALL + 100)
    assert not schedule.has_slipped(300.0, WALL + 204)
    assert schedule.has_slipped(301.0, WALL + 3804), "asleep for an hour"
    assert not schedule.has_slipped(302.0, WALL + 3805)
    assert schedule.has_slipped(303.0, WALL), "set back"
