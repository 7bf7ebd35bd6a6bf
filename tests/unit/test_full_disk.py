"""A disk that is full while dashboards and feed are written.

The old files stay whole, it is said, and all is well when there is room again.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest

from mdrel.app.watch.updater import Updater
from mdrel.errors import WriteError
from tests.support.places import write_tree
from tests.support.running import is_fresh, mdrel

pytestmark = pytest.mark.machine

DAY = date(2026, 11, 22)
ADA = "---\nlevel: trusted\n---\n## Conversations\n\n- 2026-10-01 call: Berlin\n"


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Path]:
    """Return a vault on a file system of its own, of a quarter of a megabyte."""
    disk = tmp_path / "disk"
    disk.mkdir()
    try:
        mounted = (
            subprocess.run(
                ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(disk)],
                check=False,
                capture_output=True,
            ).returncode
            == 0
        )
    except OSError:
        mounted = False
    if not mounted:
        pytest.skip("this machine lets us mount no small file system")
    try:
        yield write_tree(
            disk / "vault", {"People/Ada.md": ADA, "People/Bo.md": ADA.replace("Berlin", "Basel")}
        )
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def fill(vault: Path) -> Path:
    """Use up the disk and return the file that does."""
    filler = vault.parent / "filler"
    with filler.open("wb", buffering=0) as file, suppress(OSError):
        while True:
            file.write(bytes(512))
    assert os.statvfs(vault).f_bavail == 0
    return filler


def outputs(vault: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (vault / "Relationships").iterdir()}


def change(vault: Path) -> None:
    """Change a note without another byte on the disk."""
    with (vault / "People" / "Ada.md").open("r+b") as file:
        file.write(ADA.replace("2026-10-01", "2026-11-01").replace("Berlin", "Vienna").encode())


def test_watch_leaves_whole_files_says_it_and_goes_on_when_there_is_room(vault: Path) -> None:
    updater = Updater(vault, DAY)
    updater.update(0)
    before = outputs(vault)
    filler = fill(vault)
    change(vault)
    problems = updater.update(1).problems
    assert [type(each) for each in problems] == [WriteError, WriteError], (
        "dashboards and feed are tried on their own"
    )
    assert all(
        "No space left on device" in each.message and "The old file is still there" in each.hint
        for each in problems
    )
    assert outputs(vault) == before, "no half file, no temporary one"
    filler.unlink()
    report = updater.update(2)
    assert report.problems == ()
    assert {"Relationships/Trusted.md", "Relationships/reminders.ics"} <= set(report.written)
    assert is_fresh(vault)


@pytest.mark.parametrize("command", ["dashboard", "calendar"])
def test_a_command_ends_with_6_and_names_the_file(vault: Path, command: str) -> None:
    assert mdrel(command, vault=vault).returncode == 0
    before = outputs(vault)
    filler = fill(vault)
    change(vault)
    done = mdrel(command, vault=vault)
    assert (done.returncode, done.stdout) == (6, "")
    assert "was not written: No space left on device" in done.stderr
    assert "Traceback" not in done.stderr
    assert outputs(vault) == before
    filler.unlink()
    assert mdrel(command, vault=vault).returncode == 0
    assert outputs(vault) != before
