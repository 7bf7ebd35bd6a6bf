"""Reads what somebody is to one from the words that the note calls them (T2, T5, T7, T8).

A value is taken apart at commas and prepositions. A part counts if it is one of the words of the
table and nothing but what may stand before it: `friend of Ada` is somebody else's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mdrel.model.contact import Contact, Profile
from mdrel.model.level import Level
from mdrel.model.relation_words import (
    FAMILY_NAMES,
    FAMILY_TITLES,
    LEVEL_OF_RELATION,
    LEVEL_OF_TAG,
    LONGEST_RELATION,
    NOT_YET,
    OLD,
    PLAIN,
    RELATION_TAGS,
)

_PART = re.compile(r"[,;:/&|()+]| (?:and|at|from|since|for|via|in(?! laws?\b)) ")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
# `Aunt Rosa Lin`: a title and at most two names.
_NAMES = 2


def say_relations(contact: Contact) -> tuple[tuple[str, Level], ...]:
    """Return each word by which the note says what somebody is to one, with its level."""
    profile = contact.profile
    told = [
        *(found for text in profile.relations for found in read_relation(text)),
        *(found for tag in profile.tags for found in _read_tag(tag)),
        *((str(each), LEVEL_OF_TAG[str(each)]) for each in (profile.mentoring,) if each),
    ]
    return tuple(dict.fromkeys(told or _named(profile)))


def read_relation(text: str) -> Iterator[tuple[str, Level]]:
    """Yield what a value says that somebody is to one: `my line manager at Northlake`."""
    for part in _PART.split(text.casefold().replace("-", " ").strip()):
        words = _WORD.findall(part)
        if words and "?" not in part and (found := _read_part(words)):
            yield found


def _read_part(words: Sequence[str]) -> tuple[str, Level] | None:
    """Return the relation that the words end in, by what stands before it."""
    for length in range(LONGEST_RELATION, 0, -1):
        name = " ".join(words[-length:])
        level = LEVEL_OF_RELATION.get(name) if length <= len(words) else None
        if level:
            before = frozenset(words[:-length])
            found = _weigh(level, before)
            return (" ".join(words), found) if found else None
    return None


def _weigh(level: Level, before: frozenset[str]) -> Level | None:
    """Return the level that is left of a word's by the words before it."""
    is_business = level is Level.TRANSACTIONAL
    if before & NOT_YET:
        return Level.TARGET if is_business and before <= PLAIN | NOT_YET else None
    if before & OLD and is_business:
        return None
    return level if before <= PLAIN | OLD else None


def _read_tag(tag: str) -> Iterator[tuple[str, Level]]:
    above, _, word = tag.casefold().strip().rpartition("/")
    if above.rpartition("/")[2] in RELATION_TAGS:
        yield from read_relation(word)
    elif word in LEVEL_OF_TAG:
        yield word, LEVEL_OF_TAG[word]


def _named(profile: Profile) -> Iterator[tuple[str, Level]]:
    """Yield the name by which only one's own family goes: `Mum`, `Aunt Rosa`.

    Somebody with a job or an organisation may be called so by others: `Sister`, `Uncle Ben`.
    """
    if profile.organization or profile.role:
        return
    for name in (profile.name, *profile.aliases):
        parts = [_WORD.findall(part) for part in _PART.split(name.casefold()) if part.strip()]
        if parts and all(map(_is_family, parts)):
            yield name, Level.TRUSTED


def _is_family(words: Sequence[str]) -> bool:
    if words and words[0] == "my":
        words = words[1:]
    is_titled = len(words) in range(2, 2 + _NAMES) and words[0] in FAMILY_TITLES
    return is_titled or (len(words) == 1 and words[0] in FAMILY_NAMES)
