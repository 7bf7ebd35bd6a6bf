"""What follows a person and a colon or a dash in a task (F74).

It is something they owe, or words that speak to or of them, so that you owe it.
"""

from __future__ import annotations

import re

from mdrel.model.note import Link, Place
from mdrel.model.words.task_owners import (
    ADDRESSING,
    CALLING,
    COLLECTIVES,
    DAY_NAMES,
    DETERMINERS,
    FOLLOWERS,
    JOINING,
    LETTERS,
    PARTED,
    THEM,
    TIMES,
    US,
)
from mdrel.parse.markdown.lazy_pattern import lazy_pattern
from mdrel.parse.tasks.text import SIGN, Words, any_of

_WORD = lazy_pattern(r"[\w'’-]+")
_VERB = lazy_pattern(
    rf"(?P<verb>{any_of(ADDRESSING)})(?![\w-])",
    re.IGNORECASE,
)
# Between the verb and a person of its own: `follow up with [[Bo]]`, `write to Bo`.
_TO_ANOTHER = lazy_pattern(
    rf"\s+(?:back\s+)?(?:(?:with|to|for)\s+)?[@*_]{{0,3}}"
    rf"(?:{SIGN}|(?P<name>[^\W\d_][a-zß-ÿ]+)(?![\w]))"
)
_NOUN_PHRASE = lazy_pattern(
    r"\s+(?P<first>[\w'’-]+)(?:\s+(?P<second>[\w'’-]+))?(?:\s+(?P<third>[\w'’-]+))?"
    r"(?:\s+(?P<fourth>[\w'’-]+))?"
)


def place_of(words: Words, start: int, people: list[Link]) -> Place:
    """Return how the words behind a colon or dash concern the `people` before it.

    These words begin at `start`.
    """
    rest = words.plain[start:].strip(" *_")
    said = {word.casefold() for word in _WORD.findall(rest)}
    if US & said:
        return Place.HANDED
    if THEM & said or _is_named_again(words, start, people, rest):
        return Place.ADDRESSED
    verb = _VERB.match(rest)
    if verb is None or _has_own_object(rest, verb):
        return Place.HANDED
    return (
        Place.TOGETHER
        if len(people) > 1 and verb["verb"].casefold() in JOINING
        else Place.ADDRESSED
    )


def _is_named_again(words: Words, start: int, people: list[Link], rest: str) -> bool:
    """Whether one of `people` stands in the rest as well, and not as part of a longer word."""
    again = {link.target for link in words.people(start, len(words.plain))}
    return any(
        link.target in again
        if link.is_link
        else re.search(rf"(?<!\w){re.escape(link.target)}(?![\w'’-])", rest)
        for link in people
        if link.target not in COLLECTIVES
    )


def _has_own_object(rest: str, verb: re.Match[str]) -> bool:
    """Whether the verb has an object of its own, so that its subject is the person.

    The object is another person, or a thing one does not do to somebody.
    """
    other = _TO_ANOTHER.match(rest, verb.end())
    if other and (
        other["name"] is None
        or (other["name"][0].isupper() and other["name"].casefold() not in DAY_NAMES)
    ):
        return True
    phrase = _NOUN_PHRASE.match(rest, verb.end())
    if phrase is None:
        return False
    first, *more = (word.casefold() for word in phrase.groups() if word)
    word = verb["verb"].casefold()
    if (word, first) in PARTED:
        return True
    if word == "write":
        return first not in FOLLOWERS and LETTERS.isdisjoint((first, *more))
    if word not in CALLING or first in FOLLOWERS or not TIMES.isdisjoint(more[:2]):
        return False
    return first in DETERMINERS or (first.isdigit() and bool(more)) or first.isalpha()
