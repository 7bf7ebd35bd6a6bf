"""`mdrel doctor` finds what an editor saved over, and puts it back.

It looks at leftovers, folders and limits, too.
"""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from mdrel.app.editing.lost_entries import KEPT_DAYS
from mdrel.views.fields.vault import Finding
from mdrel.views.terminal.doctor import draw_findings
from mdrel.views.terminal.screen import Screen
from tests.support.places import hash_tree, write_tree
from tests.support.writing import ADA, BO, Desk

ADA_PATH, BO_PATH = "People/Ada Lines.md", "People/Bo Lin.md"


def items(desk: Desk, *words: str, code: int = 1) -> list[dict[str, object]]:
    done = desk.run("doctor", "--json", *words)
    assert done.returncode == code, done.stderr
    found = json.loads(done.stdout)["items"]
    assert isinstance(found, list)
    return found


def test_a_vault_that_is_well_has_nothing_to_say(desk: Desk) -> None:
    assert items(desk, code=0) == []
    desk.ok("log", "ada", "call:", "x")
    assert items(desk, code=0) == []


def make_finding(message: str, hint: str) -> Finding:
    return {
        "kind": "git",
        "path": None,
        "message": message,
        "hint": hint,
        "text": None,
        "written_at": None,
        "fixable": False,
        "mended": False,
    }


def test_what_is_well_is_said_with_how_far_back_was_looked() -> None:
    wide, narrow = (Screen(width, lambda text, _: text) for width in (100, 40))
    whole = "All is well. Of what mdrel wrote into notes in the last 30 days, nothing is lost."
    assert list(draw_findings([], wide, KEPT_DAYS)) == [whole]
    assert " ".join(draw_findings([], narrow, KEPT_DAYS)) == whole
    finding = make_finding("Not set up", "mdrel git setup")
    assert list(draw_findings([finding], wide, KEPT_DAYS)) == [
        "✗ Not set up",
        "  mdrel git setup",
    ]
    finding = make_finding("The merge driver of git is not set up here", "Run it in each clone")
    assert list(draw_findings([finding], narrow, KEPT_DAYS)) == [
        "✗ The merge driver of git is not set up",
        "  here",
        "  Run it in each clone",
    ]


def test_what_an_editor_saved_over_is_found_and_put_back(desk: Desk) -> None:
    desk.ok("log", "ada", "call:", "first")
    desk.ok("log", "ada", "call:", "second")
    desk.ok("level", "bo", "up", "--why", "met")
    after = desk.read(ADA_PATH)
    write_tree(desk.root, {ADA_PATH: ADA + "typed by hand\n", BO_PATH: BO})
    found = items(desk)
    assert [(each["kind"], each["path"], each["text"]) for each in found] == [
        ("lost", ADA_PATH, "2026-11-22 call: first"),
        ("lost", ADA_PATH, "2026-11-22 call: second"),
        ("lost", BO_PATH, "2026-11-22 tentative -> transactional: met"),
    ]
    assert all(each["mended"] for each in items(desk, "--fix", code=0))
    assert desk.read(ADA_PATH) == after + "typed by hand\n"
    assert "level: transactional\n" in desk.read(BO_PATH)
    assert items(desk, code=0) == []


def test_an_entry_that_was_corrected_by_hand_is_not_lost(desk: Desk) -> None:
    desk.ok("log", "ada", "call:", "the boad pack for spring")
    desk.ok("log", "ada", "lunch:", "trains")
    text = (
        desk.read(ADA_PATH)
        .replace("boad", "board")
        .replace("lunch: trains", "lunch: trains, and the night of the ferry")
    )
    (desk.root / ADA_PATH).write_text(text)
    assert items(desk, code=0) == []


def test_a_like_entry_of_the_same_day_does_not_hide_a_lost_one(desk: Desk) -> None:
    desk.ok("log", "ada", "call:", "entry number 11 of the day")
    desk.ok("log", "ada", "call:", "entry number 12 of the day")
    (desk.root / ADA_PATH).write_text(
        desk.read(ADA_PATH).replace("- 2026-11-22 call: entry number 11 of the day\n", "")
    )
    assert [each["text"] for each in items(desk)] == ["2026-11-22 call: entry number 11 of the day"]


def test_what_was_undone_or_forgotten_is_not_lost(desk: Desk) -> None:
    desk.ok("log", "ada", "call:", "undone")
    desk.ok("undo")
    assert items(desk, code=0) == []
    desk.ok("log", "ada", "call:", "deleted on purpose")
    (desk.root / ADA_PATH).write_text(ADA)
    assert len(items(desk)) == 1
    assert len(items(desk, "--forget", code=0)) == 1
    assert items(desk, code=0) == []


@pytest.mark.parametrize("is_absolute", [False, True])
def test_a_path_out_of_the_vault_in_the_journal_is_refused_and_named(
    desk: Desk, *, is_absolute: bool
) -> None:
    outside = desk.root.parent / "outside.md"
    outside.write_text(ADA)
    desk.ok("log", "ada", "call:", "the secret")
    (desk.root / ADA_PATH).write_text(ADA)
    (journal,) = Path(os.environ["XDG_STATE_HOME"]).rglob("journal.jsonl")
    path = str(outside) if is_absolute else "People/../../outside.md"
    journal.write_text(journal.read_text().replace(ADA_PATH, path))
    for words in ((), ("--fix",), ("--forget",)):
        (found,) = items(desk, *words)
        assert (found["kind"], found["path"]) == ("state", path)
        assert "leads out of the vault" in str(found["message"])
    assert desk.run("undo").returncode == 2, "there is nothing to undo"
    assert outside.read_text() == ADA


def test_a_note_that_was_deleted_has_lost_nothing(desk: Desk) -> None:
    desk.ok("log", "ada", "call:", "x")
    (desk.root / ADA_PATH).unlink()
    assert items(desk, code=0) == []


def test_where_it_cannot_be_put_back_the_rest_still_is(desk: Desk) -> None:
    desk.ok("log", "ada", "call:", "x")
    desk.ok("log", "bo", "call:", "y")
    write_tree(desk.root, {ADA_PATH: ADA + "```\nopen\n", BO_PATH: BO})
    done = desk.run("doctor", "--fix")
    assert done.returncode == 1
    assert "never closed" in done.stderr
    assert "- 2026-11-22 call: y\n" in desk.read(BO_PATH)


def test_old_leftovers_are_found_and_deleted(desk: Desk) -> None:
    old, young = desk.root / "People" / ".mdrel-note-00.tmp", desk.root / ".mdrel-11.tmp"
    old.write_text("x")
    young.write_text("x")
    age = old.stat().st_mtime - 120
    os.utime(old, (age, age))
    assert [(each["kind"], each["path"]) for each in items(desk)] == [
        ("leftover", "People/.mdrel-note-00.tmp")
    ]
    items(desk, "--fix", code=0)
    assert (old.exists(), young.exists()) == (False, True)


def test_folders_that_cannot_be_written_to_are_named(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("")
    done = desk.run("doctor", XDG_CACHE_HOME=str(file))
    assert done.returncode == 1
    assert done.stdout.startswith("cache\t")
    done = desk.run("doctor", XDG_STATE_HOME=str(file))
    assert done.returncode == 1
    assert "state\t" in done.stdout


@pytest.mark.interop
def test_a_clone_that_merges_notes_as_text_is_named_until_it_is_set_up(desk: Desk) -> None:
    subprocess.run(["git", "init", "-q", str(desk.root)], check=True)
    (found,) = items(desk)
    assert (found["kind"], found["hint"]) == ("git", "mdrel git setup")
    desk.ok("git", "setup", "--yes")
    assert items(desk, code=0) == []


def test_looking_changes_nothing(desk: Desk) -> None:
    desk.ok("log", "ada", "call:", "x")
    (desk.root / ADA_PATH).write_text(ADA)
    before = hash_tree(desk.root)
    desk.run("doctor")
    assert hash_tree(desk.root) == before


def test_a_state_folder_that_others_may_look_into_is_named_with_the_command_that_shuts_it(
    desk: Desk,
) -> None:
    desk.ok("log", "ada", "call:", "x")
    folder = Path(os.environ["XDG_STATE_HOME"]) / "mdrel"
    folder.chmod(0o755)
    (found,) = items(desk)
    assert found["kind"] == "lax"
    assert f"chmod 700 {folder}" in str(found["hint"])
