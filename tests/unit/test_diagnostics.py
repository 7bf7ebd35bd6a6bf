"""Every code has a reproducer, which is a small vault.

It comes with exactly the lines that `mdrel check` prints for it.
"""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from mdrel.app.session import Session
from mdrel.model.codes import CODES
from mdrel.vault.folders import Folder
from mdrel.views.items import problem_line
from mdrel.views.terminal.text import show

FOLDER = Path(__file__).resolve().parents[1] / "diagnostics"
CASES = sorted(FOLDER.iterdir())
# What git cannot hold, or would hold at great length, is made by the test.
MADE_HERE = {"MDR101", "MDR103", "MDR104", "MDR107"}


def check(vault: Path) -> list[str]:
    """Return the lines of `mdrel check` on the day of the reproducers."""
    return [show(problem_line(each)) for each in Session(vault, date(2026, 11, 22)).problems]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_reproducer_gives_exactly_its_lines(case: Path) -> None:
    lines = check(case / "vault")
    if os.environ.get("MDREL_UPDATE"):
        (case / "expected.txt").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    assert lines == (case / "expected.txt").read_text(encoding="utf-8").split("\n")[:-1]
    code = case.name.partition("-")[0]
    assert any(f"[{code}]" in line for line in lines)


def test_each_code_has_a_reproducer_and_each_reproducer_a_code() -> None:
    assert {case.name for case in CASES} == {
        f"{code}-{row.slug}" for code, row in CODES.items() if code not in MADE_HERE
    }


def test_a_folder_that_cannot_be_listed_is_reported_and_the_others_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "Ada.md").write_text("---\ntype: person\nlevel: trusted\n---\n", encoding="utf-8")
    (tmp_path / "closed").mkdir()
    real = Folder.list_entries

    def refuse(folder: Folder) -> list[os.DirEntry[str]]:
        if folder.path == "closed":
            raise PermissionError(13, "Permission denied")
        return real(folder)

    monkeypatch.setattr(Folder, "list_entries", refuse)
    session = Session(tmp_path, date(2026, 11, 22))
    assert [(each.code, each.path) for each in session.problems] == [("MDR101", "closed")]
    assert [each.name for each in session.snapshot.contacts] == ["Ada"]


def test_a_note_beyond_8_mib_is_reported_and_not_read(tmp_path: Path) -> None:
    with (tmp_path / "Huge.md").open("wb") as file:
        file.truncate(9 * 1024 * 1024)
    assert [line.rpartition(" ")[2] for line in check(tmp_path)] == ["[MDR103]"]


def test_links_and_pipes_are_reported_and_never_followed(tmp_path: Path) -> None:
    (tmp_path / "Loop.md").symlink_to("Loop.md")
    (tmp_path / "folder").symlink_to(tmp_path)
    os.mkfifo(tmp_path / "Pipe.md")
    assert [line.rpartition(" ")[2] for line in check(tmp_path)] == ["[MDR104]"] * 3


def test_a_file_name_that_is_not_utf8_is_shown_and_its_person_stays(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"Ad\xff.md")).write_text(
        "---\ntype: person\nlevel: trusted\n---\n", encoding="utf-8"
    )
    session = Session(tmp_path, date(2026, 11, 22))
    assert [each.code for each in session.problems] == ["MDR107"]
    assert len(session.snapshot.contacts) == 1
    assert "\ufffd" in check(tmp_path)[0]
