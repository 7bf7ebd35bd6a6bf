"""The commands about one person, about words and about numbers.

They are run as a person runs them, on the example vault.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from mdrel.app.session import Session
from mdrel.rules.statistics import make_statistics
from tests.support.places import write_tree
from tests.support.running import items, mdrel
from tests.support.vaults import read_vault

ROOT = Path(__file__).resolve().parents[2]
VAULT = ROOT / "example-vault"
DAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    "who",
    [["priya"], ["priya-raman"], ["Priya", "Raman"], ["pri", "ram"], ["People/Priya Raman.md"]],
)
def test_who_is_exact_or_the_beginning_of_words(who: list[str]) -> None:
    (found,) = items("show", *who)
    assert found["slug"] == "priya-raman"
    assert found["conversations"]
    assert found["moves"]


@pytest.mark.parametrize("command", ["show", "brief"])
@pytest.mark.parametrize(
    ("who", "code", "words"), [("ptiya", 3, "Did you mean Priya Raman?"), ("ma", 4, "marco-rossi")]
)
def test_nobody_is_3_and_several_are_4_never_guessed(
    command: str, who: str, code: int, words: str
) -> None:
    done = mdrel(command, who)
    assert (done.returncode, done.stdout) == (code, "")
    assert words in done.stderr


def test_who_has_to_be_said() -> None:
    assert mdrel("show").returncode == mdrel("brief").returncode == mdrel("find").returncode == 2


def test_show_in_a_pipe_is_the_timeline_newest_first() -> None:
    rows = [line.split("\t") for line in mdrel("show", "priya").stdout.splitlines()]
    days = [row[0] for row in rows]
    assert days == sorted(days, reverse=True)
    assert all(len(row) == 6 for row in rows)


def test_every_conversation_of_show_stands_where_it_says() -> None:
    (found,) = items("show", "sam")
    talks = found["conversations"]
    assert isinstance(talks, list)
    for talk in talks:
        lines = (VAULT / talk["path"]).read_text(encoding="utf-8-sig").split("\n")
        assert 1 <= talk["line"] <= len(lines)


def test_brief_tells_prompts_promises_and_people_in_common() -> None:
    (found,) = items("brief", "priya")
    promises, talks = found["promises"], found["conversations"]
    assert isinstance(promises, list)
    assert isinstance(talks, list)
    assert [each["text"] for each in promises] == ["board pack template"]
    assert len(talks) <= 3
    text = mdrel("brief", "priya").stdout
    assert "you owe:  board pack template" in text
    assert "thank" in text


def test_who_introduced_somebody_is_named_as_their_note(tmp_path: Path) -> None:
    (tmp_path / "People").mkdir()
    for name, words in {
        "Ada Lovelace": "",
        "Bo Lin": 'introduced_by: "[Ada Lovelace](People/Ada%20Lovelace.md)"\n',
        "Cy Young": 'handover_to: "[[People/Ada Lovelace.md]]"\nhandover: planned\n',
    }.items():
        note = tmp_path / "People" / f"{name}.md"
        note.write_text(f"---\ntype: person\nlevel: tentative\n{words}---\n", encoding="utf-8")
    assert "through Ada Lovelace" in mdrel("dashboard", "--dry-run", vault=tmp_path).stdout
    (handover,) = items("handover", vault=tmp_path)
    assert handover["successor"] == "Ada Lovelace"


def test_people_in_common_are_those_of_the_same_talks_most_first(tmp_path: Path) -> None:
    for name in ("Ada", "Bo", "Cy", "Di"):
        write_tree(tmp_path, {f"People/{name}.md": "---\nlevel: trusted\n---\n"})
    for day, people in (
        ("2026-11-01", "Ada, Bo, Cy"),
        ("2026-11-02", "Ada, Cy"),
        ("2026-12-02", "Ada, Di"),
    ):
        (tmp_path / f"{day} Talk.md").write_text(
            f"---\ntype: conversation\ndate: {day}\npeople: {people}\n---\n", encoding="utf-8"
        )
    (found,) = items("brief", "ada", vault=tmp_path)
    common = found["people_in_common"]
    assert isinstance(common, list)
    assert [(each["name"], each["count"]) for each in common] == [("Cy", 2), ("Bo", 1)]
    assert "planned" in json.dumps(found)


def test_find_needs_all_words_in_one_place_whatever_the_case() -> None:
    found = items("find", "BOARD", "pack")
    assert found
    for each in found:
        assert "board" in str(each["text"]).lower()
        assert "pack" in str(each["text"]).lower()
    places = [(each["slug"], each["path"], each["line"]) for each in found]
    assert len(set(places)) == len(places)
    assert items("find", "zebra crossing of unlikely words") == []
    assert mdrel("find", "zebra", "unlikely").returncode == 0


def test_find_knows_names_entries_and_notes() -> None:
    assert {each["found_in"] for each in items("find", "priya")} >= {"name"}
    assert "note" in {each["found_in"] for each in items("find", "template")}
    assert "entry" in {each["found_in"] for each in items("find", "intro to lena")}


def test_statistics_count_each_talk_once_and_each_level_that_took_part() -> None:
    snapshot = read_vault({
        "People/Ada.md": "---\nlevel: trusted\n---\n## Conversations\n\n- 2026-11-20 call (build): x\n- 2026-10-01 email: y\n- 2027-01-01 call: a plan\n- 2026-11-19 tried\n",
        "People/Bo.md": "---\nlevel: target\nlast_contact: 2026-11-02\n---\n",
        "2026-11-18 Talk.md": "---\ntype: conversation\npeople: Ada, Bo\nchannel: lunch\n---\n",
    })  # fmt: skip
    bars = {(bar.group, bar.name): bar.conversations for bar in make_statistics(snapshot, DAY)}
    assert {key: number for key, number in bars.items() if number} == {
        ("month", "2026-11"): 2, ("month", "2026-10"): 1, ("level", "trusted"): 3, ("level", "target"): 1, ("channel", "call"): 1, ("channel", "email"): 1,
        ("channel", "meal"): 1, ("purpose", "build"): 1, ("purpose", "not said"): 2,
    }  # fmt: skip
    assert len([key for key in bars if key[0] == "month"]) == 12


def test_stats_of_the_example_agree_with_its_snapshot() -> None:
    rows = [line.split("\t") for line in mdrel("stats", "--months", "3").stdout.splitlines()]
    assert [row[1] for row in rows if row[0] == "month"] == ["2026-09", "2026-10", "2026-11"]
    expected = make_statistics(Session(VAULT, DAY).snapshot, DAY, 3)
    assert [(group, name, int(number)) for group, name, number in rows] == [
        (bar.group, bar.name, bar.conversations) for bar in expected
    ]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_a_script_for_each_shell(shell: str) -> None:
    assert "_MDREL_COMPLETE" in mdrel("completion", shell).stdout


def test_a_note_that_is_no_contact_is_named_with_why() -> None:
    done = mdrel("show", "oskar")
    assert done.returncode == 3
    assert "People/Oskar Lund.md:4: The front matter is not valid YAML" in done.stderr
    assert (
        "Notes/How I keep this.md is a note but not a contact"
        in mdrel("contacts", "how", "i", "keep").stderr
    )


def test_contacts_are_limited_by_level_and_organisation() -> None:
    everybody = items("contacts")
    for level in ("trusted", "transactional", "tentative", "target"):
        found = items("contacts", "--level", level)
        assert found == [each for each in everybody if each["level"] == level]
        assert found
    none, unreadable = (items("contacts", "--level", word) for word in ("none", "unreadable"))
    assert [each["name"] for each in unreadable] == ["Yusuf Demir"]
    wanted = [each for each in everybody if each["level"] is None and each not in unreadable]
    assert none == wanted != []
    north = items("contacts", "--org", "NORTH")
    assert north == [each for each in everybody if "north" in str(each["organization"]).lower()]
    assert north
    assert items("contacts", "--level", "none", "--org", "no such firm") == []
    assert mdrel("contacts", "--level", "best").returncode == 2


@pytest.mark.parametrize("command", ["show", "brief", "edit", "archive"])
def test_blanks_name_nobody(command: str) -> None:
    done = mdrel(command, " ")
    assert (done.returncode, "Nobody is named" in done.stderr) == (2, True)
