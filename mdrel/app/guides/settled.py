"""Remembers in the state folder what was asked about and was no talk, so that it is asked once."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from mdrel.app.environment.state_folder import read_state, write_state

_FILE, _KEY = "settled.json", "no_talks"
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
    known = read_settled(vault)
    return _keep(vault, known, list(dict.fromkeys((*known, *marks))))


def forget_settled(vault: Path, marks: Iterable[str]) -> bool:
    """Ask about some of them again, and return whether that could be kept."""
    known, gone = read_settled(vault), frozenset(marks)
    return _keep(vault, known, [each for each in known if each not in gone])


def _keep(vault: Path, known: list[str], wanted: list[str]) -> bool:
    if wanted == known:
        return True
    with suppress(OSError):
        write_state(vault, _FILE, {_KEY: wanted[-_MOST:]})
        return True
    return False
