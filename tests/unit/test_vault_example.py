"""The example vault on its morning, as its README tells it.

Every contact's standing is in a golden table.

With MDREL_UPDATE=1 in the environment the table is written anew instead.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from mdrel.app.session import Session
from mdrel.model.agenda import ItemKind, Standing
from mdrel.model.conversation import Source
from mdrel.model.follow_up import FollowUp
from tests.support.method import TODAY

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "tests/golden/example-vault/standings.tsv"
COLUMNS = (
    "name", "level", "circle", "cadence", "last conversation", "channel", "source", "due on",
    "state",
)  # fmt: skip


@pytest.fixture(scope="module")
def session() -> Session:
    """Return the example vault on Sunday 22 November 2026."""
    return Session(ROOT / "example-vault", TODAY)


def find(session: Session, name: str) -> Standing:
    """Return the standing of one person."""
    (standing,) = [each for each in session.agenda.standings if each.contact.name == name]
    return standing


def write_row(standing: Standing) -> str:
    """Return a contact's standing as a line of the table; `-` where there is nothing."""
    contact, last = standing.contact, standing.last_conversation
    talk = (str(last.on), str(last.channel), str(last.source)) if last else ("-", "-", "-")
    words = standing.cadence.words if standing.cadence else "-"
    return "\t".join(
        (
            contact.name,
            contact.level or "-",
            contact.circle or "-",
            words,
            *talk,
            str(standing.due_on or "-"),
            standing.state,
        )
    )


def test_every_contacts_standing_is_the_golden_tables(session: Session) -> None:
    rows = ["\t".join(COLUMNS), *map(write_row, session.agenda.standings)]
    if os.environ.get("MDREL_UPDATE"):
        GOLDEN.write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")
    assert rows == GOLDEN.read_text(encoding="utf-8").split("\n")[:-1]


def test_on_that_morning_sam_and_priya_are_due_joris_waits_and_no_target_was_contacted(
    session: Session,
) -> None:
    assert [(item.kind, item.standing.contact.name) for item in session.agenda.items] == [
        (ItemKind.CALL, "Sam Okafor"),
        (ItemKind.CALL, "Priya Raman"),
        (ItemKind.ANSWER, "Joris Veld"),
        (ItemKind.TARGET, "Ines Moreau"),
    ]


def test_the_week_is_open_after_six_that_were_met_and_one_that_was_not(session: Session) -> None:
    week = session.agenda.week
    assert (week.monday, week.contacted, week.is_met, week.streak) == (
        date(2026, 11, 16),
        (),
        False,
        6,
    )
    assert [str(monday) for monday in week.met_weeks[-7:]] == [
        *(
            "2026-09-21",
            "2026-10-05",
            "2026-10-12",
            "2026-10-19",
            "2026-10-26",
            "2026-11-02",
            "2026-11-09",
        ),
    ]


def test_dana_has_a_birthday_on_thursday_and_marco_is_due_on_wednesday(session: Session) -> None:
    assert (session.agenda.birthdays[0].contact.name, session.agenda.birthdays[0].on) == (
        "Dana Cole",
        date(2026, 11, 26),
    )
    assert find(session, "Marco Rossi").due_on == date(2026, 11, 25)


def test_priyas_email_does_not_reset_her_clock_and_her_promise_stands_under_its_talk(
    session: Session,
) -> None:
    priya = find(session, "Priya Raman")
    assert priya.last_contact
    assert priya.last_conversation
    assert priya.last_contact.on > priya.last_conversation.on
    assert (priya.last_conversation.on, priya.overdue_days) == (date(2026, 10, 12), 10)
    assert [(task.text, task.since) for task in priya.promises] == [
        ("board pack template", date(2026, 10, 12))
    ]


def test_sams_question_is_still_open(session: Session) -> None:
    assert [
        prompt.text for prompt in find(session, "Sam Okafor").prompts if prompt.kind == "ask"
    ] == ["How did the move go?"]


def test_marcos_voicemail_resets_nothing(session: Session) -> None:
    marco = find(session, "Marco Rossi")
    assert [talk.is_attempt for talk in marco.contact.conversations][:1] == [True]
    assert marco.last_conversation
    assert marco.last_conversation.on == date(2026, 8, 25)


def test_zoe_stands_with_the_ten_although_a_supplier_and_a_plan_takes_the_place_of_her_month(
    session: Session,
) -> None:
    zoe = find(session, "Zoë Łukasz Müller")
    assert (zoe.group, str(zoe.reason), zoe.due_on) == (1, "next_contact", date(2026, 12, 3))
    assert zoe.last_conversation
    assert str(zoe.last_conversation.source) == "stated"


def test_lena_was_a_target_on_her_dates_and_all_her_talks_stand_in_daily_notes(
    session: Session,
) -> None:
    lena = find(session, "Lena Hartwig")
    assert {str(talk.source) for talk in lena.contact.conversations} == {"daily"}
    assert [(change.before, change.after) for change in lena.contact.levels][-1:] == [
        ("target", "tentative")
    ]


def test_victor_snoozes_ruth_pauses_and_colin_is_retired(session: Session) -> None:
    assert [
        str(find(session, name).state) for name in ("Victor Anand", "Ruth Adeyemi", "Colin Bray")
    ] == ["snoozed", "paused", "archived"]


def test_dana_is_thanked_for_what_she_delivered(session: Session) -> None:
    assert [
        prompt.text for prompt in find(session, "Dana Cole").prompts if prompt.kind == "thank"
    ] == ["full set of track drawings"]


def test_follow_ups_are_found_wherever_they_stand(session: Session) -> None:
    def told(tasks: tuple[FollowUp, ...]) -> list[tuple[str, str]]:
        return [(task.text, str(task.due_on)) for task in tasks]

    assert told(find(session, "Theo Baptiste").follow_ups) == [
        ("book a table for the reunion", "2026-12-05")
    ]
    assert [
        standing.contact.name
        for standing in session.agenda.standings
        if any(task.path.startswith("Projects/") for task in standing.follow_ups)
    ]


def test_alex_the_owner_the_templates_the_firm_and_the_conflict_copy_are_nobody(
    session: Session,
) -> None:
    names = {standing.contact.name for standing in session.agenda.standings}
    assert not names & {"Alex Morgan", "Copperfield Track Works", "People", "Person", "Meeting"}
    assert not [name for name in names if "conflict" in name or "{{" in name]


def test_oddities_are_reported_as_the_readme_says(session: Session) -> None:
    assert {
        (problem.code, problem.path.rpartition("/")[2][:11]) for problem in session.problems
    } == {
        ("MDR111", "Oskar Lund."),
        ("MDR306", "2026-11-12."),
        ("MDR201", "Yusuf Demir"),
        ("MDR204", "Tom Birch.m"),
        ("MDR501", "Tom Birch.m"),
        ("MDR105", "Marco Rossi"),
        ("MDR503", "Felix Grant"),
    }


def test_all_ten_and_all_three_are_there_inside_and_outside_the_house(session: Session) -> None:
    circles = {
        circle: [each for each in session.agenda.standings if each.contact.circle == circle]
        for circle in ("ten", "three")
    }
    assert {circle: len(members) for circle, members in circles.items()} == {"ten": 10, "three": 3}
    assert all(
        {each.is_internal for each in members} == {True, False} for members in circles.values()
    )


def test_two_years_have_conversations_in_every_month_from_all_three_kinds_of_note(
    session: Session,
) -> None:
    talks = [
        talk
        for each in session.agenda.standings
        for talk in each.contact.conversations
        if talk.on <= TODAY
    ]
    months = Counter(talk.on.isoformat()[:7] for talk in talks if talk.on >= date(2024, 11, 1))
    assert len(months) == 25
    assert min(months.values()) >= 10
    kinds = Counter(talk.source for talk in talks)
    assert kinds[Source.ENTRY] > 300
    assert min(kinds[Source.DAILY], kinds[Source.CONVERSATION]) >= 50


def test_everyone_near_was_spoken_with_in_every_full_month_of_the_last_year(
    session: Session,
) -> None:
    months = {
        f"{year}-{month:02d}"
        for year, month in [(2025, 12), *((2026, month) for month in range(1, 11))]
    }
    for each in session.agenda.standings:
        if each.contact.circle:
            assert {
                talk.on.isoformat()[:7] for talk in each.contact.conversations if talk.is_spoken
            } >= months, each.contact.name


def test_freya_took_the_whole_path_in_two_years_and_lucia_went_back(session: Session) -> None:
    path = [str(change.after) for change in find(session, "Freya Nilsen").contact.levels]
    assert path == ["target", "tentative", "transactional", "trusted"]
    last = find(session, "Lucia Ferreira").contact.levels[-1]
    assert (last.before, last.after) == ("transactional", "tentative")


def test_targets_come_from_every_source_of_the_method(session: Session) -> None:
    targets = [state.standing.contact for state in session.agenda.week.targets]
    assert {contact.profile.origin for contact in targets} == {
        "peers",
        "boss",
        "LinkedIn",
        "Facebook",
        "industry event",
        "association",
    }


def test_addresses_and_numbers_can_belong_to_nobody(session: Session) -> None:
    profiles = [each.contact.profile for each in session.agenda.standings]
    assert [
        email for profile in profiles for email in profile.emails if not email.endswith(".example")
    ] == []
    fiction = re.compile(
        r"\+1 202 555 01\d\d|\+44 20 7946 0\d{3}|\+44 7700 900\d{3}|\+44 1632 960\d{3}"
    )
    assert [
        phone for profile in profiles for phone in profile.phones if not fiction.fullmatch(phone)
    ] == []
