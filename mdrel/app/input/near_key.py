"""Finds the property that a person meant by a key with one slip of the finger."""

from __future__ import annotations

from collections.abc import Mapping

from mdrel.parse.front_matter.node import normalize_key
from mdrel.parse.spellings import PEOPLE_FIELDS, UNDISPUTED

# Properties of conversation notes are set by nobody in a person's note; and of the shortest words
# too many are one letter from another.
_NOT_OF_PEOPLE = PEOPLE_FIELDS | UNDISPUTED | {"purpose", "topics", "summary", "present"}
_SHORTEST = 4


def find_near_key(key: str, spellings: Mapping[str, tuple[str, int]]) -> str:
    """Return the property that the normalised `key` is one edit from.

    It is the name that mdrel writes, and empty where there is none.
    """
    near = {
        field
        for spelling, (field, _) in spellings.items()
        if field not in _NOT_OF_PEOPLE
        and len(spelling) >= _SHORTEST
        and _is_one_edit(key, spelling)
    }
    own = [field for field in near if _is_one_edit(key, normalize_key(field))]
    known = (
        spelling
        for spelling, (field, _) in spellings.items()
        if field in near and _is_one_edit(key, spelling)
    )
    return min(own, default="") or min(known, default="")


def _is_one_edit(one: str, other: str) -> bool:
    """Return whether one edit makes one word of the other.

    An edit is a letter more, less or changed, or two neighbours in the other order.
    """
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    start = next(
        (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )
    a, b = one[start:], other[start:]
    return (
        a[1:] == b
        or a == b[1:]
        or a[1:] == b[1:]
        or (a[:2] == b[1::-1] and a[2:] == b[2:] and len(a) > 1)
    )
