"""No note can crash, hang or kill a run, and nobody suffers for a neighbour (P1, P7, P9)."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from mdrel.app.vault_index import VaultIndex
from mdrel.model.policy import Policy
from mdrel.model.snapshot import Snapshot
from mdrel.rules.checks import run_checks
from tests.support.hostile_vault import CANARY, hostile_notes, make_hostile_vault
from tests.support.method import TODAY, make_agenda
from tests.support.places import hash_tree

CPU_SECONDS = 30
PEAK_BYTES = 400 * 1024 * 1024
CHECKOUT = Path(__file__).parents[2]
# Writes the peak of memory of a command into a file. A process begins with that of the one which
# started it, so a small one has to.
MEASURE = """
import resource, subprocess, sys
done = subprocess.run(sys.argv[2:], check=False)
with open(sys.argv[1], "w") as file:
    file.write(str(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss))
sys.exit(done.returncode)
"""


def read_vault(root: Path) -> Snapshot:
    """Return the snapshot of a vault on disk."""
    index = VaultIndex(root, Policy())
    index.refresh()
    return index.snapshot()


@pytest.mark.uninstrumented
def test_a_vault_of_hostile_files_is_read_in_time_unchanged_and_every_neighbour_is_there(
    tmp_path: Path,
) -> None:
    root, neighbours = make_hostile_vault(tmp_path)
    assert sum(len(files) for _, _, files in os.walk(root)) - len(neighbours) >= 100
    before = hash_tree(root)
    start = time.process_time()
    snapshot = read_vault(root)
    for today in (TODAY, date.min, date.max):
        standings = make_agenda(snapshot, Policy(), today).standings
        problems = run_checks(snapshot, Policy(), today)
    assert time.process_time() - start < CPU_SECONDS

    found = {contact.path: contact for contact in snapshot.contacts}
    assert [path for path in neighbours if path not in found] == []
    assert all(
        date(2026, 11, 20) in {talk.on for talk in found[path].conversations} for path in neighbours
    )
    assert (
        len({contact.slug for contact in found.values()})
        == len({contact.key for contact in found.values()})
        == len(found)
        == len(standings)
    )
    assert {problem.code for problem in problems} >= {
        f"MDR1{number:02}" for number in (2, 3, 4, 5, 6, 7, 11, 12, 13, 14, 15)
    }
    assert not [
        contact
        for contact in found.values()
        if CANARY in contact.name or CANARY in repr(contact.conversations)
    ]
    assert hash_tree(root) == before


def test_whatever_a_person_is_called_they_are_there(tmp_path: Path) -> None:
    root, _ = make_hostile_vault(tmp_path, {})
    written = {f"People/names/{file.name}" for file in (root / "People/names").iterdir()}
    found = {contact.path for contact in read_vault(root).contacts}
    assert len(written) > 40
    assert written - found == {"People/names/Neighbour 0.sync-conflict-20261103-091502-ABCDEFG.md"}


def test_a_note_of_a_people_folder_that_is_no_contact_says_so_itself_or_is_a_problem(
    tmp_path: Path,
) -> None:
    notes = {
        path: data
        for path, data in hostile_notes().items()
        if path.startswith(("People/front", "People/raw"))
    }
    root, _ = make_hostile_vault(tmp_path, notes)
    snapshot = read_vault(root)
    told = {contact.path for contact in snapshot.contacts} | {
        problem.path for problem in snapshot.diagnostics
    }
    says_so = (b"{{", b"type: conversation", b"type: !!python", b"mdrel: generated")
    assert [
        path
        for path, data in notes.items()
        if path not in told and not any(word in data[:100] for word in says_so)
    ] == []


@pytest.mark.uninstrumented
def test_the_command_ends_well_in_bounded_memory_and_says_nothing_from_outside(
    tmp_path: Path,
) -> None:
    root, _ = make_hostile_vault(tmp_path)
    command = [
        sys.executable,
        "-m",
        "mdrel",
        "--vault",
        str(root),
        "--today",
        "2026-11-22",
        "check",
    ]
    measured = [sys.executable, "-c", MEASURE, str(tmp_path / "peak"), *command]
    done = subprocess.run(
        measured, cwd=CHECKOUT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )
    printed, peak = done.stdout, int((tmp_path / "peak").read_text("ascii"))
    unit = 1 if sys.platform == "darwin" else 1024
    assert done.returncode in {0, 1}, printed[-2000:]
    assert b"Traceback" not in printed
    assert CANARY.encode() not in printed
    assert 0 < peak * unit < PEAK_BYTES
