"""A first glance that sets aside the many notes which concern nobody.

It may only do so where the whole reader finds nothing: no contact, no conversation, no task that
may name somebody, no problem. `tests/property/test_reading.py` compares the two.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from typing import Literal

from msgspec import Struct

from mdrel.model.note_kinds import FOLDER_WORDS, FOREIGN_TYPE_KEYS, NEAR_TAGS, NEAR_TYPES
from mdrel.parse.classify.near_people import may_say_person
from mdrel.parse.classify.note_path import read_path
from mdrel.parse.classify.note_type import (
    ONE_TO_ONE,
    find_words,
    has_one_to_one,
    lies_among_talks,
)
from mdrel.parse.classify.people_folder import CRM
from mdrel.parse.daily.elsewhere import is_week
from mdrel.parse.dated_notes.note_day import may_say_day
from mdrel.parse.dated_notes.undated import TALK_WITH
from mdrel.parse.dates.read import has_date
from mdrel.parse.front_matter.fast_path import scan_keys
from mdrel.parse.front_matter.node import OPENING, normalize_key
from mdrel.parse.lexicon import Lexicon
from mdrel.parse.markdown.headings import DATED_HEADING
from mdrel.parse.spellings import PEOPLE_FIELDS
from mdrel.parse.tasks.read import has_telling_task

# With one of these fields a note is looked at closely; with one of the others only where its front
# matter holds a word that tells.
_TELLING_FIELDS = frozenset(
    {
        "level", "circle", "date", "formatted_name", "given", "family", "email", "phone",
        "last_contact", "last_name", *PEOPLE_FIELDS,
    }
)  # fmt: skip
_KIND_FIELDS = frozenset({"type", "category", "tags"})
_DATED_TITLE = re.compile(r"# [^\n]*\d")
_WORD = re.compile(r"[^\W_]+")
# Of ASCII the same words are found sooner with blanks for all other signs.
_BLANKS = bytes(
    ord(sign.lower()) if sign.isascii() and sign.isalnum() else ord(" ")
    for sign in map(chr, range(256))
)


# What keys tell: of people, of the note's kind, or nothing.
Weight = Literal["people", "kind", "nothing"]


class Prefilter(Struct, frozen=True):
    """What the glance looks for, made once.

    Words are in lower case. `weigh` says what the keys of a note's properties tell, and
    `is_telling` tells a folder that is one of conversations, or may be one of people.
    """

    lexicon: Lexicon
    weigh: Callable[[tuple[str, ...]], Weight]
    kind_words: frozenset[str]
    is_telling: Callable[[str], bool]

    def is_irrelevant(self, path: str, text: str) -> bool:
        """Whether the note at `path` surely concerns nobody."""
        if (
            self.is_telling(path.rpartition("/")[0])
            or has_date(path)
            or self.lexicon.me.is_note(path)
            or (TALK_WITH in path and "#" in text)
            or ("<" in text and "<<<<<<<" in text)
        ):
            return False
        if self.lexicon.daily_name.fullmatch(path.rpartition(".")[0]):
            return False
        return (
            self._has_plain_properties(text)
            and not self._has_telling_sign(text)
            and not ("=" in text and "\n=" in text)  # an underlined heading may hold a date
            and not has_telling_task(text)
            and not may_say_person(path, text)
            and not may_say_day(text)
            and not is_week(path[path.rfind("/") + 1 : path.rfind(".")])
        )

    def _has_telling_sign(self, text: str) -> bool:
        """Whether a `#` begins a tag of people, a title with a figure, or a day.

        One sign is found far sooner than what it begins, so each is looked at once for all of them.
        """
        at, has_title = text.find("#"), False
        while at >= 0:
            if self.lexicon.body_tag.match(text, at):
                return True
            if not at or text[at - 1] == "\n":
                if DATED_HEADING.match(text, at):
                    return True
                if not has_title and text.startswith("# ", at):
                    has_title = True
                    if _DATED_TITLE.match(text, at):
                        return True
            at = text.find("#", at + 1)
        return False

    def _has_plain_properties(self, text: str) -> bool:
        """Whether the front matter is sound, and says nothing of people."""
        found = scan_keys(text)
        if found is None:
            return OPENING.match(text) is None
        front, keys = found
        weight = self.weigh(keys)
        if weight != "kind":
            return weight == "nothing"
        # A link's target may be written with escapes, which the words would miss.
        if "%" in front:
            return False
        words = (
            front.encode().translate(_BLANKS).decode().split()
            if front.isascii()
            else _WORD.findall(_fold(front))
        )
        return self.kind_words.isdisjoint(words) and (
            ONE_TO_ONE.isdisjoint(words) or not has_one_to_one(_fold(front))
        )


def make_prefilter(lexicon: Lexicon) -> Prefilter:
    """Return the glance for the words of `lexicon`."""
    reading = lexicon.reading

    def keys_of(fields: frozenset[str]) -> frozenset[str]:
        return frozenset(
            spelling for spelling, (name, _) in lexicon.spellings.items() if name in fields
        )

    words = (
        lexicon.contact_types
        | reading.contact_types
        | lexicon.contact_tags
        | find_words(lexicon)
        | NEAR_TYPES
        | NEAR_TAGS
        | {"individual"}
    )
    parts = [_WORD.findall(word) for word in words]
    # A word of signs alone cannot be looked for: with one in the settings every note that says its
    # kind is looked at closely.
    telling = _TELLING_FIELDS if all(parts) else _TELLING_FIELDS | _KIND_FIELDS
    kind_words = frozenset(
        form for several in parts for form in _forms(max(several, key=len, default=""))
    )
    telling_keys, kind_keys = (
        keys_of(telling) | {"mdrel"} | FOREIGN_TYPE_KEYS,
        keys_of(_KIND_FIELDS),
    )

    @lru_cache(maxsize=4096)
    def weigh(keys: tuple[str, ...]) -> Weight:
        normal = set(map(normalize_key, keys))
        if not normal.isdisjoint(telling_keys):
            return "people"
        return "nothing" if normal.isdisjoint(kind_keys) else "kind"

    return Prefilter(lexicon, weigh, kind_words, _make_folder_test(lexicon))


def _make_folder_test(lexicon: Lexicon) -> Callable[[str], bool]:
    """Return whether a folder is one of conversations, or may be one of people."""
    names = {wanted[-1] for wanted in lexicon.people_folders if wanted} | FOLDER_WORDS | {CRM}

    @lru_cache(maxsize=4096)
    def is_telling(folder: str) -> bool:
        plain = unicodedata.normalize("NFC", folder).casefold()
        return any(name in plain for name in names) or lies_among_talks(
            read_path(f"{folder}/x"), lexicon
        )

    return is_telling


def _fold(front: str) -> str:
    return front.lower() if front.isascii() else f"{front.lower()}\n{front.casefold()}"


def _forms(word: str) -> tuple[str, ...]:
    """Return a word in singular and plural, because what is compared is singular."""
    return (word, f"{word}s", f"{word[:-1]}ies") if word.endswith("y") else (word, f"{word}s")
