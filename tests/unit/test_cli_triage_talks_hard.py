"""`mdrel triage --talks` where notes, lists, answers and folders are not as one would have them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.running import mdrel
from tests.unit.test_cli_guided import contents, make_vault, typed

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
