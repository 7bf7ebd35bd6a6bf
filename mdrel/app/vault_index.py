"""The notes of one vault, read and kept: what changed is read again, everything is folded again."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from mdrel.app.clock import read_now_ns
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


FRESH_NS = 2_000_000_000


def no_progress(paths: Iterable[str], _total: int) -> Iterable[str]:
    """Show nothing."""
    return paths


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep the garbage collector still: what is read is kept, and looking through all of it again and again takes an eighth of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


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
        self._fresh: frozenset[str] = frozenset()

    @property
    def notes(self) -> dict[str, ParsedNote]:
        """The readings of all notes as last refreshed, by path."""
        return dict(self._notes)

    def refresh(self, progress: Progress = no_progress) -> Changes:
        """Look at the vault again and read what changed; `progress` wraps the paths that are read.

        Raises VaultError when the vault's folder cannot be read.
        """
        scan = scan_vault(self.root, self._ignore)
        self._scan_problems = scan.problems
        # A file written to twice within the clock's grain keeps its stamp: what was fresh at the last look is read again.
        changes = diff({path: stamp for path, stamp in self._stamps.items() if path not in self._fresh}, scan.stamps)
        changes = Changes(changes.to_read, tuple(sorted(self._stamps.keys() - scan.stamps.keys())))
        young = read_now_ns() - FRESH_NS
        self._fresh = frozenset(path for path, stamp in scan.stamps.items() if stamp[0] > young)
        for path in changes.gone:
            self._forget(path)
        with _uncollected():
            for path in progress(changes.to_read, len(changes.to_read)):
                self._read(path, scan.stamps[path])
        return changes

    def snapshot(self, held: Mapping[str, ParsedNote] | None = None) -> Snapshot:
        """Return the whole vault as it was at the last refresh; `held` are readings to take instead."""
        notes = self._notes | dict(held or {})
        unread = (problem for path, problem in self._unread.items() if path not in (held or {}))
        with _uncollected():
            return fold(notes, [*self._scan_problems, *unread])

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
