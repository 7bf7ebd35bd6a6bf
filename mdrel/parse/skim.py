"""A first glance at a note: most notes of a vault concern nobody, and need no closer look.

It may only say so where the whole reader finds nothing: no contact, no conversation, no task that may name somebody, no problem.
`tests/property/test_reading.py` holds the two against each other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from mdrel.parse.dates import has_date
from mdrel.parse.kind import CONVERSATION_TYPES
from mdrel.parse.lexicon import Lexicon
from mdrel.parse.tasks import has_telling_task
from mdrel.parse.yaml_fast import scan_keys
from mdrel.parse.yaml_node import OPENING, find_block, normalize_key

# With one of these fields a note is looked at closely; with one of the others only where its front matter holds a word that tells.
_TELLING_FIELDS = frozenset({"level", "people", "date"})
_KIND_FIELDS = frozenset({"type", "category", "tags"})


@dataclass(frozen=True, slots=True)
class Glance:
    """What the glance looks for, made once. Keys are normalised; words are parts of lower-case text, `folders` finds the name of a people folder in a lower-case path."""

    lexicon: Lexicon
    telling_keys: frozenset[str]
    kind_keys: frozenset[str]
    kind_words: tuple[str, ...]
    folders: re.Pattern[str]

    def passes_over(self, path: str, text: str) -> bool:
        """Whether the note at `path` surely concerns nobody."""
        if self.folders.search(path.casefold()) or has_date(path) or ("<" in text and "<<<<<<<" in text):
            return False
        if self.lexicon.daily_name.fullmatch(path.rpartition(".")[0]):
            return False
        return self._has_plain_properties(text) and not has_telling_task(text)

    def _has_plain_properties(self, text: str) -> bool:
        """Whether the front matter is sound, and says nothing of people."""
        block = find_block(text)
        if block is None:
            return OPENING.match(text) is None
        keys = scan_keys(text, block)
        if keys is None:
            return False
        normal = set(map(normalize_key, keys))
        if not normal.isdisjoint(self.telling_keys):
            return False
        if normal.isdisjoint(self.kind_keys):
            return True
        front = text[block.start : block.end]
        folded = front.lower() if front.isascii() else f"{front.lower()}\n{front.casefold()}"
        # A link's target may be written with escapes, which the words would miss.
        return "%" not in front and not any(word in folded for word in self.kind_words)


def make_glance(lexicon: Lexicon) -> Glance:
    """Return what `lexicon` says a glance has to look for."""
    reading = lexicon.reading

    def keys_of(fields: frozenset[str]) -> frozenset[str]:
        return frozenset(spelling for spelling, (name, _) in lexicon.spellings.items() if name in fields)

    folders = re.compile("|".join(re.escape(wanted[-1]) for wanted in lexicon.people_folders if wanted) or "(?!)")
    words = reading.contact_types | reading.contact_tags | CONVERSATION_TYPES
    # A word that holds another one (`meetings`) is found with it.
    shortest = tuple(sorted(word for word in words if not any(other in word for other in words - {word})))
    return Glance(lexicon, keys_of(_TELLING_FIELDS) | {"mdrel"}, keys_of(_KIND_FIELDS), shortest, folders)
