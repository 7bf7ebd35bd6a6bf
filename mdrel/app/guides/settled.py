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


def remember_settled(vault: Path, marks: Iterable[str]) -> None:
    """Remember more of them. Where nothing can be kept, they are asked about again."""
    known = dict.fromkeys(read_settled(vault))
    more = {each: None for each in marks if each not in known}
    if more:
        with suppress(OSError):
            write_state(vault, _FILE, {_KEY: [*known, *more][-_MOST:]})
