"""Git repositories made quickly: a whole history goes in by one `git fast-import`."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, time
from datetime import date as day_of
from pathlib import Path

# One commit: its day, and for each path the new text, None where it is removed, or `Renamed`.
Step = tuple[str, Mapping[str, "str | Renamed | None"]]


class Renamed(str):
    """The former path of a file that only moved."""

    __slots__ = ()


def git(folder: Path, *words: str, typed: bytes = b"") -> str:
    """Run git in `folder`, with nothing of the real person's settings."""
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(folder),
        "GIT_CONFIG_NOSYSTEM": "1",
        "LC_ALL": "C.UTF-8",
    }
    who = ("-c", "user.name=Alex Morgan", "-c", "user.email=alex@morgan.example")
    return subprocess.run(
        ["git", *who, *words],
        cwd=folder,
        check=True,
        capture_output=True,
        input=typed,
        env=environment,
    ).stdout.decode()


def make_repository(folder: Path, steps: Iterable[Step]) -> None:
    """Make `folder` a repository with one commit for each step, and check it out."""
    folder.mkdir(parents=True, exist_ok=True)
    git(folder, "init", "-q", "-b", "main")
    add_commits(folder, steps)


def add_commits(folder: Path, steps: Iterable[Step]) -> None:
    """Add one commit for each step to `main`, and check it out."""
    found = subprocess.run(
        ["git", "rev-parse", "-q", "--verify", "main"], cwd=folder, check=False, capture_output=True
    )
    parts: list[bytes] = []
    for number, (day, files) in enumerate(steps):
        seconds = int(datetime.combine(day_of.fromisoformat(day), time(12), UTC).timestamp())
        parts.append(
            f"commit refs/heads/main\ncommitter Alex Morgan <alex@morgan.example> {seconds} +0000\ndata 1\nx\n".encode()
        )
        if number == 0 and not found.returncode:
            parts.append(f"from {found.stdout.decode().strip()}\n".encode())
        parts += [_write(path, text) for path, text in files.items()]
    git(folder, "fast-import", "--quiet", "--force", typed=b"".join(parts))
    git(folder, "reset", "-q", "--hard", "main")


def _write(path: str, text: str | Renamed | None) -> bytes:
    if text is None:
        return f'D "{path}"\n'.encode()
    if isinstance(text, Renamed):
        return f'R "{text}" "{path}"\n'.encode()
    data = text.encode("utf-8", "surrogateescape")
    return f'M 100644 inline "{path}"\ndata {len(data)}\n'.encode() + data + b"\n"
