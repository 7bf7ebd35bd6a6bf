"""What hands a task to the people who stand before it: `to`, `will`, an arrow, a colon (F74)."""

from __future__ import annotations

import re

from mdrel.model.note import Link, Place
from mdrel.model.words.given_names import begins_with_given_name
from mdrel.model.words.task_owners import (
    ARROWS,
    ASKED,
    COLLECTIVES,
    DEPARTMENTS,
    FOLLOWERS,
    GIVING,
    GROUPS,
    HANDING,
    JOBS,
    NOT_DOING,
    OUGHT,
    PARTIES,
    REACHING,
    TEAMS,
)
from mdrel.model.words.task_verbs import DOES, DOING, DOING_ALONE, NO_DOERS
from mdrel.parse.markdown.lazy_pattern import lazy_pattern
from mdrel.parse.tasks.addressed import place_of
from mdrel.parse.tasks.text import SIGN, Words, any_of, split_names

_FARTHEST = 160
_GIVES = rf"(?:{any_of(GIVING)})\s+(?:me|us)"
_OUGHT = rf"(?:{'|'.join(OUGHT)})(?!\s+(?:also\s+)?(?:{'|'.join(NOT_DOING)})\b)"
# With an object behind it, which begins with one of these words, a capital or a link.
_OBJECT = (
    r"(?:(?:an?|the|my|our|his|her|their|its|all|both|every\w*|each|this|that|these|those|some|any"
    rf"|\d+)\b|{SIGN}|(?-i:[A-Z]))"
)
_DOES = rf"(?:{any_of(DOES)})(?=\s+{_OBJECT})"
_SAYS = rf"(?:{any_of(HANDING)}|{_GIVES}|{_OUGHT})"
# What says of the person before it that they do something.
DOES_SOMETHING = rf"(?:{_SAYS}|{_DOES})"
_MARK = lazy_pattern(
    rf"(?P<colon>:)(?=[\s*_]|$)|(?P<asked>,\s+(?:{'|'.join(ASKED)}))(?=\s)"
    rf"|(?P<going>['’]s\s+going\s+to)(?=\s)"
    rf"|[*_]*\s+(?:(?P<to>to)|(?P<doing>{_DOES})|(?P<does>{_SAYS})"
    rf"|(?P<sign>{'|'.join(map(re.escape, ARROWS))})|(?P<dash>[-–—]{{1,2}}))(?=\s)"
    r"|\s*(?:(?P<arrow>[→➔➜⇒])|(?P<long>—))\s*",
    re.IGNORECASE,
)
_BOTH = lazy_pattern(r"[*_]{0,3}both\s", re.IGNORECASE)
_DOING = lazy_pattern(
    r"[*_]{0,3}\s(?:(?:also|then|please)\s)?(?P<verb>[^\W\d_]+(?:-[^\W\d_]+)?)"
    r"(?:\s(?:and|or|&)\s[^\W\d_]+)?(?:\s(?P<behind>[\w’'-]+))?"
)
_NO_TEAMS = DOING | DOING_ALONE | NO_DOERS | FOLLOWERS | frozenset(REACHING) | {"my", "a"}
_NO_OBJECT = (FOLLOWERS | {"her", "him", "them", "me", "us"}) - {"this", "next", "every", "each"}
_IN_BRACKETS = lazy_pattern(r"\s*\([^()]*\)$")
# `Ada & her team: …`
_AND_THEIRS = lazy_pattern(r"\s*(?:&|\+|and|with)\s+(?:her|his|their)\s+[^\W\d_]+$", re.IGNORECASE)
# `Ada's job: …`
_JOB = lazy_pattern(rf"['’]s\s+(?:{'|'.join(JOBS)})$", re.IGNORECASE)


def find_mark(words: Words) -> re.Match[str] | None:
    """Return the first mark that may hand over what stands behind it."""
    return _MARK.search(words.plain, 0, _FARTHEST)


def is_weak(mark: re.Match[str]) -> bool:
    """Whether a mark is a colon or a dash, behind which the rest may speak to the person."""
    return bool(mark["colon"] or mark["dash"] or mark["long"])


def list_people(words: Words) -> list[Link]:
    """Return the people of a list, or the group that it names."""
    if people := split_names(words, is_strict=True):
        return people
    text = words.plain.strip("*_ ").casefold()
    if text in COLLECTIVES:
        return [Link(text, is_link=False)]
    *before, last = text.removeprefix("the ").removeprefix("our ").split() or [""]
    if last in PARTIES and not before:
        return [Link(last, is_link=False)]
    if last in GROUPS and " ".join(before) in DEPARTMENTS:
        return [Link("team", is_link=False)]
    # Another team is one where it does something (`Dev team to estimate the story`).
    is_team = last in TEAMS and len(before) in {1, 2} and before[0] not in _NO_TEAMS
    return [Link(text.capitalize(), is_link=False)] if is_team else []


def people_before(words: Words, mark: re.Match[str]) -> list[Link]:
    """Return the people who stand before a mark, where nothing else does."""
    before = _BOTH.sub("", words.plain[: mark.start()].rstrip("*_ "), 1)
    before = _AND_THEIRS.sub("", _IN_BRACKETS.sub("", before))
    return list_people(Words(_JOB.sub("", before), words.links))


def place_at(words: Words, mark: re.Match[str], people: list[Link]) -> Place:
    """Return the place of the people before a mark."""
    if mark["does"] or mark["going"] or _JOB.search(words.plain[: mark.start()].rstrip("*_ ")):
        return Place.SUBJECT
    if mark["doing"]:
        is_person = all(link.is_link or begins_with_given_name(link.target) for link in people)
        return Place.SUBJECT if is_person else Place.PRESUMED
    place = place_of(words, mark.end(), people) if is_weak(mark) else Place.HANDED
    names = [link.target for link in people if not link.is_link]
    if place is not Place.HANDED or not names or not (mark["to"] or is_weak(mark)):
        return place
    if mark["to"] and all(name.casefold() in DEPARTMENTS for name in names):
        is_sure = all(name.isupper() for name in names)
        return Place.SUBJECT if _is_done(words, mark.end(), is_sure=is_sure) else place
    # Where the name is nobody's, a given name makes a person before `to`, and before an order.
    is_given = any(map(begins_with_given_name, names))
    if is_weak(mark):
        return Place.SUBJECT if is_given and _is_done(words, mark.end()) else Place.HANDED
    if is_given:
        return Place.SUBJECT
    may_do = all(name[0].isupper() and name.casefold() not in NO_DOERS for name in names)
    return Place.PRESUMED if may_do and _is_done(words, mark.end()) else Place.HANDED


def _is_done(words: Words, start: int, *, is_sure: bool = False) -> bool:
    """Whether the words from a place on say what somebody does to something.

    Where it `is_sure` that this is a person any verb does.
    """
    doing = _DOING.match(words.plain, start)
    if doing is None:
        return False
    verb, behind = doing["verb"].casefold(), (doing["behind"] or "").casefold()
    if verb in DOING_ALONE:
        return True
    if is_sure:
        return verb != "be" and bool(behind) and behind not in FOLLOWERS
    return verb in DOING and bool(behind) and behind not in _NO_OBJECT
