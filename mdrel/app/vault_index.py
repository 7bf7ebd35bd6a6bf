"""The notes of one vault, read and kept: what changed is read again, everything is folded again."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from mdrel.index.diff import Changes, diff
from mdrel.index.fold import fold
from mdrel.model.diagnostic import Diagnostic
from mdrel.model.note import ParsedNote
from mdrel.model.policy import Policy
from mdrel.model.snapshot import Snapshot
from mdrel.parse.lexicon import build_lexicon
from mdrel.parse.note import parse_note
from mdrel.parse.skim import make_glance
from mdrel.vault.read import read_note
from mdrel.vault.scan import Stamp, scan_vault

Progress = Callable[[Iterable[str], int], Iterable[str]]


def no_progress(paths: Iterable[str], _total: int) -> Iterable[str]:
    """Show nothing."""
    return paths


class VaultIndex:
    """All notes of the vault at `root`, as last seen by `refresh`."""

    def __init__(self, root: Path, policy: Policy) -> None:
        """Start empty; `policy` says how notes are read."""
        self.root = root
        self._ignore = (*policy.ignore, policy.feed.out)
        self._glance = make_glance(build_lexicon(policy.reading))
        self._stamps: dict[str, Stamp] = {}
        self._notes: dict[str, ParsedNote] = {}
        self._unread: dict[str, Diagnostic] = {}
        self._scan_problems: list[Diagnostic] = []

    def refresh(self, progress: Progress = no_progress) -> Changes:
        """Look at the vault again and read what changed; `progress` wraps the paths that are read.

        Raises VaultError when the vault's folder cannot be read.
        """
        scan = scan_vault(self.root, self._ignore)
        self._scan_problems = scan.problems
        changes = diff(self._stamps, scan.stamps)
        for path in changes.gone:
            self._forget(path)
        for path in progress(changes.to_read, len(changes.to_read)):
            self._read(path, scan.stamps[path])
        return changes

    def snapshot(self) -> Snapshot:
        """Return the whole vault as it was at the last refresh."""
        return fold(self._notes, [*self._scan_problems, *self._unread.values()])

    def _forget(self, path: str) -> None:
        self._stamps.pop(path, None)
        self._notes.pop(path, None)
        self._unread.pop(path, None)

    def _read(self, path: str, stamp: Stamp) -> None:
        self._forget(path)
        text, problem = read_note(self.root, path, stamp[2])
        if problem:
            self._unread[path] = problem
        if text is not None:
            self._notes[path] = parse_note(path, text, self._glance)
        if text is not None or problem:
            self._stamps[path] = stamp
