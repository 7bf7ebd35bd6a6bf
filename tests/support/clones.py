"""Clones of one repository, each with its own changes, and the real git between them."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from mdrel.app.git.setup import make_driver
from tests.support.running import run_command

IDENTITY = {
    f"GIT_{role}_{what}": value
    for role in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "Ada"), ("EMAIL", "ada@lines.example"))
}
OWN = {
    **IDENTITY,
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "LC_ALL": "C.UTF-8",
    "PYTHONUTF8": "1",
}
ENVIRONMENT = {**os.environ, **OWN}


def git(folder: Path, *words: str, code: int | None = 0) -> str:
    """Run git and return what it printed; `code` is what it must exit with, None for anything."""
    done = subprocess.run(
        ["git", *words],
        cwd=folder,
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert code is None or done.returncode == code, (
        f"git {' '.join(words)}: {done.returncode}\n{done.stdout}{done.stderr}"
    )
    return done.stdout + done.stderr


def mdrel(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run mdrel in a folder."""
    return run_command(*words, cwd=folder, **OWN)


def make_repository(folder: Path, notes: dict[str, bytes]) -> Path:
    """Return a new repository with the notes and the shared lines, committed on `main`."""
    folder.mkdir(parents=True)
    git(folder, "init", "-q", "-b", "main")
    write(folder, {"mdrel.toml": b"", ".gitattributes": b"*.md merge=mdrel\n", **notes})
    commit(folder, "base")
    return folder


def make_clone(origin: Path, folder: Path, driver: str | None = "") -> Path:
    """Return a clone with the driver (mdrel itself unless another is named; None for none)."""
    git(origin.parent, "clone", "-q", str(origin), str(folder))
    if driver is not None:
        git(folder, "config", "merge.mdrel.driver", driver or make_driver())
    return folder


def write(folder: Path, notes: dict[str, bytes]) -> None:
    """Write files."""
    for name, content in notes.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)


def commit(folder: Path, subject: str) -> None:
    """Commit whatever changed."""
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", subject)


def unmerged(folder: Path) -> set[str]:
    """Return the files that git holds for conflicted."""
    return set(git(folder, "diff", "--name-only", "--diff-filter=U").split())
