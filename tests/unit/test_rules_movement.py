from __future__ import annotations

from datetime import date

import pytest

from mdrel.model.level import Level
from mdrel.rules.movement import History, Move, make_funnel, make_histories
from tests.support.contacts import make_contact
from tests.support.method import TODAY, write_person
from tests.support.vaults import read_vault

TARGET, TENTATIVE, TRANSACTIONAL, TRUSTED = (
    Level.TARGET,
    Level.TENTATIVE,
    Level.TRANSACTIONAL,
    Level.TRUSTED,
)


def recorded(day: str, before: Level | None, after: Level, path: str = "People/Ada.md") -> Move:
    return Move(date.fromisoformat(day), before, after, path, commit="c0ffee")


def history(lines: str, *records: Move, front: str = "level: trusted") -> History:
    snapshot = read_vault({"People/Ada.md": write_person(front, f"\n## Levels\n\n{lines}")})
    (found,) = make_histories(snapshot.contacts, records, TODAY)
    return found


def steps(found: History) -> list[tuple[str, str | None, str, str]]:
    return [
        (str(move.on), move.before, move.after, "git" if move.commit else "note")
        for move in found.moves
    ]


def test_lines_and_commits_make_one_history_in_time_order() -> None:
    found = history(
        "- 2026-03-01 target -> tentative: why\n",
        recorded("2025-01-01", None, TARGET),
        recorded("2026-06-01", TENTATIVE, TRANSACTIONAL),
    )
    assert steps(found) == [
        ("2025-01-01", None, "target", "git"),
        ("2026-03-01", "target", "tentative", "note"),
        ("2026-06-01", "tentative", "transactional", "git"),
    ]
    assert [(stay.level, stay.days) for stay in found.stays] == [
        (TARGET, 424),
        (TENTATIVE, 92),
        (TRANSACTIONAL, None),
    ]


@pytest.mark.parametrize("day", ["2026-02-20", "2026-03-01", "2026-03-15"])
def test_a_commit_that_repeats_a_line_is_left_out_whichever_came_first(day: str) -> None:
    found = history(
        "- 2026-03-01 target -> tentative\n",
        recorded("2026-01-01", None, TARGET),
        recorded(day, TARGET, TENTATIVE),
    )
    assert steps(found) == [
        ("2026-01-01", None, "target", "git"),
        ("2026-03-01", "target", "tentative", "note"),
    ]


def test_a_second_time_on_a_level_is_a_move_of_its_own() -> None:
    found = history(
        "- 2026-01-01 tentative -> transactional\n",
        recorded("2026-01-02", TENTATIVE, TRANSACTIONAL),
        recorded("2026-03-01", TRANSACTIONAL, TENTATIVE),
        recorded("2026-05-01", TENTATIVE, TRANSACTIONAL),
    )
    assert [step[3] for step in steps(found)] == ["note", "git", "git"]


def test_two_lines_between_two_commits_repeat_the_later_one() -> None:
    found = history(
        "- 2026-02-01 target -> tentative\n- 2026-03-01 tentative -> transactional\n",
        recorded("2026-01-01", None, TARGET),
        recorded("2026-03-05", TARGET, TRANSACTIONAL),
    )
    assert [step[0] for step in steps(found)] == ["2026-01-01", "2026-02-01", "2026-03-01"]


def test_commits_of_one_day_add_up_and_there_and_back_is_no_move() -> None:
    assert steps(
        history(
            "", recorded("2026-01-01", TARGET, TRUSTED), recorded("2026-01-01", TRUSTED, TENTATIVE)
        )
    ) == [("2026-01-01", "target", "tentative", "git")]
    assert (
        steps(
            history(
                "", recorded("2026-01-01", TARGET, TRUSTED), recorded("2026-01-01", TRUSTED, TARGET)
            )
        )
        == []
    )


def test_what_lies_in_the_future_or_changes_nothing_is_no_move_and_a_line_without_before_goes_on() -> (
    None
):
    found = history(
        "- 2026-01-01 target\n- 2026-02-01 tentative\n- 2026-03-01 tentative\n- 2027-01-01 tentative -> trusted\n",
        recorded("2027-02-01", None, TRUSTED),
    )
    assert steps(found) == [
        ("2026-01-01", None, "target", "note"),
        ("2026-02-01", "target", "tentative", "note"),
    ]


def test_records_of_other_paths_are_other_peoples() -> None:
    assert steps(history("", recorded("2026-01-01", TARGET, TENTATIVE, "People/Bo.md"))) == []


def test_the_first_stay_begins_when_the_person_was_added_if_that_was_before() -> None:
    assert (
        history("- 2026-03-01 target -> tentative\n", front="added: 2026-02-01").stays[0].days == 28
    )
    assert (
        history("- 2026-03-01 target -> tentative\n", front="added: 2026-04-01").stays[0].days
        is None
    )
    assert history("", front="level: trusted\nadded: 2026-04-01").stays[0].since == date(2026, 4, 1)
    assert history("", front="cadence: monthly").stays == ()


def make_moved(
    name: str,
    *changes: tuple[str, Level | None, Level],
    level: Level = TRUSTED,
    is_archived: bool = False,
) -> History:
    contact = make_contact(name, level, is_archived=is_archived)
    return History(
        contact,
        tuple(
            Move(date.fromisoformat(day), before, after, contact.path)
            for day, before, after in changes
        ),
    )


def test_the_funnel_counts_people_moves_and_the_middle_of_the_days() -> None:
    histories = [
        make_moved(
            "A", ("2026-01-01", None, TARGET), ("2026-01-11", TARGET, TENTATIVE), level=TENTATIVE
        ),
        make_moved(
            "B",
            ("2026-01-01", None, TARGET),
            ("2026-01-16", TARGET, TENTATIVE),
            ("2026-02-01", TENTATIVE, TRANSACTIONAL),
            level=TRANSACTIONAL,
        ),
        make_moved("C", ("2026-02-01", TARGET, TENTATIVE), level=TENTATIVE, is_archived=True),
        make_moved("D", ("2026-02-01", TARGET, TRANSACTIONAL), level=TRANSACTIONAL),
        make_moved(
            "E",
            ("2024-02-01", TENTATIVE, TRANSACTIONAL),
            ("2026-03-01", TRANSACTIONAL, TENTATIVE),
            ("2026-04-01", TENTATIVE, TARGET),
            level=TARGET,
        ),
    ]
    funnel = make_funnel(histories, date(2025, 12, 31))
    assert funnel.people == {TARGET: 1, TENTATIVE: 1, TRANSACTIONAL: 2, TRUSTED: 0}
    assert [(step.raised, step.timed, step.median_days) for step in funnel.steps] == [
        (4, 2, 12.5),
        (2, 1, 16),
        (0, 0, None),
    ]
    assert [step.lowered for step in funnel.steps] == [1, 1, 0]
    assert [(contact.name, str(move.on)) for contact, move in funnel.slips] == [
        ("E", "2026-04-01"),
        ("E", "2026-03-01"),
    ]
