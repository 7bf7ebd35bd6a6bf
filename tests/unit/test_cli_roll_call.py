"""What the roll call asks and says (M5-M10)."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.guided import contents, make_vault, typed
from tests.support.method import write_log, write_person
from tests.support.running import mdrel, on_terminal

PEOPLE = {
    "Ada Lin": write_person("level: trusted", write_log("2026-11-01 call: x")),
    "Ada Moss": write_person("level: trusted\ncircle: three"),
    "Bo Berg": write_person("level: trusted\ncircle: ten\naliases: [Bob]"),
}


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    return make_vault(tmp_path / "vault", PEOPLE)


def call(vault: Path, *answers: str, day: str = "2026-11-22") -> str:
    """Return what a roll call says that ends well; the organisation is skipped."""
    done = mdrel("roll-call", vault=vault, day=day, typed=typed("", *answers))
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_nobody_is_shown_until_both_lists_are_done(vault: Path) -> None:
    said = call(vault, "Ada Lin", "", "", "1 nov", "no", "yes")
    asked = said[: said.index("When did you last really talk")]
    assert not [name for name in ("Ada Moss", "Bo Berg", "People/") if name in asked]


def test_a_name_typed_twice_gets_one_place(vault: Path) -> None:
    said = call(vault, "Bo Berg", "bo  berg", "", "BO BERG", "", "", "no", "no")
    assert said.count("is named already; each has one place.") == 2
    assert "2: bo  berg" in said


def test_one_person_under_two_names_is_counted_once(vault: Path) -> None:
    said = call(vault, "Bo Berg", "Bob", "", "", "", "no", "yes")
    assert "Bob is Bo Berg, who is named already: counted once." in said
    assert "The ten: 1 of 10" in said


def test_who_is_in_both_lists_is_placed_by_the_person(vault: Path) -> None:
    said = call(vault, "Bo Berg", "", "Bob", "", "ten", "", "no", "yes")
    assert "Bo Berg is in both lists. The ten or the three? [three]: ten" in said
    assert "The ten: 1 of 10; the three: 0 of 3." in said


def test_a_name_that_fits_two_is_asked_about_after_the_lists(vault: Path) -> None:
    said = call(vault, "Ada", "", "", "1", "", "no", "yes")
    assert "'Ada' matches 2 people:" in said
    assert said.index("'Ada' matches 2 people:") > said.index("Three others")
    assert "[[Ada Moss]]" in contents(vault)["Reviews/roll-call 2026-11-22.md"]


def test_whoever_has_no_note_gets_one_if_wanted_and_is_left_out_if_not(vault: Path) -> None:
    call(vault, "Nia Brook", "Max", "", "", "yes", "no", "yesterday", "no", "yes")
    made = contents(vault)
    assert "circle: ten" in made["People/Nia Brook.md"]
    assert "## Conversations\n\n- 2026-11-21\n" in made["People/Nia Brook.md"]
    assert "Max" not in made["Reviews/roll-call 2026-11-22.md"]
    assert "People/Max.md" not in made


def test_a_name_no_file_can_have_is_left_out_with_why(vault: Path) -> None:
    said = call(vault, "???", "", "", "yes", "no", "no")
    assert "cannot be the name of a note; they are left out." in said


def test_circles_are_set_and_taken_as_the_person_says(vault: Path) -> None:
    call(vault, "Ada Lin", "", "Bob", "", "", "", "yes", "yes")
    notes = contents(vault)
    assert "circle: ten" in notes["People/Ada Lin.md"]
    assert "circle: three" in notes["People/Bo Berg.md"]
    assert "circle" not in notes["People/Ada Moss.md"]


def test_a_talk_remembered_later_than_noted_is_noted_and_an_earlier_one_is_not(vault: Path) -> None:
    call(vault, "Ada Lin", "Bob", "", "", "2026-10-01: x", "20 nov: the boat", "no", "yes")
    notes = contents(vault)
    assert "2026-10-01" not in notes["People/Ada Lin.md"]
    assert "- 2026-11-20: the boat\n" in notes["People/Bo Berg.md"]
    assert (
        "last spoke 2026-11-20 (remembered): the boat" in notes["Reviews/roll-call 2026-11-22.md"]
    )
    assert "20 Nov       spoke  the boat" in mdrel("brief", "bo", vault=vault).stdout
    assert (
        "last spoke 2026-11-01 (remembered 2026-10-01, noted 2026-11-01): x"
        in notes["Reviews/roll-call 2026-11-22.md"]
    )


def test_a_later_roll_call_compares(vault: Path) -> None:
    call(vault, "Bo Berg", "", "Ada Moss", "", "", "", "yes", day="2026-01-05")
    (vault / "Reviews" / "roll-call of somebody else.md").write_text(
        "---\nroll_call:\n---\n", encoding="utf-8"
    )
    said = call(vault, "Ada Lin", "", "Ada Moss", "", "", "", "no", "yes")
    assert "  · the last one was on 2026-01-05" in said
    assert "  · the ten: 1 then, 1 now; new Ada Lin; no more Bo Berg" in said
    assert "  · the three: 1 then, 1 now\n" in said
    assert "## Since the last time" in contents(vault)["Reviews/roll-call 2026-11-22.md"]


def test_a_line_that_is_not_utf8_stops_with_its_number_and_control_characters_are_blanks(
    vault: Path,
) -> None:
    command = [
        sys.executable,
        "-m",
        "mdrel",
        "--vault",
        str(vault),
        "--today",
        "2026-11-22",
        "roll-call",
    ]
    done = subprocess.run(
        command,
        input=b"\nZo\xeb\n",
        capture_output=True,
        check=False,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
    )
    assert done.returncode == 2
    assert b"line 2 of the answers: the line is not UTF-8; nothing was written" in done.stderr
    said = call(vault, "Nia\x1b[31m", "", "", "yes", "", "no", "yes")
    assert "\x1b" not in said
    assert "People/Nia 31m.md" in contents(vault)


def test_a_full_list_ends_by_itself(vault: Path) -> None:
    names = [f"P{number}" for number in range(13)]
    said = call(vault, *names, *(["no"] * 13), "no", "no")
    assert "The ten: 0 of 10; the three: 0 of 3." in said


NOBODYS = {
    **{f"P{at} X": write_person() for at in range(3)},
    "Bo Berg": write_person("level: transactional"),
}


@pytest.mark.parametrize("answer", ["", "y", "n"])
def test_who_has_no_level_is_made_trusted_by_one_answer(answer: str, tmp_path: Path) -> None:
    vault = make_vault(tmp_path / "vault", NOBODYS)
    said = call(vault, "P0", "P1", "Bo", "", "P2", "", "", "", "", "", answer, "y")
    assert "3 of the 4 have no level. Make them trusted? [Y/n]" in said
    notes = contents(vault)
    for at in range(3):
        assert ("level: trusted" in notes[f"People/P{at} X.md"]) is (answer != "n")
        assert ("- 2026-11-22 trusted: roll call" in notes[f"People/P{at} X.md"]) is (answer != "n")
    assert "level: transactional" in notes["People/Bo Berg.md"]


def test_where_none_of_them_has_a_level_that_is_said(tmp_path: Path) -> None:
    vault = make_vault(tmp_path / "vault", NOBODYS)
    said = call(vault, "P0", "P1", "", "P2", "", "", "", "", "", "n")
    assert "None of them has a level. Make them trusted? [Y/n]" in said


def test_one_without_a_level_is_named_and_nobody_is_asked_about_who_has_one(tmp_path: Path) -> None:
    vault = make_vault(tmp_path / "vault", NOBODYS)
    said = call(vault, "P0", "", "Bo", "", "", "", "", "y")
    assert "P0 X has no level. Make them trusted? [Y/n]" in said
    assert "no level" not in call(vault, "P0", "", "Bo", "", "", "", "n")


SIDES = {
    name: write_person("level: trusted\norganization: Acme") for name in ("Ann A", "Ben B", "Cy C")
}


def test_nothing_is_said_of_inside_or_outside_where_no_organisation_is_given(
    tmp_path: Path,
) -> None:
    vault = make_vault(tmp_path / "vault", SIDES)
    said = call(vault, "Ann", "Ben", "", "Cy", "", "", "", "", "y")
    asked, _, rest = said.partition("\n\n")
    assert "What is your organisation called? Enter skips:" in asked
    assert "inside" not in rest
    assert "outside" not in rest
    assert "organi" not in (vault / "mdrel.toml").read_text(encoding="utf-8")


def test_the_organisation_that_is_given_counts_at_once_and_is_kept(tmp_path: Path) -> None:
    vault = make_vault(tmp_path / "vault", SIDES)
    answers = typed("acme, Acme Ltd", "Ann", "Ben", "", "Cy", "", "", "", "", "y")
    done = mdrel("roll-call", vault=vault, typed=answers)
    assert "Ten people, inside and outside your organisation," in done.stdout
    assert "The ten are all from inside your organisation" in done.stdout
    assert "To save: 3 places in a circle, 1 new note, a setting in mdrel.toml." in done.stdout
    settings = (vault / "mdrel.toml").read_text(encoding="utf-8")
    assert 'organizations = ["acme", "Acme Ltd"]' in settings
    assert "What is your organisation" not in mdrel("roll-call", vault=vault, typed="").stdout
    mdrel("undo", vault=vault)
    assert "organizations" not in (vault / "mdrel.toml").read_text(encoding="utf-8")


def test_settings_that_cannot_be_written_do_not_stop_the_rest(tmp_path: Path) -> None:
    vault = make_vault(tmp_path / "vault", SIDES)
    (vault / "mdrel.toml").chmod(0o444)
    answers = typed("Acme", "Ann", "", "", "", "y")
    done = mdrel("roll-call", vault=vault, typed=answers)
    assert done.returncode == 0
    assert f"Left out: {vault}/mdrel.toml is read-only. Make it writable" in done.stdout
    assert "circle: ten" in contents(vault)["People/Ann A.md"]


def test_of_those_who_could_grow_the_subjects_are_noted_and_no_tags(tmp_path: Path) -> None:
    log = write_log("2026-11-02 call: the **roof** #got #personal", "2026-10-01 call: tiles")
    people = {
        "Ada": write_person("level: trusted"),
        "Gro": write_person("level: transactional", log),
    }
    vault = make_vault(tmp_path / "vault", people)
    call(vault, "Ada", "", "", "", "y")
    record = contents(vault)["Reviews/roll-call 2026-11-22.md"]
    assert "months of the last six; last about: the \\*\\*roof\\*\\* · tiles\n" in record


def test_what_was_remembered_is_what_the_morning_says_of_the_last_talk(vault: Path) -> None:
    call(vault, "Ada Moss", "", "Bob", "", "1 oct", "2 oct: her boat", "y")
    shown = on_terminal("today", vault)
    assert "    last    spoke 2 Oct: her boat" in shown
    assert "    last    spoke 1 Oct" in shown
    assert "remembered" not in "\n".join(shown)
