"""What a period came to: who was reached by the rhythm of its days, and what was counted."""

from __future__ import annotations

from datetime import date

import pytest

from mdrel.model.policy import Policy
from mdrel.rules.report import Report, last_month, make_report
from mdrel.rules.report_people import Period
from mdrel.rules.review import make_review
from tests.support.method import TODAY, agenda_of, make_policy, write_log, write_person

OCTOBER = Period(date(2026, 10, 1), date(2026, 10, 31))


def report(period: Period = OCTOBER, policy: Policy | None = None, **people: str) -> Report:
    notes = {f"People/{name}.md": text for name, text in people.items()}
    policy = policy or Policy()
    return make_report(agenda_of(notes, TODAY, policy), policy.method, period)


def person(front: str, *lines: str, body: str = "") -> str:
    return write_person(front, write_log(*lines) + body)


def names(found: Report) -> tuple[list[str], list[tuple[str, str | None]]]:
    return (
        [each.contact.name for each in found.reached],
        [
            (each.contact.name, each.due_on.isoformat() if each.due_on else None)
            for each in found.unreached
        ],
    )


@pytest.mark.parametrize(
    ("today", "since", "until"),
    [
        (date(2026, 11, 22), date(2026, 10, 1), date(2026, 10, 31)),
        (date(2026, 11, 1), date(2026, 10, 1), date(2026, 10, 31)),
        (date(2026, 3, 31), date(2026, 2, 1), date(2026, 2, 28)),
        (date(2027, 1, 15), date(2026, 12, 1), date(2026, 12, 31)),
        (date.min, date.min, date.min),
    ],
)
def test_the_last_month_is_the_calendar_month_that_has_ended(
    today: date, since: date, until: date
) -> None:
    assert last_month(today) == Period(since, until)


def test_both_ends_of_the_period_count_and_the_days_beside_it_do_not() -> None:
    found = report(
        A=person(
            "level: trusted",
            "2026-11-01 call: after",
            "2026-10-31 call: last",
            "2026-10-01 call: first",
            "2026-09-30 call: before",
        )
    )
    assert [each.talk.text for each in found.talks] == ["first", "last"]
    (one,) = found.reached
    assert (one.talks, one.last) == (2, date(2026, 10, 31))


def test_plans_attempts_and_stated_dates_are_no_talks() -> None:
    found = report(
        A=person("level: trusted", "[ ] 2026-10-17 call: a plan", "2026-10-16 tried: nobody"),
        B=person("level: trusted\nlast_contact: 2026-10-20"),
    )
    assert found.talks == ()
    assert names(found) == ([], [("A", None), ("B", "2026-11-20")])
    assert found.is_empty


def test_a_letter_reaches_no_trusted_one_but_everybody_else() -> None:
    found = report(
        A=person("level: trusted", "2026-10-10 email: hello"),
        B=person("level: transactional", "2026-10-10 email: hello"),
        C=person("circle: three", "2026-10-10 email: hello", "2026-09-02 call: x"),
    )
    assert names(found) == (["B"], [("A", None), ("C", "2026-10-02")])
    assert len(found.talks) == 3


def test_the_level_is_that_of_the_day_and_not_of_today() -> None:
    moved = "\n## Levels\n- 2026-11-05 transactional -> trusted\n"
    found = report(A=person("level: trusted", "2026-10-10 email: hello", body=moved))
    assert [(each.contact.name, each.level) for each in found.reached] == [("A", "transactional")]
    shares = {str(each.level): (each.people, each.reached, each.talks) for each in found.levels}
    assert shares["transactional"] == (1, 1, 1)
    assert shares["trusted"] == (0, 0, 0)
    assert found.moves == ()


def test_who_was_due_comes_before_who_was_not_and_each_in_order_of_level() -> None:
    found = report(
        Ada=person("level: transactional", "2026-06-01 call: x"),
        Bo=person("level: trusted", "2026-09-15 call: x"),
        Cy=person("level: transactional", "2026-09-01 call: x"),
        Di=person("level: trusted", "2026-11-10 call: x", "2026-08-01 call: x"),
    )
    assert names(found)[1] == [
        ("Bo", "2026-10-15"),
        ("Di", "2026-09-01"),
        ("Ada", "2026-09-01"),
        ("Cy", "2026-12-01"),
    ]
    assert [each.was_due(OCTOBER.until) for each in found.unreached] == [True, True, True, False]


@pytest.mark.parametrize(
    "front",
    [
        "level: target", "organization: Lines", "level: trusted\nadded: 2026-11-02",
        "level: trusted\narchived: true", "level: trusted\npaused: true",
        "level: trusted\ncadence: none",
    ],
)  # fmt: skip
def test_nobody_is_missed_who_had_no_rhythm_then(front: str) -> None:
    assert report(A=person(front)).unreached == ()


@pytest.mark.parametrize(
    ("front", "lines", "is_known"),
    [
        ("added: 2026-11-01", ("2026-11-02 call: x",), False),
        ("added: 2026-10-31", ("2026-11-02 call: x",), True),
        ("", ("2026-11-02 call: x",), False),
        ("", ("2026-09-02 call: x", "2026-11-02 call: x"), True),
        ("last_contact: 2026-08-01", (), True),
        ("", (), True),
    ],
)
def test_nobody_is_counted_before_anything_tells_of_them(
    front: str, lines: tuple[str, ...], *, is_known: bool
) -> None:
    found = report(A=person(f"level: trusted\n{front}", *lines))
    assert len(found.unreached) == is_known
    assert found.levels[0].people == is_known


@pytest.mark.parametrize(("day", "is_known"), [("2026-10-31", True), ("2026-11-01", False)])
def test_a_line_of_levels_tells_of_somebody_too(day: str, *, is_known: bool) -> None:
    levels = f"\n## Levels\n- {day} trusted\n"
    found = report(A=person("level: trusted", "2026-11-02 call: x", body=levels))
    assert found.levels[0].people == is_known


def test_somebody_added_in_the_period_without_a_talk_is_not_yet_reached() -> None:
    (one,) = report(A=person("level: trusted\nadded: 2026-10-31")).unreached
    assert (one.last, one.due_on) == (None, None)


def test_moves_are_those_of_the_period_up_down_and_beginnings_in_time_order() -> None:
    body = (
        "\n## Levels\n- 2026-09-30 target\n- 2026-10-02 tentative: met\n"
        "- 2026-10-20 tentative -> target: gone\n- 2026-11-02 transactional\n"
    )
    other = "\n## Levels\n- 2026-10-05 trusted\n"
    found = report(
        A=person("level: transactional", body=body), B=person("level: trusted", body=other)
    )
    assert [(each.name, move.climbs, move.after) for each, move in found.moves] == [
        ("A", 1, "tentative"),
        ("B", 0, "trusted"),
        ("A", -1, "target"),
    ]
    assert not found.is_empty


def test_targets_are_those_who_were_targets_when_they_were_written_to_or_added() -> None:
    up = "\n## Levels\n- 2026-10-12 target -> tentative\n"
    found = report(
        A=person("level: tentative\nadded: 2026-10-01", "2026-10-12 tried: x", body=up),
        B=person("level: target\nadded: 2026-09-30", "2026-10-31 email: x"),
        C=person("level: tentative\nadded: 2026-10-02", "2026-10-20 call: x"),
        D=person("level: target", "2026-11-01 email: x"),
        E=person("level: tentative", "2026-10-13 email: x", body=up),
    )
    assert [each.name for each in found.contacted] == ["A", "B"]
    assert [each.name for each in found.added] == ["A"]


def test_only_whole_weeks_are_held_against_the_goal() -> None:
    lines = ("2026-10-04 email: x", "2026-10-07 email: x", "2026-10-26 email: x")
    found = report(A=person("level: target", *lines))
    assert (found.weeks, found.met_weeks) == (3, 1)
    whole = report(Period(date(2026, 10, 5), date(2026, 10, 11)), A=person("level: target", *lines))
    assert (whole.weeks, whole.met_weeks) == (1, 1)
    few = report(Period(date(2026, 10, 6), date(2026, 10, 11)), A=person("level: target", *lines))
    assert (few.weeks, few.met_weeks) == (0, 0)


def test_without_a_goal_no_week_is_held_against_it() -> None:
    found = report(
        policy=make_policy(targets_per_week=0), A=person("level: target", "2026-10-07 email: x")
    )
    assert (found.weeks, found.met_weeks) == (0, 0)
    assert [each.name for each in found.contacted] == ["A"]


def test_thanks_and_help_are_counted_once_a_talk_and_people_once() -> None:
    found = report(
        A=person(
            "level: trusted",
            "2026-10-03 call with [[B]]: x #thanks #got #assist",
            "2026-10-09 call: again #thanks #gave",
            "2026-09-09 call: before #gave #got",
        ),
        B=person("level: trusted"),
        C=person("level: trusted", "2026-10-04 call: x #strategic"),
    ).exchange
    assert [each.name for each in found.thanked] == ["A", "B"]
    assert [each.name for each in found.assisted] == ["A", "B"]
    assert (found.got, found.gave) == (1, 1)


def test_kept_promises_are_those_done_in_the_period_each_once_and_by_side() -> None:
    tasks = (
        "\n## Tasks\n- [x] send [[B]] the plan ✅ 2026-10-05\n- [x] #waiting the lease ✅ 2026-10-06\n"
        "- [x] before ✅ 2026-09-05\n- [x] some day\n- [ ] open\n"
    )
    found = report(A=person("level: trusted", body=tasks), B=person("level: trusted")).exchange
    assert (found.kept, found.kept_by_them) == (1, 1)


def test_a_talk_of_two_levels_counts_for_both_and_once_in_all() -> None:
    found = report(
        A=person("level: trusted", "2026-10-03 call (decide) with [[B]]: x"),
        B=person("level: target"),
        C=person("organization: Lines", "2026-10-04 call: x"),
    )
    counts = {(bar.group, bar.name): bar.conversations for bar in found.bars}
    assert (counts["level", "trusted"], counts["level", "target"]) == (1, 1)
    assert counts["level", "without level"] == 1
    assert (counts["purpose", "decide"], counts["purpose", "not said"]) == (1, 1)
    assert len(found.talks) == 2
    assert [each.level for each in found.reached] == ["trusted", "target", None]


def test_a_week_of_the_report_is_the_week_of_the_review() -> None:
    text = person(
        "level: trusted", "2026-11-16 call: a", "2026-11-22 call: b", "2026-11-15 call: c"
    )
    agenda = agenda_of({"People/A.md": text}, TODAY)
    week = Period(date(2026, 11, 16), date(2026, 11, 22))
    found = make_report(agenda, Policy().method, week)
    assert found.talks == make_review(agenda, week.since).talks


def test_an_empty_vault_has_an_empty_report() -> None:
    found = report()
    assert found.is_empty
    assert (found.reached, found.unreached, found.contacted) == ((), (), ())
