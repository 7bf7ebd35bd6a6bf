"""Tells where nearly all daily notes of a vault lie elsewhere than in the folder that is set.

Their lines are no talks then, and only those that would be talks are named (MDR311).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from msgspec import Struct

from mdrel.model.policy import Reading
from mdrel.model.toml_writer import write_toml
from mdrel.parse.lexicon import is_daily_name

# So many they are at least, and so many times as many as those in the folder.
_LEAST, _TIMES = 8, 4


class DailyElsewhere(Struct, frozen=True):
    """How many daily notes lie in another folder than in that for them, and in which most do."""

    count: int
    folder: str
    set_folder: str
    inside: int

    @property
    def words(self) -> str:
        """What was found."""
        where = self.folder or "the vault's own folder"
        return (
            f"{self.count} notes are called as daily notes and lie outside {self.set_folder}, most "
            f"in {where}, and {self.inside} in it"
        )

    @property
    def remedy(self) -> str:
        """The line of settings that reads them."""
        return (
            "If they are daily notes, write in mdrel.toml below [notes]: "
            f"daily_folder = {write_toml(self.folder)}"
        )


def find_daily_elsewhere(paths: Iterable[str], reading: Reading) -> DailyElsewhere | None:
    """Return what the paths of all notes tell of daily notes that lie elsewhere, or None."""
    folder, form = reading.daily_folder.strip("/"), reading.daily_format.rpartition("/")[2]
    if not folder or reading.daily == "off":
        return None
    found = Counter(
        place
        for place, _, name in (path.rpartition("/") for path in paths)
        if name[:1].isalnum() and is_daily_name(name.rpartition(".")[0], form)
    )
    inside = sum(found.pop(place) for place in list(found) if f"{place}/".startswith(f"{folder}/"))
    outside = found.total()
    if outside < _LEAST or outside < _TIMES * inside:
        return None
    ((most, _),) = found.most_common(1)
    return DailyElsewhere(outside, most, folder, inside)
