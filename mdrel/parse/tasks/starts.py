"""Finds the people with whom a task begins, by what stands behind them (F73, F74)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mdrel.model.note import Link, Named, Place
from mdrel.model.words.task_owners import RELATIVES
from mdrel.parse.markdown.lazy_pattern import lazy_pattern
from mdrel.parse.tasks.handing import DOES_SOMETHING, find_mark, people_before, place_at
from mdrel.parse.tasks.labels import read_label, read_topic
from mdrel.parse.tasks.text import SIGN, Words, is_full_name, split_names

# `She'll forward it`, `they owe us a reply`, `her: the plan`; in a contact's own note `owes me a
# lunch` as well.
_PRONOUN = lazy_pattern(
    rf"(?:(?:she|he|they)(?:['’]ll|['’]s\s+going\s+to|\s+(?:to|owe|{DOES_SOMETHING}))"
    rf"|(?:still\s+)?owes\s+(?:me|us)|needs\s+to\s+\w+\s+(?:me|us)"
    r"|[*_]{0,3}(?:she|he|they|her|him|them)[*_]{0,3}:[*_]{0,3})(?=\s)",
    re.IGNORECASE,
)
# `Her brother will look into it`, `the bank to confirm`: a third person, whom only the relation
# names.
_RELATIVE = lazy_pattern(
    rf"(?:her|his|their|{SIGN}['’]s|[^\W\d_][\w-]*['’]s)\s+[^\W\d_][\w-]*(?:\s[^\W\d_][\w-]*)?"
    r"(?:['’]ll|\s+(?:will|promised|promises|agreed\s+to|offered\s+to|owes))(?=\s)"
    rf"|(?:her|his|their|the|my|our|{SIGN}['’]s|[^\W\d_][\w-]*['’]s)\s+(?:{'|'.join(RELATIVES)})"
    r"\s+to(?=\s)",
    re.IGNORECASE,
)
# `Ada: the plan, Bo: the lamps`
_FURTHER = lazy_pattern(rf"[,;]\s*[*_@]*{SIGN}[*_]*(?=:\s|\s*(?:[→➔➜⇒]|[-=]>))")
_SIGNS = lazy_pattern(
    rf"[@*_]*{SIGN}[*_]*(?:(?:\s*(?:,|&|\band\b))+\s*[@*_]*{SIGN}[*_]*)*", re.IGNORECASE
)
_PREFIX = lazy_pattern(r"[@*_]*(?P<words>[^\W\d_][\w.'’-]*(?:[ \t][^\W\d_][\w.'’-]*){0,3})")
# `[Ada] the plan`
_SQUARE = lazy_pattern(r"\[(?P<who>[^\[\]]{1,60})\]:?\s")
# `@Zed Zoo write to the printer`
_FULL_NAME = lazy_pattern(r"@(?P<who>[^\W\d_a-zß-ÿ][\w'’-]+(?: [^\W\d_a-zß-ÿ][\w'’-]+){1,3})\s")
_POSSESSIVE = lazy_pattern(r"['’](?:s\b.*|(?!\w).*)")


def read_start(words: Words) -> Iterator[Named]:
    """Yield the people with whom a task begins, by what stands behind them."""
    if labelled := list(read_label(words)):
        yield from labelled
        return
    if pronoun := _PRONOUN.match(words.plain):
        yield Named(Place.PRONOUN, Link(pronoun[0], is_link=False))
        return
    if relative := _RELATIVE.match(words.plain):
        yield Named(Place.SUBJECT, Link(relative[0].capitalize(), is_link=False))
        return
    if mark := find_mark(words):
        people = people_before(words, mark)
        place = place_at(words, mark, people)
        # `@Ada: text Bo and give him the latest` is theirs whatever the words behind it (F73).
        if words.plain.startswith("@") and place in {Place.ADDRESSED, Place.TOGETHER}:
            place = Place.AT_FIRST
        yield from (Named(place, link) for link in people)
        yield from read_topic(words, mark)
        if people:
            yield from _read_further(words, mark.end(), place)
            return
    yield from _read_marked(words)


def _read_marked(words: Words) -> Iterator[Named]:
    """Yield the people with whom a task begins as `@X` or `[X]`."""
    if square := _SQUARE.match(words.plain):
        inside = Words(square["who"], words.links)
        for link in split_names(inside, is_strict=True):
            yield Named(Place.AT_FIRST, link)
            if is_full_name(link):
                yield Named(Place.PRESUMED, link)
    if full := _FULL_NAME.match(words.plain):
        yield Named(Place.PRESUMED, Link(full["who"], is_link=False))
    at = first = counted = 0
    while words.plain.startswith("@", at) and (match := match_people(words, at)):
        # Signs are counted from the last place on, so that many of them stay linear.
        first += words.plain.count(SIGN, counted, at)
        people = [link for link, _ in words.links[first : first + match[0].count(SIGN)]]
        yield from people_at(match, people, Place.AT_FIRST)
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


def match_people(words: Words, at: int) -> re.Match[str] | None:
    """Return the match of the links, or of the words of a name, at a place."""
    return (_SIGNS.match(words.plain, at) if words.links else None) or _PREFIX.match(
        words.plain, at
    )


def people_at(match: re.Match[str], people: list[Link], place: Place) -> Iterator[Named]:
    """Yield the people of a match of `match_people`, whose signs stand for `people`."""
    if people:
        yield from (Named(place, link) for link in people)
    else:
        name = match["words"]
        if "'" in name or "’" in name:
            name = _POSSESSIVE.sub("", name)
        yield Named(place, Link(name.rstrip("."), is_link=False), is_prefix=True)
