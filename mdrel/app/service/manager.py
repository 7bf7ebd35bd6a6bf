"""What a service manager is to mdrel, and how its program is called."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, Protocol

from mdrel.app.service.definition import Definition

Words = tuple[str, ...]
PATIENCE_SECONDS = 60
_NOT_STARTED = 127
_MEANINGS = {
    1: "an error; see the logs",
    2: "usage",
    5: "no vault, or settings that cannot be used",
    6: "refused to write, or the port is taken",
}


class Answer(NamedTuple):
    """The exit code of a manager's program, and what it said."""

    code: int
    text: str
    said: str


CallProgram = Callable[[Words], Answer]


class Condition(NamedTuple):
    """How a service is: `running`, `restarting`, `stopped`, `failed` or `unknown`.

    `failure` is the last one in words, `since` the manager's own time of it or of the start.
    """

    state: str
    process: int | None = None
    since: str = ""
    failure: str = ""


class Manager(Protocol):
    """Runs services for one person; what it is asked is words of a command line."""

    @property
    def call(self) -> CallProgram:
        """How its program is called."""

    @property
    def title(self) -> str:
        """What people call it."""

    @property
    def ending(self) -> str:
        """How the names of its files end."""

    def find_folder(self) -> Path:
        """Return the folder of its files; nothing is made."""

    def complete(self, service: Definition) -> Definition:
        """Return a service with what this manager needs besides; raises WriteError."""

    def write(self, service: Definition, made: int) -> bytes:
        """Return the content of a service's file, for which `made` folders are new.

        Raises WriteError where it cannot carry a path.
        """

    def read(self, content: bytes) -> tuple[str, Words]:
        """Return the text of a file, and the words it starts."""

    def explain_absence(self) -> str:
        """Return why it cannot be spoken with; empty where it can."""

    def list_starts(self, name: str) -> tuple[Words, ...]:
        """Return what makes it know, enable and start a service whose file is there."""

    def list_stops(self, name: str) -> tuple[Words, ...]:
        """Return what stops and disables a service whose file is there still."""

    def list_ends(self, name: str) -> tuple[Words, ...]:
        """Return what makes it forget a service whose file is gone."""

    def find_remains(self, name: str) -> tuple[Path, ...]:
        """Return what is there besides the file: a link that the manager made, and logs."""

    def look(self, name: str) -> Condition:
        """Return how a service is."""

    def say_logs(self, name: str) -> str:
        """Return where what a service prints can be read: a command or a file."""

    def starts_with_computer(self) -> bool:
        """Whether services start before the person logs in."""


def find_file(manager: Manager, name: str) -> Path:
    """Return the path of a service's file, be it there or not."""
    return manager.find_folder() / f"{name}{manager.ending}"


def call_program(words: Words) -> Answer:
    """Run a manager's program, and return what became of it."""
    program = shutil.which(words[0])
    if program is None:
        return Answer(_NOT_STARTED, "", f"{words[0]} was not found")
    try:
        done = subprocess.run(  # noqa: S603 the words are ours, and no shell is asked
            (program, *words[1:]),
            env=os.environ | {"LC_ALL": "C"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            timeout=PATIENCE_SECONDS,
        )
    except subprocess.TimeoutExpired:
        return Answer(_NOT_STARTED, "", f"it did not answer within {PATIENCE_SECONDS} seconds")
    except OSError as error:
        return Answer(_NOT_STARTED, "", f"{program} cannot be started: {error.strerror}")
    return Answer(
        done.returncode,
        done.stdout.decode(errors="replace"),
        " ".join(done.stderr.decode(errors="replace").split()) or f"exit code {done.returncode}",
    )


def describe_exit(code: int) -> str:
    """Return an exit code of mdrel with what it means."""
    meaning = _MEANINGS.get(code, "")
    return f"exit code {code}{f' ({meaning})' if meaning else ''}"
