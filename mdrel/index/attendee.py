"""Somebody who took part in a talk, with the names by which its note may call them (F72)."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

from msgspec import Struct

from mdrel.model.names import bare_name, plain_letters, plain_name, without_title


class Outsider(Enum):
    """Somebody who is no contact: you, or a person without a note."""

    ME = "you"
    THIRD = "a third person"


ME, THIRD = Outsider.ME, Outsider.THIRD
Who = str | Outsider


class Attendee(Struct, frozen=True):
    """Somebody who took part, with their names in plain letters for comparison.

    `shorts` are the first name, and both names with one of them shortened to its first letter (`A
    Lovelace`, `Ada L`). `family` is the last name, for whom a title stands before it. Initials are
    not folded.
    """

    who: Who
    names: frozenset[str]
    first: str
    family: str
    shorts: frozenset[str]
    initials: str

    @classmethod
    def of(cls, who: Who, names: Iterable[str]) -> Attendee:
        """Return an attendee who goes by `names`, the first of them in full."""
        given = [" ".join(name.split()) for name in names]
        words = without_title(given[0]).split(" ")
        first, last = words[0], words[-1]
        shorts = {first, f"{first[:1]} {last}", f"{first} {last[:1]}"} if words[1:] else {first}
        plain = frozenset(map(plain_name, given))
        return cls(
            who,
            plain | {bare for name in plain if " " in (bare := bare_name(name))},
            plain_letters(first),
            plain_letters(last),
            frozenset(map(plain_letters, shorts)),
            "".join(word[0] for word in words if word[:1].isupper()),
        )
