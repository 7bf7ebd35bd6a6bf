"""One line instead of a traceback: standard output closed or full, a folder that is gone, days at the calendar's ends."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.running import DAY
from tests.support.writing import Desk

pytestmark = pytest.mark.uninstrumented

ENTRY = "- 2026-11-22 call: the roof"
LOST = "The output is lost"


def run(
    desk: Desk, *words: str, after: str = "", cwd: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """Run mdrel by a shell that does `after` with its standard output."""
    quoted = [sys.executable, "-m", "mdrel", "--vault", str(desk.root), "--today", DAY, *words]
    return subprocess.run(
        ["sh", "-c", f'"$@" {after}', "sh", *quoted],
        check=False,
        capture_output=True,
        text=True,
        cwd=cwd,
    )


@pytest.mark.parametrize("shell", [">&-", ">/dev/full"])
@pytest.mark.parametrize("command", ["contacts", "show ada", "show ada --json", "--help", "map"])
def test_output_that_goes_nowhere_is_said_in_a_line(desk: Desk, shell: str, command: str) -> None:
    done = run(desk, *command.split(), after=shell)
    assert done.returncode == 6
    assert LOST in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("shell", [">&-", ">/dev/full"])
def test_an_entry_is_written_all_the_same_and_that_is_said(desk: Desk, shell: str) -> None:
    done = run(desk, "log", "ada", "call:", "the", "roof", after=shell)
    assert done.returncode == 6
    assert "Changes to notes were written all the same" in done.stderr
    assert ENTRY in desk.read("People/Ada Lines.md")
    assert desk.run("undo").returncode == 0
    assert ENTRY not in desk.read("People/Ada Lines.md")


def test_a_command_that_prints_nothing_needs_no_output(desk: Desk) -> None:
    done = run(desk, "find", "no such words", after=">/dev/full")
    assert (done.returncode, done.stderr) == (0, "")


def test_a_reader_that_has_had_enough_is_no_failure(desk: Desk) -> None:
    done = run(desk, "contacts", after="| head -n 0")
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("words", [["today"], ["log", "ada:", "x"], ["contacts"]])
def test_in_a_folder_that_is_gone_one_line_says_so(tmp_path: Path, words: list[str]) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    program = f'rmdir "{gone}" && exec "$@"'
    command = ["sh", "-c", program, "sh", sys.executable, "-m", "mdrel", *words]
    environment = {key: value for key, value in os.environ.items() if key != "MDREL_VAULT"}
    environment["PYTHONPATH"] = str(Path(__file__).resolve().parents[2])
    done = subprocess.run(
        command, check=False, capture_output=True, text=True, cwd=gone, env=environment
    )
    assert done.returncode == 5
    assert done.stderr.startswith("✗ The folder you are in is gone")


@pytest.mark.parametrize("day", ["0001-01-01", "1899-12-31", "3000-01-01", "9999-12-31"])
def test_a_day_near_the_ends_of_the_calendar_is_refused(desk: Desk, day: str) -> None:
    done = desk.run("--today", day, "dashboard")
    assert done.returncode == 2
    assert f"{day} cannot be today" in done.stderr


@pytest.mark.parametrize("day", ["1900-01-01", "2999-12-31"])
@pytest.mark.parametrize(
    "command", ["today", "due", "dashboard", "calendar", "review --print", "stats", "check"]
)
def test_the_last_days_that_may_be_today_work(desk: Desk, day: str, command: str) -> None:
    done = desk.run("--today", day, *command.split())
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
