"""`mdrel init`: what it says of a folder, and where it writes.

No command makes a folder without saying so.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.support.running import run_command

ROOT = Path(__file__).resolve().parents[2]
PERSON = "---\ntype: person\nlevel: trusted\n---\n"


def call(*words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a command in the folder `cwd`."""
    return run_command(*words, cwd=cwd)


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    """Return a folder with a person whose talks stand below a heading that is not read."""
    folder = tmp_path / "notes"
    (folder / "People").mkdir(parents=True)
    (folder / "People" / "Keiko Carrington.md").write_text(
        f"{PERSON}## Natter\n\n- 2026-11-02 call: x\n- 2026-31-02 y\n", encoding="utf-8"
    )
    return folder


def test_it_says_what_is_not_read_and_what_would_change_that(notes: Path) -> None:
    done = call("init", str(notes), cwd=notes.parent)
    assert (
        "1 dated line under 'Natter' is not read as a conversation: write in mdrel.toml below [notes]: sections = [\"Natter\"]"
        in done.stdout
    )


def test_dates_and_near_folders_are_said_in_a_line_each(tmp_path: Path) -> None:
    (tmp_path / "Poeple").mkdir()
    for name in ("Ada Lux", "Bo Lin"):
        (tmp_path / "Poeple" / f"{name}.md").write_text("email: x\n", encoding="utf-8")
    (tmp_path / "Cy.md").write_text(f"{PERSON}## Log\n\n- 2026-31-02 call: x\n", encoding="utf-8")
    lines = call("init", str(tmp_path), cwd=tmp_path).stdout.split("\n")
    assert [line for line in lines if line.startswith("1 date is not read, the first in Cy.md:7: ")]


def test_nothing_is_said_where_all_is_read(tmp_path: Path) -> None:
    (tmp_path / "Ada.md").write_text(
        f"{PERSON}## Conversations\n\n- 2026-11-02 call: x\n", encoding="utf-8"
    )
    assert call("init", cwd=tmp_path).stdout.split("\n")[1].startswith("Written: ")


def test_the_vault_that_is_named_is_the_folder_and_the_current_one_is_left_alone(
    notes: Path, tmp_path: Path
) -> None:
    here = tmp_path / "here"
    here.mkdir()
    done = call("--vault", str(notes), "init", cwd=here)
    assert f"Written: {notes / 'mdrel.toml'}" in done.stdout
    assert (notes / "mdrel.toml").is_file()
    assert list(here.iterdir()) == []


def test_a_folder_that_is_given_comes_before_the_vault_that_is_named(
    notes: Path, tmp_path: Path
) -> None:
    call("--vault", str(notes), "init", "other", cwd=tmp_path)
    assert (tmp_path / "other" / "mdrel.toml").is_file()
    assert not (notes / "mdrel.toml").exists()


def test_settings_that_are_there_stay_and_the_report_goes_by_them(notes: Path) -> None:
    settings = notes / "mdrel.toml"
    settings.write_text('[notes]\nsections = ["Natter"]\n', encoding="utf-8")
    done = call("init", cwd=notes)
    assert done.returncode == 0
    assert "is there already and stays as it is" in done.stdout
    assert "are not read as" not in done.stdout
    assert settings.read_text(encoding="utf-8") == '[notes]\nsections = ["Natter"]\n'


@pytest.mark.parametrize(
    ("words", "folder"),
    [
        (("init", "new/vault"), "new/vault"),
        (("init", "new"), "new/People"),
        (("--vault", "notes", "map", "--out", "pictures/net.svg"), "pictures"),
        (("--vault", "notes", "dashboard"), "notes/Relationships"),
        (("--vault", "notes", "dashboard", "--out", "boards"), "boards"),
        (("--vault", "notes", "calendar"), "notes/Relationships"),
        (("--vault", "plain", "add", "Ada Lux", "--level", "trusted"), "People"),
    ],
    ids=lambda value: value if isinstance(value, str) else " ".join(value),
)
def test_a_folder_that_was_not_there_is_said(
    notes: Path, words: tuple[str, ...], folder: str
) -> None:
    (notes.parent / "plain").mkdir()
    (notes.parent / "plain" / "Tea.md").write_text("x\n", encoding="utf-8")
    done = call(*words, cwd=notes.parent)
    assert done.returncode == 0
    told = (done.stdout + done.stderr).split("\n")
    assert [line for line in told if line == f"made the folder: {folder}"] == [
        f"made the folder: {folder}"
    ]
    again = call(
        *(word for word in words if word != "add")
        if "add" not in words
        else (*words[:3], "Bo Lin"),
        cwd=notes.parent,
    )
    assert "made the folder" not in again.stdout + again.stderr
