"""A person at a terminal of 80 columns, who reads a question and types an answer.

Ctrl-C or Ctrl-D may be pressed instead, or single keys without Enter.
"""

from __future__ import annotations

import os
import pty
import re
import select
import subprocess
import sys
import termios
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

DAY = "2026-11-22"
CTRL_C, CTRL_D = "\x03", "\x04"
KILL_LINE, BACKSPACE = "\x15", "\x7f"
PATIENCE = 120
ROWS, COLUMNS = 24, 80
READING = 0.35  # seconds; mdrel takes an Enter that comes sooner for a part of the key before
MOST_PRESSES = 6
BETWEEN_PRESSES = 3.0  # seconds; a person presses again sooner
# Opening the terminal makes it the new session's own, so that Ctrl-C reaches it.
_START = """import os, runpy
os.close(os.open(os.ttyname(0), os.O_RDWR))
runpy.run_module("mdrel", run_name="__main__", alter_sys=True)"""


@dataclass(frozen=True)
class Session:
    """What came of it: the exit code, and all that was on the screen."""

    code: int
    screen: str


def type_at(words: Sequence[str], answers: Sequence[str], vault: Path) -> Session:
    """Run mdrel at a terminal of 80 columns and type each answer when a question stands there.

    A control key is typed as it is, without Enter. What begins with KILL_LINE or BACKSPACE mends
    the answer before, which stands behind the question.
    """
    screen = ""
    with run_at_terminal(words, vault) as (process, master):
        for before, answer in zip(("", *answers), answers, strict=False):
            is_mending = answer.startswith((KILL_LINE, BACKSPACE))
            if is_mending:
                screen += read_echo(master, before)
            screen += read_to_question(master, before if is_mending else "")
            is_key = answer[-1:] in {CTRL_C, CTRL_D}
            os.write(master, answer.encode() if is_key else f"{answer}\n".encode())
        screen += _read_to_end(master, CTRL_C if answers and answers[-1].endswith(CTRL_C) else "")
        code = process.wait(PATIENCE)
    return Session(code, screen.replace("\r\n", "\n"))


@contextmanager
def run_at_terminal(
    words: Sequence[str], vault: Path
) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """Run mdrel at a terminal of 80 columns and 24 rows; yield the process and our end."""
    master, slave = pty.openpty()
    termios.tcsetwinsize(slave, (ROWS, COLUMNS))
    command = [sys.executable, "-c", _START, "-q", "--vault", str(vault), "--today", DAY, *words]
    environment = {**os.environ, "MDREL_VAULT": str(vault), "TERM": "xterm", "NO_COLOR": "1"}
    environment.pop("COLUMNS", None)  # the terminal says how wide it is
    with subprocess.Popen(
        command, stdin=slave, stdout=slave, stderr=slave, env=environment, start_new_session=True
    ) as process:
        os.close(slave)
        try:
            yield process, master
        finally:
            process.kill()
            os.close(master)


def press_at(words: Sequence[str], keys: str, vault: Path) -> Session:
    """Run mdrel at a terminal and press single keys, without Enter, when a question stands there.

    Before an Enter the question is read, as a person would.
    """
    with run_at_terminal(words, vault) as (process, master):
        screen = read_to_question(master)
        for number, key in enumerate(re.findall(r"\x1b\[.|[^\x1b]", keys)):
            screen += read_to_question(master) if number else ""
            if number and key in "\r\n":
                time.sleep(READING)
            os.write(master, key.encode())
        screen += _read_to_end(master, keys if keys == CTRL_C else "")
        code = process.wait(PATIENCE)
    return Session(code, screen.replace("\r\n", "\n"))


def read_to_question(master: int, standing: str = "") -> str:
    """Return what comes until a question stands there, or the program ends.

    `standing` is what stands behind the question to be mended.
    """
    text, end = b"", f": {standing}".encode()
    while not text.rstrip(b"\r\n").endswith(end) and _is_ready(master):
        part = _read_part(master)
        if not part:
            break
        text += part
    return text.decode("utf-8", "replace")


def read_echo(master: int, answer: str) -> str:
    """Return what comes until an answer that was typed has been echoed with its line's end."""
    text = b""
    while f"{answer}\r\n".encode() not in text and _is_ready(master):
        text += os.read(master, 1)
    return text.decode("utf-8", "replace")


def _is_ready(master: int, seconds: float = PATIENCE) -> bool:
    ready, _, _ = select.select([master], [], [], seconds)
    return bool(ready)


def _read_part(master: int) -> bytes:
    """Return what there is to read, nothing at the program's end; a letter may be cut in two."""
    try:
        return os.read(master, 65536)
    except OSError:
        return b""


def _read_to_end(master: int, key: str = "") -> str:
    """Return what comes until the program ends.

    `key` is pressed again, as a person would, where it does not end (its echo says nothing).

    A signal that reaches Python after it looked for signals and before it waits for a line is
    noticed only with the next one.
    """
    text = b""
    presses = MOST_PRESSES if key else 0
    while True:
        if not _is_ready(master, BETWEEN_PRESSES if presses else PATIENCE):
            if not presses:
                break
            presses -= 1
            os.write(master, key.encode())
            continue
        part = _read_part(master)
        if not part:
            break
        text += part
    return text.decode("utf-8", "replace")
