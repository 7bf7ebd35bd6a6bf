"""Runs commands as a person does, in a pipe or on a terminal of 80 columns.

The vault is the example vault on its morning, unless another is named.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from scripts.console import Terminal

ROOT = Path(__file__).resolve().parents[2]
VAULT = ROOT / "example-vault"
DAY = "2026-11-22"


def mdrel(
    *words: str, vault: Path = VAULT, day: str = DAY, typed: str | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run a command in a pipe; `typed` is what stdin holds."""
    return subprocess.run(
        [sys.executable, "-m", "mdrel", "--vault", str(vault), "--today", day, *words],
        check=False,
        input=typed,
        stdin=subprocess.DEVNULL if typed is None else None,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, **environment},
    )


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
    with tempfile.TemporaryDirectory() as name:
        home = Path(name) / "home"
        home.mkdir()
        return (
            Terminal(home)
            .run(f"{sys.executable} -m mdrel -q --vault '{vault}' --today {day} {words}", columns)
            .rstrip("\n")
            .split("\n")
        )
