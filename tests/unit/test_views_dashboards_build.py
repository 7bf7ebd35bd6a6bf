from __future__ import annotations

import re
from datetime import date, timedelta
from urllib.parse import unquote

import pytest
from msgspec.structs import replace

from mdrel.model.agenda import Agenda, State
from mdrel.model.contact import LevelChange
from mdrel.model.diagnostic import Diagnostic, Severity
from mdrel.model.follow_up import FollowUp
from mdrel.model.level import Circle, Level, Role
from mdrel.model.policy import Boards, Me, Method, Policy
from mdrel.model.snapshot import Snapshot
from mdrel.model.span import Span
from mdrel.rules.last_conversation import level_on
from mdrel.rules.movement import count_path
from mdrel.rules.statistics import make_statistics, name_months
from mdrel.views.context import Context
from mdrel.views.dashboards.build import render_incremental
from mdrel.views.markdown.escape import clean
from mdrel.views.months import BARS, draw_strip, name_week
from tests.support.contacts import make_contact, make_talk
from tests.support.hostile_texts import HOSTILE
from tests.support.markdown_reader import read_inlines, read_links, read_plain, read_types
from tests.support.method import agenda_of, write_log, write_person
from tests.support.people import (
    SUNDAY,
    make_agenda,
    make_day,
    make_snapshot,
    make_standing,
    with_talks,
)
from tests.support.vaults import read_vault

MARKER = "---\nmdrel: generated\n---\n"


def show(
    agenda: Agenda | None = None, snapshot: Snapshot | None = None, **policy: object
) -> dict[str, str]:
    """Return the text of each dashboard by its name; without an agenda those of a full day."""
    day, known = make_day()
    context = Context(replace(Policy(), **policy))
    documents = render_incremental(
        None, agenda or day, snapshot or (make_snapshot(agenda) if agenda else known), context
    ).documents
    return {name: document.content.decode("utf-8") for name, document in documents.items()}


def part(text: str, heading: str) -> str:
    """Return the section under `heading`."""
    return text.split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]


def test_there_are_five_dashboards_in_the_configured_folder() -> None:
    names = ["Overview", "Trusted", "Transactional", "Tentative", "Target"]
    for folder, prefix in (("Relationships", "Relationships/"), ("a/b/", "a/b/"), ("", "")):
        context = Context(Policy(boards=Boards(folder=folder)))
        documents = render_incremental(None, *make_day(), context).documents
        assert [document.path for document in documents.values()] == [
            f"{prefix}{name}.md" for name in names
        ]


def test_each_dashboard_starts_with_nothing_but_the_marker() -> None:
    assert all(text.startswith(f"{MARKER}# ") for text in show().values())


def test_who_is_on_no_dashboard_is_described_for_none_and_everybody_only_once() -> None:
    contacts = [make_contact(f"Person {number:03}", Level.TENTATIVE) for number in range(150)]
    standings = [make_standing(each) for each in contacts]
    agenda, context = make_agenda(*standings), Context(Policy())
    first = render_incremental(None, agenda, make_snapshot(agenda), context)
    second = render_incremental(first, agenda, make_snapshot(agenda), context)
    people, again = first.material.people, second.material.people
    assert len(people) == len(list(people)) == len(standings) > len(people.made) > 0
    assert again.made.keys() == people.made.keys()
    assert all(again.made[path] is made for path, made in people.made.items())
    moved = make_agenda(*standings[1:], make_standing(contacts[0], State.SOON))
    third = render_incremental(second, moved, make_snapshot(moved), context)
    fresh = render_incremental(None, moved, make_snapshot(moved), context)
    assert third.documents == fresh.documents


def test_the_next_day_without_a_change_of_state_gives_the_same_bytes() -> None:
    agenda, snapshot = make_day()
    friday, saturday = (replace(agenda, today=SUNDAY - timedelta(days=back)) for back in (2, 1))
    assert show(friday, snapshot) == show(saturday, snapshot)


def test_no_dashboard_tells_an_age_or_a_day_of_reckoning() -> None:
    for text in show().values():
        assert not re.search(
            r"\d+ days? (?!conv)|ago|as of|today|yesterday|tomorrow",
            text.replace("last 90 days", ""),
        )


def test_the_overview_says_whom_to_reconnect_with_and_what_to_say_in_agenda_order() -> None:
    reconnect = part(show()["Overview"], "Reconnect with")
    assert [
        name
        for name, target in read_links(reconnect)
        if target.startswith("../People") and name != "their note"
    ] == [
        "Priya Raman",
        "Sam Okafor",
        "Ruth Abara",
        "Bo Lin",
    ]
    assert (
        "- [Priya Raman](<../People/Priya Raman.md>), trusted, one of the three · ● overdue since 2026-11-12\n  - call [+1 202 555 0101](<tel:+12025550101>) · write [priya@northwind.example](<mailto:priya@northwind.example>)\n  - last: 2026-10-12, call ([their note](<../People/Priya Raman.md>)): intro to Lena"
        in reconnect
    )
    assert (
        "  - **thank** for introducing Lena (2026-10-12)\n  - **offer** What can I take off your plate this month?"
        in reconnect
    )
    assert "([daily note](<../Daily/2026-10-20.md>))" in reconnect
    assert (
        "[Ruth Abara](<../People/Ruth Abara.md>), trusted, one of the ten · ● no talk noted\n  - last: no conversation noted yet"
        in reconnect
    )


def test_a_question_that_is_asked_is_not_said_of_the_last_conversation_as_well() -> None:
    notes = {
        "Ada.md": write_person(
            "level: trusted", write_log("2026-09-01 call: the new roof. Does it hold?")
        )
    }
    reconnect = part(show(agenda_of(notes), read_vault(notes))["Overview"], "Reconnect with")
    assert "last: 2026-09-01, call ([their note](<../Ada.md>)): the new roof\n" in reconnect
    assert reconnect.count("Does it hold?") == 1


def test_more_calls_than_a_day_holds_follow_in_brief() -> None:
    overview = show(method=Method(calls_per_day=1))["Overview"]
    assert "Sam Okafor" not in overview.split("## Then")[0]
    assert [name for name, _ in read_links(part(overview, "Then"))] == [
        "Sam Okafor",
        "Ruth Abara",
        "Bo Lin",
    ]


def test_an_empty_day_names_who_comes_next() -> None:
    agenda, _ = make_day()
    quiet = make_agenda(*(standing for standing in agenda.standings if not standing.is_due))
    assert (
        "> [!NOTE]\n> Nobody is waiting. Next: [Marco Rossi](<../People/Marco Rossi.md>), 2026-11-25.\n"
        in show(quiet)["Overview"]
    )
    alone = make_agenda(make_standing(make_contact("Bo Lin", None)))
    assert "> Nobody is waiting.\n" in show(alone)["Overview"]


@pytest.mark.parametrize(
    ("people", "due", "words"),
    [
        (0, 0, "nobody yet"),
        (1, 0, "1 person, nobody waiting"),
        (1, 1, "1 person to reconnect with"),
        (3, 2, "3 people, 2 to reconnect with"),
        (3, 3, "3 people to reconnect with, one call at a time"),
    ],
)
def test_the_headline_invites_however_many_are_waiting(people: int, due: int, words: str) -> None:
    states = [State.OVERDUE] * due + [State.FINE] * (people - due)
    standings = [
        make_standing(make_contact(f"Ann {number}", Level.TRUSTED), state, SUNDAY)
        for number, state in enumerate(states)
    ]
    assert f"- **Trusted**: {words}.\n" in show(make_agenda(*standings))["Overview"]


def test_an_empty_vault_is_told_how_to_begin() -> None:
    boards = show(make_agenda())
    assert "> [!TIP]\n> There are no contacts yet. Whom would you call first" in boards["Overview"]
    assert "Others you trust" not in boards["Trusted"]
    assert "Nobody is transactional." in boards["Transactional"]
    assert "Nobody is tentative." in boards["Tentative"]
    assert "Week by week" not in boards["Target"]


@pytest.mark.parametrize(
    ("role", "order"),
    [(Role.EXECUTIVE, ["Trusted", "Transactional"]), (Role.MANAGER, ["Transactional", "Trusted"])],
)
def test_the_role_decides_which_level_leads(role: Role, order: list[str]) -> None:
    """M11, M21."""
    overview = show(me=Me(role=role))["Overview"]
    assert re.findall(r"^- \*\*(\w+)\*\*", overview, re.MULTILINE) == order
    assert [name for name, _ in read_links(part(overview, "Levels"))] == [
        *order,
        "Tentative",
        "Target",
    ]


def test_the_table_of_levels_counts_the_active_and_says_who_is_left_out() -> None:
    levels = part(show()["Overview"], "Levels")
    trusted = rows(levels)[0]
    assert trusted[1:7] == ["● 3", "◐ 1", "2", "0", "6", "7"]
    assert re.fullmatch(f"`[·{BARS}]{{12}}`", trusted[7])
    assert "Not counted: 4 paused, 1 archived." in levels


def test_a_talk_with_two_people_of_a_level_counts_once_and_attempts_and_plans_never() -> None:
    shared = make_talk(date(2026, 11, 1), path="Meetings/One.md")
    people = [make_contact(name, Level.TRUSTED) for name in ("Ada Quill", "Bo Lin")]
    plan = make_talk(SUNDAY + timedelta(days=1), path="Meetings/Two.md")
    agenda = make_agenda(
        *(make_standing(replace(contact, told=(plan, shared), packed=b"")) for contact in people)
    )
    row = next(
        line for line in show(agenda)["Overview"].split("\n") if line.startswith("| [Trusted]")
    )
    assert [cell.strip() for cell in row.split("|")[7:9]] == ["1", f"`{'·' * 11}█`"]


def test_the_pipeline_shows_the_path_and_the_moves_of_three_months_newest_first() -> None:
    pipeline = part(show()["Overview"], "Pipeline")
    assert "since 2026-09-01 by the notes' `## Levels`." in pipeline
    assert 'flowchart TD\n    target["target: 2"]\n    tentative["tentative: 2"]\n' in pipeline
    assert '\n    target -->|"1 raised"| tentative\n' in pipeline
    assert 'lowered"' not in pipeline
    assert pipeline.index("2026-10-30 [Lena Fischer]") < pipeline.index(
        "2026-09-30 [Marco Rossi](<../People/Marco Rossi.md>): tentative → transactional: first order placed"
    )


def test_who_is_paused_counts_neither_on_the_path_nor_in_the_funnel() -> None:
    people = [
        make_contact("Ada Quill", Level.TRUSTED),
        make_contact("Bo Lin", Level.TRUSTED, is_paused=True),
    ]
    assert count_path(people)[Level.TRUSTED] == 1
    states = (State.FINE, State.PAUSED)
    agenda = make_agenda(
        *(make_standing(contact, state) for contact, state in zip(people, states, strict=True))
    )
    assert 'trusted["trusted: 1"]' in part(show(agenda)["Overview"], "Pipeline")


def test_on_time_is_nobody_without_a_date() -> None:
    agenda = make_agenda(
        make_standing(make_contact("Ada Quill", Level.TRUSTED), State.UNSCHEDULED),
        make_standing(
            make_contact("Bo Lin", Level.TRUSTED), State.FINE, SUNDAY + timedelta(days=20)
        ),
    )
    row = next(
        line for line in show(agenda)["Overview"].split("\n") if line.startswith("| [Trusted]")
    )
    assert [cell.strip() for cell in row.split("|")[2:7]] == ["0", "0", "1", "1", "2"]


def test_a_vault_of_thousands_has_short_lists_and_lines() -> None:
    people = [
        make_contact(f"Валентина Александровна{number}", None if number % 2 else Level.TRUSTED)
        for number in range(3000)
    ]
    agenda = make_agenda(*(make_standing(contact, State.OVERDUE, SUNDAY) for contact in people))
    overview = show(agenda)["Overview"]
    assert max(map(len, overview.split("\n"))) <= 2000
    assert len(overview.split("\n")) < 150
    assert "1,500 people have no level: `mdrel triage`." in overview
    assert "and 1,495 more." in overview
    assert "And 2,975 more: `mdrel due`." in overview


def test_what_is_not_read_is_said_with_the_setting_that_reads_it() -> None:
    assert (
        "- 2 dated lines under 'Natter' are not read as conversations: write in mdrel\\.toml below \\[notes\\]: `sections = [\"Natter\"]`"
        in part(show()["Overview"], "Not read")
    )


def test_what_is_open_is_listed_with_absolute_dates() -> None:
    overview = show()["Overview"]
    assert "20 minutes on routing software (since 2026-11-13, answer by 2026-11-16)" in part(
        overview, "Replies you owe"
    )
    assert (
        "- you to [Priya Raman](<../People/Priya Raman.md>): send the board pack template (since 2026-10-12)"
        in part(overview, "Open promises")
    )
    assert (
        "- [Sam Okafor](<../People/Sam Okafor.md>) to you: numbers for the spring budget (since 2026-10-20) ([Budget](<../Meetings/Budget.md>))"
        in part(overview, "Open promises")
    )
    assert re.findall(r"^- (\S+) ", part(overview, "Follow-ups"), re.MULTILINE) == [
        "2026-11-30",
        "2026-12-01",
    ]
    assert (
        "- 2026-11-26 [Dana Cole](<../People/Dana Cole.md>) turns 40\n- 2027-02-03 [Priya Raman]"
        in part(overview, "Next birthdays")
    )
    assert [name for name, _ in read_links(part(overview, "Without a level"))] == ["Uma Sato"]


def test_a_task_that_concerns_several_people_is_listed_once() -> None:
    task = FollowUp("send the plan", "Meetings/Budget.md", Span(8), due_on=SUNDAY)
    standings = [
        make_standing(make_contact(name, Level.TRUSTED), follow_ups=(task,))
        for name in ("Ada Quill", "Bo Lin")
    ]
    section = part(show(make_agenda(*standings))["Overview"], "Follow-ups")
    assert (
        "- 2026-11-22 ● due [Ada Quill](<../People/Ada Quill.md>), [Bo Lin](<../People/Bo Lin.md>): send the plan ([Budget](<../Meetings/Budget.md>))"
        in section
    )
    assert section.count("send the plan") == 1


def test_open_tasks_are_ten_per_level_and_then_how_many_more_and_old_promises_are_counted() -> None:
    def tasks(level: str, number: int) -> str:
        lines = "".join(
            f"- [ ] {level} promise {at}\n- [ ] {level} task {at} 📅 2026-12-{at + 1:02d}\n"
            for at in range(number)
        )
        return write_person(
            f"level: {level}",
            write_log("2026-11-20 call: x", "2026-01-05 call: y")
            + f"  - [ ] {level} of old\n\n## Next\n\n{lines}",
        )

    notes = {"Ada.md": tasks("trusted", 12), "Bo.md": tasks("transactional", 11)}
    overview = show(agenda_of(notes), read_vault(notes))["Overview"]
    promises, follow_ups = part(overview, "Open promises"), part(overview, "Follow-ups")
    for listed, word in ((promises, "promise"), (follow_ups, "task")):
        assert [listed.count(f"{level} {word} ") for level in ("trusted", "transactional")] == [
            10,
            10,
        ]
        assert "- and 3 more: `mdrel follow-up list`" in listed
    assert "- 2 older promises: `mdrel follow-up list`" in promises


def test_what_is_promised_to_people_to_reconnect_with_is_said_ten_times_a_level() -> None:
    due = write_person("level: trusted", "".join(f"- [ ] promise {at}\n" for at in range(7)))
    notes = {"Ada.md": due, "Bo.md": due, "Cy.md": due}
    overview = show(agenda_of(notes), read_vault(notes))["Overview"]
    reconnect = part(overview, "Reconnect with")
    assert reconnect.count("you owe: promise") == 10
    assert re.findall(r"and \d more: `[^`]*`", reconnect) == [
        "and 4 more: `mdrel follow-up list bo`",
        "and 7 more: `mdrel follow-up list cy`",
    ]


def test_a_long_list_of_problems_ends_with_how_many_more_there_are_and_errors_come_first() -> None:
    agenda, _ = make_day()
    found = [
        Diagnostic("MDR203", Severity.WARNING, f"People/{number}.md", "no date")
        for number in range(60)
    ]
    found += [Diagnostic("MDR111", Severity.ERROR, "People/Zoe.md", "no YAML")]
    problems = part(show(agenda, make_snapshot(agenda, *found))["Overview"], "Notes to look at")
    listed = [line for line in problems.split("\n") if line.startswith("- ")]
    assert len(listed) == 50
    assert "error MDR111" in listed[0]
    assert "\n11 more: `mdrel check` lists them all.\n" in problems


def test_problems_are_named_with_line_and_code() -> None:
    problems = part(show()["Overview"], "Notes to look at")
    assert "- [`People/Nora Lind.md:4:7`](<../People/Nora Lind.md>) error MDR111: " in problems
    assert "warning MDR203" in problems
    assert "MDR501" not in problems


def test_everybody_is_listed_only_on_request() -> None:
    assert "Leo Brandt" not in show()["Overview"]
    everybody = part(show(boards=Boards(link_everybody=True))["Overview"], "Everybody")
    assert "[Leo Brandt](<../People/Leo Brandt.md>), trusted" in everybody
    assert "Finn Gray" not in everybody


def cells(line: str) -> list[str]:
    """Return the cells of a row of a table."""
    return [cell.strip() for cell in line.split("|")[1:-1]]


def rows(text: str) -> list[list[str]]:
    """Return the cells of each row of a table that links to a note."""
    return [cells(line) for line in text.split("\n") if line.startswith("|") and "](<" in line]


def test_trusted_shows_everybody_once_with_the_circles_marked_and_state_as_shape_and_word() -> None:
    """M5, M6, M10."""
    trusted = show()["Trusted"]
    assert (
        "- ★ The three: 1 of 3 named. `circle: three` in the front matter of a note names one more."
        in trusted
    )
    table = trusted.partition("Paused:")[0]
    assert [name for name, _ in read_links(table)] == [
        "Priya Raman",
        "Sam Okafor",
        "Ruth Abara",
        "Dana Cole",
        "Leo Brandt",
        "Milo Fenn",
    ]
    assert [row[0].partition("[")[0].strip() for row in rows(table)] == ["★", *"◆◆◆", "", ""]
    assert [row[1] for row in rows(table)] == [
        "● overdue",
        "● overdue",
        "● no talk noted",
        "◐ due soon",
        "○ fine",
        "◌ snoozed",
    ]
    assert "Paused: [Iris Holt]" in trusted


def test_somebody_of_a_circle_with_another_level_says_so_beside_the_name() -> None:
    ada = make_contact("Ada Quill", Level.TRANSACTIONAL, circle=Circle.TEN)
    bo = make_contact("Bo Lin", None, circle=Circle.THREE)
    table = rows(show(make_agenda(make_standing(ada), make_standing(bo)))["Trusted"])
    assert [row[0].partition(">)")[2] for row in table] == [", no level", ", transactional"]


def test_trusted_tells_each_persons_year_in_one_row_with_strips_of_one_scale() -> None:
    """M1, M8, M20."""
    talks = [make_talk(date(2026, 11, day)) for day in (5, 4, 3, 2)]
    often = with_talks(make_contact("Ada Quill", Level.TRUSTED), *talks)
    once = with_talks(make_contact("Bo Lin", Level.TRUSTED), make_talk(date(2026, 10, 1)))
    trusted = show(make_agenda(make_standing(often), make_standing(once)))["Trusted"]
    assert [row[4] for row in rows(trusted)] == [f"`{'·' * 11}█`", f"`{'·' * 10}▂·`"]
    assert "from 2025-12 to 2026-11; all have one scale, a full bar is 4 conversations" in trusted

    trusted = show()["Trusted"]
    assert rows(trusted)[0][2:] == [
        "2026-10-12, call: intro to Lena; she is weighing the Berlin offer",
        "2026-11-12",
        "`······█··██·`",
        "2 / 2",
        "2026-09-02",
        "",
        "",
    ]
    assert "strategic 1, personal 1, both 1, not tagged 4." in trusted
    assert "Purposes noted: build 1, develop 0, decide 1, act 0." in trusted


def test_mentor_and_mentee_are_named_in_the_row() -> None:
    """M18."""
    notes = {
        "Ada.md": write_person("level: trusted\nmentoring: mentor"),
        "Bo.md": write_person("level: trusted"),
        "Cy.md": write_person("level: transactional\nhandover_to: Bo"),
    }
    trusted = show(agenda_of(notes), read_vault(notes))["Trusted"]
    assert [(read_links(row[0])[0][0], row[8]) for row in rows(trusted)] == [
        ("Ada", "mentor"),
        ("Bo", "mentee"),
    ]


def test_a_template_is_told_the_three_then_the_ten_then_others_by_how_often_you_talk() -> None:
    day, known = make_day()
    data = render_incremental(None, day, known, Context(Policy())).data["Trusted"]
    first = data["first"]
    assert isinstance(first, list)
    assert [person["name"] for person in first] == [
        "Priya Raman",
        "Sam Okafor",
        "Dana Cole",
        "Ruth Abara",
        "Leo Brandt",
        "Milo Fenn",
    ]


def test_transactional_groups_by_organisation_with_objective_give_and_take_and_hand_over() -> None:
    """M2, M18."""
    transactional = show()["Transactional"]
    assert re.findall(r"^## (.+)$", transactional, re.MULTILINE) == [
        "By organisation",
        "Hand-overs",
    ]
    (marco,) = [row for row in rows(transactional) if "Marco Rossi" in row[1]]
    assert marco[3] == "2026-12-15: Sign the 2027 frame contract"
    assert marco[6:] == ["1", "1"]
    assert "- [Elif Demir](<../People/Elif Demir.md>) to Bo Lin: introduced" in transactional


def test_an_organisation_is_named_once_for_its_people_and_those_without_one_come_last() -> None:
    names = [
        ("Ada Quill", "Rossi Freight"),
        ("Bo Lin", ""),
        ("Uma Sato", "rossi freight"),
        ("Leo Brandt", ""),
    ]
    agenda = make_agenda(
        *(
            make_standing(make_contact(name, Level.TRANSACTIONAL, organization=organization))
            for name, organization in names
        )
    )
    table = rows(part(show(agenda)["Transactional"], "By organisation"))
    assert [(row[0], read_links(row[1])[0][0]) for row in table] == [
        ("Rossi Freight", "Ada Quill"), ("", "Uma Sato"), ("no organisation", "Bo Lin"), ("", "Leo Brandt"),
    ]  # fmt: skip


def test_an_objective_stands_with_its_day_and_who_has_none_is_asked_for_one() -> None:
    """M2."""
    people = [
        make_contact("Ada Quill", Level.TRANSACTIONAL, objective="a ramp"),
        make_contact("Bo Lin", Level.TRANSACTIONAL),
        make_contact("Leo Brandt", Level.TRANSACTIONAL, objective_due=SUNDAY),
        make_contact("Uma Sato", Level.TRANSACTIONAL, objective="a bridge", objective_due=SUNDAY),
    ]
    transactional = show(make_agenda(*map(make_standing, people)))["Transactional"]
    assert [row[3] for row in rows(transactional)] == [
        "no date: a ramp",
        "",
        "2026-11-22",
        "2026-11-22: a bridge",
    ]
    assert (
        "Fill in `objective` and `objective_due` for [Bo Lin](<../People/Bo Lin.md>)."
        in transactional
    )


def test_tentative_says_since_when_from_where_what_is_unknown_and_how_to_settle_it() -> None:
    """M3, M12, M13."""
    tentative = show()["Tentative"]
    assert (
        "[Joris Veld](<../People/Joris Veld.md>): 20 minutes on routing software (owed since 2026-11-13)"
        in part(tentative, "Answer first")
    )
    assert (
        "  - write [joris@veld.example](<mailto:joris@veld.example>)\n  - answer: write to them, then `mdrel answer joris-veld --done`\n  - raise: `mdrel level joris-veld up`\n  - let go: `mdrel archive joris-veld`"
        in tentative
    )
    lena, joris = rows(part(tentative, "Everyone tentative"))
    assert read_links(lena[0])[0][0] == "Lena Fischer"
    assert lena[2:5] == [
        "2026-10-14, added",
        "",
        "what they do, whom you both know, what they need",
    ]
    assert joris[2:5] == [
        "2026-11-05, met: Logistics Forum; sat beside me at dinner; through Marco Rossi",
        "20 minutes on routing software",
        "what they do, what they need",
    ]
    assert "`mdrel level NAME up`" in tentative


@pytest.mark.parametrize(
    ("front", "body", "known"),
    [
        ("added: 2026-11-20", "", "2026-11-20, added"),
        ("added: 2026-11-20\nmet: 2026-03-11", "", "2026-03-11, met"),
        ("added: 2026-11-20", "2026-08-27 call: x", "2026-08-27, first entry"),
        ("added: 2026-08-20", "2026-08-27 call: x", "2026-08-20, added"),
        ("", "", "2026-11-22, tentative"),  # the day of triage, where nothing else is known
        ("met: 2026-11-22", "", "2026-11-22, met"),
        ("met: 2026-12-24", "", "2026-11-22, tentative"),  # still to come
    ],
)
def test_known_since_is_the_first_day_that_is_known_and_not_the_day_of_triage(
    front: str, body: str, known: str
) -> None:
    levels = "\n## Levels\n\n- 2026-11-22 tentative\n"
    note = write_person(f"level: tentative\n{front}", (write_log(body) if body else "") + levels)
    text = show(agenda_of({"People/Bo Lin.md": note}))["Tentative"]
    (row,) = rows(part(text, "Everyone tentative"))
    assert row[2] == known


def test_target_shows_the_week_who_is_ready_what_is_missing_and_where_names_come_from() -> None:
    """M14-M16."""
    target = show()["Target"]
    assert "Week 2026-W47: 0 of 1 contacted.\nThe goal was met 3 weeks in a row." in part(
        target, "This week"
    )
    assert (
        "- Dana Cole can introduce you\n- you gain: EU hiring\n- they gain: US buyers; a stage"
        in part(target, "This week")
    )
    assert [name for name, _ in read_links(part(target, "Ready to contact"))] == ["Ines Moreau"]
    assert "what they gain (`i_offer`)" in part(target, "Not ready yet")
    assert re.findall(
        r"^\| (\w[\w ]*?) +\| +(\d) \| +(\d) \|",
        part(target, "Where names come from"),
        re.MULTILINE,
    ) == [
        ("LinkedIn", "2", "0"),
        ("not noted", "1", "1"),
        ("introductions", "1", "0"),
        *(
            (name, "0", "0")
            for name in ("peers", "boss", "Facebook", "industry events", "associations")
        ),
    ]
    assert part(target, "Where names come from").count("◌ dry") == 5
    assert re.findall(
        r"^\| (2026-W\d\d) +\| \S+ +\| +(\S+) \| (● met)?",
        part(target, "Week by week"),
        re.MULTILINE,
    )[:3] == [
        ("2026-W47", "1", ""),
        ("2026-W46", "·", "● met"),
        ("2026-W45", "1", "● met"),
    ]


def test_wiki_links_are_written_on_request_and_escape_their_bar_in_tables() -> None:
    boards = show(boards=Boards(links="wiki"))
    assert "\n- [[People/Priya Raman|Priya Raman]], trusted" in boards["Overview"]
    assert "| ★ [[People/Priya Raman\\|Priya Raman]] " in boards["Trusted"]
    assert "| [[Relationships/Trusted\\|Trusted]] " in boards["Overview"]
    assert not any(
        "](<" in re.sub(r"\[`.*?`\]\(<.*?>\)|\(<(?:tel|mailto):.*?>\)", "", text)
        for text in boards.values()
    )


def test_every_link_of_a_full_day_leads_to_a_note_or_a_dashboard() -> None:
    for text in show().values():
        for _, target in read_links(text):
            assert re.fullmatch(
                r"\.\./(People|Daily|Meetings)/[^/]+\.md|(Trusted|Transactional|Tentative|Target)\.md"
                r"|tel:\+\d+|mailto:\w+@\w+\.example",
                unquote(target),
            ), target


def test_callouts_are_the_five_github_words_alone_on_their_line_and_there_is_no_html() -> None:
    agenda, _ = make_day()
    for text in [
        *show().values(),
        *show(make_agenda()).values(),
        *show(replace(agenda, standings=(), promises=())).values(),
    ]:
        assert not {"html_block", "html_inline", "image"} & set(read_types(text))
        for line in re.findall(r"^.*\[!.*$", text, re.MULTILINE):
            assert re.fullmatch(r"> \[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]", line)


@pytest.mark.uninstrumented
def test_hostile_names_and_texts_come_back_equal_from_every_dashboard(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Every name of the list comes back, as a name and as any other kind of text (P11).

    The other kinds are organisation, objective, text and message.
    """
    monkeypatch.setattr("mdrel.views.dashboards.overview.MOST_ROWS", len(HOSTILE))
    day = date(2026, 11, 2)
    standings = []
    for index, text in enumerate(HOSTILE):
        level = [*Level][index % 4]
        contact = make_contact(
            text,
            level,
            path=f"People/{index}.md",
            organization=text,
            role=text,
            objective=text,
            objective_due=day,
            origin=text,
            owe_reply=day,
            owe_reply_about=text,
            they_offer=(text,),
            introduced_by=(text,),
        )
        moved = replace(contact, levels=(LevelChange(day, None, level, text),))
        standings.append(
            make_standing(
                with_talks(moved, make_talk(day, text=text)), State.OVERDUE, day, reply_due_on=day
            )
        )
    agenda = make_agenda(*standings)
    problems = [
        Diagnostic("MDR203", Severity.WARNING, f"{text}.md", text, span=Span(1)) for text in HOSTILE
    ]
    shown = show(agenda, make_snapshot(agenda, *problems))
    names: set[str] = set()
    for board, text in shown.items():
        allowed = {
            "text",
            "link_open",
            "link_close",
            "strong_open",
            "strong_close",
            "em_open",
            "em_close",
            "softbreak",
            "code_inline",
        }
        assert {token.type for token in read_inlines(text)} <= allowed, board
        assert not {"html_block", "hr"} & set(read_types(text.removeprefix(MARKER))), board
        assert not {"\u202e", "\u2066", "\u200e"} & set(text), board
        assert all(
            target.startswith(("../", "tel:", "mailto:"))
            or target in {f"{name}.md" for name in shown}
            for _, target in read_links(text)
        ), board
        names |= {name for name, _ in read_links(text)}
    assert {clean(text) or "(no name)" for text in HOSTILE} <= names
    overview = read_plain(shown["Overview"])
    assert not [text for text in HOSTILE if clean(text)[:50] not in overview]


def test_months_and_weeks_end_with_the_day_and_cross_years() -> None:
    assert name_months(date(2026, 3, 31)) == [f"2025-{month:02d}" for month in range(4, 13)] + [
        "2026-01",
        "2026-02",
        "2026-03",
    ]
    assert [name_week(date(2026, 12, 28)), name_week(date(2027, 1, 4))] == ["2026-W53", "2027-W01"]


def test_a_strip_has_a_bar_for_each_count_a_dot_for_nothing_and_the_highest_is_full() -> None:
    assert draw_strip([0, 1, 8]) == "·▁█"
    assert draw_strip([0, 0]) == "··"
    assert draw_strip([]) == ""
    assert draw_strip([100, 1]) == "█▁"
    assert draw_strip([*range(1, 9)]) == BARS
    assert draw_strip([0, 1, 2], 8) == "·▁▂"


def test_a_date_begins_its_cell_below_a_heading_that_holds_the_column_open() -> None:
    """A browser breaks a date at its hyphens where the column is narrower than the date.

    No sign may be added to the date, since it would not be found again. A heading that does not
    break keeps the column wide enough: ten letters of a bold heading are wider than a date.
    """
    day = re.compile(r"\d{4}-\d\d-\d\d")
    seen = set()
    for name, text in show().items():
        heads: list[str] = []
        for line in text.split("\n"):
            if not line.startswith("|"):
                heads = []
            elif not heads:
                heads = cells(line)
            else:
                for head, cell in zip(heads, cells(re.sub(r"\(<.*?>\)", "", line)), strict=True):
                    if day.search(cell):
                        assert day.match(cell), (name, head, cell)
                        assert max(map(len, re.split("[ -]", head))) > 10, (name, head)
                        seen.add(head.replace("\u00a0", " "))
    assert seen >= {"last conversation", "next talk due", "last thanked", "known since"}


def test_no_generated_text_holds_a_sign_that_hides_a_date_or_a_state_from_a_search() -> None:
    for text in show().values():
        body = "\n".join(line for line in text.split("\n") if not re.match(r"\| [a-z]", line))
        assert not set("\u2010\u2011\u2060\u200b\u202f") & set(text)
        assert not re.search(r"\w\u00a0|\u00a0\w", body)


def test_the_pipeline_draws_who_went_back_and_says_since_when() -> None:
    day = date(2026, 9, 1)
    moved = replace(
        make_contact("Ada Quill", Level.TENTATIVE),
        levels=(LevelChange(day, Level.TRUSTED, Level.TENTATIVE),),
    )
    before = replace(
        make_contact("Bo Lin", Level.TENTATIVE),
        levels=(LevelChange(day - timedelta(days=1), Level.TRUSTED, Level.TENTATIVE),),
    )
    agenda = make_agenda(make_standing(moved), make_standing(before))
    pipeline = part(show(agenda)["Overview"], "Pipeline")
    assert (
        '\n    transactional --> trusted\n    trusted -.->|"1 lowered"| transactional\n' in pipeline
    )
    assert '\n    transactional -.->|"1 lowered"| tentative\n' in pipeline
    assert [name for name, _ in read_links(pipeline)] == ["Ada Quill"]


def test_the_overview_counts_talks_as_the_statistics_do() -> None:
    """A bare stated last contact is a date and no talk."""
    notes = {
        "Ada.md": write_person(
            "level: trusted\nlast_contact: 2026-11-20", write_log("2026-11-02 call: x")
        )
    }
    snapshot = read_vault(notes)
    (row,) = [
        row for row in rows(part(show(agenda_of(notes), snapshot)["Overview"], "Levels"))
        if "Trusted" in row[0]
    ]  # fmt: skip
    (bar,) = [
        bar for bar in make_statistics(snapshot, SUNDAY) if (bar.group, bar.name) == ("level", "trusted")
    ]  # fmt: skip
    assert row[6] == str(bar.conversations) == "1"


def test_somebody_whose_level_cannot_be_read_is_counted_apart_as_triage_does() -> None:
    notes = {"Ada.md": write_person("level: trustd"), "Bo.md": write_person("role: none")}
    overview = show(agenda_of(notes), read_vault(notes))["Overview"]
    (row,) = [cells(line) for line in overview.split("\n") if line.startswith("| without level")]
    assert row[5] == "1"
    assert "Not counted: 0 paused, 0 archived, 1 whose level cannot be read." in overview
    assert "1 person has no level: `mdrel triage`. It is [Bo]" in overview


@pytest.mark.uninstrumented
@pytest.mark.parametrize(("targets", "more"), [(20, ""), (21, "1"), (1_320, "1,300")])
def test_lists_of_targets_end_with_how_many_more_there_are(targets: int, more: str) -> None:
    notes = {
        f"{kind} {number}.md": write_person(f"level: target\nsource: {kind} {number}{reasons}")
        for number in range(targets)
        for kind, reasons in (("R", "\nthey_offer: a\ni_offer: b"), ("N", ""))
    }
    target = show(agenda_of(notes), read_vault(notes))["Target"]
    for heading in ("Ready to contact", "Not ready yet"):
        section = part(target, heading)
        assert len(rows(section)) == 20
        assert re.findall("And (.*) more: `mdrel target list`", section) == ([more] if more else [])
    assert "more: `mdrel target list`" in part(target, "Where names come from")
    assert len(target.split("\n")) < 120


def test_the_level_of_a_date_is_what_the_note_says_of_it_and_else_todays() -> None:
    """M17."""
    contact = make_contact("Bo Lin", Level.TRUSTED)
    assert level_on(contact, SUNDAY) is Level.TRUSTED
    moved = replace(
        contact,
        levels=(
            LevelChange(date(2026, 2, 1), Level.TARGET, Level.TENTATIVE),
            LevelChange(date(2026, 6, 1), Level.TENTATIVE, Level.TRUSTED),
        ),
    )
    assert [level_on(moved, date(2026, month, 1)) for month in (1, 2, 5, 6, 7)] == [
        Level.TARGET,
        Level.TENTATIVE,
        Level.TENTATIVE,
        Level.TRUSTED,
        Level.TRUSTED,
    ]
