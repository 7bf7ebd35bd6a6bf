"""Patterns of paths in the settings (`notes.ignore`, `notes.not_people`)."""

from __future__ import annotations

import fnmatch
import re
from collections.abc import Callable, Iterable


def make_matcher(patterns: Iterable[str]) -> Callable[[str], bool]:
    """Return a test of a relative path against globs, in which `*` also matches `/`.

    A pattern without `/` is a name at any depth (`Archive`, `*.draft.md`). One with `/` is a path
    from the vault's root (`/Archive`, `Work/*`, `**/drafts`).
    """
    bodies = [(each.strip("/").removesuffix("/**"), "/" in each.rstrip("/")) for each in patterns]
    names, name = _matchers(body for body, is_path in bodies if body and not is_path)
    paths, path = _matchers(body for body, is_path in bodies if body and is_path)

    def matches(where: str) -> bool:
        if where in paths or (names and where.rpartition("/")[2] in names):
            return True
        if name and name.match(where.rpartition("/")[2]):
            return True
        return path is not None and bool(path.match(where) or path.match("/" + where))

    return matches


def _matchers(bodies: Iterable[str]) -> tuple[frozenset[str], re.Pattern[str] | None]:
    """Return the patterns without wildcards, and one expression for all others.

    Most patterns are plain, and every note is asked for.
    """
    plain: set[str] = set()
    globs: list[str] = []
    for body in bodies:
        if any(each in "*?[" for each in body):
            globs.append(fnmatch.translate(body))
        else:
            plain.add(body)
    return frozenset(plain), re.compile("|".join(globs)) if globs else None


def make_tree_matcher(patterns: Iterable[str]) -> Callable[[str], bool]:
    """Return a test that holds for paths that match, and for whatever lies below them."""
    matches = make_matcher(patterns)

    def lies_in(where: str) -> bool:
        return any(matches(where[:end]) for end in (*_folder_ends(where), len(where)))

    return lies_in


def _folder_ends(path: str) -> list[int]:
    return [at for at, sign in enumerate(path) if sign == "/"]
