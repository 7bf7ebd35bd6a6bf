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
from mdrel.model.task_words import (
    ARROWS,
    COLLECTIVES,
    GIVING,
    HANDING,
    OBJECT_PREPOSITIONS,
    REACHING,
    RELATIVES,
)
from mdrel.parse.markdown.lazy_pattern import lazy_pattern
from mdrel.parse.tasks.addressed import place_of
from mdrel.parse.tasks.objects import ADDRESSING_VERB, read_objects, read_plain_objects
from mdrel.parse.tasks.text import SIGN, Words, name_of, read_words, split_names

_FARTHEST, _MOST_LAST = 160, 4
_FIELD = lazy_pattern(
    r"[(\[](?:owner:{1,2}|assignee::)[ \t]*+(?P<who>(?:\[\[[^\[\]]*\]\]|[^()\[\]])*)[)\]]",
    re.IGNORECASE,
)
_BRACKETS = lazy_pattern(r"\((?P<who>[^()]{1,60})\)[.!]?$")
_GIVES = rf"(?:{'|'.join(sorted(GIVING))})\s+(?:me|us)"
_MARK = lazy_pattern(
    rf":(?=[\s*_]|$)|[*_]*\s+(?:(?P<to>to)|(?P<does>{'|'.join(HANDING)}|{_GIVES})"
    rf"|(?P<sign>{'|'.join(map(re.escape, ARROWS))})|[-–—]{{1,2}})(?=\s)"
    r"|\s*(?:(?P<arrow>[→➔➜⇒])|—)\s*",
    re.IGNORECASE,
)
# `She'll forward it`, `they owe us a reply`; in a contact's own note `owes me a lunch` as well.
_PRONOUN = lazy_pattern(
    rf"(?:(?:she|he|they)(?:['’]ll|\s+(?:to|owe|{'|'.join(HANDING)}|{_GIVES}))"
    rf"|(?:still\s+)?owes\s+(?:me|us)|needs\s+to\s+\w+\s+(?:me|us))(?=\s)",
    re.IGNORECASE,
)
# `Her brother will look into it`: a third person, whom only the relation names.
_RELATIVE = lazy_pattern(
    rf"(?:her|his|their|{SIGN}['’]s|[^\W\d_][\w-]*['’]s)\s+[^\W\d_][\w-]*(?:\s[^\W\d_][\w-]*)?"
    r"(?:['’]ll|\s+(?:will|promised|promises|agreed\s+to|offered\s+to|owes))(?=\s)"
    rf"|(?:her|his|their)\s+(?:{'|'.join(RELATIVES)})\s+to(?=\s)",
    re.IGNORECASE,
)
# `…, owner: Ada`, without brackets around it.
_OWNER = lazy_pattern(
    r"(?:^|[→➔➜⇒,;|]|[-=]>|\s[-–—]{1,2})\s*owner:\s*(?P<who>[^\s,;:()\[\]][^,;:()\[\]]{0,60})",
    re.IGNORECASE,
)
# `Ada: the plan, Bo: the lamps`
_FURTHER = lazy_pattern(rf"[,;]\s*[*_@]*{SIGN}[*_]*(?=:\s|\s*(?:[→➔➜⇒]|[-=]>))")
_THEIRS = lazy_pattern(
    r"(?:her|his|their|him|them|(?:(?:a|an|the)\s+)?(?:reply|answer|response|feedback"
    r"|confirmation|decision|comments))\b(?!\s+(?:from|of)\b)",
    re.IGNORECASE,
)
_IN_BRACKETS = lazy_pattern(r"\s*\([^()]*\)$")
_AWAITED = lazy_pattern(
    r"(?:^|[:;,–—-]\s+)(?:still\s+)?(?:(?:waiting|wait)\s+(?:for|on|to\s+hear\s+from)|awaiting|expecting"
    r"|(?:delegated|assigned)\s+to)\s+(?=\S)",
    re.IGNORECASE,
)
_SIGNS = lazy_pattern(
    rf"[@*_]*{SIGN}[*_]*(?:(?:\s*(?:,|&|\band\b))+\s*[@*_]*{SIGN}[*_]*)*", re.IGNORECASE
)
_PREFIX = lazy_pattern(r"[@*_]*(?P<words>[^\W\d_][\w.'’-]*(?:[ \t][^\W\d_][\w.'’-]*){0,3})")
_POSSESSIVE = lazy_pattern(r"['’](?:s\b.*|(?!\w).*)")
# Where words may be masked in a note, a task may name somebody whom the first look does not see.
MASKS = ("`", "%%", "-->", "![")
# Without one of these signs or words a task names nobody, or without a word that stands before a
# name and a capital.
_TELLING_SIGN = re.compile(r"[-@(\[:→➔➜⇒—–`%>=]")
_TELLING_WORDS = {"to", "my", "our", "me", "us", "she", "he", "they", "needs", "expecting"} | (
    {phrase.partition(" ")[0] for phrase in HANDING} - {"is", "are", "has", "have", "still"}
)
_BEFORE_NAMES = OBJECT_PREPOSITIONS | {phrase.partition(" ")[0] for phrase in REACHING}
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
    fields = _FIELD.findall(text) if ":" in text else []
    words = read_words(_FIELD.sub(" ", text) if fields else text)
    yield from (Named(Place.FIELD, link) for who in fields for link in split_names(read_words(who)))
    yield from _read_owner(words)
    yield from _read_start(words)
    yield from _read_end(words)
    yield from _read_awaited(words)
    for link in chain(read_objects(words), read_plain_objects(words)):
        yield Named(Place.OBJECT, link)


def _read_start(words: Words) -> Iterator[Named]:
    """Yield the people with whom a task begins, by what stands behind them."""
    if pronoun := _PRONOUN.match(words.plain):
        yield Named(Place.PRONOUN, Link(pronoun[0], is_link=False))
        return
    if relative := _RELATIVE.match(words.plain):
        yield Named(Place.SUBJECT, Link(relative[0].capitalize(), is_link=False))
        return
    mark = _MARK.search(words.plain, 0, _FARTHEST)
    if mark:
        before = _IN_BRACKETS.sub("", words.plain[: mark.start()].rstrip("*_ "))
        people = split_names(Words(before, words.links), is_strict=True)
        if not people and before.strip("*_ ").casefold() in COLLECTIVES:
            people = [Link(before.strip("*_ "), is_link=False)]
        place = (
            Place.SUBJECT
            if mark["does"]
            else Place.HANDED
            if mark["to"] or mark["sign"] or mark["arrow"]
            else place_of(words, mark.end(), people)
        )
        yield from (Named(place, link) for link in people)
        if people:
            yield from _read_further(words, mark.end(), place)
            return
    at = first = counted = 0
    while words.plain.startswith("@", at) and (match := _match_people(words, at)):
        # Signs are counted from the last place on, so that many of them stay linear.
        first += words.plain.count(SIGN, counted, at)
        people = [link for link, _ in words.links[first : first + match[0].count(SIGN)]]
        yield from _people_at(match, people, Place.AT_FIRST)
        counted, at = at, match.end() + 1


def _read_further(words: Words, start: int, place: Place) -> Iterator[Named]:
    """Yield further people who are handed something of their own in the same task."""
    if place is Place.HANDED and words.links:
        counted, at = start, words.plain.count(SIGN, 0, start)
        for match in _FURTHER.finditer(words.plain, start):
            # Signs are counted from the last place on, so that many of them stay linear.
            at += words.plain.count(SIGN, counted, match.start())
            counted = match.start()
            yield Named(place, words.links[at][0])


def _read_owner(words: Words) -> Iterator[Named]:
    """Yield the people behind `owner:` where no brackets stand around them."""
    if "owner:" in words.plain.lower() and (match := _OWNER.search(words.plain)):
        at = words.plain.count(SIGN, 0, match.start("who"))
        who = Words(match["who"].strip(" .!"), words.links[at:])
        yield from (Named(Place.FIELD, link) for link in split_names(who, is_strict=True))


def _match_people(words: Words, at: int) -> re.Match[str] | None:
    """Return the match of `_SIGNS` or `_PREFIX` at a place."""
    return (_SIGNS.match(words.plain, at) if words.links else None) or _PREFIX.match(
        words.plain, at
    )


def _people_at(match: re.Match[str], people: list[Link], place: Place) -> Iterator[Named]:
    """Yield the people of a match of `_match_people`, whose signs stand for `people`."""
    if people:
        yield from (Named(place, link) for link in people)
    else:
        name = match["words"]
        if "'" in name or "’" in name:
            name = _POSSESSIVE.sub("", name)
        yield Named(place, Link(name.rstrip("."), is_link=False), is_prefix=True)


def _read_end(words: Words) -> Iterator[Named]:
    """Yield the people named at a task's end as `(X)`, or as one or more `@X`.

    `@X` behind a preposition or a verb that is done to somebody is its object.
    """
    plain = words.plain
    if match := _BRACKETS.search(plain) if plain.endswith((")", ").", ")!")) else None:
        inside = Words(match["who"], words.links[plain.count(SIGN, 0, match.start()) :])
        yield from (Named(Place.BRACKETS, link) for link in split_names(inside, is_strict=True))
        return
    end = len(plain)
    for _ in range(_MOST_LAST):
        at = plain.rfind("@", 0, end)
        if at <= 0 or not (plain[at - 1].isspace() or plain[at - 1] in "*_,"):
            return
        name = Words(plain[at + 1 : end].strip(" ,&.!*_"), words.links[plain.count(SIGN, 0, at) :])
        link = name_of(name)
        if link is None:
            return
        before = plain[:at].rstrip("*_ ")
        is_object = before.rpartition(" ")[
            2
        ].casefold() in OBJECT_PREPOSITIONS or ADDRESSING_VERB.fullmatch(before)
        yield Named(Place.OBJECT if is_object else Place.AT_LAST, link)
        end = at


def _read_awaited(words: Words) -> Iterator[Named]:
    """Yield the people for whom the task says it waits.

    `Waiting for her slides` is said of whomever the note is about.
    """
    match = _AWAITED.search(words.plain)
    if match and _THEIRS.match(words.plain, match.end()):
        yield Named(Place.PRONOUN, Link(match[0], is_link=False))
    elif match and (who := _match_people(words, match.end())):
        yield from _people_at(who, words.people(who.start(), who.end()), Place.AWAITED)
