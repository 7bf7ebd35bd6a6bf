"""A note's path taken apart, and what its name alone tells.

The name may be that of an index, a README or a translation.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from msgspec import Struct

from mdrel.parse.markdown.lazy_pattern import lazy_pattern

INDEX_NAMES, README = frozenset({"index", "_index"}), "readme"
# These go by their folder's name, since many folders have one.
FOLDER_NOTES = INDEX_NAMES | {README}
_TRANSLATION = lazy_pattern(r"_?index\.[a-z]{2,3}(?:[-_][a-z]{2,4})?")


class NotePath(Struct, frozen=True):
    """A note's path taken apart.

    `stem` is the name it goes by (an index note and a README take their folder's).
    """

    path: str
    folders: tuple[str, ...]
    stem: str
    is_index: bool
    is_readme: bool

    @property
    def is_translation(self) -> bool:
        """Whether this is an index note in another language (`_index.de.md`).

        Such a note is no further note of its own.
        """
        return "." in self.stem and _TRANSLATION.fullmatch(self.stem.casefold()) is not None


def read_path(path: str) -> NotePath:
    """Take a path relative to the vault (with `/`) apart."""
    *folders, file = unicodedata.normalize("NFC", path).split("/")
    stem = file.rpartition(".")[0] or file
    name = stem.casefold()
    return NotePath(
        path,
        tuple(map(str.casefold, folders)),
        folders[-1] if folders and name in FOLDER_NOTES else stem,
        name in INDEX_NAMES and bool(folders),
        name == README,
    )


def trim_marks(name: str) -> str:
    """Return a name without the signs around its words (`👥 02 People_`).

    The signs are numbers, emoji, `@`, `_` and blanks.
    """
    start, end = 0, len(name)
    while start < end and not name[start].isalpha():
        start += 1
    while end > start and not name[end - 1].isalpha():
        end -= 1
    return name[start:end]


@lru_cache(maxsize=4096)
def strip_marks(name: str) -> str:
    """Return a name without those signs, in the form in which names are compared."""
    return trim_marks(name).casefold()
