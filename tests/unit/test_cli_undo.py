"""Every writing command can be looked at before it is done, and taken back afterwards."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.support.method import write_person
from tests.support.places import hash_tree, write_tree
from tests.support.running import DAY, run_command
from tests.support.writing import Desk

ADA_PATH, BO_PATH = "People/Ada Lines.md", "People/Bo Lin.md"
WRITING = [
    ["log", "ada", "call:", "x", "--promise", "y"], ["log", "ada,bo", "call:", "x"], ["level", "bo", "up", "--why", "met again"], ["circle", "ada", "ten"], ["snooze", "ada", "friday"],
    ["archive", "bo"], ["set", "ada", "phone+=+44 1", "city=Paris", "type-"], ["answer", "bo", "--done"], ["answer", "bo", "--drop"], ["answer", "bo", "--later", "friday"],
    ["answer", "ada", "--owe", "the map"], ["follow-up", "add", "ada:", "send it", "--due", "friday"], ["add", "Cy Moss", "--level", "target"],
]  # fmt: skip


@pytest.mark.interop
@pytest.mark.skipif(shutil.which("patch") is None, reason="no patch here")
@pytest.mark.parametrize("words", WRITING, ids=" ".join)
def test_a_dry_run_writes_nothing_and_patch_makes_the_same_of_it(
    desk: Desk, tmp_path: Path, words: list[str]
) -> None:
    copy = tmp_path / "Copy"
    shutil.copytree(desk.root, copy)
    before = hash_tree(desk.root)
    diff = desk.ok(*words, "--dry-run")
    assert hash_tree(desk.root) == before
    subprocess.run(
        ["patch", "-p1", "--silent"], cwd=copy, input=diff.encode(), check=True, capture_output=True
    )
    desk.ok(*words)
    there = {
        path.relative_to(desk.root): path.read_bytes()
        for path in desk.root.rglob("*")
        if path.is_file()
    }
    assert there == {
        path.relative_to(copy): path.read_bytes() for path in copy.rglob("*") if path.is_file()
    }


@pytest.mark.parametrize("words", WRITING, ids=" ".join)
def test_undo_gives_back_the_same_bytes_once(desk: Desk, words: list[str]) -> None:
    before = {path: path.read_bytes() for path in desk.root.rglob("*.md")}
    desk.ok(*words)
    assert {path: path.read_bytes() for path in desk.root.rglob("*.md")} != before
    shown = desk.ok("undo", "--dry-run")
    assert shown
    desk.ok("undo")
    assert {path: path.read_bytes() for path in desk.root.rglob("*.md")} == before
    assert desk.run("undo").returncode == 2


def test_undo_refuses_when_the_note_changed_since(desk: Desk) -> None:
    desk.ok("log", "ada", "call:", "x")
    desk.ok("log", "bo", "call:", "y")
    note = desk.root / ADA_PATH
    note.write_text(note.read_text() + "more\n")
    before = hash_tree(desk.root)
    done = desk.run("undo", "2")
    assert done.returncode == 6
    assert "has changed since" in done.stderr
    assert hash_tree(desk.root) == before
    assert desk.ok("undo") == "undone: log Bo Lin · call · y\tPeople/Bo Lin.md\n"


def test_undo_lists_the_newest_first(desk: Desk) -> None:
    desk.ok("log", "ada", "call:", "x")
    desk.ok("level", "bo", "up")
    rows = [line.split("\t") for line in desk.ok("undo", "--list").splitlines()]
    assert [(row[0], row[2], row[3], row[4]) for row in rows] == [
        ("1", "level", "Bo Lin tentative -> transactional", BO_PATH),
        ("2", "log", "Ada Lines · call · x", ADA_PATH),
    ]


NAMES = ("Marcus Oyelaran-Whitcombe", "Ingrid Solheim", "Zoë Łukasz Müller")


@pytest.mark.parametrize("columns", [50, 80])
def test_no_line_is_wider_than_the_terminal_and_no_word_is_parted(
    tmp_path: Path, columns: int
) -> None:
    notes = {f"People/{name}.md": write_person() for name in NAMES}
    vault = write_tree(tmp_path / "v", {"mdrel.toml": "", **notes})

    def call(*words: str) -> list[str]:
        done = run_command("--vault", str(vault), "--today", DAY, *words, COLUMNS=str(columns))
        assert done.returncode == 0, done.stderr
        lines = done.stdout.splitlines()
        assert max(map(len, lines)) <= columns
        return lines

    call("level", "marcus,ingrid,zoe", "trusted")
    call("log", "ingrid", "call:", "the long plan for the quay and the boats in the spring")
    listed = call("undo", "--list")
    assert listed[0].startswith("  1  ")
    assert len(listed) > 2
    # A line that goes on is indented below the number.
    assert all(line[:3].strip().isdigit() or line.startswith("     ") for line in listed)
    undone = call("undo") + call("undo")
    words = " ".join(" ".join(undone).split())
    assert all(f"People/{name}.md" in words for name in NAMES)
