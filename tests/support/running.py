"""Runs commands as a person does, in a pipe or on a terminal of 80 columns.

The vault is the example vault on its morning, unless another is named.
"""

from __future__ import annotations

import io
import json
import shlex
import subprocess
import sys
from contextlib import chdir, redirect_stderr, redirect_stdout
from datetime import date
from pathlib import Path

import pytest

from mdrel.app.outputs.feeds import plan_feed
from mdrel.app.outputs.publish import plan_dashboards
from mdrel.app.session import Session
from mdrel.cli.main import main
from mdrel.write.plan import is_current

ROOT = Path(__file__).resolve().parents[2]
VAULT = ROOT / "example-vault"
DAY = "2026-11-22"
# What the person who runs the tests has set must not change what a command prints.
ASIDE = ("MDREL_VAULT", "MDREL_TODAY", "NO_COLOR", "FORCE_COLOR")


def run_command(
    *words: str, cwd: Path = ROOT, typed: str = "", **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run a command in this process, with the arguments, exit code and pipes of one of its own.

    `typed` is what stdin holds. With COLUMNS what is printed goes to a terminal of that width. A
    test of what a process alone has (signals, encodings, a closed output, what is imported) starts
    one.
    """
    printed, told = io.BytesIO(), io.BytesIO()
    make_output = _Screen if "COLUMNS" in environment else _make_pipe
    with pytest.MonkeyPatch.context() as patch, chdir(cwd):
        for name in ASIDE:
            patch.delenv(name, raising=False)
        for name, value in environment.items():
            patch.setenv(name, value)
        patch.setattr(sys, "argv", ["mdrel", *words])
        patch.setattr(sys, "stdin", _make_pipe(io.BytesIO(typed.encode())))
        with redirect_stdout(make_output(printed)) as stdout, redirect_stderr(make_output(told)):
            with pytest.raises(SystemExit) as ended:
                main()
            sys.stderr.flush()
            stdout.flush()
    code = ended.value.code
    assert isinstance(code, int)
    return subprocess.CompletedProcess(words, code, _read(printed), _read(told))


class _Screen(io.TextIOWrapper):
    """What is printed on a terminal."""

    def __init__(self, data: io.BytesIO) -> None:
        """Print into `data`."""
        super().__init__(data, encoding="utf-8")

    def isatty(self) -> bool:
        """Return that it is one."""
        return True


def _make_pipe(data: io.BytesIO) -> io.TextIOWrapper:
    return io.TextIOWrapper(data, encoding="utf-8", errors="surrogateescape")


def _read(data: io.BytesIO) -> str:
    """Return what was printed, with the line ends that `text=True` of subprocess gives."""
    return data.getvalue().decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")


def mdrel(
    *words: str, vault: Path = VAULT, day: str = DAY, typed: str = "", **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run a command on a vault and a day; `typed` is what stdin holds.

    The environment names the vault too, so that hints need not.
    """
    named = {"MDREL_VAULT": str(vault)} | environment
    start = ("--vault", str(vault), "--today", day)
    return run_command(*start, *words, cwd=ROOT, typed=typed, **named)


def items(*words: str, vault: Path = VAULT, day: str = DAY) -> list[dict[str, object]]:
    """Return the items of the one JSON document that a command prints."""
    done = mdrel(*words, "--json", vault=vault, day=day)
    assert done.returncode == 0, done.stderr
    document = json.loads(done.stdout)
    assert (document["schema"], document["today"]) == (1, day)
    found = document["items"]
    assert isinstance(found, list)
    return found


def on_terminal(words: str, vault: Path = VAULT, day: str = DAY, columns: int = 80) -> list[str]:
    """Return the lines a command shows on a terminal.

    What it says of problems in notes is left out.
    """
    given = ("-q", "--vault", str(vault), "--today", day, *shlex.split(words))
    screen = {"COLUMNS": str(columns), "LINES": "24", "TERM": "xterm", "NO_COLOR": "1"}
    done = run_command(*given, cwd=ROOT, typed="", MDREL_VAULT=str(vault), **screen)
    return done.stdout.rstrip("\n").split("\n")


def is_fresh(vault: Path, day: str = DAY) -> bool:
    """Whether dashboards and feed are what a command would write on that day."""
    build = Session(vault, date.fromisoformat(day)).build
    return is_current(plan_dashboards(build).plan) and is_current(plan_feed(build).plan)
