"""Finds whom a task is about as its object (F76).

Examples are `send [[Ada]] the draft` and `lunch with Ada Lovelace`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mdrel.model.note import Link
from mdrel.model.words.task_owners import (
    ADDRESSING,
    ANSWERING,
    DAY_NAMES,
    FILLERS,
    FOLLOWERS,
    NAME_PARTICLES,
    NO_VERBS,
    OBJECT_PREPOSITIONS,
    OCCASIONS,
    PARTICLES,
    REACHING,
    VERBS_BEHIND,
)
from mdrel.parse.markdown.lazy_pattern import lazy_pattern
from mdrel.parse.tasks.text import SIGN, Words

_BEHIND = lazy_pattern(r"[*_]*(?:['’](?:s\b|(?!\w))|[ \t]+(?:\w+ly[ \t]+)?(?P<word>[\w'’]+))")
_BETWEEN = lazy_pattern(r"[*_@\s]*(?:(?:,|&|\+|/|\band\b|\bor\b)[*_@\s]*)+", re.IGNORECASE)
_CLAUSE = lazy_pattern(r":\s|\s[-–—]{1,2}\s|—")
_WORD = lazy_pattern(r"[\w'’-]+")
_HEAD_DATE = lazy_pattern(r"(?:\d{4}-\d{2}-\d{2}|\d{1,2}:\d{2})[:,]?\s+")
ADDRESSING_VERB = lazy_pattern(
    rf"(?:{'|'.join(map(re.escape, ADDRESSING))})(?![\w-])(?:\s(?:back|up|again))?", re.IGNORECASE
)
# What a plain name stands behind: a preposition anywhere, or at the start a verb of reaching
# somebody.
_BEFORE_NAME = lazy_pattern(
    rf"(?<![\w-])(?:{'|'.join(sorted(OBJECT_PREPOSITIONS))})\s+(?=[*_@]{{0,3}}[^\W\d_])"
    rf"|^(?:(?:{'|'.join(sorted(FILLERS))})\s+){{0,3}}(?:{'|'.join(map(re.escape, REACHING))})\s+"
    rf"(?:back\s+|up\s+)?(?=[*_@]{{0,3}}[^\W\d_])",
    re.IGNORECASE,
)
_PLAIN = lazy_pattern(r"[*_@]{0,3}(?P<words>[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){0,4})")
# `Reply to [[Ada]]'s letter`, `a present for [[Ada]]'s birthday`
_LONGEST_ANSWER = 40
_ANSWERING = lazy_pattern(rf"(?<![\w-])(?:{'|'.join(ANSWERING)})\s[*_@]*$", re.IGNORECASE)
_OCCASION = lazy_pattern(
    rf"(?:['’]s?)?\s(?:\w+\s)?(?:{'|'.join(sorted(OCCASIONS))})(?!\w)", re.IGNORECASE
)
_POSSESSIVE = lazy_pattern(r"['’]s?$")
_ARTICLES = frozenset({"the", "a", "an", "my", "our", "his", "her", "their", "some"})
_MOST_IN_NAME = 4
_MOST_PLAIN = 8


def read_objects(words: Words) -> Iterator[Link]:
    """Yield the links that are objects of a task (F76).

    They stand behind the first verb or a preposition, or at the task's start, and are not the
    subject of a clause.
    """
    plain, end, was_object = words.plain, 0, False
    for link, shown in words.links:
        at = plain.index(SIGN, end)
        between = plain[end:at]
        is_object = (
            was_object
            if end and _BETWEEN.fullmatch(between)
            else _stands_as_object(between, is_first=not end)
        )
        end, was_object = at + 1, is_object
        if is_object and (_is_answered(plain, at, end) or not _is_subject(plain, end, shown)):
            yield link


def _is_subject(plain: str, end: int, shown: str) -> bool:
    """Whether the link that ends at `end` owns or does what stands behind it."""
    behind = _BEHIND.match(plain, end)
    if shown.endswith(("'s", "’s")) or (behind and not behind["word"]):
        return True
    return behind is not None and behind["word"].replace("’", "'").casefold() in VERBS_BEHIND


def _is_answered(plain: str, at: int, end: int) -> bool:
    """Whether what belongs to the person from `at` to `end` is answered or returned to them.

    Or it is a day of theirs for which something is done.
    """
    if _ANSWERING.search(plain, max(at - _LONGEST_ANSWER, 0), at):
        return True
    return plain.endswith("for ", 0, at) and _OCCASION.match(plain, end) is not None


def _stands_as_object(before: str, *, is_first: bool) -> bool:
    """Whether a link behind the words `before` is an object.

    With `is_first` these words begin the task.
    """
    words = [word.casefold() for word in _WORD.findall(before.replace("@", " "))]
    if (
        words
        and words[-1] in OBJECT_PREPOSITIONS
        and not before.rstrip("*_@ ").endswith((",", ".", ":"))
    ):
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
        return clause == before or ADDRESSING_VERB.match(before) is not None
    return words[0] not in NO_VERBS and all(word in PARTICLES for word in words[1:])


def read_plain_objects(words: Words) -> Iterator[Link]:
    """Yield the plain names that are objects as links are.

    They stand behind a preposition or a verb of reaching, and not before a noun of theirs.
    """
    plain, found = words.plain, 0
    for before in _BEFORE_NAME.finditer(plain):
        at = before.end()
        is_given = before[0].split()[-1].casefold() not in OBJECT_PREPOSITIONS
        while found < _MOST_PLAIN and (match := _PLAIN.match(plain, at)):
            name = leading_name(match["words"])
            end = match.start("words") + len(name)
            name, owns = _POSSESSIVE.subn("", name)
            if not name or not (
                _is_answered(plain, match.start("words"), match.start("words") + len(name))
                if owns
                else _may_follow(plain, end, is_given=is_given)
            ):
                break
            yield Link(name.rstrip("."), is_link=False)
            found += 1
            between = _BETWEEN.match(plain, end)
            if between is None:
                break
            at = between.end()


def leading_name(text: str) -> str:
    """Return the words at the start of `text` that may be a name.

    They have capitals, and are no day.
    """
    kept: list[str] = []
    for word in text.split(" ")[:_MOST_IN_NAME]:
        is_name = word[0].isupper() and word.casefold().rstrip(".") not in DAY_NAMES
        if not is_name and not (kept and word in NAME_PARTICLES):
            break
        kept.append(word)
    while kept and kept[-1] in NAME_PARTICLES:
        kept.pop()
    return " ".join(kept)


def _may_follow(plain: str, end: int, *, is_given: bool) -> bool:
    """Whether what stands behind a plain name leaves it whole.

    No noun follows that the name only describes (`Ada review`), no `'s` and no verb of its own.
    With `is_given` a thing may follow that they are given (`send Ada the plan`).
    """
    behind = _BEHIND.match(plain, end)
    if behind is None:
        return True
    word = (behind["word"] or "").casefold()
    return word in FOLLOWERS or (is_given and word in _ARTICLES)
