"""Finds the owner behind a label or a topic with which a task begins (F74).

Examples are `[ACTION] Ada: the plan`, `Action for Ada: the plan`, `AP Ada: the plan`, `TODO (Ada):
the plan` and `Venue: Ada to ask`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mdrel.model.note import Link, Named, Place
from mdrel.model.words.task_owners import ACTION_LABELS, REACHING, TASK_LABELS
from mdrel.parse.markdown.lazy_pattern import lazy_pattern
from mdrel.parse.tasks.handing import find_mark, is_weak, list_people, people_before, place_at
from mdrel.parse.tasks.text import SIGN, Words, any_of

_LABEL = lazy_pattern(
    rf"[*_]{{0,3}}(?P<open>[\[(])?[*_]{{0,3}}"
    rf"(?:(?P<action>{any_of(ACTION_LABELS)}|a(?=[-. #]?\d))|{any_of(TASK_LABELS)})"
    r"(?:[-. #]{0,2}\d{1,3}(?:\.\d{1,3})?)?(?![\w-])[*_]{0,3}(?P<close>[\])])?[*_]{0,3}"
    r"(?P<mark>\s?:|\s[-–—]{1,2}(?=\s)|\s?[→➔➜⇒—|])?[*_]{0,3}\s?(?P<given>(?:for|by|on)\s)?",
    re.IGNORECASE,
)
# Names in brackets behind the label, or up to the end of the brackets that it stands in.
_BRACKETED = lazy_pattern(r"[\[(](?P<who>[^\[\]()]{1,60})[\])]")
_UP_TO_END = lazy_pattern(r"(?P<who>[^\[\]()]{1,60})[\])]")
_FIRST = lazy_pattern(
    rf"[*_@]{{0,3}}(?:{SIGN}|(?P<words>[^\W\d_][\w.’'-]*(?: [^\W\d_][\w.’'-]*){{0,3}}))"
)


def read_label(words: Words) -> Iterator[Named]:
    """Yield the people behind the label with which a task begins."""
    label = _LABEL.match(words.plain)
    if label is None:
        return
    rest = words.behind(label.end())
    inside = (_UP_TO_END if label["open"] and not label["close"] else _BRACKETED).match(rest.plain)
    people = list_people(Words(inside["who"], rest.links)) if inside else []
    is_action = label["action"] is not None
    # Of an action `for X` X is somebody, whoever that is.
    is_person = is_action and (people or (label["given"] or "").casefold() in {"for ", "by "})
    place = Place.SUBJECT if is_person else Place.HANDED
    if not people and (mark := find_mark(rest)):
        people = people_before(rest, mark)
        if label["given"] and not is_action:
            place = Place.ASSIGNED
        elif not is_action:
            place = place_at(rest, mark, people)
    if people:
        yield from (Named(place, link) for link in people)
    elif is_action and (label["mark"] or label["close"] or label["given"]):
        yield from _read_first(rest)


def _read_first(rest: Words) -> Iterator[Named]:
    """Yield whoever stands first behind the label of an action, where no mark follows."""
    first = _FIRST.match(rest.plain)
    if first is None or rest.plain.startswith(("'s", "’s"), first.end()):
        return
    if first["words"] is None:
        yield Named(Place.ASSIGNED, rest.links[0][0])
    else:
        yield Named(Place.ASSIGNED, Link(first["words"], is_link=False), is_prefix=True)


def read_topic(words: Words, mark: re.Match[str]) -> Iterator[Named]:
    """Yield the people behind a topic before `mark`, where `to`, `will` or an arrow follows."""
    topic = words.plain[: mark.start()].strip(" *_").casefold()
    if not is_weak(mark) or topic in REACHING:
        return
    rest = words.behind(mark.end())
    further = find_mark(Words(rest.plain.lstrip(" *_"), rest.links))
    if further and not is_weak(further):
        rest = Words(rest.plain.lstrip(" *_"), rest.links)
        yield from (Named(Place.DOER, link) for link in people_before(rest, further))
