"""Finds which notes changed between two looks at a vault, by comparing stamps only."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping

from msgspec import Struct

_Folders = Mapping[str, Mapping[str, Hashable]]


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


def find_touched(before: _Folders, after: _Folders) -> set[str]:
    """Return the folders that came, went or hold another note or stamp."""
    pairs = (
        (folder, before.get(folder), after.get(folder)) for folder in before.keys() | after.keys()
    )
    return {folder for folder, old, new in pairs if old is not new and old != new}


def find_came(before: _Folders, after: _Folders, touched: Iterable[str]) -> set[str] | None:
    """Return the notes that came in one of the `touched` folders, or None where one went."""
    came: set[str] = set()
    for folder in touched:
        old, new = before.get(folder, {}).keys(), after.get(folder, {}).keys()
        if old - new:
            return None
        came.update(f"{folder}/{name}" if folder else name for name in new - old)
    return came
