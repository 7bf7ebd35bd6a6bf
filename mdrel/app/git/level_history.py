"""Reads every change of a note's level from the commits of the vault (M17).

What was read once is kept in the state folder.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from mdrel.app.environment.state_folder import read_state, write_state
from mdrel.app.git.log import Commit, Git, GitError
from mdrel.model.level import Level
from mdrel.model.policy import Policy
from mdrel.parse.front_matter.read import read_front_matter
from mdrel.parse.lexicon import Lexicon, build_lexicon
from mdrel.parse.properties.profile import read_level
from mdrel.parse.properties.values import read_values
from mdrel.rules.movement import Move
from mdrel.vault.read import LARGEST, decode

SCHEMA = 1
STATE = "levels.json"

Row = list[str]


@dataclass(frozen=True, slots=True)
class GitMoves:
    """The moves of git's history, by the path a note has now.

    `remark` says in a sentence why there are none, or fewer than there were. `read` counts the
    commits that were read.
    """

    moves: tuple[Move, ...] = ()
    remark: str = ""
    read: int = 0


@dataclass(slots=True)
class _Walk:
    """How far the history was read.

    It holds every note's level at `head`, and for each path its moves as rows of day, level before,
    level after and commit.
    """

    head: str = ""
    levels: dict[str, str] = field(default_factory=dict)
    rows: dict[str, list[Row]] = field(default_factory=dict)

    def step(self, commit: Commit, told: Mapping[str, str], *, is_beginning: bool) -> None:
        """Take one commit, where `told` maps contents to levels.

        What the first commit holds was there before and is no move.
        """
        for change in commit.changes:
            if change.before != change.path:
                self._rename(change.before, change.path)
            after, before = told.get(change.blob, ""), self.levels.get(change.path, "")
            # A note that is gone, broken or without a level for a while has not moved.
            if after and after != before:
                self.levels[change.path] = after
                if not is_beginning:
                    self.rows.setdefault(change.path, []).append(
                        [commit.on.isoformat(), before, after, commit.id]
                    )
        self.head = commit.id

    def _rename(self, old: str, new: str) -> None:
        """Carry what is known to the new path."""
        if old in self.levels:
            self.levels[new] = self.levels.pop(old)
        if old in self.rows:
            self.rows[new] = self.rows.pop(old)


def read_git_moves(vault: Path, policy: Policy) -> GitMoves:
    """Return the moves recorded by git.

    Only commits that are new since the last time are read.
    """
    if not policy.git_history:
        return GitMoves()
    try:
        return _read(Git(vault), vault, policy)
    except GitError as error:
        return GitMoves(
            remark=(
                f"Git's history was not read ({error}): only dated lines below `## Levels` tell of "
                "moves."
            )
        )


def _read(git: Git, vault: Path, policy: Policy) -> GitMoves:
    head = git.head()
    if not head:
        return GitMoves(
            remark=(
                "The vault is not in a git repository: only dated lines below `## Levels` show "
                "moves."
            )
        )
    key = _key(policy)
    known = _load(vault, key)
    remark = ""
    if known.head and known.head != head and not git.is_ancestor(known.head, head):
        known = _Walk()
        remark = (
            "Git's history was rewritten since the last time, so it was read again from the start."
        )
    commits = list(git.commits(known.head, head)) if known.head != head else []
    _walk(known, commits, git, policy)
    if known.head != head or commits:
        known.head = head
        _save(vault, key, known)
    if git.is_shallow():
        remark = (
            "The clone is shallow: what happened before its first commit is not known; `git fetch "
            "--unshallow` fetches it."
        )
    return GitMoves(tuple(_moves(known)), remark, len(commits))


def _walk(known: _Walk, commits: list[Commit], git: Git, policy: Policy) -> None:
    """Go through the new commits and gather their moves.

    Every content is read once, however often it comes back.
    """
    blobs = dict.fromkeys(
        change.blob for commit in commits for change in commit.changes if change.blob.strip("0")
    )
    lexicon = build_lexicon(policy.reading)
    told = {
        blob: _level_of(data, lexicon)
        for blob, data in git.contents(list(blobs))
        if len(data) <= LARGEST
    }
    for commit in commits:
        known.step(commit, told, is_beginning=not known.head)


def _level_of(data: bytes, lexicon: Lexicon) -> str:
    """Return the level a note's content says, or an empty text."""
    text, _ = decode("", data)
    return str(read_level(read_values("", text, read_front_matter("", text), lexicon)) or "")


def _moves(known: _Walk) -> Iterable[Move]:
    for path, rows in known.rows.items():
        for day, before, after, commit in rows:
            yield Move(
                date.fromisoformat(day),
                Level(before) if before else None,
                Level(after),
                path,
                commit=commit,
            )


def _key(policy: Policy) -> str:
    """Return a mark of the settings that decide how a level is read.

    With other spellings, everything is read anew.
    """
    return hashlib.sha256(repr(sorted(policy.reading.keys.items())).encode()).hexdigest()[:16]


def _load(vault: Path, key: str) -> _Walk:
    """Return what was kept of the walk, or an empty walk.

    What is damaged or has another `key` counts as nothing.
    """
    kept = read_state(vault, STATE)
    with suppress(KeyError, TypeError, ValueError, AttributeError):
        if (kept["schema"], kept["key"]) == (SCHEMA, key):
            levels: Any = kept["levels"]  # whatever the file holds
            moves: Any = kept["moves"]
            walk = _Walk(str(kept["head"]), dict(levels.items()), dict(moves.items()))
            list(_moves(walk))
            return walk
    return _Walk()


def _save(vault: Path, key: str, walk: _Walk) -> None:
    """Keep what was read, where something can be kept."""
    with suppress(OSError):
        write_state(
            vault,
            STATE,
            {
                "schema": SCHEMA,
                "key": key,
                "head": walk.head,
                "levels": walk.levels,
                "moves": walk.rows,
            },
        )
