"""`mdrel triage --talks` where notes, lists, answers and folders are not as one would have them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.guided import contents, make_vault, typed
from tests.support.running import mdrel
from tests.support.terminal import CTRL_C, type_at

BOARD = "Meetings/2026-11-21 Board.md"
NOTES = {
    "Daily/2026-11-20.md": "- [[Ada Lin]] roof call\n",
    BOARD: "---\ntype: meeting\n---\n# Board\n\n[[Bo Berg]] wants slate, says [[Ada Lin]].\n",
}
ATTENDEES = 'attendees:\n  - "[[Bo Berg]]"\n  - "[[Ada Lin]]"\n---\n'


def write_notes(vault: Path, notes: dict[str, str]) -> None:
    """Write more notes into a vault."""
    for path, text in notes.items():
        (vault / path).parent.mkdir(exist_ok=True)
        (vault / path).write_text(text, encoding="utf-8")


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    """Return a vault with a line and a note that may be talks."""
    vault = make_vault(tmp_path / "vault")
    write_notes(vault, NOTES)
    return vault


def list_rows(vault: Path, *more: str) -> list[str]:
    """Return the printed list."""
    done = mdrel("triage", "--talks", "--print", *more, vault=vault)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def write_list(vault: Path, word: str = "talk") -> Path:
    """Write the list that calls all of them talks, or none."""
    file = vault.parent / "talks.txt"
    rows = (row.replace("\t-\t", f"\t{word}\t") for row in list_rows(vault))
    file.write_text("\n".join(rows), encoding="utf-8")
    return file


def test_a_list_saved_without_a_question_asks_not_who_was_there_either(vault: Path) -> None:
    done = mdrel("triage", "--talks", "--from", str(write_list(vault)), "--yes", vault=vault)
    assert done.returncode == 0, done.stderr
    assert "Who was there?" not in done.stdout
    assert ATTENDEES in contents(vault)[BOARD]
    assert list_rows(vault) == []


def test_a_list_without_yes_asks_and_one_can_go_back_or_stop(vault: Path) -> None:
    before, words = contents(vault), ("triage", "--talks", "--from", str(write_list(vault)))
    for answers in (("q",), ("1", "q"), ("1", "b", "q"), ("b", "2", "n")):
        done = mdrel(*words, vault=vault, typed=typed(*answers))
        assert (done.returncode, contents(vault)) == (0, before), done.stderr
        assert "Nothing was written." in done.stdout
    done = mdrel(*words, vault=vault, typed=typed("1", "b", "2", "y"))
    assert done.returncode == 0, done.stderr
    assert '\nattendees:\n  - "[[Ada Lin]]"\n---\n' in contents(vault)[BOARD]


@pytest.mark.parametrize(
    "folder", ["#odd", "# Daily", "tab\there", " lead", "bell\x07", "-", "\u202eevil", "a:1"]
)
def test_a_printed_list_is_taken_whatever_the_paths_are(folder: str, vault: Path) -> None:
    write_notes(vault, {f"{folder}/2026-11-19.md": "- [[Ada Lin]] lift call\n"})
    file = write_list(vault)
    file.write_text(f"# a remark\n#Daily/2026-11-20.md:1\tnone\n{file.read_text('utf-8')}", "utf-8")
    done = mdrel("triage", "--talks", "--from", str(file), "--yes", vault=vault)
    assert (done.returncode, done.stderr) == (0, "")
    assert "lift call #conversation" in contents(vault)[f"{folder}/2026-11-19.md"]
    assert list_rows(vault, "--all") == []


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_a_list_is_taken_with_a_byte_order_mark_and_in_any_order(vault: Path, ending: str) -> None:
    file = write_list(vault)
    rows = [*reversed(file.read_text("utf-8").splitlines()), ""]
    file.write_bytes(f"\ufeff{ending.join(rows)}".encode())
    done = mdrel("triage", "--talks", "--from", str(file), "--yes", vault=vault)
    assert (done.returncode, done.stderr) == (0, "")
    assert list_rows(vault) == []


def test_a_list_is_read_to_its_end_or_not_at_all(vault: Path) -> None:
    file = write_list(vault)
    rows = file.read_text("utf-8")
    file.write_text(f"# {'é' * 600_000}\n{rows}", encoding="utf-8")
    words, before = ("triage", "--talks", "--from", str(file), "--yes"), contents(vault)
    assert mdrel(*words, vault=vault).returncode == 0
    assert list_rows(vault) == []
    assert mdrel("undo", vault=vault).returncode == 0
    for data, why in (
        (rows.encode("utf-16"), "it is not UTF-8"),
        (b"#" * (1 << 24) + b"#", "it is larger than 16 MiB"),
    ):
        file.write_bytes(data)
        done = mdrel(*words, vault=vault)
        assert (done.returncode, contents(vault)) == (2, before)
        assert f"{file} cannot be read: {why}" in done.stderr


def ask_names(vault: Path, there: str, *answers: str) -> str:
    """Ask about the names in a list of who was there, and return what was printed."""
    note = f"---\ntype: meeting\nattendees: {there}\n---\nThe roof.\n"
    write_notes(vault, {"Meetings/2026-11-12 Roof.md": note})
    done = mdrel("triage", "--talks", vault=vault, typed=typed(*answers))
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize(
    "there",
    ["'[[People/Ada]]'", "'[[Old/Ada L]]'", "'[[Ada L.md]]'", "'[Ada](Old/Ada.md)'"],
)
def test_a_path_that_an_alias_would_not_mend_is_not_asked_about(there: str, vault: Path) -> None:
    assert "Which of these are right?" not in ask_names(vault, there, "s")


@pytest.mark.parametrize(
    ("there", "property_"),
    [
        ("'[[Ada @ Acme]]'", "aliases"),
        ("Ada L @ Acme", "aliases"),
        ("ada@work", "email"),
        ("Ada L <ada7@x.example>", "aliases"),
        ("'mailto:ada.lin@x.example'", "email"),
    ],
)
def test_a_name_with_an_at_sign_is_a_name_unless_it_is_an_address(
    there: str, property_: str, vault: Path
) -> None:
    ada, before = "People/Ada Lin.md", contents(vault)
    said = ask_names(vault, there, "1", "s", "y")
    assert "is Ada Lin? (1 talk, on 12 Nov)" in said
    assert f"\n{property_}:\n  - " in contents(vault)[ada]
    said = ask_names(vault, there, "s")
    assert "Which of these are right?" not in said, "it counts now"
    assert mdrel("undo", vault=vault).returncode == 0
    assert contents(vault)[ada] == before[ada]


@pytest.mark.parametrize(
    "aliases",
    ["aliases: [[Bob]]", "aliases: &a [B]\nother: *a", "aliases: |\n  Bob\n  Bobby", "x: ["],
)
def test_a_contact_whose_note_cannot_take_a_name_is_not_asked_about(
    aliases: str, vault: Path
) -> None:
    write_notes(vault, {"People/Di Eck.md": f"---\ntype: person\n{aliases}\n---\n"})
    said = ask_names(vault, "[Di E, Ada L]", "all", "s", "y")
    assert "  1  Ada L is Ada Lin?" in said
    assert "Di E is" not in said
    assert "Left out" not in said


@pytest.mark.parametrize("word", ["", "1"])
def test_what_cannot_be_remembered_is_said(word: str, vault: Path, tmp_path: Path) -> None:
    state = {"XDG_STATE_HOME": str(tmp_path / "state")}
    assert mdrel("triage", "--talks", vault=vault, typed=typed("s"), **state).returncode == 0
    (folder,) = (tmp_path / "state/mdrel/vaults").iterdir()
    (folder / "settled.json").mkdir()
    done = mdrel("triage", "--talks", vault=vault, typed=typed(word, word, "y"), **state)
    assert done.returncode == 0, done.stderr
    said = "What was none cannot be remembered, as the state folder cannot be written"
    assert done.stdout.count(said) == 1
    assert len(list_rows(vault)) == (1 if word else 2)


def test_pages_of_lines_that_read_alike_keep_their_own_answers(vault: Path) -> None:
    alike = "- [[Ada Lin]] lift call\n"
    write_notes(vault, {"Daily/2026-11-21.md": alike * 18, BOARD: "Gone.\n"})
    words = ("triage", "--talks")
    stopped = type_at(words, ("1 2 3", "4", CTRL_C), vault)
    assert stopped.code == 130
    done = type_at(words, ("b", "5 6", "", "y"), vault)
    assert done.code == 0, done.screen
    assert "stops: 1 2 3" in done.screen
    lines = contents(vault)["Daily/2026-11-21.md"].splitlines()
    assert [at for at, line in enumerate(lines, 1) if "#" in line] == [1, 2, 3, 14, 15]


@pytest.mark.parametrize(("answer", "is_one"), [("all", True), ("1-2", True), ("3", False)])
def test_who_was_there_is_one_of_those_named(answer: str, vault: Path, *, is_one: bool) -> None:
    done = mdrel("triage", "--talks", vault=vault, typed=typed("1", answer, "y"))
    assert done.returncode == (0 if is_one else 2), done.stderr
    assert (ATTENDEES in contents(vault)[BOARD]) == is_one
    assert is_one or "'3' is not a list of numbers from 1 to 2; nothing was written" in done.stderr
