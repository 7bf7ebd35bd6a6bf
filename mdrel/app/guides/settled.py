"""Remembers in the state folder what was asked about and was no talk, so that it is asked once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from mdrel.app.environment.state_folder import read_state, state_folder, write_state

_FILE, _KEY = "settled.json", "no_talks"
# Reading and writing it takes far less.
_LOCK, _LOCK_SECONDS = "settled.lock", 10
# Of so many the latest are kept: the file stays below the size that is read.
_MOST = 20_000


def read_settled(vault: Path) -> list[str]:
    """Return the marks of what was no talk, the latest last."""
    kept = read_state(vault, _FILE).get(_KEY)
    return [each for each in kept if isinstance(each, str)] if isinstance(kept, list) else []


def remember_settled(vault: Path, marks: Iterable[str]) -> bool:
    """Remember more of them, and return whether that could be kept.

    Where it cannot, they are asked about again.
    """
    new = dict.fromkeys(marks)
    return _keep(vault, lambda known: list(dict.fromkeys((*known, *new))))


def forget_settled(vault: Path, marks: Iterable[str]) -> bool:
    """Ask about some of them again, and return whether that could be kept."""
    gone = frozenset(marks)
    return _keep(vault, lambda known: [each for each in known if each not in gone])


def _keep(vault: Path, change: Callable[[list[str]], list[str]]) -> bool:
    """Keep what is to be known instead of what is; what others remember meanwhile stays."""
    from filelock import FileLock

    if (known := read_settled(vault)) == change(known):
        return True
    # That another one has the lock for long is an OSError as well.
    with suppress(OSError), FileLock(state_folder(vault) / _LOCK, _LOCK_SECONDS, mode=0o600):
        write_state(vault, _FILE, {_KEY: change(read_settled(vault))[-_MOST:]})
        return True
    return False
