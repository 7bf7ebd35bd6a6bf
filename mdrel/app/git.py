"""Calls git. What only reads runs neither hooks nor a file monitor, since both are programs that a repository can name."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Container
from pathlib import Path
from typing import NamedTuple

from mdrel.errors import WriteError

# Set where git calls a program, and meant for that call's repository alone.
_PLACES = frozenset({"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"})
_QUIET = ("-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null")


class Answer(NamedTuple):
    """What git printed, its exit code, and what it said on stderr."""

    text: str
    code: int
    said: str = ""


def run_git(folder: Path, *words: str, codes: Container[int] = (0,)) -> Answer:
    """Run git in `folder`; raises WriteError, with what git said, where it is missing or its exit code is none of `codes`."""
    try:
        # S603, S607: the words are ours, and which git it is the person's PATH says.
        done = subprocess.run(  # noqa: S603
            ["git", *_QUIET, *words],  # noqa: S607
            cwd=folder,
            env={**{name: value for name, value in os.environ.items() if name not in _PLACES}, "LC_ALL": "C"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
    except OSError as error:
        raise WriteError(f"git cannot be started: {error.strerror}", "Install git, and see that it is in the PATH.") from error
    said = done.stderr.decode(errors="replace").strip().removeprefix("fatal: ")
    if done.returncode not in codes:
        raise WriteError(f"git {words[0]}: {said or f'exit code {done.returncode}'}", "Run it by hand to see more.")
    return Answer(done.stdout.decode(errors="surrogateescape"), done.returncode, said)
