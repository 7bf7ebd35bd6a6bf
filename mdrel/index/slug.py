"""Names for the command line, like `priya-raman`.

They are unique in a vault and safe in a shell.
"""

from __future__ import annotations

from collections.abc import Iterable

from mdrel.model.slug import make_slug


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
