"""Reads what git recorded of the notes: commits, their changed files, and files' contents.

It only reads, starts nothing but git, and runs nothing that a repository names.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from mdrel.app.git.process import call_git
from mdrel.parse.dates.read import read_date

_REGULAR = ("100644", "100755")
_MARK = "\x01"
_RENAMED = "R"
BLOBS_AT_ONCE = 2000


class GitError(Exception):
    """Git is not there, or did not answer.

    The message is one sentence for the person.
    """


@dataclass(frozen=True, slots=True)
class FileChange:
    """One file in one commit.

    `blob` is its content's id, and empty when the file is gone. `before` is its former path, the
    same where it was not renamed.
    """

    path: str
    before: str
    blob: str


@dataclass(frozen=True, slots=True)
class Commit:
    """One commit on the way from the first to the newest.

    `on` is the day its author wrote it, where they were.
    """

    id: str
    on: date
    changes: tuple[FileChange, ...]


class Git:
    """The repository that holds a vault."""

    def __init__(self, vault: Path) -> None:
        """Keep the vault's folder, and ask git nothing yet."""
        self._vault = vault

    def head(self) -> str:
        """Return the newest commit's id.

        It is empty where the vault is in no repository or nothing was committed. Raises GitError.
        """
        done = self._run("rev-parse", "--verify", "--quiet", "HEAD^{commit}")
        error = done.stderr.decode("utf-8", "replace").strip()
        if done.returncode and error and "not a git repository" not in error.lower():
            raise GitError(error.split("\n")[0].removeprefix("fatal: "))
        return done.stdout.decode("ascii", "replace").strip() if not done.returncode else ""

    def is_shallow(self) -> bool:
        """Return whether the clone holds only the newest part of the history."""
        return self._run("rev-parse", "--is-shallow-repository").stdout.strip() == b"true"

    def is_ancestor(self, older: str, newer: str) -> bool:
        """Return whether `older` is still part of the history that leads to `newer`."""
        return self._run("merge-base", "--is-ancestor", older, newer).returncode == 0

    def commits(self, since: str, until: str) -> Iterator[Commit]:
        """Yield the commits after `since` that touched a note, oldest first.

        An empty `since` means from the beginning. Of a merge the first parent's side is followed:
        what came in by it changes on the day it was merged.
        """
        span = f"{since}..{until}" if since else until
        shape = (
            "--raw",
            "-z",
            "--no-abbrev",
            "--relative",
            "-M",
            "--no-ext-diff",
            "--no-textconv",
            "--no-notes",
            f"--format={_MARK}%H %ad",
            "--date=short",
        )
        done = self._run("log", "--first-parent", "-m", "--reverse", *shape, span, "--", "*.md")
        if done.returncode:
            raise GitError(
                done.stderr.decode("utf-8", "replace")
                .strip()
                .split("\n")[0]
                .removeprefix("fatal: ")
                or "git log failed"
            )
        yield from _read_log(os.fsdecode(done.stdout))

    def contents(self, blobs: Sequence[str]) -> Iterator[tuple[str, bytes]]:
        """Yield id and bytes of each of `blobs` that is there."""
        for start in range(0, len(blobs), BLOBS_AT_ONCE):
            asked = blobs[start : start + BLOBS_AT_ONCE]
            yield from _read_batch(
                self._run(
                    "cat-file",
                    "--batch",
                    "--buffer",
                    typed="".join(f"{blob}\n" for blob in asked).encode(),
                ).stdout
            )

    def _run(self, *words: str, typed: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        try:
            return call_git(self._vault, *words, typed=typed)
        except OSError as error:
            raise GitError("git is not installed") from error


def _read_log(text: str) -> Iterator[Commit]:
    """Yield the commits that the text of a log holds.

    Each commit is a head, then for each file a line of modes and ids and one or two paths, all
    ended by NUL.
    """
    for part in text.split(_MARK)[1:]:
        head, *fields = part.split("\0")
        commit, day = head.split(" ")
        yield Commit(commit, read_date(day).day or date.min, tuple(_read_changes(fields)))


def _read_changes(fields: list[str]) -> Iterator[FileChange]:
    at = 0
    while at < len(fields) and (entry := fields[at].lstrip("\n")).startswith(":"):
        _, mode, _, blob, status = entry[1:].split(" ")
        paths = fields[at + 1 : at + (3 if status.startswith(_RENAMED) else 2)]
        at += 1 + len(paths)
        yield FileChange(paths[-1], paths[0], blob if mode in _REGULAR else "")


def _read_batch(data: bytes) -> Iterator[tuple[str, bytes]]:
    at = 0
    while at < len(data):
        end = data.index(b"\n", at)
        # Behind the blob are its type and size; of one that is missing there is one word.
        blob, _, said = data[at:end].decode("ascii", "replace").partition(" ")
        at = end + 1
        if length := said.partition(" ")[2]:
            yield blob, data[at : at + int(length)]
            at += int(length) + 1
