"""`mdrel triage --talks`: lines and notes that may be talks, and what an answer makes of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mdrel.app.guides.dialogue import Dialogue
from tests.support.guided import contents, make_vault, typed
from tests.support.running import mdrel
from tests.support.terminal import CTRL_C, type_at

NOTES = {
    "Daily/2026-11-20.md": "- [[Ada Lin]] roof call, part 1\n- Tea with Bo Berg, lovely\n",
    "Daily/2026-03-02.md": "- [[Ada Lin]] roof call, part 2\n",
    "Notes/Ada Lin - 2026-11-19.md": "# Ada\n\nWe went through the budget.\n",
    "Notes/Call 2026-11-18.md": '---\ntype: memo\npeople: ["[[Bo Berg]]"]\n---\n# Call with Bo Berg\n',
    "Meetings/Roof.md": "---\nattendees: [Ada Lin]\n---\nDate: 2026-11-17\n\nWe chose the slate.\n",
    "Meetings/Lift.md": "---\nattendees: [Ada Lin]\ncreated: 2026-11-16T08:00\n---\nIt is late.\n",
}
ROWS = [
    "Daily/2026-11-20.md:1\t-\tFri 20 Nov Ada Lin: Ada Lin roof call, part 1",
    "Daily/2026-11-20.md:2\t-\tFri 20 Nov Bo Berg: Tea with Bo Berg, lovely",
    "Notes/Ada Lin - 2026-11-19.md:1\t-\tThu 19 Nov Ada Lin: Ada Lin - 2026-11-19: We went through the budget.",
    "Notes/Call 2026-11-18.md:2\t-\tWed 18 Nov Bo Berg: Call 2026-11-18: Call with Bo Berg",
    "Meetings/Roof.md:2\t-\tTue 17 Nov Ada Lin: Roof: We chose the slate.",
    "Meetings/Lift.md:2\t-\tMon 16 Nov Ada Lin: Lift: It is late.",
    "Daily/2026-03-02.md:1\t-\tMon 2 Mar Ada Lin: Ada Lin roof call, part 2",
]


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    """Return a vault with seven lines and notes that may be talks."""
    vault = make_vault(tmp_path / "vault")
    for path, text in NOTES.items():
        (vault / path).parent.mkdir(exist_ok=True)
        (vault / path).write_text(text)
    return vault


def list_rows(vault: Path, *more: str) -> list[str]:
    """Return the printed list."""
    done = mdrel("triage", "--talks", "--print", *more, vault=vault)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def count_talks(vault: Path, who: str) -> int:
    """Return how many conversations somebody has."""
    (item,) = json.loads(mdrel("show", who, "--json", vault=vault).stdout)["items"]
    return len(item["conversations"])


def test_the_list_has_them_latest_first_and_names_each_place(vault: Path) -> None:
    assert list_rows(vault) == ROWS
    found = json.loads(mdrel("triage", "--talks", "--print", "--json", vault=vault).stdout)
    assert found["items"][2] == {
        "path": "Notes/Ada Lin - 2026-11-19.md",
        "line": 1,
        "on": "2026-11-19",
        "people": ["ada-lin"],
        "text": "Ada Lin - 2026-11-19: We went through the budget.",
        "likely": True,
    }


def test_each_that_was_one_counts_from_then_on_and_undo_takes_it_back(vault: Path) -> None:
    before = contents(vault)
    had = {who: count_talks(vault, who) for who in ("ada-lin", "bo-berg")}
    done = mdrel("triage", "--talks", vault=vault, typed=typed("all", "yes"))
    assert done.returncode == 0, done.stderr
    assert "To save: 3 lines that were talks, 2 attendees, 2 dates.\n" in done.stdout
    now = contents(vault)
    assert now["Daily/2026-11-20.md"] == (
        "- [[Ada Lin]] roof call, part 1 #conversation\n- Tea with [[Bo Berg]], lovely\n"
    )
    assert now["Notes/Ada Lin - 2026-11-19.md"].startswith(
        '---\nattendees:\n  - "[[Ada Lin]]"\n---\n# Ada\n'
    )
    assert '\nattendees:\n  - "[[Bo Berg]]"\n---\n' in now["Notes/Call 2026-11-18.md"]
    assert "\ndate: 2026-11-17\n---\n" in now["Meetings/Roof.md"]
    assert "\ndate: 2026-11-16\n---\n" in now["Meetings/Lift.md"]
    assert {who: count_talks(vault, who) - had[who] for who in had} == {"ada-lin": 5, "bo-berg": 2}
    assert list_rows(vault, "--all") == []
    assert "Nothing is left to ask about" in mdrel("triage", "--talks", vault=vault).stdout
    assert mdrel("undo", vault=vault).returncode == 0
    assert contents(vault) == before
    assert list_rows(vault) == ROWS


def test_what_was_none_is_asked_about_once_more_only_on_request(vault: Path) -> None:
    before = contents(vault)
    done = mdrel("triage", "--talks", vault=vault, typed=typed("1-2, 4 5", "n"))
    assert "Nothing was written." in done.stdout
    assert list_rows(vault) == ROWS
    done = mdrel("triage", "--talks", vault=vault, typed=typed("2-6", "y"))
    assert done.returncode == 0, done.stderr
    left = [ROWS[0], ROWS[6]]
    assert list_rows(vault) == []
    assert list_rows(vault, "--all") == left
    # In the review they are not asked about either.
    assert "perhaps a talk" not in mdrel("review", vault=vault, typed="").stdout
    assert mdrel("undo", vault=vault).returncode == 0
    assert contents(vault) == before
    done = mdrel("triage", "--talks", "--all", vault=vault, typed=typed(""))
    assert done.stdout.endswith("There is nothing to save.\n")
    assert list_rows(vault) == []
    # A line that was written anew is another one.
    (vault / "Daily/2026-03-02.md").write_text("- [[Ada Lin]] roof call, part 3\n")
    assert list_rows(vault) == [ROWS[6].replace("part 2", "part 3")]


def test_pages_go_on_to_the_end_or_are_saved_in_between(vault: Path) -> None:
    lines = [f"- [[Ada Lin]] lift call, part {at}\n" for at in range(1, 13)]
    (vault / "Daily/2026-11-21.md").write_text("".join(lines))
    done = mdrel("triage", "--talks", vault=vault, typed=typed("1", "s", "y"))
    assert "\n19 possible talks not counted yet, latest first.\n" in done.stdout
    assert "  9  Sat 21 Nov Ada Lin: Ada Lin lift call, part 9\n  and 10 more\n" in done.stdout
    assert "  1  Sat 21 Nov Ada Lin: Ada Lin lift call, part 10\n" in done.stdout
    assert "To save: 1 line that was a talk.\n" in done.stdout
    assert len(list_rows(vault)) == 10
    done = mdrel("triage", "--talks", vault=vault, typed=typed("", "1", "y"))
    assert done.returncode == 0, done.stderr
    assert list_rows(vault) == []
    assert "part 2 #conversation" in contents(vault)["Daily/2026-03-02.md"]


LESS = {
    "Daily/2026-11-12.md": "- [[Ada Lin]] and the pump\n- [[Bo Berg]] will call of the roof\n",
    "Daily/2026-11-13.md": "- [ ] paint with [[Ada Lin]]\n- My boss met [[Bo Berg]]\n",
}
LESS_ROWS = [
    "Daily/2026-11-13.md:2\t-\tless likely: Fri 13 Nov Bo Berg: My boss met Bo Berg",
    "Daily/2026-11-12.md:1\t-\tless likely: Thu 12 Nov Ada Lin: Ada Lin and the pump",
    "Daily/2026-11-12.md:2\t-\tless likely: Thu 12 Nov Bo Berg: Bo Berg will call of the roof",
]


def test_lines_that_only_name_somebody_are_asked_about_last(vault: Path) -> None:
    for path, text in LESS.items():
        (vault / path).write_text(text)
    assert list_rows(vault) == ROWS + LESS_ROWS
    found = json.loads(mdrel("triage", "--talks", "--print", "--json", vault=vault).stdout)
    assert [each["likely"] for each in found["items"]] == [True] * 7 + [False] * 3
    why = mdrel("explain", "Daily/2026-11-12.md:1", vault=vault).stdout
    assert "a tag such as #call counts too. `mdrel triage --talks` asks about it last." in why
    why = mdrel("explain", "Daily/2026-03-02.md:1", vault=vault).stdout
    assert "`mdrel triage --talks` asks about it." in why
    done = mdrel("triage", "--talks", vault=vault, typed=typed("2", "2-3", "y"))
    assert "\n7 possible talks not counted yet, latest first.\n" in done.stdout
    assert (
        "\nLess likely, as they only name somebody, or tell rather of a plan, a memory or of "
        "others: 3 lines, latest first. s saves and stops.\n\n"
        "  1  Fri 13 Nov Bo Berg: My boss met Bo Berg\n"
    ) in done.stdout
    assert contents(vault)["Daily/2026-11-12.md"] == (
        "- [[Ada Lin]] and the pump #conversation\n"
        "- [[Bo Berg]] will call of the roof #conversation\n"
    )
    assert list_rows(vault) == []
    assert "less likely" not in mdrel("review", vault=vault, typed="").stdout


def test_one_can_stop_before_those_that_are_less_likely(vault: Path) -> None:
    for path, text in LESS.items():
        (vault / path).write_text(text)
    done = mdrel("triage", "--talks", vault=vault, typed=typed("1", "s", "y"))
    assert "To save: 1 line that was a talk.\n" in done.stdout
    assert list_rows(vault) == LESS_ROWS
    done = mdrel("triage", "--talks", vault=vault, typed=typed("", ""))
    assert "possible talks not counted yet" not in done.stdout
    assert list_rows(vault) == []
    assert list_rows(vault, "--all") == ROWS[1:] + LESS_ROWS


def test_where_nothing_is_left_no_keys_are_named(tmp_path: Path) -> None:
    vault = make_vault(tmp_path / "vault")
    done = mdrel("triage", "--talks", vault=vault)
    assert done.stdout.startswith("Nothing is left to ask about.")
    (vault / "Daily").mkdir(exist_ok=True)
    (vault / "Daily/2026-11-12.md").write_text("- [[Ada Lin]] and the pump\n")
    done = mdrel("triage", "--talks", vault=vault, typed=typed(""))
    assert done.stdout.startswith("Enter takes what is in brackets")
    assert done.stdout.count("Enter takes what") == 1


def test_a_note_that_is_deleted_while_one_is_asked_is_left_out(
    vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def delete(*_: object) -> bool:
        (vault / "Notes/Call 2026-11-18.md").unlink()
        return True

    monkeypatch.setattr(Dialogue, "settle", delete)
    done = mdrel("triage", "--talks", vault=vault, typed=typed("1 4"))
    assert done.returncode == 0, done.stderr
    assert "\nLeft out: Notes/Call 2026-11-18.md" in done.stdout
    assert "✓ Daily/2026-11-20.md:1\n" in done.stdout
    assert "call, part 1 #conversation\n" in contents(vault)["Daily/2026-11-20.md"]


def test_it_goes_on_where_it_was_stopped(vault: Path) -> None:
    (vault / "Daily/2026-11-21.md").write_text("- [[Ada Lin]] lift call\n" * 3)
    stopped = type_at(("triage", "--talks"), ("2", CTRL_C), vault)
    assert stopped.code == 130
    assert "`mdrel --today 2026-11-22 triage --talks` goes on from here" in " ".join(
        stopped.screen.split()
    )
    again = type_at(("triage", "--talks"), ("", "y"), vault)
    assert again.code == 0
    assert "stops: 2" in again.screen
    assert contents(vault)["Daily/2026-11-21.md"].count("#conversation") == 1
    # The levels' triage has a draft of its own.
    assert "Going on" not in type_at(("triage",), (CTRL_C,), vault).screen


def test_a_list_decides_too(vault: Path, tmp_path: Path) -> None:
    file = tmp_path / "talks.txt"
    answers = ["talk", "none", "-", "maybe", "talk", "", "y"]
    rows = [row.replace("\t-\t", f"\t{word}\t") for row, word in zip(ROWS, answers, strict=True)]
    more = ["# a remark", "", ROWS[0], "Daily/2026-11-20.md:9\ttalk", "Daily/2026-11-20.md:1"]
    file.write_text("\n".join([*rows, *more]))
    done = mdrel("triage", "--talks", "--from", str(file), "--yes", vault=vault)
    assert done.returncode == 0, done.stderr
    said = [line for line in done.stderr.splitlines() if line.startswith(str(file))]
    assert said == [
        f"{file}:4: a line is a place, a tab and talk, none or -; the line is skipped",
        f"{file}:10: {ROWS[0][:21]} has a different answer on an earlier line; the line is skipped",
        f"{file}:11: Daily/2026-11-20.md:9 is not asked about; the line is skipped",
        f"{file}:12: a line is a place, a tab and talk, none or -; the line is skipped",
    ]
    assert "To save: 2 lines that were talks, 1 date.\n" in done.stdout
    assert list_rows(vault) == [ROWS[2], ROWS[3], ROWS[5]]


def test_a_list_asks_before_it_is_saved(vault: Path, tmp_path: Path) -> None:
    before = contents(vault)
    (tmp_path / "talks.txt").write_text(ROWS[0].replace("\t-", "\ttalk"))
    words = ("triage", "--talks", "--from", str(tmp_path / "talks.txt"))
    assert "Nothing was written" in mdrel(*words, vault=vault, typed="n\n").stdout
    assert contents(vault) == before
    assert mdrel(*words, vault=vault, typed="y\n").returncode == 0
    assert list_rows(vault) == ROWS[1:]


@pytest.mark.parametrize(
    "text",
    [
        "---\nattendees: [Ada Lin]\n---\nSoon.\n",
        "---\nattendees: [Ada Lin]\ncreated: soon\n---\nDate: next week\n",
        "---\nattendees: [Ada Lin]\ncreated: 2026-11-24\n---\nA plan.\n",
        "---\nattendees: [Nobody]\ncreated: 2026-11-16\n---\nThey met.\n",
    ],
)
def test_a_note_without_a_past_day_or_a_contact_is_not_asked_about(
    text: str, tmp_path: Path
) -> None:
    vault = make_vault(tmp_path / "vault")
    (vault / "Meetings").mkdir()
    (vault / "Meetings/Roof.md").write_text(text)
    assert list_rows(vault) == []


def test_names_that_no_contact_has_are_asked_about_first(vault: Path) -> None:
    for day, there in (("12", '[Ada L, "bo.berg@new.example", Nobody Known]'), ("13", "[Ada L]")):
        note = f"---\ntype: meeting\nattendees: {there}\n---\nThe roof.\n"
        (vault / f"Meetings/2026-11-{day} Roof.md").write_text(note)
    before = contents(vault)
    had = {who: count_talks(vault, who) for who in ("ada-lin", "bo-berg")}
    done = mdrel("triage", "--talks", vault=vault, typed=typed("all", "s", "y"))
    assert done.returncode == 0, done.stderr
    assert (
        "  1  Ada L is Ada Lin? (2 talks, the last on 13 Nov)\n"
        "  2  bo.berg@new.example is Bo Berg? (1 talk, on 12 Nov)\n"
        "Which of these are right?"
    ) in done.stdout
    assert "To save: 1 alias, 1 e-mail address.\n" in done.stdout
    assert {who: count_talks(vault, who) - had[who] for who in had} == {"ada-lin": 2, "bo-berg": 1}
    assert mdrel("undo", vault=vault).returncode == 0
    assert contents(vault) == before
    done = mdrel("triage", "--talks", vault=vault, typed=typed("2", "s", "y"))
    assert "1 e-mail address" in done.stdout
    # What was not right is not asked about again.
    done = mdrel("triage", "--talks", vault=vault, typed=typed("s"))
    assert "Which of these are right?" not in done.stdout
    done = mdrel("triage", "--talks", "--all", vault=vault, typed=typed("", "s"))
    assert "  1  Ada L is Ada Lin?" in done.stdout


def test_a_conversation_that_names_nobody_asks_who_was_there(vault: Path) -> None:
    text = "---\ntype: meeting\n---\n# Board\n\n[[Bo Berg]] wants slate, says [[Ada Lin]].\n"
    (vault / "Meetings/2026-11-21 Board.md").write_text(text)
    row = "Meetings/2026-11-21 Board.md:2\t-\tSat 21 Nov Bo Berg, Ada Lin?: 2026-11-21 Board: "
    assert list_rows(vault)[0].startswith(row)
    had = {who: count_talks(vault, who) for who in ("ada-lin", "bo-berg")}
    done = mdrel("triage", "--talks", vault=vault, typed=typed("1", "2", "y"))
    assert done.returncode == 0, done.stderr
    assert "Who was there? Numbers, or Enter for all: 2\n" in done.stdout
    assert 'attendees:\n  - "[[Ada Lin]]"\n---' in contents(vault)["Meetings/2026-11-21 Board.md"]
    assert {who: count_talks(vault, who) - had[who] for who in had} == {"ada-lin": 1, "bo-berg": 0}


def test_a_conversation_without_a_date_gets_the_day_that_it_seems_to_have(tmp_path: Path) -> None:
    vault = make_vault(tmp_path / "vault")
    (vault / "Meetings").mkdir()
    text = "---\ntype: meeting\npeople: [Ada Lin]\n{}---\nThe roof.\n"
    for name, keys in (
        ("Made", "created: 2026-11-16\n"),
        ("Wrong", "date: soon\ncreated: 2026-11-16\n"),
        ("Never", ""),
    ):
        (vault / f"Meetings/{name}.md").write_text(text.format(keys))
    assert list_rows(vault) == ["Meetings/Made.md:2\t-\tMon 16 Nov Ada Lin: Made: The roof."]
    had = count_talks(vault, "ada-lin")
    done = mdrel("triage", "--talks", vault=vault, typed=typed("1", "y"))
    assert "To save: 1 date.\n" in done.stdout
    assert contents(vault)["Meetings/Made.md"] == text.format(
        "created: 2026-11-16\ndate: 2026-11-16\n"
    )
    assert count_talks(vault, "ada-lin") == had + 1


@pytest.mark.parametrize(
    "text",
    [
        "---\ntype: meeting\n---\nThe roof, with nobody.\n",
        "---\ntype: meeting\nattendees: [Ada Lin]\n---\n[[Bo Berg]] was spoken of.\n",
        "---\ntype: book\n---\n[[Bo Berg]] gave it to me.\n",
    ],
)
def test_nobody_is_asked_about_who_is_known_or_not_there(text: str, tmp_path: Path) -> None:
    vault = make_vault(tmp_path / "vault")
    (vault / "Meetings").mkdir()
    (vault / "Meetings/2026-11-21 Board.md").write_text(text)
    assert list_rows(vault) == []
