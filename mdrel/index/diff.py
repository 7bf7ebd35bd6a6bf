"""Which notes changed between two looks at a vault: a pure comparison of stamps."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Changes:
    """Paths to read (new or changed) and paths that are gone, each sorted."""

    to_read: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything changed."""
        return bool(self.to_read or self.gone)


def diff(old: Mapping[str, Hashable], new: Mapping[str, Hashable]) -> Changes:
    """Compare path -> stamp as it was and as it is."""
    to_read = tuple(sorted(path for path, stamp in new.items() if old.get(path) != stamp))
    return Changes(to_read, tuple(sorted(path for path in old if path not in new)))
