"""Whom a task may name, and where in it (F73, F74, F76). It knows no contact: a plain name is read as it stands, and the fold says whether it is anybody's.

A task is read as `Words`: without dates, priorities, tags and block id, and with one sign for each link.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from mdrel.model.note import Link, Named, Place
from mdrel.model.task_words import ADDRESSING, FILLERS, HANDING, NAME_PARTICLES, NO_NAMES, NO_VERBS, OBJECT_PREPOSITIONS, PARTICLES, THEM, US, VERBS_BEHIND
from mdrel.parse.pattern import later
from mdrel.parse.wikilinks import link_target, link_text, links_of

# Stands for a link; where a note has the sign itself it is a blank.
SIGN = "\ufffc"
_FARTHEST, _MOST_WORDS, _MOST_LAST = 160, 5, 4
_FIELD = later(r"[(\[](?:owner:{1,2}|assignee::)[ \t]*(?P<who>(?:\[\[[^\[\]]*\]\]|[^()\[\]])*)[)\]]", re.IGNORECASE)
_BRACKETS = later(r"\((?P<who>[^()]{1,60})\)[.!]?$")
_MARK = later(rf":(?=[\s*_]|$)|[*_]*\s+(?:(?P<hands>{'|'.join(map(re.escape, HANDING))})|[-–—]{{1,2}})(?=\s)|\s*(?:(?P<arrow>[→➔➜⇒])|—)\s*", re.IGNORECASE)
_PARTS = later(r"\s*(?:,|;|&|\+|/|\band\b)\s*", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d_][\w.'’-]*(?: [\w.'’-]+)*")
_IN_BRACKETS = later(r"\s*\([^()]*\)$")
_AWAITED = later(r"(?:^|[:;,–—-]\s+)(?:still\s+)?(?:(?:waiting|wait)\s+(?:for|on|to\s+hear\s+from)|awaiting)\s+(?=\S)", re.IGNORECASE)
_SIGNS = later(rf"[@*_]*{SIGN}[*_]*(?:(?:\s*(?:,|&|\band\b))+\s*[@*_]*{SIGN}[*_]*)*", re.IGNORECASE)
_PREFIX = re.compile(r"[@*_]*(?P<words>[^\W\d_][\w.'’-]*(?:[ \t][^\W\d_][\w.'’-]*){0,3})")
_POSSESSIVE = later(r"['’](?:s\b.*|(?!\w).*)")
_BEHIND = re.compile(r"[*_]*(?:['’](?:s\b|(?!\w))|[ \t]+(?:\w+ly[ \t]+)?(?P<word>[\w'’]+))")
_BETWEEN = later(r"[*_@\s]*(?:(?:,|&|\+|/|\band\b|\bor\b)[*_@\s]*)+", re.IGNORECASE)
_CLAUSE = later(r":\s|\s[-–—]{1,2}\s|—")
_WORD = re.compile(r"[\w'’-]+")
_HEAD_DATE = later(r"(?:\d{4}-\d{2}-\d{2}|\d{1,2}:\d{2})[:,]?\s+")
_ADDRESSING = later(rf"(?:{'|'.join(map(re.escape, ADDRESSING))})(?![\w-])", re.IGNORECASE)
# Where words may be masked in a note, a task may name somebody whom the first look does not see.
MASKS = ("`", "%%", "-->", "![")
# Without one of these a task names nobody.
_TELLING = re.compile(r"[@(\[:→➔➜⇒—`%>]|\s[-–=]|\s(?:to|will|promised|owes)\s|wait", re.IGNORECASE)


class Words(NamedTuple):
    """A task's words with `SIGN` for every link; `links` are what the signs stand for, each with what a reader sees of it."""

    plain: str
    links: tuple[tuple[Link, str], ...]

    def people(self, start: int, end: int) -> list[Link]:
        """Return the links whose signs stand between two places."""
        first = self.plain.count(SIGN, 0, start)
        return [link for link, _ in self.links[first : first + self.plain.count(SIGN, start, end)]]


def read_words(text: str) -> Words:
    """Return the words of `text`."""
    links: list[tuple[Link, str]] = []

    def keep(match: re.Match[str]) -> str:
        if not (target := link_target(match)):
            return link_text(match)
        links.append((Link(target), link_text(match)))
        return SIGN

    text = text.replace(SIGN, " ")
    plain = links_of(text).sub(keep, text) if "[" in text else text
    return Words(" ".join(plain.split()), tuple(links))


def may_name(text: str) -> bool:
    """Whether a task may name somebody: a look from afar."""
    return _TELLING.search(text) is not None


def read_named(text: str) -> tuple[Named, ...]:
    """Return those whom a task may name; `text` is without dates, priorities, tags and block id."""
    if not may_name(text):
        return ()
    fields = _FIELD.findall(text) if ":" in text else []
    words = read_words(_FIELD.sub(" ", text) if fields else text)
    found = [Named(Place.FIELD, link) for who in fields for link in _split(read_words(who))]
    found += _read_start(words)
    found += _read_end(words)
    found += _read_awaited(words)
    found += (Named(Place.OBJECT, link) for link in _read_objects(words))
    return tuple(dict.fromkeys(found))


def name_of(words: Words, *, is_strict: bool = True) -> Link | None:
    """Return the link or the name that `words` are and nothing else; a strict name has at most a few words, each with a capital where there are several."""
    text = words.plain.strip(" \t*_").lstrip("@").strip("*_")
    if text == SIGN:
        return words.links[0][0]
    if SIGN in text or not text:
        return None
    return Link(text, is_link=False) if not is_strict or _is_name(text) else None


def _is_name(text: str) -> bool:
    """Whether a text has the form of a person's name."""
    if not _NAME.fullmatch(text):
        return False
    parts = text.split()
    if len(parts) == 1:
        return text.casefold() not in NO_NAMES
    return len(parts) <= _MOST_WORDS and not any((part[0].islower() and part not in NAME_PARTICLES) or part.endswith(("'s", "’s")) for part in parts)


def _split(words: Words, *, is_strict: bool = False) -> list[Link]:
    """Return the people of a list, or nothing where one of its parts is none."""
    found: list[Link] = []
    at = 0
    for part in _PARTS.split(words.plain):
        signs = part.count(SIGN)
        link = name_of(Words(part, words.links[at : at + signs]), is_strict=is_strict)
        at += signs
        if link is None:
            return []
        found.append(link)
    return found


def _read_start(words: Words) -> Iterator[Named]:
    """Yield those whom a task begins with, by what stands behind them."""
    mark = _MARK.search(words.plain, 0, _FARTHEST)
    if mark:
        before = _IN_BRACKETS.sub("", words.plain[: mark.start()].rstrip("*_ "))
        people = _split(Words(before, words.links), is_strict=True)
        is_handed = mark["hands"] or mark["arrow"] or not _speaks_to(words, mark.end(), people)
        yield from (Named(Place.HANDED if is_handed else Place.ADDRESSED, link) for link in people)
        if people:
            return
    at = 0
    while words.plain.startswith("@", at) and (match := _SIGNS.match(words.plain, at) or _PREFIX.match(words.plain, at)):
        yield from _people_at(words, match, Place.AT_FIRST)
        at = match.end() + 1


def _people_at(words: Words, match: re.Match[str], place: Place) -> Iterator[Named]:
    """Yield the people of a match of `_SIGNS` or `_PREFIX`."""
    if SIGN in match[0]:
        yield from (Named(place, link) for link in words.people(match.start(), match.end()))
    else:
        yield Named(place, Link(_POSSESSIVE.sub("", match["words"]).rstrip("."), is_link=False), is_prefix=True)


def _speaks_to(words: Words, start: int, people: list[Link]) -> bool:
    """Whether what stands behind a colon or a dash speaks to the people before it, or of them as its object (F74)."""
    rest = words.plain[start:].strip(" *_")
    said = {word.casefold() for word in _WORD.findall(rest)}
    if US & said:
        return False
    if THEM & said or _ADDRESSING.match(rest):
        return True
    again = {link.target for link in words.people(start, len(words.plain))}
    return any(link.target in again if link.is_link else re.search(rf"(?<!\w){re.escape(link.target)}(?![\w'’])", rest) for link in people)


def _read_end(words: Words) -> Iterator[Named]:
    """Yield `(X)` or one `@X` after another at the end; `@X` behind a preposition or a verb that is done to somebody is its object."""
    plain = words.plain
    if match := _BRACKETS.search(plain) if plain.endswith((")", ").", ")!")) else None:
        inside = Words(match["who"], words.links[plain.count(SIGN, 0, match.start()) :])
        yield from (Named(Place.BRACKETS, link) for link in _split(inside, is_strict=True))
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
        is_object = before.rpartition(" ")[2].casefold() in OBJECT_PREPOSITIONS or _ADDRESSING.fullmatch(before)
        yield Named(Place.OBJECT if is_object else Place.AT_LAST, link)
        end = at


def _read_awaited(words: Words) -> Iterator[Named]:
    """Yield those for whom the task says it waits."""
    if (match := _AWAITED.search(words.plain)) and (who := _SIGNS.match(words.plain, match.end()) or _PREFIX.match(words.plain, match.end())):
        yield from _people_at(words, who, Place.AWAITED)


def _read_objects(words: Words) -> Iterator[Link]:
    """Yield the links that are objects: behind the first verb or a preposition, or at the task's start, and not the subject of a clause (F76)."""
    plain, end, was_object = words.plain, 0, False
    for link, shown in words.links:
        at = plain.index(SIGN, end)
        between = plain[end:at]
        is_object = was_object if end and _BETWEEN.fullmatch(between) else _stands_as_object(between, is_first=not end)
        end, was_object = at + 1, is_object
        if is_object and not _is_subject(plain, end, shown):
            yield link


def _is_subject(plain: str, end: int, shown: str) -> bool:
    """Whether the link that ends at `end` owns or does what stands behind it."""
    behind = _BEHIND.match(plain, end)
    if shown.endswith(("'s", "’s")) or (behind and not behind["word"]):
        return True
    return behind is not None and behind["word"].replace("’", "'").casefold() in VERBS_BEHIND


def _stands_as_object(before: str, *, is_first: bool) -> bool:
    """Whether a link behind the words `before` is an object; with `is_first` they begin the task."""
    words = [word.casefold() for word in _WORD.findall(before.replace("@", " "))]
    if words and words[-1] in OBJECT_PREPOSITIONS and not before.rstrip("*_@ ").endswith((",", ".", ":")):
        return True
    if words[-2:-1] and words[-1] == "both" and words[-2] in OBJECT_PREPOSITIONS:
        return True
    *_, clause = _CLAUSE.split(before)
    if not is_first and clause == before:
        return False
    words = [word.casefold() for word in _WORD.findall(_HEAD_DATE.sub("", clause))]
    while len(words) > 1 and words[0] in FILLERS:
        del words[0]
    if not words:
        return clause == before or _ADDRESSING.match(before) is not None
    return words[0] not in NO_VERBS and all(word in PARTICLES for word in words[1:])
