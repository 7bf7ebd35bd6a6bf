"""Finds the people whom a task names at its end, or as those who do it (F73, F74)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mdrel.model.note import Link, Named, Place
from mdrel.model.words.task_owners import (
    ACTION_LABELS,
    DAY_NAMES,
    DONE_BY,
    OBJECT_PREPOSITIONS,
    PARTICIPLES,
)
from mdrel.model.words.task_verbs import DOING, DOING_ALONE
from mdrel.parse.markdown.lazy_pattern import lazy_pattern
from mdrel.parse.tasks.objects import ADDRESSING_VERB, leading_name
from mdrel.parse.tasks.text import SIGN, Words, any_of, is_full_name, name_of, split_names

_MOST_LAST = 4
_BRACKETS = lazy_pattern(r"[(\[](?P<who>[^()\[\]]{1,60})[)\]][*_.!]{0,4}$")
# To `9:30am: priorities (Ada, Bo)` the people in brackets come; `14:00 send the deck (Ada)` is a
# task all the same.
_APPOINTMENT = lazy_pattern(
    r"[*_]{0,3}(?:\d{1,2}[:.]\d{2}(?:\s?[ap]\.?m\.?)?|\d{1,2}\s?[ap]\.?m\.?)"
    r"(?:\s?[-–—]\s?\d{1,2}(?:[:.]\d{2})?(?:\s?[ap]\.?m\.?)?)?(?![\w.])[*_]{0,3}"
    rf"(?:\s?[:,–—-])?\s+(?!(?:{any_of(DOING | DOING_ALONE)})\s)",
    re.IGNORECASE,
)
_LABEL = lazy_pattern(rf"(?:{'|'.join(map(re.escape, ACTION_LABELS))})\b[:\s-]*", re.IGNORECASE)
_DASHED = lazy_pattern(r"(?:\s(?:[-–—]{1,2}|[-=]>)\s|\s?[—→➔➜⇒]\s?)(?P<who>[^→➔➜⇒—()\[\]]{1,60})$")
# The day behind a name: `, 2026-12-01`, `, by Friday`, `, no date`.
_NO_DAY = r"ongoing|undated|(?:no|without)\s(?:due\s)?date|(?:due\s)?date\s(?:tbd|tbc|open)|tb[acd]"
_DAY = lazy_pattern(
    r"(?:\s*,|\s[-–—]|\s(?=by\s|due\s|until\s))\s*(?:(?:by|due|until|on|next|this)\b[^,]{0,40}"
    rf"|[^,]{{0,20}}\d[^,]{{0,20}}|(?:{'|'.join(sorted(DAY_NAMES))}|eod|eow|asap|{_NO_DAY})\.?)?$",
    re.IGNORECASE,
)
_PASSIVE = lazy_pattern(
    rf"(?:(?:\b(?:be|being)\s+(?:\w+ly\s+)?(?:\w+(?:ed|en)|{'|'.join(PARTICIPLES)})"
    rf"(?:\s+(?!by\b)\w+){{0,3}})|^(?:{'|'.join(map(re.escape, DONE_BY))}))\s+by\s+[*_@]{{0,3}}"
    rf"(?:(?P<sign>{SIGN})|(?P<words>[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){{0,3}}))",
    re.IGNORECASE,
)


def read_end(words: Words) -> Iterator[Named]:
    """Yield the people named at a task's end as `(X)`, `— X`, or as one or more `@X`.

    Those in brackets of an appointment with a time come to it, and own nothing.
    `@X` behind a preposition or a verb that is done to somebody is its object.
    """
    plain = words.plain
    match = _BRACKETS.search(plain) if "(" in plain or "[" in plain else None
    if match and "@" not in match["who"] and _APPOINTMENT.match(plain):
        return
    if match:
        label = _LABEL.match(match["who"])
        who = _DAY.sub("", match["who"][label.end() if label else 0 :])
        inside = words.behind(match.start())
        people = split_names(Words(who, inside.links), is_strict=True)
        yield from (Named(Place.BRACKETS, link) for link in people)
        # Of `(@Zed Zoo)` the sign and the two names say that it is a person, whoever has them.
        if who.lstrip("*_ ").startswith("@") and all(" " in link.target for link in people):
            yield from (Named(Place.PRESUMED, link) for link in people if not link.is_link)
        return
    yield from _read_marked(words)
    yield from _read_dashed(words)


def _read_marked(words: Words) -> Iterator[Named]:
    """Yield the people with whom a task ends as `@X`."""
    plain = words.plain
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
        if not is_object and is_full_name(link):
            yield Named(Place.PRESUMED, link)
        end = at


def _read_dashed(words: Words) -> Iterator[Named]:
    """Yield the people behind a dash or an arrow, with whom a task ends and does not begin.

    A word of contact alone before it is something that I do (`Lunch - Ada`).
    """
    match = _DASHED.search(_DAY.sub("", words.plain))
    if match is None:
        return
    before = words.plain[: match.start()].strip("*_ ")
    if " " in before and not ADDRESSING_VERB.fullmatch(before):
        who = Words(match["who"], words.behind(match.start()).links)
        yield from (Named(Place.ASSIGNED, link) for link in split_names(who, is_strict=True))


def read_doer(words: Words) -> Iterator[Named]:
    """Yield the person by whom something is to be done: `to be signed by Ada`."""
    match = _PASSIVE.search(words.plain) if " by " in words.plain else None
    if match is None:
        return
    if match["sign"]:
        yield Named(Place.DOER, words.behind(match.start("sign")).links[0][0])
    elif name := leading_name(match["words"]):
        yield Named(Place.DOER, Link(name.rstrip("."), is_link=False))
