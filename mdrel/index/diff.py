"""Finds which notes changed between two looks at a vault, by comparing stamps only."""

from __future__ import annotations

from collections.abc import Hashable, Mapping

from msgspec import Struct


class Changes(Struct, frozen=True):
    """Paths to read (new or changed) and paths that are gone, each sorted."""

    to_read: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything changed."""
        return bool(self.to_read or self.gone)


def diff(old: Mapping[str, Hashable], new: Mapping[str, Hashable]) -> Changes:
    """Return what changed from `old` to `new`, which map each path to its stamp."""
    to_read = tuple(sorted(path for path, stamp in new.items() if old.get(path) != stamp))
    return Changes(to_read, tuple(sorted(path for path in old if path not in new)))


def diff_folders(
    old: Mapping[str, Mapping[str, Hashable]], new: Mapping[str, Mapping[str, Hashable]]
) -> Changes:
    """Return what changed from `old` to `new`, which map folder -> name -> stamp.

    A folder in which nothing changed costs next to nothing.
    """
    to_read: list[str] = []
    gone: list[str] = []
    for folder in old.keys() | new.keys():
        before, after = old.get(folder, {}), new.get(folder, {})
        if before is after or before == after:
            continue
        prefix = f"{folder}/" if folder else ""
        changes = diff(before, after)
        to_read += (prefix + name for name in changes.to_read)
        gone += (prefix + name for name in changes.gone)
    return Changes(tuple(sorted(to_read)), tuple(sorted(gone)))
