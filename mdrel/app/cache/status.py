"""Describes the state of a vault's cache for `mdrel doctor` and for a curious person."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from mdrel.app.cache.location import check_permissions
from mdrel.app.cache.store import Cache


@dataclass(frozen=True, slots=True)
class CacheState:
    """A cache as it looks from outside.

    `size` is in bytes. `notes` is how many notes it knows, `readings` of how many it keeps a
    reading. `why` says why it is of no use now, and is empty when it is of use.
    """

    file: Path
    is_there: bool
    size: int = 0
    notes: int = 0
    readings: int = 0
    why: str = ""

    @property
    def words(self) -> str:
        """The state in one sentence for a person."""
        if not self.is_there:
            return f"No cache yet at {self.file}: the next command reads every note and makes one."
        if self.why:
            return (
                f"The cache at {self.file} is not used: {self.why}. Answers are right without it, "
                "only slower."
            )
        return (
            f"The cache at {self.file} covers {self.notes} notes, holds what was read of "
            f"{self.readings} that matter here, and takes {self.size / 1e6:.1f} MB."
        )


def describe_cache(vault: Path) -> CacheState:
    """Return the state of the cache of `vault`.

    Nothing is written, but a damaged cache is thrown away as any command does.
    """
    cache = Cache(vault)
    is_there, why = check_permissions(cache.file)
    if not is_there or why:
        return CacheState(cache.file, is_there, why=why)
    size = cache.file.stat().st_size
    about = cache.read_about()
    folders = cache.read_folders(about.revision) if about else None
    readings = cache.read_readings(about.revision) if about else None
    cache.close()
    if folders is None or readings is None:
        return CacheState(
            cache.file,
            is_there,
            size,
            why=cache.why
            or (
                "it was made by another version of mdrel, or it was damaged; the next command "
                "rebuilds it"
            ),
        )
    return CacheState(cache.file, is_there, size, sum(map(len, folders.values())), len(readings))
