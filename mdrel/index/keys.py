"""Stable keys of contacts, and the contacts that share an `id` or a name."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from mdrel.model.codes import problem
from mdrel.model.contact import Profile
from mdrel.model.diagnostic import Diagnostic
from mdrel.model.mark import make_mark
from mdrel.model.names import fold_case

KEY_LENGTH = 16


def make_keys(profiles: Iterable[Profile]) -> dict[str, str]:
    """Return path -> stable key, taken from `id` or else from the path.

    Two notes with one `id` both fall back to the path.
    """
    shared = _by_id(profiles)
    composed: dict[str, int] = defaultdict(int)
    for profile in profiles:
        composed[unicodedata.normalize("NFC", profile.path)] += 1
    keys: dict[str, str] = {}
    for profile in profiles:
        # Composed, so that a vault moved between systems keeps its keys. Two paths that differ in
        # nothing else keep their own.
        path = unicodedata.normalize("NFC", profile.path)
        is_unique = len(shared.get(profile.stable_id, ())) == 1
        keys[profile.path] = make_mark(
            f"id:{profile.stable_id}"
            if is_unique
            else f"path:{path if composed[path] == 1 else profile.path}",
            KEY_LENGTH,
        )
    return keys


def _by_id(profiles: Iterable[Profile]) -> dict[str, list[Profile]]:
    """Return the contacts with an `id`, by it."""
    found: dict[str, list[Profile]] = defaultdict(list)
    for profile in profiles:
        if profile.stable_id:
            found[profile.stable_id].append(profile)
    return found


def report_same_ids(profiles: Iterable[Profile]) -> Iterator[Diagnostic]:
    """Report an `id` that several notes have (MDR403)."""
    for stable_id, same in _by_id(profiles).items():
        yield from _report_several("MDR403", same, "id", f"id '{stable_id}' is also in")


def report_same_names(profiles: Iterable[Profile]) -> Iterator[Diagnostic]:
    """Report a name that several notes have (MDR402)."""
    names: dict[str, list[Profile]] = defaultdict(list)
    for profile in profiles:
        names[fold_case(profile.name)].append(profile)
    for same in names.values():
        yield from _report_several("MDR402", same, "name", f"'{same[0].name}' is also the name in")


def _report_several(
    code: str, same: Sequence[Profile], place: str, words: str
) -> Iterator[Diagnostic]:
    """Report contacts that have something in common once, at the first of them (F81).

    The problem's `names` are all their paths. There is none for a contact alone.
    """
    if len(same) > 1:
        first, *others = paths = tuple(each.path for each in same)
        found = problem(code, first, f"{words} {', '.join(others)}", same[0].place(place))
        yield replace(found, names=paths)
