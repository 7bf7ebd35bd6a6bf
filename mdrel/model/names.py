"""How names are read and compared, and which of them are the person's own (F7)."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from msgspec import Struct

from mdrel.model.policy import Me

# You, whatever `[me]` says.
SELF = frozenset({"me", "myself", "self", "i", "you"})
# What you are to yourself in a note that says that it is yours.
SELF_RELATION = "this is me"
# Marks of direction and of no width, which come along with what is pasted.
_RANGES = ((0x200B, 0x200F), (0x202A, 0x202E), (0x2066, 0x2069), (0xFEFF, 0xFEFF))
INVISIBLE = dict.fromkeys(sign for low, high in _RANGES for sign in range(low, high + 1))

# Behind a comma these are no first names.
_SUFFIXES = frozenset(
    {
        "jr", "sr", "ii", "iii", "iv", "md", "phd", "esq", "inc", "llc", "ltd", "plc", "gmbh",
        "ag", "mba", "cpa", "rn", "dds", "pe", "sj", "co", "corp", "unknown",
    }
)  # fmt: skip
_MOST_WORDS = 6
# A first name may be cut to so many letters: `Tim` of Timothy.
SHORTEST_CUT = 3


def fold_case(text: str) -> str:
    """Return `text` as names are compared: NFC, case folded, blanks folded, no invisible marks."""
    if text.isascii():
        return " ".join(text.lower().split())
    seen = text.translate(INVISIBLE)
    return " ".join(unicodedata.normalize("NFC", seen).casefold().split())


def spoken(name: str) -> str:
    """Return a name as it is spoken: `Ada Lovelace` of `Lovelace, Ada`, any other as it is."""
    family, comma, given = name.partition(", ")
    words = [*family.split(), *given.split()]
    is_turned = (
        comma != ""
        and family.strip() != ""
        and given[:1].isupper()
        and fold_case(given).rstrip(".") not in _SUFFIXES
        and len(words) <= _MOST_WORDS
        and all(word.replace("-", "").replace("'", "").rstrip(".").isalpha() for word in words)
    )
    return f"{given.strip()} {family.strip()}" if is_turned else name


def fold_name(name: str) -> str:
    """Return a name as its spellings are compared: `ada lovelace` of `Lovelace, Ada` as well.

    A slug is one too (`ada-lovelace`).
    """
    return fold_case(spoken(name).replace("-", " ").replace("_", " "))


class Myself(Struct, frozen=True):
    """The names that the person whose vault it is goes by, folded.

    `note` is the path of that person's own note, without ending, as far as `[me]` gives it, and
    `plain` the name as spellings are compared.
    """

    name: str = ""
    note: str = ""
    emails: frozenset[str] = frozenset()
    plain: str = ""

    @classmethod
    def of(cls, me: Me) -> Myself:
        """Return the names of `me`."""
        name, emails = fold_case(spoken(me.name)), frozenset(map(fold_case, me.emails))
        return cls(name, _bare(me.note), emails, fold_name(name))

    @property
    def is_known(self) -> bool:
        """Whether `[me]` says anything of the person."""
        return bool(self.name or self.note or self.emails)

    @property
    def first(self) -> str:
        """The first name of the person."""
        return self.name.partition(" ")[0]

    def is_meant(self, name: str) -> bool:
        """Whether a name, an address or the target of a link means the person."""
        target = _bare(name)
        return (
            target in SELF
            or target in self.emails
            or self.is_named(target.rpartition("/")[2])
            or self.is_note(target)
        )

    def is_named(self, name: str) -> bool:
        """Whether a name is the one that `[me]` gives."""
        return bool(self.name) and fold_name(name) == self.plain

    def is_first(self, name: str) -> bool:
        """Whether a name is the first name of the one that `[me]` gives, and no more."""
        return self.first != "" and fold_case(name) == self.first

    def is_note(self, path: str) -> bool:
        """Whether a path, or the end of one, is that of the person's own note."""
        target = _bare(path) if self.note else ""
        return target != "" and (
            target == self.note
            or target.endswith("/" + self.note)
            or self.note.endswith("/" + target)
        )

    def has_address(self, email: str) -> bool:
        """Whether an address is one of the person's."""
        return bool(email) and fold_case(email) in self.emails


def note_name(path: str) -> str:
    """Return the name of the note at a path, or behind the target of a link."""
    return path.rpartition("/")[2].removesuffix(".md")


def join_names(names: Sequence[str]) -> str:
    """Return names as a list in a sentence: `Ada, Bo and Cy`."""
    *before, last = names or ("",)
    return f"{', '.join(before)} and {last}" if before else last


def _bare(text: str) -> str:
    """Return the target of a link, or a path without ending, folded."""
    target = text.strip().removeprefix("[[").removesuffix("]]").partition("|")[0].partition("#")[0]
    return fold_case(target).removesuffix(".md")
