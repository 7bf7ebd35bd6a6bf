"""A clock that is set back, and a terminal that changes its size: commands go on all the same."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import termios
from pathlib import Path

import pytest

from tests.support.method import write_log, write_person
from tests.support.places import write_tree
from tests.support.terminal import PATIENCE, read_to_question, run_at_terminal

pytestmark = pytest.mark.uninstrumented
NOTE = "People/Ada Lines.md"
SIZES = ((5, 20), (60, 200), (1, 1), (24, 80), (3, 10))


@pytest.fixture
def vault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for kind in ("STATE", "CACHE", "CONFIG"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / kind))
    return write_tree(
        tmp_path / "vault",
        {NOTE: write_person("level: trusted", write_log("2026-10-01 call: the tide tables"))},
    )


def run_then(vault: Path, offset: str, *words: str) -> int:
    """Run mdrel on a clock that is off, or on the machine's own, and return its exit code."""
    clock = ["faketime", "-f", offset] if offset else []
    done = subprocess.run(
        [*clock, sys.executable, "-m", "mdrel", "--vault", str(vault), *words],
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert "Traceback" not in done.stderr
    return done.returncode


@pytest.mark.skipif(shutil.which("faketime") is None, reason="faketime is not installed")
@pytest.mark.parametrize("offset", ["-90s", "-3d", "-365d"])
def test_a_clock_that_is_set_back_loses_nothing(vault: Path, offset: str) -> None:
    note = vault / NOTE
    before = note.read_bytes()
    assert run_then(vault, "", "log", "Ada Lines", "call", "about the pump") == 0
    logged = note.read_bytes()
    for command in ("today", "due", "check", "dashboard", "calendar", "doctor"):
        assert run_then(vault, offset, command) in {0, 1}
    assert run_then(vault, offset, "log", "Ada Lines", "lunch", "about the roof") == 0
    assert b"the roof" in note.read_bytes()
    assert run_then(vault, "", "undo") == 0
    assert note.read_bytes() == logged
    assert run_then(vault, offset, "undo") == 0
    assert note.read_bytes() == before
    note.write_bytes(before.replace(b"trusted", b"target"))
    assert run_then(vault, offset, "contacts", "--level", "target") == 0


@pytest.mark.parametrize("command", ["review", "roll-call", "go"])
def test_a_terminal_may_change_its_size_at_every_question(vault: Path, command: str) -> None:
    screen = ""
    with run_at_terminal((command,), vault) as (process, master):
        for rows, columns in SIZES * 3:
            screen += read_to_question(master)
            if process.poll() is not None:
                break
            termios.tcsetwinsize(master, (rows, columns))
            os.write(master, b"?\n" if (rows, columns) == SIZES[0] else b"q\n")
        code = process.wait(PATIENCE)
    assert code == 0
    assert "Traceback" not in screen
