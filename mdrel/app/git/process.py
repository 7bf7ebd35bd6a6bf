"""Calls git, and lets it run nothing that a repository names.

No hook, no file monitor and no check of signatures is run.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Container
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from mdrel.errors import WriteError

# Hooks and the file system monitor are programs that a repository's settings can name; so is a
# signature check. Objects are never fetched, and no protocol is spoken.
_SAFE = (
    "--no-pager",
    "--no-replace-objects",
    "-c",
    "core.fsmonitor=false",
    "-c",
    "core.hooksPath=/dev/null",
    "-c",
    "log.showSignature=false",
)
_QUIET = {
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}
# Set where git calls a program, and meant for that call's repository alone.
_PLACES = frozenset(
    {
        "GIT_DIR",
        "GIT_WORK_TREE",
        "GIT_INDEX_FILE",
        "GIT_PREFIX",
        "GIT_OBJECT_DIRECTORY",
        "GIT_COMMON_DIR",
        "GIT_NAMESPACE",
    }
)


class Answer(NamedTuple):
    """What git printed, its exit code, and what it said on stderr."""

    text: str
    code: int
    said: str = ""


def ask_user_name(vault: Path) -> str:
    """Return what git calls its user in the vault, as far as there is a git that knows."""
    with suppress(OSError):
        done = call_git(vault, "config", "user.name")
        return done.stdout.decode(errors="replace").strip()
    return ""


def call_git(folder: Path, *words: str, typed: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run git in `folder` with `typed` on its standard input and return what became of it.

    Raises OSError where there is no git.
    """
    inherited = {name: value for name, value in os.environ.items() if name not in _PLACES}
    return subprocess.run(  # noqa: S603 the words are ours, and no shell is asked
        ["git", *_SAFE, *words],  # noqa: S607 the person's own git, wherever it is
        cwd=folder,
        env=inherited | _QUIET,
        input=typed,
        capture_output=True,
        check=False,
    )


def run_git(folder: Path, *words: str, codes: Container[int] = (0,)) -> Answer:
    """Run git in `folder` and return its answer.

    Raises WriteError, with what git said, where git is missing or its exit code is none of `codes`.
    """
    try:
        done = call_git(folder, *words)
    except OSError as error:
        raise WriteError(
            f"git cannot be started: {error.strerror}",
            "Install git, and make sure it is on the PATH.",
        ) from error
    said = done.stderr.decode(errors="replace").strip().removeprefix("fatal: ")
    if done.returncode not in codes:
        raise WriteError(
            f"git {words[0]}: {said or f'exit code {done.returncode}'}",
            "Run it by hand to see more.",
        )
    return Answer(done.stdout.decode(errors="surrogateescape"), done.returncode, said)
