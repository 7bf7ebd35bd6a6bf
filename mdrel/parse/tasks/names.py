"""Finds whom a task may name, and where in it (F73, F74, F76).

It knows no contact: a plain name is read as it stands, and the fold says whether it is anybody's. A
task is read as `Words`: without dates, priorities, tags and block id, and with one sign for each
link.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from mdrel.model.note import Link, Named, Place
from mdrel.model.words.task_owners import (
    ASKED,
    FIELD_KEYS,
    HANDING,
    NO_OWNERS,
    OBJECT_PREPOSITIONS,
    OUGHT,
    OWNER_KEYS,
    REACHING,
)
from mdrel.model.words.task_verbs import DOES
from mdrel.parse.markdown.lazy_pattern import lazy_pattern
from mdrel.parse.tasks.ends import read_doer, read_end
from mdrel.parse.tasks.objects import read_objects, read_plain_objects
from mdrel.parse.tasks.starts import match_people, people_at, read_start
from mdrel.parse.tasks.text import SIGN, Words, any_of, read_words, split_names

OWNER_FIELD = lazy_pattern(
    rf"[(\[](?:(?:{'|'.join(OWNER_KEYS)})(?:::?|\s[-–—]\s)|(?:{'|'.join(FIELD_KEYS)})::)"
    r"[ \t]*+(?P<who>(?:\[\[[^\[\]]*\]\]|\([^()\[\]]*\)|[^()\[\]])*)[)\]]",
    re.IGNORECASE,
)
# `…, owner: Ada`, without brackets around it.
_OWNER = lazy_pattern(
    rf"(?:^|[→➔➜⇒,;.|]|[-=]>|\s[-–—]{{1,2}})\s*[*_]{{0,3}}(?:{'|'.join(OWNER_KEYS)}):[*_]{{0,3}}\s*"
    r"(?P<who>(?:[^\s,;:.|()\[\]]|\.(?!\s))(?:[^,;:.|()\[\]]|\.(?!\s)){0,60})",
    re.IGNORECASE,
)
_DASH = re.compile(r"\s[-–—/]\s?")
_THEIRS = lazy_pattern(
    r"(?:her|his|their|him|them|(?:(?:a|an|the)\s+)?(?:reply|answer|response|feedback"
    r"|confirmation|decision|comments))\b(?!\s+(?:from|of)\b)",
    re.IGNORECASE,
)
_AWAITED = lazy_pattern(
    r"(?:^|[:;,–—-]\s+)[*_\[@]{0,3}(?:still\s+)?(?:(?:(?:waiting|wait)[\s_-]+(?:for|on"
    r"|to\s+hear(?:\s+back)?\s+from))|waiting|awaiting|expecting|w/?f|(?:delegated|assigned)\s+to)"
    r"(?:[\]*_]{0,3}:[*_]{0,3}|[\]*_]{0,3})\s+(?=\S)",
    re.IGNORECASE,
)
# `Waiting for the quote from Ada`
_FROM = lazy_pattern(r"(?:[a-zß-ÿ'’-]+\s+){1,6}from\s+")
# `Receive the signed form from Ada`
_RECEIVED = lazy_pattern(
    r"(?:^|[:;,–—-]\s+)[*_]{0,3}receive\s+(?:[\w'’/&-]+,?\s+){1,8}?from\s+(?=\S)", re.IGNORECASE
)
# `@TBD write the plan`, `TBD: write the plan`, `Write the plan (TBD)`, `… - owner TBD`: nobody yet.
_UNASSIGNED_WORDS = ("tb", "unassigned", "unknown", "none", "speaker")
_NOBODY_YET = f"(?:{any_of(filter(str.isalpha, NO_OWNERS))})"
_UNASSIGNED = lazy_pattern(
    rf"[*_]*(?:@{_NOBODY_YET}\b|[(\[]{_NOBODY_YET}[)\]]|{_NOBODY_YET}[*_]*(?::|\s[-–—]\s))"
    rf"|.*?(?:\s@{_NOBODY_YET}|\s[(\[](?:owner[:\s]\s*)?{_NOBODY_YET}[)\]]"
    rf"|\s[-–—]\s(?:owner[:\s]\s*)?{_NOBODY_YET})[*_.!]*$"
    r"|@(?:unknown[-_ ]?)?speaker[-_ ]?\d*(?!\w)",
    re.IGNORECASE,
)
# Where words may be masked in a note, a task may name somebody whom the first look does not see.
MASKS = ("`", "%%", "-->", "![")
# Without one of these signs or words a task names nobody, or without a word that stands before a
# name and a capital.
_TELLING_SIGN = re.compile(r"[-@(\[:→➔➜⇒—–`%>=]")
_TELLING_WORDS = frozenset(
    ["to", "my", "our", "me", "us", "she", "he", "they", "needs", "expecting", "wf", "w/f"]
).union(
    {phrase.partition(" ")[0] for phrase in HANDING} - {"is", "are", "has", "have", "still"},
    {phrase.partition(" ")[0] for phrase in (*OUGHT, *ASKED)} - {"is", "can", "will", "would"},
    {"going", "you"},
    {phrase.partition(" ")[0] for phrase in DOES},
)
_BEFORE_NAMES = OBJECT_PREPOSITIONS | {"by"} | {phrase.partition(" ")[0] for phrase in REACHING}
_CAPITAL = re.compile(r"\s[*_]*[^\W\d_a-z]")


def may_name(text: str) -> bool:
    """Whether a task may name somebody, by a quick look."""
    if _TELLING_SIGN.search(text):
        return True
    lower = text.lower()
    words = lower.split()
    if "wait" in lower or "’ll" in lower or "'ll" in lower or not _TELLING_WORDS.isdisjoint(words):
        return True
    return _CAPITAL.search(text) is not None and not _BEFORE_NAMES.isdisjoint(words)


def read_named(text: str) -> tuple[Named, ...]:
    """Return the people whom a task may name.

    `text` is without dates, priorities, tags and block id.
    """
    return tuple(dict.fromkeys(_find_named(text))) if may_name(text) else ()


def names_anybody(text: str) -> bool:
    """Whether `read_named` finds anybody, by the first whom it finds."""
    return may_name(text) and next(_find_named(text), None) is not None


def _find_named(text: str) -> Iterator[Named]:
    """Yield the people whom a task may name, some of them twice."""
    fields = OWNER_FIELD.findall(text) if "(" in text or "[" in text else []
    words = read_words(OWNER_FIELD.sub(" ", text) if fields else text)
    for who in fields:
        if who.strip().casefold() in NO_OWNERS:
            yield Named(Place.PRESUMED, Link(who.strip(), is_link=False))
        else:
            yield from (Named(Place.FIELD, link) for link in split_names(read_words(who)))
    may_be = any(map(words.plain.lower().__contains__, _UNASSIGNED_WORDS))
    if may_be and (unassigned := _UNASSIGNED.match(words.plain)):
        yield Named(Place.PRESUMED, Link(unassigned[0], is_link=False))
    yield from _read_owner(words)
    yield from read_start(words)
    yield from read_end(words)
    yield from read_doer(words)
    yield from _read_awaited(words)
    for link in chain(read_objects(words), read_plain_objects(words)):
        yield Named(Place.OBJECT, link)


def _read_owner(words: Words) -> Iterator[Named]:
    """Yield the people behind `owner:` where no brackets stand around them."""
    if ":" in words.plain and (match := _OWNER.search(words.plain)):
        at = words.plain.count(SIGN, 0, match.start("who"))
        who = Words(_DASH.split(match["who"])[0].strip(" .!"), words.links[at:])
        if who.plain.casefold() in NO_OWNERS:
            yield Named(Place.PRESUMED, Link(who.plain, is_link=False))
            return
        yield from (Named(Place.FIELD, link) for link in split_names(who, is_strict=True))


def _read_awaited(words: Words) -> Iterator[Named]:
    """Yield the people for whom the task says it waits.

    `Waiting for her slides` is said of whomever the note is about.
    """
    match = _AWAITED.search(words.plain) or _RECEIVED.search(words.plain)
    if match is None:
        return
    if _THEIRS.match(words.plain, match.end()):
        yield Named(Place.PRONOUN, Link(match[0], is_link=False))
        return
    thing = _FROM.match(words.plain, match.end())
    if who := match_people(words, thing.end() if thing else match.end()):
        yield from people_at(who, words.people(who.start(), who.end()), Place.AWAITED)
