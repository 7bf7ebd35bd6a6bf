"""`materialize` writes the days of the last and the next conversation into notes.

It writes one line each, only where they changed.
"""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from mdrel.app.watch.updater import Updater
from tests.support.places import hash_tree
from tests.support.writing import ADA, BO, NOTES, Desk

ADA_PATH, BO_PATH = "People/Ada Lines.md", "People/Bo Lin.md"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(
        tmp_path / "Vault", NOTES | {"mdrel.toml": 'vault_id = "abc"\nmaterialize = true\n'}
    )


def test_it_is_off_by_default(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.ok("dashboard")
    assert (desk.read(ADA_PATH), desk.read(BO_PATH)) == (ADA, BO)


def test_the_days_are_written_once_and_follow_what_is_logged(desk: Desk) -> None:
    said = desk.ok("dashboard")
    assert f"written: {desk.root / ADA_PATH}" in said
    assert desk.diff(ADA_PATH, ADA) == ["mdrel_last: 2026-10-01", "mdrel_due: 2026-11-01"]
    assert desk.read(BO_PATH) == BO
    before = hash_tree(desk.root)
    desk.ok("dashboard")
    assert hash_tree(desk.root) == before
    desk.ok("log", "ada", "call:", "x")
    desk.ok("dashboard")
    assert "mdrel_last: 2026-11-22\nmdrel_due: 2026-12-22\n" in desk.read(ADA_PATH)
    desk.ok("archive", "ada")
    desk.ok("dashboard")
    assert "mdrel_due" not in desk.read(ADA_PATH)


def test_they_are_never_read_back(desk: Desk) -> None:
    note = desk.root / ADA_PATH
    note.write_text(ADA.replace("level:", "mdrel_last: 2026-11-20\nmdrel_due: 2030-01-01\nlevel:"))
    assert desk.ok("due").split("\t")[5:7] == ["2026-10-01", "2026-11-01"]
    desk.ok("dashboard")
    assert "mdrel_last: 2026-10-01\nmdrel_due: 2026-11-01\nlevel:" in note.read_text()


def test_check_and_dry_run_write_nothing(desk: Desk) -> None:
    before = hash_tree(desk.root)
    assert "+mdrel_last: 2026-10-01" in desk.ok("dashboard", "--dry-run")
    checked = desk.run("dashboard", "--check")
    assert checked.returncode == 1
    assert f"out of date: {desk.root / ADA_PATH}" in checked.stdout
    assert hash_tree(desk.root) == before


def test_a_note_that_cannot_be_edited_is_said_and_the_others_are_written(desk: Desk) -> None:
    desk.ok("log", "bo", "call:", "x")
    (desk.root / ADA_PATH).write_text(
        ADA.replace(
            "---\ntype: person\nlevel: trusted\n---", "---\n{type: person, level: trusted}\n---"
        )
    )
    done = desk.run("dashboard")
    assert done.returncode == 0
    assert "pair of braces" in done.stderr
    assert "mdrel_last: 2026-11-22\n" in desk.read(BO_PATH)


@pytest.mark.parametrize("age", [3, -86_400], ids=["past", "future"])
def test_a_watcher_waits_until_a_note_has_been_quiet_for_two_seconds(desk: Desk, age: int) -> None:
    updater = Updater(desk.root, date(2026, 11, 22))
    updater.update(0.0)
    assert desk.read(ADA_PATH) == ADA
    ada = desk.root / ADA_PATH
    old = ada.stat().st_mtime - age
    os.utime(ada, (old, old))
    assert ADA_PATH in updater.update(3.0).written
    assert "mdrel_due: 2026-11-01\n" in desk.read(ADA_PATH)
    assert updater.update(6.0).written == ()
