"""A person at a terminal of 80 columns and 24 rows who presses single keys, without Enter."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
import termios
import time
from pathlib import Path

from tests.support.terminal import Session

ROWS, COLUMNS = 24, 80
PATIENCE = 60.0


def press_at(words: list[str], keys: str, vault: Path, day: str = "2026-11-22") -> Session:
    """Run mdrel at a terminal and press `keys` as soon as a question stands there."""
    master, slave = pty.openpty()
    termios.tcsetwinsize(slave, (ROWS, COLUMNS))
    command = [sys.executable, "-m", "mdrel", "-q", "--vault", str(vault), "--today", day, *words]
    environment = {**os.environ, "TERM": "xterm", "NO_COLOR": "1"}
    # fmt: off
    with subprocess.Popen(
        command, stdin=slave, stdout=slave, stderr=slave, env=environment, start_new_session=True, preexec_fn=_take_terminal,  # noqa: PLW1509 no threads here
    ) as process:
        # fmt: on
        os.close(slave)
        try:
            screen = _read(master, "]: ")
            os.write(master, keys.encode())
            screen += _read(master)
            code = process.wait(PATIENCE)
        finally:
            process.kill()
            os.close(master)
    return Session(code, screen.replace("\r\n", "\n"))


def _take_terminal() -> None:
    """Make the terminal the new session's own, so that Ctrl-C reaches it."""
    os.close(os.open(os.ttyname(0), os.O_RDWR))


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
