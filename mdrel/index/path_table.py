"""The paths of notes by what links call them (F80)."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence


def link_key(path: str) -> str:
    """Return a path as links name it, without its ending."""
    folded = path.lower() if path.isascii() else unicodedata.normalize("NFC", path).casefold()
    if folded.endswith(".md"):
        return folded[:-3]
    return folded.removesuffix(".markdown")


class Paths:
    """Maps a key to its paths, of which nearly every key has exactly one.

    A list for each of them would be half of the memory that the names of a large vault take.
    """

    def __init__(self, keys: Sequence[str], paths: Sequence[str]) -> None:
        """Take in each path with its key; no path comes twice."""
        self._one = dict(zip(keys, paths, strict=True))
        self._more: dict[str, list[str]] = {}
        if len(self._one) < len(paths):
            for key, path in zip(keys, paths, strict=True):
                if self._one[key] is not path:
                    self._more.setdefault(key, []).append(path)

    def __getitem__(self, key: str) -> list[str]:
        """Return the paths of `key` in order."""
        one = self._one.get(key)
        return [] if one is None else sorted((one, *self._more.get(key, ())))
