from __future__ import annotations

from datetime import date

import pytest

from mdrel.model.agenda import Agenda
from mdrel.model.level import Circle
from mdrel.model.policy import Me
from mdrel.rules.roll_call import Named, RollCall, make_roll_call, spoke_within_month
from tests.support.method import TODAY, agenda_of, make_policy, write_log, write_person

POLICY = make_policy(me=Me(organizations=("Acme",)))


def agenda(**people: str) -> Agenda:
    return agenda_of({f"People/{name}.md": text for name, text in people.items()}, TODAY, POLICY)


def person(front: str = "level: trusted", *lines: str) -> str:
    return write_person(front, write_log(*lines))


def roll(
    found: Agenda, ten: str = "", three: str = "", *, has_sides: bool = True, **said: str
) -> RollCall:
    """Return the roll call of names, blank-separated; `said` are remembered days."""
    by_name = {each.contact.name: each for each in found.standings}
    days = {name: date.fromisoformat(day) for name, day in said.items() if day}
    people = [
        Named(name, circle, by_name.get(name), days.get(name))
        for circle, names in ((Circle.TEN, ten), (Circle.THREE, three))
        for name in names.split()
    ]
    return make_roll_call(people, found, POLICY.method, has_sides=has_sides)


def texts(found: RollCall) -> list[str]:
    return [f"{each.rule} {each.text}" for each in found.findings]


@pytest.mark.parametrize(
    ("said", "expected"), [("2026-10-23", True), ("2026-10-22", False), (None, False)]
)
def test_a_month_is_a_calendar_month(said: str | None, *, expected: bool) -> None:
    assert (
        spoke_within_month(
            Named("A", Circle.TEN, None, date.fromisoformat(said) if said else None), TODAY
        )
        is expected
    )


def test_the_last_day_of_a_short_month_is_clipped() -> None:
    assert not spoke_within_month(
        Named("A", Circle.TEN, None, date(2027, 1, 31)), date(2027, 2, 28)
    )
    assert spoke_within_month(Named("A", Circle.TEN, None, date(2027, 1, 31)), date(2027, 2, 27))


def test_the_newest_of_noted_and_remembered_counts() -> None:
    found = roll(
        agenda(A=person("level: trusted", "2026-10-01 call: x")), "A", A="2026-11-01"
    ).people[0]
    assert (found.noted_on, found.last_on) == (date(2026, 10, 1), date(2026, 11, 1))


def test_those_not_spoken_with_are_to_call_longest_first() -> None:
    found = agenda(
        A=person("level: trusted", "2026-10-01 call: x"),
        B=person("level: trusted", "2026-11-20 call: x"),
        C=person("level: trusted", "2026-09-01 call: x"),
        D=person(),
    )
    assert [each.name for each in roll(found, "A B C", "D New").to_call] == ["D", "New", "C", "A"]


@pytest.mark.parametrize(
    ("front", "entry", "said", "is_called", "is_silent"),
    [
        # Written contact counts for most levels, and for no circle (M19).
        ("level: transactional", "2026-11-20 email: x", "", True, True),
        ("", "2026-11-20 message: x", "", True, True),
        ("level: transactional", "2026-11-20 call: x", "", False, False),
        ("level: transactional", "2026-11-20 email: x", "2026-11-19", False, False),
        # What was put off or planned is not called for before its day.
        ("snooze_until: 2026-11-27", "2026-09-01 call: x", "", False, True),
        ("next_contact: 2026-11-27", "2026-09-01 call: x", "", False, True),
        ("snooze_until: 2026-11-22", "2026-09-01 call: x", "", True, True),
        ("next_contact: 2026-11-22", "2026-11-20 call: x", "", True, False),
        ("next_contact: 2026-10-01", "2026-11-20 call: x", "", False, False),
        # A cadence of their own holds, and what is paused is not called.
        ("cadence: quarterly", "2026-09-01 call: x", "", False, True),
        ("cadence: 1 week", "2026-11-10 call: x", "", True, False),
        ("paused: true", "2026-09-01 call: x", "", False, True),
        ("level: tentative", "2026-11-05 call: x", "", False, False),
    ],
)
def test_the_clock_is_that_of_the_morning_for_the_circle_they_are_put_in(
    front: str, entry: str, said: str, *, is_called: bool, is_silent: bool
) -> None:
    found = roll(agenda(A=person(front, entry)), "A", A=said)
    assert [each.name for each in found.to_call] == ["A"] * is_called
    assert [each.name for each in found.silent] == ["A"] * is_silent
    assert [each.name for each in found.put_off] == ["A"] * (is_silent and not is_called)
    if not said:  # what the morning says once the circle is in the note
        after = agenda(A=person(f"{front}\ncircle: ten", entry))
        assert [item.standing.is_due for item in after.items if item.kind == "call"] == (
            [True] * is_called
        )


def test_written_contact_is_not_what_the_last_talk_was_about() -> None:
    lines = "2026-11-20 email: the lease", "2026-09-01 call: the boat"
    (named,) = roll(agenda(A=person("level: transactional", *lines)), "A").people
    assert (named.noted_on, named.subject) == (date(2026, 9, 1), "the boat")


def test_missing_places_are_counted_and_those_who_could_grow_are_named() -> None:
    grower = person("level: transactional", "2026-11-01 call: x")
    found = roll(agenda(A=person("level: trusted", "2026-11-20 call: x"), Gro=grower), "A", "")
    assert texts(found) == [
        "M10 9 places of the ten are still free.",
        "M10 All places of the three are still free.",
        "M9 You spoke with everybody within the past month.",
    ]
    assert [each.standing.contact.name for each in found.to_grow] == ["Gro"]
    assert roll(agenda(A=person(), Gro=grower), "A Gro", "").to_grow == ()


def test_a_full_list_lacks_nobody() -> None:
    names = [f"P{number}" for number in range(13)]
    people = agenda(
        **{
            name: person(
                f"level: trusted\norganization: {'Acme' if number % 2 else 'Other'}",
                "2026-11-20 call: x",
            )
            for number, name in enumerate(names)
        },
        G=person("level: transactional", "2026-11-01 call: x"),
    )
    full = roll(people, " ".join(names[:10]), " ".join(names[10:]))
    assert texts(full) == ["M9 You spoke with everybody within the past month."]
    assert (len(full.growers), full.to_grow) == (1, ())


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        (
            ("Acme", "Acme"),
            "The ten are all from inside your organisation: a view from outside is missing.",
        ),
        (
            ("Other", "Else"),
            "The ten are all from outside your organisation: a view from inside is missing.",
        ),
        (("Acme", "Other"), None),
    ],
)
def test_a_list_of_one_side_is_a_finding(front: tuple[str, str], expected: str | None) -> None:
    people = agenda(
        A=person(f"organization: {front[0]}\nlevel: trusted"),
        B=person(f"organization: {front[1]}\nlevel: trusted"),
    )
    assert [text[4:] for text in texts(roll(people, "A B")) if "organisation" in text] == (
        [expected] if expected else []
    )


def test_nothing_is_said_of_sides_where_no_organisation_is_set_or_noted() -> None:
    people = agenda(
        A=person("organization: Acme\nlevel: trusted"),
        B=person("organization: Acme\nlevel: trusted"),
        C=person("level: trusted"),
    )
    assert "organisation" not in str(texts(roll(people, "A B", has_sides=False)))
    assert "organisation" not in str(texts(roll(people, "A C")))
    assert "all from inside" in str(texts(roll(people, "A B")))


def test_somebody_new_or_alone_says_nothing_of_sides() -> None:
    people = agenda(A=person("organization: Acme\nlevel: trusted"))
    assert "organisation" not in str(texts(roll(people, "A New")) + texts(roll(people, "A")))


def test_nobody_named_is_no_reproach() -> None:
    assert texts(roll(agenda(A=person()))) == [
        "M10 All places of the ten are still free.",
        "M10 All places of the three are still free.",
    ]


def test_a_date_nobody_remembers_is_said_with_what_helps() -> None:
    assert any("No date comes to mind for New" in text for text in texts(roll(agenda(), "New")))


def test_who_stood_in_a_circle_and_was_not_named_is_known_but_not_the_archived() -> None:
    people = agenda(
        A=person("circle: ten"),
        B=person("circle: three"),
        C=person("circle: ten\narchived: true"),
        D=person(),
    )
    assert [each.contact.name for each in roll(people, "A").unnamed] == ["B"]
