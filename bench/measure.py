"""Processor time and memory of programs, and ratios of them.

The ratios are medians over runs that take turns, so that a busy machine disturbs both alike.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
MDREL = [sys.executable, "-m", "mdrel"]
DAY = "2026-11-22"
HELLO = "import click\n@click.command()\ndef main(): click.echo('hello')\nmain()"
NOT_MEASURED = float("nan")


@dataclass(frozen=True)
class Row:
    """One line of the table.

    `goal` is the design's figure, and `bound` is what CI fails beyond (None means that it is only
    told). `unit` is empty for ratios.
    """

    name: str
    value: float
    goal: float | None = None
    bound: float | None = None
    unit: str = ""
    why: str = ""

    def cells(self) -> str:
        """Return the row as the table shows it."""
        value = self.why or f"{self.value:,.2f}{self.unit}"
        met = "" if self.goal is None or self.why else "yes" if self.value <= self.goal else "no"
        goal = "" if self.goal is None else f"{self.goal:g}{self.unit}"
        return f"| {self.name} | {value} | {goal} | {met} |"


@dataclass(frozen=True)
class Place:
    """Where measuring happens: an empty folder, with caches and state of its own."""

    folder: Path

    def environment(self, **more: str) -> dict[str, str]:
        """Return the environment of programs that are measured."""
        dropped = {"PYTHONDONTWRITEBYTECODE", "MDREL_VAULT", "MDREL_TODAY"}
        kept = {name: value for name, value in os.environ.items() if name not in dropped}
        homes = {
            f"XDG_{name}_HOME": str(self.folder / name.lower())
            for name in ("CACHE", "STATE", "CONFIG", "DATA")
        }
        return kept | homes | {"PYTHONPATH": str(ROOT)} | more


class Vault(NamedTuple):
    """A vault to measure on: how many notes it has, and which of the two mixes they are."""

    path: Path
    size: int
    is_relationships: bool = False

    @property
    def notes(self) -> str:
        """The vault's name in the rows."""
        return f"{self.size:,} notes{' of relationships' if self.is_relationships else ''}"


class Used(NamedTuple):
    """What one run of a program took.

    These are processor seconds (user and system), its largest memory in MB, the exit code, and
    seconds by the clock.
    """

    seconds: float
    memory: float
    code: int
    wall: float


def run(place: Place, command: list[str], cwd: Path | None = None, **more: str) -> Used:
    """Run a program and return what it took."""
    start = time.monotonic()
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=place.environment(**more),
        cwd=cwd,
    ) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.monotonic() - start
    memory = usage.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)
    return Used(usage.ru_utime + usage.ru_stime, memory, process.returncode, wall)


def compare(place: Place, first: list[str], second: list[str], runs: int) -> float:
    """Return the median ratio first / second, after one run of each that does not count."""
    return compare_times(place, first, second, runs)[0]


def compare_times(
    place: Place, first: list[str], second: list[str], runs: int
) -> tuple[float, float]:
    """Return the median ratios of processor time and of time by the clock."""
    run(place, first)
    run(place, second)
    pairs = [(run(place, first), run(place, second)) for _ in range(runs)]
    return (
        statistics.median(ours.seconds / max(theirs.seconds, 1e-6) for ours, theirs in pairs),
        statistics.median(ours.wall / max(theirs.wall, 1e-6) for ours, theirs in pairs),
    )


def python(code: str, *words: str) -> list[str]:
    """Return the command that runs `code`."""
    return [sys.executable, "-c", code, *words]


def ask(vault: Path, *words: str) -> list[str]:
    """Return the command that asks mdrel something about a vault."""
    return [*MDREL, "--vault", str(vault), "--today", DAY, *words]


def say_output(place: Place, command: list[str]) -> str:
    """Return what a program prints."""
    return subprocess.run(
        command, check=True, capture_output=True, text=True, env=place.environment()
    ).stdout
