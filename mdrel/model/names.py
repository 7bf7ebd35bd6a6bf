"""How names are read and compared, and which of them are the person's own (F7)."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

from mdrel.model.policy import Me
from mdrel.model.slug import LETTERS, is_accent

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
_WHOLE = 2
# Before a name these are no part of it, nor are the second ones behind them, and the last ones
# behind a name.
TITLES = frozenset(
    {
        "dr", "prof", "professor", "doctor", "mr", "mrs", "ms", "miss", "mx", "mister", "sir",
        "dame", "lord", "lady", "rev", "revd", "reverend", "fr", "capt", "lt", "sgt",
        "herr", "frau", "mme", "mlle", "madame", "monsieur", "senor", "senora", "signor", "signora",
    }
)  # fmt: skip
_BEHIND_TITLES = frozenset({"med", "phil", "jur", "ing", "rer", "nat", "hc", "emeritus", "emerita"})
# These are titles only where a whole name stands behind them: `Dr. Phil Moor` is called Phil.
_TITLES_OR_NAMES = frozenset({"phil", "nat"})
DEGREES = frozenset(
    {"phd", "ph.d", "dphil", "md", "m.d", "mba", "msc", "esq", "cpa", "rn", "dds", "jd", "obe"}
)
# So many spellings are kept as they are compared, since the same few names recur.
_MOST_KEPT = 16384
_HYPHENS = dict.fromkeys(map(ord, "-_\u2010\u2011"), " ")
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


@lru_cache(maxsize=_MOST_KEPT)
def plain_letters(word: str) -> str:
    """Return a word or a name folded, without accents and apostrophes."""
    return _strip_accents(word)


def _strip_accents(text: str) -> str:
    folded = fold_case(text)
    if folded.isascii():
        return folded.replace("'", "")
    letters = unicodedata.normalize("NFKD", folded).casefold().translate(LETTERS)
    return unicodedata.normalize("NFC", "".join(each for each in letters if not is_accent(each)))


def plain_words(text: str) -> str:
    """Return `text` in plain letters, with hyphens as blanks and without points behind words."""
    words = _strip_accents(text.translate(_HYPHENS)).split()
    return " ".join([bare for word in words if (bare := word.rstrip("."))])


@lru_cache(maxsize=_MOST_KEPT)
def plain_name(name: str) -> str:
    """Return a name as it is compared where nobody has it letter by letter (F80).

    `jose pena` of `José Peña` and `jose-pena`, `st cloud` of `St. Cloud`, in spoken order.
    """
    return plain_words(spoken(name))


@lru_cache(maxsize=_MOST_KEPT)
def bare_name(plain: str) -> str:
    """Return a plain name without titles before it and degrees behind it, as far as some is left.

    It is `ada lin` of `prof dr ada lin`.
    """
    words = plain.split(" ")
    start, end = count_titles(words), len(words)
    while end - start > _WHOLE and words[end - 1] in DEGREES:
        end -= 1
    return " ".join(words[start:end])


def titled_family(name: str) -> str:
    """Return the one plain word behind a title (`lin` of `Dr. Lin`), else an empty text."""
    plain = plain_name(name)
    bare = bare_name(plain)
    return bare if bare != plain and " " not in bare else ""


def without_title(name: str) -> str:
    """Return a name as it is spoken, without the titles before it."""
    words = spoken(name).split()
    return " ".join(words[count_titles(words) :])


def count_titles(words: list[str]) -> int:
    """Return how many of the words of a name are titles before it; one word is left."""
    count = 0
    while (behind := len(words) - 1 - count) > 0 and (
        (word := plain_letters(words[count]).rstrip(".")) in TITLES
        or (count and word in _BEHIND_TITLES and (behind >= _WHOLE or word not in _TITLES_OR_NAMES))
    ):
        count += 1
    return count


def first_name(name: str) -> str:
    """Return somebody's first name in plain letters."""
    return plain_letters(without_title(name).partition(" ")[0])


class Myself(Struct, frozen=True):
    """The names that the person whose vault it is goes by, folded.

    `note` is the path of that person's own note, without ending, as far as `[me]` gives it, and
    `plain` the name as spellings are compared: in plain letters, without titles.
    """

    name: str = ""
    note: str = ""
    emails: frozenset[str] = frozenset()
    plain: str = ""

    @classmethod
    def of(cls, me: Me) -> Myself:
        """Return the names of `me`."""
        name, emails = fold_case(spoken(me.name)), frozenset(map(fold_case, me.emails))
        return cls(name, _bare(me.note), emails, bare_name(plain_name(me.name)))

    @property
    def is_known(self) -> bool:
        """Whether `[me]` says anything of the person."""
        return bool(self.name or self.note or self.emails)

    @property
    def first(self) -> str:
        """The first name of the person."""
        return first_name(self.name)

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
        plain = plain_name(name) if self.plain else ""
        return plain != "" and self.plain in {plain, bare_name(plain)}

    def is_first(self, name: str) -> bool:
        """Whether a name is the first name of the one that `[me]` gives, and no more."""
        return self.first != "" and plain_letters(name) == self.first

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


# The same people are named again and again in a vault.
@lru_cache(maxsize=4096)
def _bare(text: str) -> str:
    """Return the target of a link, or a path without ending, folded."""
    target = text.strip().removeprefix("[[").removesuffix("]]").partition("|")[0].partition("#")[0]
    return fold_case(target).removesuffix(".md")
