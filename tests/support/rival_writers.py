"""Programs that write to one note at the same time, each a process of its own.

Run one with `python -m tests.support.rival_writers KIND VAULT TIMES NAME`.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from random import Random

from mdrel.errors import WriteError
from tests.support.torture import ADA, editor_of, log


def write_log(root: Path, times: int, name: str) -> None:
    """Log lines as mdrel does, one after the other.

    What is refused is tried again, as a person would.
    """
    editor = editor_of(root)
    for number in range(times):
        for _ in range(20):
            try:
                editor.apply(log(f"{name} {number:04}."))
                break
            except WriteError:
                time.sleep(0.05)


def edit(root: Path, times: int, name: str, *, is_in_place: bool) -> None:
    """Save the note as an editor that knows of nobody else.

    It reads, thinks, and saves a line more than it read.
    """
    note, chance = root / ADA, Random(name)
    for number in range(times):
        text = note.read_bytes()
        time.sleep(chance.random() * 0.02)
        text += f"- 2026-10-02 email: {name} {number:04}.\n".encode()
        if is_in_place:
            with note.open("r+b") as file:
                file.truncate()
                file.write(text)
        else:
            beside = note.with_suffix(".swp")
            beside.write_bytes(text)
            beside.replace(note)
        time.sleep(chance.random() * 0.02)


def main() -> None:
    """Do what the command line says."""
    kind, vault, times, name = sys.argv[1:]
    os.environ.setdefault("XDG_STATE_HOME", str(Path(vault).parent / "state"))
    if kind == "log":
        write_log(Path(vault), int(times), name)
    else:
        edit(Path(vault), int(times), name, is_in_place=kind == "in-place")


if __name__ == "__main__":
    main()
