"""What the review and the hand-over commands say beside the guided way."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.guided import contents, make_vault, typed
from tests.support.method import write_log, write_person
from tests.support.running import VAULT, items, mdrel, on_terminal
from tests.support.terminal import CTRL_C, type_at


def test_print_says_the_week_asks_nothing_and_leaves_the_draft(tmp_path: Path) -> None:
    vault = make_vault(tmp_path / "vault")
    type_at(("review",), ("answered", CTRL_C), vault)
    before = contents(vault)
    done = mdrel("review", "--print", vault=vault)
    assert (done.returncode, contents(vault)) == (0, before)
    assert done.stdout.startswith("Week 47 of 2026, 16 to 22 November 2026\n")
    assert "Going on" in type_at(("review",), (CTRL_C,), vault).screen


def test_the_example_weeks_load_is_checked_against_what_there_was() -> None:
    said = mdrel("review", "--print").stdout
    assert "8 transactional quarterly" in said
    assert "Your cadences need 6.3 conversations a week; you average 7.8." in said


def test_until_wednesday_the_last_week_is_reviewed_and_any_week_on_request() -> None:
    assert mdrel("review", "--print", day="2026-11-18").stdout.startswith("Week 46 of 2026")
    assert mdrel("review", "--print", day="2026-11-19").stdout.startswith("Week 47 of 2026")
    assert mdrel("review", "--print", "--week", "2026-W53", day="2027-01-10").stdout.startswith(
        "Week 53 of 2026, 28 December 2026 to 3 January 2027"
    )


@pytest.mark.parametrize(
    ("week", "words"),
    [
        ("2025-W53", "2025 has no week 53"),
        ("last", "write it like 2026-W47"),
        ("2026-W0", "has no week 0"),
        ("0000-W01", "has no week"),
        ("9999-W52", "has no week"),
    ],
)
def test_a_week_that_is_none_is_a_usage_error(week: str, words: str) -> None:
    done = mdrel("review", "--print", "--week", week)
    assert (done.returncode, done.stdout) == (2, "")
    assert words in done.stderr


def test_lines_that_may_be_talks_are_asked_about_and_count_from_then_on(tmp_path: Path) -> None:
    vault = make_vault(tmp_path / "vault")
    daily = vault / "Daily"
    daily.mkdir()
    text = (
        "- [[Ada Lin]] roof call all morning ^roof\n"
        "- Will call [[Ada Lin]] on the phone\n"
        "- Coffee with Bo Berg, lovely\r\n"
        "| 10:00 | [[Ada Lin]] roof call |\n\n"
        "### 13:05 [[Ada Lin]] → verbal yes\n"
    )
    (daily / "2026-11-20.md").write_text(text, newline="")
    for other in ("2026-11-15", "2026-11-23"):
        (daily / f"{other}.md").write_text("- [[Ada Lin]] roof call\n")
    before = contents(vault)
    answers = typed("1 2", "leave", "", "rest", "yes")
    done = mdrel("review", vault=vault, typed=answers)
    assert done.returncode == 0, done.stderr
    asked = done.stdout.partition("perhaps a talk:\n")[2].partition("Which of these")[0]
    assert asked == (
        "  1  Fri 20 Nov Ada Lin: Ada Lin roof call all morning\n"
        "  2  Fri 20 Nov Bo Berg: Coffee with Bo Berg, lovely\n"
        "  3  Fri 20 Nov Ada Lin: 13:05 Ada Lin → verbal yes\n"
    )
    assert "2 lines that were talks" in done.stdout
    assert (daily / "2026-11-20.md").read_bytes().decode() == text.replace(
        "all morning ^roof", "all morning #conversation ^roof"
    ).replace("with Bo Berg", "with [[Bo Berg]]")
    record = contents(vault)["Reviews/2026-W47.md"]
    assert "- a talk of 20 Nov, Ada Lin: Ada Lin roof call all morning\n" in record
    for name in ("ada lin", "bo berg"):
        assert "2026-11-20" in mdrel("show", name, vault=vault).stdout
    assert mdrel("undo", vault=vault).returncode == 0
    assert contents(vault) == before


def say_spoken(record: str) -> list[str]:
    """Return whom the record's list of conversations names, in order."""
    lines = record.partition("## Spoken and written\n")[2].partition("\n## ")[0].splitlines()
    return [name for line in lines for name in ("Ada Lin", "Bo Berg") if f"([[{name}]])" in line]


def test_the_record_counts_the_talks_that_are_confirmed_with_it(tmp_path: Path) -> None:
    people = {
        "Ada Lin": write_person("level: trusted", write_log("2026-09-01 call: x")),
        "Bo Berg": write_person("level: transactional", write_log("2026-11-18 email: y")),
    }
    vault = make_vault(tmp_path / "vault", people)
    (vault / "Daily").mkdir()
    (vault / "Daily" / "2026-11-20.md").write_text(
        "- [[Ada Lin]] roof call all morning\n- [[Bo Berg]] roof call as well\n"
    )
    assert "1 to reconnect with" in mdrel("review", "--print", vault=vault).stdout
    done = mdrel("review", vault=vault, typed=typed("1", "rest", "yes"))
    assert done.returncode == 0, done.stderr
    record = contents(vault)["Reviews/2026-W47.md"]
    assert "\nconversations: 2\n" in record
    assert say_spoken(record) == ["Bo Berg", "Ada Lin"]  # Bo's second line was no talk
    assert "Trusted**: 1 person, nobody waiting." in record


def test_it_counts_none_of_a_note_that_cannot_be_written_nor_what_was_no_talk(
    tmp_path: Path,
) -> None:
    vault = make_vault(tmp_path / "vault", {"Ada Lin": write_person("level: trusted")})
    (vault / "Daily").mkdir()
    daily = vault / "Daily" / "2026-11-20.md"
    daily.write_text("- [[Ada Lin]] roof call all morning\n")
    daily.chmod(0o444)
    done = mdrel("review", vault=vault, typed=typed("1", "", "yes"))
    assert done.returncode == 0, done.stderr
    assert "Left out:" in done.stdout
    record = contents(vault)["Reviews/2026-W47.md"]
    assert "\nconversations: 0\n" in record
    assert "No conversation is noted for week 47." in record
    daily.chmod(0o644)
    done = mdrel("review", vault=vault, typed=typed("", "", "yes"))
    record = contents(vault)["Reviews/2026-W47 2.md"]
    assert "\nconversations: 0\n" in record


def test_of_many_such_lines_nine_are_asked_about_the_latest_day_first(tmp_path: Path) -> None:
    vault = make_vault(tmp_path / "vault")
    (vault / "Daily").mkdir()
    for day, parts in (("17", range(1, 8)), ("20", range(8, 13))):
        lines = [f"- [[Ada Lin]] roof call, part {at}\n" for at in parts]
        (vault / "Daily" / f"2026-11-{day}.md").write_text("".join(lines))
    done = mdrel("review", vault=vault, typed=typed("10"))
    assert done.returncode == 2
    assert "'10' is not a list of numbers from 1 to 9" in done.stderr
    assert "  1  Fri 20 Nov Ada Lin: Ada Lin roof call, part 8\n" in done.stdout
    assert "  6  Tue 17 Nov Ada Lin: Ada Lin roof call, part 1\n" in done.stdout
    assert "  and 3 more: mdrel triage --talks\n" in done.stdout


def test_decisions_become_edits_and_a_chosen_target_is_planned_for_next_monday(
    tmp_path: Path,
) -> None:
    people = {
        "Cy": write_person(
            "level: tentative\nowe_reply: 2026-11-10", write_log("2026-11-10 email: asks")
        ),
        "Di": write_person(
            "level: tentative\nowe_reply: 2026-11-11", write_log("2026-11-11 email: asks")
        ),
        "Ed": write_person("level: target\nthey_offer: a\ni_offer: b"),
        "Fay": write_person(
            "level: tentative", write_log("2026-01-01 call: x") + "\n- [ ] her book back\n"
        ),
    }
    vault = make_vault(tmp_path / "vault", people)
    done = mdrel(
        "review", vault=vault, typed=typed("raise", "drop", "yes", "1", "Ed", "rest", "yes")
    )
    assert done.returncode == 0, done.stderr
    notes = contents(vault)
    assert "level: transactional" in notes["People/Cy.md"]
    assert "- 2026-11-22 tentative -> transactional: weekly review" in notes["People/Cy.md"]
    assert "owe_reply: 2026-11-10" in notes["People/Cy.md"]
    assert "archived: true" in notes["People/Di.md"]
    assert "owe_reply" not in notes["People/Di.md"]
    assert "next_contact: 2026-11-23" in notes["People/Ed.md"]
    assert "archived: true" in notes["People/Fay.md"]
    assert "- [x] her book back" in notes["People/Fay.md"]
    assert "- next week's choice: [[Ed]], from 2026-11-23" in notes["Reviews/2026-W47.md"]
    assert notes["Reviews/2026-W47.md"].endswith("## What matters most\n\nrest\n")


TALKS = write_log("2026-11-20 call: x", "2026-10-20 call: y", "2026-10-01 call: z")


@pytest.mark.parametrize(
    ("moved", "is_asked"),
    [
        ("2026-11-15 target -> tentative", False),
        ("2026-09-24 target -> tentative", False),
        ("2026-09-23 target -> tentative", True),
        ("2026-11-10 transactional -> tentative: too early", False),
        ("2026-11-10 tentative", False),
        ("", True),
    ],
)
def test_what_was_decided_within_60_days_is_not_proposed_otherwise(
    moved: str, tmp_path: Path, *, is_asked: bool
) -> None:
    levels = f"\n## Levels\n\n- {moved}\n" if moved else ""
    people = {"Ada": write_person("level: tentative", TALKS + levels)}
    done = mdrel("review", "--print", vault=make_vault(tmp_path / "vault", people))
    assert ("Ada, tentative → transactional?" in done.stdout) is is_asked


@pytest.mark.parametrize(("talk", "is_asked"), [("2026-11-20", True), ("2026-11-14", False)])
def test_a_target_one_spoke_with_since_the_decision_is_one_no_longer(
    talk: str, tmp_path: Path, *, is_asked: bool
) -> None:
    log = write_log(f"{talk} call: x") + "\n## Levels\n\n- 2026-11-15 target\n"
    people = {"Ada": write_person("level: target", log)}
    done = mdrel("review", "--print", vault=make_vault(tmp_path / "vault", people))
    assert ("Ada, target → tentative?" in done.stdout) is is_asked


def test_what_was_declined_is_not_proposed_again_for_60_days(tmp_path: Path) -> None:
    people = {"Ada Lin": write_person("level: tentative", TALKS)}
    vault = make_vault(tmp_path / "vault", people)
    mdrel("review", vault=vault, typed=typed("", "", "y"))
    assert 'declined:\n  - "[[Ada Lin]]"' in contents(vault)["Reviews/2026-W47.md"]
    (vault / "Reviews/mine.md").write_text("---\nreviewed: soon\n---\n", encoding="utf-8")
    with (vault / "People/Ada Lin.md").open("a", encoding="utf-8") as note:
        note.write("- 2027-01-10 call: x\n- 2027-01-12 call: y\n")
    asked = "Ada Lin, tentative → transactional?"
    for day, is_asked in (("2026-11-29", False), ("2027-01-20", False), ("2027-01-21", True)):
        assert (asked in mdrel("review", "--print", vault=vault, day=day).stdout) is is_asked


def test_who_has_no_level_is_asked_about_with_a_proposal(tmp_path: Path) -> None:
    people = {f"P{at}": write_person("", write_log("2026-11-01 email: x")) for at in range(6)}
    people["Ada"] = write_person("objective: a roof", TALKS)
    vault = make_vault(tmp_path / "vault", people)
    done = mdrel("review", vault=vault, typed=typed("", "1", "s", "target", "", "", "y"))
    assert done.returncode == 0, done.stderr
    notes = contents(vault)
    assert "level: transactional" in notes["People/Ada.md"]
    assert "- 2026-11-22 transactional: weekly review" in notes["People/Ada.md"]
    assert [f"P{at}" for at in range(6) if "level: trusted" in notes[f"People/P{at}.md"]] == ["P0"]
    assert "level" not in notes["People/P1.md"]
    assert "level: target" in notes["People/P2.md"]
    assert "- [[Ada]]: transactional\n" in notes["Reviews/2026-W47.md"]
    assert "2 more people have no level: mdrel triage" in done.stdout
    assert "'4x' is not a level" in mdrel("review", vault=vault, typed=typed("4x")).stderr


def test_two_people_of_one_name_keep_their_own_decisions(tmp_path: Path) -> None:
    vault = make_vault(tmp_path / "vault", {"Ada": write_person("level: tentative", TALKS)})
    (vault / "Old").mkdir()
    (vault / "Old/Ada.md").write_text(write_person("level: tentative", TALKS), encoding="utf-8")
    mdrel("review", vault=vault, typed=typed("y", "n", "", "y"))
    levels = [
        "level: transactional" in contents(vault)[f"{place}/Ada.md"] for place in ("Old", "People")
    ]
    assert sorted(levels) == [False, True]
    later = mdrel("review", "--print", vault=vault, day="2026-11-29").stdout
    assert "tentative → transactional?" not in later


def test_a_task_that_is_done_is_text_in_the_record(tmp_path: Path) -> None:
    person = write_person("level: trusted", "- [ ] send the **<b>plans</b>**\n")
    vault = make_vault(tmp_path / "vault", {"Ada": person})
    done = mdrel("review", vault=vault, typed=typed("1", "", "y"))
    assert "  1  to Ada: send the plans" in done.stdout
    assert "- done, to [[Ada]]: send the \\*\\*\\<b>" in contents(vault)["Reviews/2026-W47.md"]


@pytest.mark.parametrize("role", ["executive", "manager"])
def test_the_headline_leads_with_what_the_role_asks_for(role: str, tmp_path: Path) -> None:
    vault = make_vault(tmp_path / "vault")
    (vault / "mdrel.toml").write_text(f'[me]\nrole = "{role}"\n', encoding="utf-8")
    lines = mdrel("review", "--print", vault=vault).stdout.splitlines()
    heads = [line.split()[1].rstrip(":") for line in lines[2:4]]
    assert heads == (
        ["Trusted", "Transactional"] if role == "executive" else ["Transactional", "Trusted"]
    )


def test_names_from_notes_are_text_in_the_record(tmp_path: Path) -> None:
    vault = make_vault(
        tmp_path / "vault",
        {
            "Ada": write_person(
                "level: trusted\nname: '<b>Ada</b> | [x](y)'",
                write_log("2026-11-20 call: <script> **bold** [[Ada]]"),
            )
        },
    )
    mdrel("review", vault=vault, typed=typed("", "yes"))
    record = contents(vault)["Reviews/2026-W47.md"]
    assert "\\<script>" in record
    assert "\\*\\*bold" in record


def test_handover_lists_what_is_to_do_first_and_moves_on(tmp_path: Path) -> None:
    people = {
        "Cy": write_person(
            'level: transactional\nhandover_to: "[[Ada]]"\nhandover: introduced',
            write_log("2026-11-10 call: x"),
        ),
        "Di": write_person('level: transactional\nhandover_to: "[[Ada]]"'),
        "Ed": write_person("level: transactional"),
    }
    vault = make_vault(tmp_path / "vault", people)
    assert [
        line.split("\t")[:4] for line in mdrel("handover", vault=vault).stdout.splitlines()
    ] == [
        ["Di", "di", "proposed", "Ada"],
        ["Cy", "cy", "introduced", "Ada"],
    ]
    assert mdrel("handover", "introduced", "di", vault=vault).returncode == 0
    assert mdrel("handover", "done", "cy", vault=vault).returncode == 0
    assert [
        (each["name"], each["handover"]) for each in items("handover", "list", vault=vault)
    ] == [
        ("Di", "introduced"),
        ("Cy", "done"),
    ]
    done = mdrel("handover", "done", "ed", vault=vault)
    assert done.returncode == 2
    assert "Ed is not being handed over" in done.stderr


def test_handover_on_a_terminal_fits_and_says_how_one_begins(tmp_path: Path) -> None:
    lines = on_terminal("handover", vault=VAULT)
    assert any("to Owen Pryce" in line for line in lines)
    assert max(map(len, lines)) <= 80
    assert "new-role" in on_terminal("handover", vault=make_vault(tmp_path / "vault", {}))[1]


def test_new_role_needs_a_title(tmp_path: Path) -> None:
    assert mdrel("new-role", vault=make_vault(tmp_path / "vault")).returncode == 2
    done = mdrel("new-role", " ", vault=tmp_path / "vault")
    assert (done.returncode, "has no title" in done.stderr) == (2, True)


def test_a_successor_may_be_new_several_or_a_name_alone_but_not_oneself(tmp_path: Path) -> None:
    deal = write_person(
        "level: transactional\nobjective: x\nrole: Buyer", write_log("2026-11-01 call: y #personal")
    )
    vault = make_vault(tmp_path / "vault", {"Ann": deal, "Bea": deal, "Cleo": deal, "Dot": deal})
    answers = (
        "",
        "hand over",
        "Nia Brook",
        "yes",
        "hand over",
        "Somebody Else",
        "no",
        "hand over",
        "Cleo",
        "fade",
        "monthly",
        "",
        "",
        "yes",
    )
    done = mdrel("new-role", "Chief", vault=vault, typed=typed(*answers))
    assert done.returncode == 0, done.stderr
    assert "Cleo cannot take over from themselves: kept." in done.stdout
    notes = contents(vault)
    assert 'handover_to: "[[Nia Brook]]"' in notes["People/Ann.md"]
    assert "handover_to: Somebody Else" in notes["People/Bea.md"]
    assert "handover" not in notes["People/Cleo.md"]
    assert "cadence: none" in notes["People/Dot.md"]
    assert {"Reviews/hand-over to Nia Brook.md", "Reviews/hand-over to Somebody Else.md"} <= set(
        notes
    )
    letter = notes["Reviews/hand-over to Nia Brook.md"].split("```text\n")[1].split("```")[0]
    assert letter.startswith("Dear Ann, dear Nia,\n")
    assert letter.endswith("Alex Morgan\n")
    assert "cadence: monthly" in notes["People/Nia Brook.md"]
    assert "Mentoring: monthly" in notes["Reviews/new-role 2026-11-22.md"]


def test_a_letter_stays_inside_its_fence_whatever_the_notes_say(tmp_path: Path) -> None:
    vault = make_vault(
        tmp_path / "vault",
        {
            "Ann": write_person("level: transactional\nobjective: '``` and ````'"),
            "Bo": write_person("level: trusted"),
        },
    )
    mdrel("new-role", "Chief", vault=vault, typed=typed("Bo", "hand over", "", "", "", "yes"))
    assert contents(vault)["Reviews/hand-over to Bo.md"].count("`````") == 2


def test_a_responsibility_gets_a_target_or_a_day_to_ask(tmp_path: Path) -> None:
    people = {
        "Ada": write_person("level: trusted\ncircle: three"),
        "Bo": write_person(),
        "Cy": write_person("level: tentative"),
    }
    vault = make_vault(tmp_path / "vault", people)
    answers = (
        *("the *board*", "Nia Brook", "yes", "a quiet year"),
        *("gutters", "Bo"),
        *("roofs", "Cy"),
        *("money", "", ""),
        *("people", "", "Cy"),
        *("press", "No Body", "no", ""),
        *("", "y"),
    )
    done = mdrel("new-role", "Chief", vault=vault, typed=typed(*answers))
    assert done.returncode == 0, done.stderr
    notes = contents(vault)
    nia = notes["People/Nia Brook.md"]
    for words in ("level: target", "source: new role", "- the *board*", "- a quiet year"):
        assert words in nia
    assert "level: target" in notes["People/Bo.md"]
    assert "- 2026-11-22 target: new role" in notes["People/Bo.md"]
    assert notes["People/Cy.md"].count("level: tentative") == 1
    assert "ask who could help with people" in notes["People/Cy.md"]
    assert notes["People/Ada.md"].count("ask who could help with money") == 1
    assert notes["People/Ada.md"].count("ask who could help with press") == 1
    record = notes["Reviews/new-role 2026-11-22.md"]
    for line in (
        r"- the \*board\*: [[Nia Brook]]",
        "- gutters: [[Bo]]",
        "- roofs: [[Cy]]",
        "- money: to ask [[Ada]], by 2026-11-29",
        "- people: to ask [[Cy]], by 2026-11-29",
    ):
        assert line in record
    assert "who:" not in record
    shown = mdrel("today", vault=vault, day="2026-11-29").stdout
    assert "ask who could help with money" in shown
    mdrel("follow-up", "done", "ada:", "money", vault=vault)
    assert "money" not in mdrel("today", vault=vault, day="2026-11-29").stdout


def test_without_a_note_to_remind_one_the_task_stands_in_the_record(tmp_path: Path) -> None:
    vault = make_vault(tmp_path / "vault", {})
    answers = ("money", "", "", "press", "", "Nia", "no", "", "y")
    done = mdrel("new-role", "Chief", vault=vault, typed=typed(*answers))
    assert done.stdout.count("the task is in the record alone.") == 2
    record = contents(vault)["Reviews/new-role 2026-11-22.md"]
    assert "- [ ] money: to find somebody to ask 📅 2026-11-29\n" in record
    assert "- [ ] press: to ask Nia 📅 2026-11-29\n" in record
    assert not [path for path in contents(vault) if path.startswith("People/")]


def test_who_gets_a_note_now_gets_the_task_in_it(tmp_path: Path) -> None:
    vault = make_vault(tmp_path / "vault", {})
    answers = ("money", "", "Nia", "yes", "", "y")
    done = mdrel("new-role", "Chief", vault=vault, typed=typed(*answers))
    assert "in the record alone" not in done.stdout
    notes = contents(vault)
    assert "- [ ] ask who could help with money 📅 2026-11-29\n" in notes["People/Nia.md"]
    record = notes["Reviews/new-role 2026-11-22.md"]
    assert "- money: to ask [[Nia]], by 2026-11-29\n" in record
    shown = mdrel("today", vault=vault, day="2026-11-29").stdout
    assert "ask who could help with money" in shown


def test_a_done_hand_over_ends_the_clock_but_for_those_one_trusts(tmp_path: Path) -> None:
    done = write_log("2026-01-10 call: x")
    front = 'handover_to: "[[Zed]]"\nhandover: done\n'
    people = {
        "Ada": write_person(f"level: transactional\n{front}", done),
        "Bea": write_person(f"level: transactional\ncadence: monthly\n{front}", done),
        "Cy": write_person(f"level: trusted\n{front}", done),
        "Di": write_person(f"level: transactional\nnext_contact: 2026-11-20\n{front}", done),
        "Ed": write_person(f"level: transactional\n{front.replace('done', 'introduced')}", done),
        "Zed": write_person("level: transactional", write_log("2026-11-20 call: x")),
    }
    vault = make_vault(tmp_path / "vault", people)
    due = [item["name"] for item in items("due", vault=vault)]
    assert due == ["Cy", "Ed", "Di"]
    assert "how it goes with" in mdrel("brief", "zed", vault=vault).stdout


def test_of_two_successors_of_one_name_the_one_that_is_meant_takes_over(tmp_path: Path) -> None:
    deal = write_person("level: transactional\nobjective: x")
    vault = make_vault(tmp_path / "vault", {"Bo": deal, "Owen": write_person("level: trusted")})
    (vault / "Old").mkdir()
    (vault / "Old/Owen.md").write_text(write_person("level: trusted"), encoding="utf-8")
    answers = ("Owen", "2", "hand over", "", "", "", "y")
    done = mdrel("new-role", "Chief", vault=vault, typed=typed(*answers))
    assert done.returncode == 0, done.stderr
    assert "Which one? 1 to 2: 2" in done.stdout
    (chosen,) = [
        line.split("  ")[-1] for line in done.stdout.splitlines() if line.startswith("  2  Owen")
    ]
    assert f'handover_to: "[[{chosen.removesuffix(".md")}' in contents(vault)["People/Bo.md"]
    for path in ("Old/Owen.md", "People/Owen.md"):
        said = mdrel("brief", path.removesuffix(".md"), vault=vault).stdout
        assert ("how it goes with Bo" in said) is (path == chosen)


def test_the_record_of_a_new_role_tells_of_no_note_that_cannot_be_written(tmp_path: Path) -> None:
    deal = write_person("level: transactional\nobjective: x")
    people = {"Ann": deal, "Bea": deal, "Cleo": deal, "Nia": write_person("level: trusted")}
    vault = make_vault(tmp_path / "vault", people)
    for name in ("Ann", "Bea", "Nia"):
        (vault / f"People/{name}.md").chmod(0o444)
    answers = ("Nia", "hand over", "", "fade", "hand over", "", "monthly", "", "yes")
    done = mdrel("new-role", "Chief", vault=vault, typed=typed(*answers))
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("Left out: ") == 3
    notes = contents(vault)
    record, letter = notes["Reviews/new-role 2026-11-22.md"], notes["Reviews/hand-over to Nia.md"]
    assert "Ann" not in record + letter
    assert "Bea" not in record
    assert "Mentoring" not in record
    assert "Cleo" in record
    assert "Cleo" in letter
