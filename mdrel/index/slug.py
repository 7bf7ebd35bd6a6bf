"""Names for the command line: `priya-raman`, unique in a vault, safe in a shell."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ı": "i", "'": "", "’": ""})
LONGEST = 60


def make_slug(name: str) -> str:
    """Return `name` in lower case without marks, its words joined by `-`; letters of other scripts stay."""
    plain = unicodedata.normalize("NFKD", name.casefold()).translate(_LETTERS)
    letters = [character if character.isalnum() else " " for character in plain if not unicodedata.combining(character)]
    return "-".join("".join(letters).split())[:LONGEST].strip("-") or "contact"


def make_slugs(names: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return path -> slug for (path, name) pairs in the order given; a slug that is taken gets a number."""
    slugs: dict[str, str] = {}
    taken: set[str] = set()
    for path, name in names:
        base = slug = make_slug(name)
        number = 1
        while slug in taken:
            number += 1
            slug = f"{base}-{number}"
        taken.add(slug)
        slugs[path] = slug
    return slugs
