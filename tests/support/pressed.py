"""A person at a terminal of 80 columns and 24 rows who presses single keys, without Enter."""

from __future__ import annotations

import os
import select
import time
from pathlib import Path

from tests.support.terminal import PATIENCE, Session, run_at_terminal


def press_at(words: list[str], keys: str, vault: Path, day: str = "2026-11-22") -> Session:
    """Run mdrel at a terminal and press `keys` as soon as a question stands there."""
    with run_at_terminal(words, vault, day) as (process, master):
        screen = _read(master, "]: ")
        os.write(master, keys.encode())
        screen += _read(master)
        code = process.wait(PATIENCE)
    return Session(code, screen.replace("\r\n", "\n"))


def _read(master: int, until: str = "") -> str:
    """Return what is printed up to `until`, or to the end."""
    text, end = "", time.monotonic() + PATIENCE
    while time.monotonic() < end and not (until and text.endswith(until)):
        if not select.select([master], [], [], 1)[0]:
            continue
        try:
            part = os.read(master, 65536)
        except OSError:
            break
        if not part:
            break
        text += part.decode("utf-8", "replace")
    return text
