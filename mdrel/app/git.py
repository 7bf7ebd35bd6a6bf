"""Calls git. What only reads runs neither hooks nor a file monitor, since both are programs that a repository can name."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Container
from pathlib import Path
from typing import NamedTuple

from mdrel.errors import WriteError

_QUIET = ("-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null")


class Answer(NamedTuple):
    """What git printed, and its exit code."""

    text: str
    code: int


def run_git(folder: Path, *words: str, codes: Container[int] = (0,)) -> Answer:
    """Run git in `folder`; raises WriteError, with what git said, where it is missing or its exit code is none of `codes`."""
    try:
        # S603, S607: the words are ours, and which git it is the person's PATH says.
        done = subprocess.run(  # noqa: S603
            ["git", *_QUIET, *words],  # noqa: S607
            cwd=folder,
            env={**os.environ, "LC_ALL": "C"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
    except OSError as error:
        raise WriteError(f"git cannot be started: {error.strerror}", "Install git, and see that it is in the PATH.") from error
    if done.returncode not in codes:
        said = done.stderr.decode(errors="replace").strip().removeprefix("fatal: ") or f"exit code {done.returncode}"
        raise WriteError(f"git {words[0]}: {said}", "Run it by hand to see more.")
    return Answer(done.stdout.decode(errors="surrogateescape"), done.returncode)
