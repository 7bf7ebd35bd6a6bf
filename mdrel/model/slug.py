"""Names written in letters that are safe in a shell: `priya-raman`."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

LETTERS = str.maketrans(
    {
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ð": "d",
        "ı": "i",
        "'": "",
        "’": "",
    }
)
LONGEST = 60


def make_slug(name: str) -> str:
    """Return `name` in lower case without accents, its words joined by `-`.

    Letters of other scripts stay, with the marks that spell them.
    """
    plain = unicodedata.normalize("NFKD", name).casefold().translate(LETTERS)
    kept: list[str] = []
    for character in unicodedata.normalize("NFKD", plain):
        if character.isalnum():
            kept.append(character)
        elif not unicodedata.category(character).startswith("M"):
            kept.append(" ")
        elif kept and not kept[-1].isascii() and not is_accent(character):
            kept.append(character)
    return (
        unicodedata.normalize("NFC", "-".join("".join(kept).split()))[:LONGEST].strip("-")
        or "contact"
    )


def is_accent(mark: str) -> bool:
    """Whether a mark is an accent or chooses a picture.

    Nobody types these to spell a name.
    """
    return "\u0300" <= mark <= "\u036f" or "\ufe00" <= mark <= "\ufe0f"


def path_slug(path: str) -> str:
    """Return a note's path as it can be typed: `people/priya-raman` (F81).

    Each part is written as `make_slug` writes it, without the ending.
    """
    return "/".join(
        make_slug(part)
        for part in (
            path[:-3] if path.lower().endswith(".md") else path.removesuffix(".markdown")
        ).split("/")
    )


def make_slugs(names: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return path -> slug for pairs of path and name, in the order given.

    A slug that is taken gets a number.
    """
    slugs: dict[str, str] = {}
    taken: set[str] = set()
    last: dict[str, int] = {}  # so that many namesakes take no longer than many names
    for path, name in names:
        base = slug = make_slug(name)
        while slug in taken:
            last[base] = last.get(base, 1) + 1
            slug = f"{base}-{last[base]}"
        taken.add(slug)
        slugs[path] = slug
    return slugs
