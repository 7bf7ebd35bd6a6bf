"""Reads what somebody is to one from the words that the note calls them (T2, T5, T7, T8).

A value is taken apart at commas and prepositions. A part counts if it is one of the words of the
table and nothing but what may stand before it: `friend of Ada` is somebody else's.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from mdrel.model.contact import Contact, Profile
from mdrel.model.level import Level
from mdrel.model.words.relations import (
    AT_WORK,
    FAMILY_NAMES,
    FAMILY_TITLES,
    KIN,
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
# A name that begins with none of these words is no word for family.
_FIRST = FAMILY_NAMES | FAMILY_TITLES | {"my"}
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


def is_family(contact: Contact) -> bool:
    """Whether somebody is of one's own family, by what the note calls them."""
    profile = contact.profile
    return _is_any_of(profile, KIN) or next(_named(profile), None) is not None


def is_colleague(contact: Contact, organizations: Collection[str]) -> bool:
    """Whether one works with somebody: they are of one's own `organizations`, or called so.

    A role counts where it says that they are mine: `my assistant`.
    """
    profile = contact.profile
    own = {name.casefold() for name in organizations}
    return (
        profile.organization.casefold() in own
        or _is_any_of(profile, AT_WORK)
        or (profile.role.casefold().startswith("my ") and _is_one_of(profile.role, AT_WORK))
    )


def _is_any_of(profile: Profile, words: frozenset[str]) -> bool:
    return _is_called(profile.relations, profile.tags, words)


@lru_cache(maxsize=1024)  # most people of a vault have the same few tags
def _is_called(relations: Sequence[str], tags: Sequence[str], words: frozenset[str]) -> bool:
    by_tags = (word for tag in tags for word, _ in _read_tag(tag))
    return any(_is_one_of(text, words) for text in (*relations, *by_tags))


def _is_one_of(text: str, words: frozenset[str]) -> bool:
    """Whether what a text says of somebody ends in one of the words: `my older sister`."""
    for said, _ in read_relation(text):
        parts = said.split()
        if any(" ".join(parts[-length:]) in words for length in range(1, LONGEST_RELATION + 1)):
            return True
    return False


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
        first = _WORD.search(name)
        if first is None or first[0].casefold() not in _FIRST:
            continue
        parts = [_WORD.findall(part) for part in _PART.split(name.casefold()) if part.strip()]
        if parts and all(map(_is_family, parts)):
            yield name, Level.TRUSTED


def _is_family(words: Sequence[str]) -> bool:
    if words and words[0] == "my":
        words = words[1:]
    is_titled = len(words) in range(2, 2 + _NAMES) and words[0] in FAMILY_TITLES
    return is_titled or (len(words) == 1 and words[0] in FAMILY_NAMES)
