"""Who wrote in a chat: the names beside the times of its lines (F40)."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

from mdrel.model.names import Myself, fold_case
from mdrel.model.note import Link
from mdrel.parse.markdown.lazy_pattern import lazy_pattern
from mdrel.parse.markdown.wikilinks import show_links

_TIME = r"\d{1,2}[:.]\d{2}(?::\d{2})?(?: ?[ap]\.?m\.?)?"
# `**10:05 — Ada:**`, `[10:05] Ada: …`; `**Ada** (10:05): …`
_SPEAKER = lazy_pattern(
    rf"[ \t>*_\[(-]*+(?:{_TIME}[\])*_]*+ *+[-–—,]?+ *+[*_]*+(?P<behind>[^\d\s:*][^:\n*]{{0,60}}):"
    rf"|(?P<before>[^\W\d][^:\n*(\[]{{0,60}})[*_]*+ ?[\[(]{_TIME}[\])])",
    re.IGNORECASE,
)


def read_speaker(line: str) -> str:
    """Return who wrote the lines of a chat from here on, folded, or an empty text."""
    found = _SPEAKER.match(show_links(line)) if ":" in line else None
    return fold_case(found["behind"] or found["before"]) if found else ""


def pick_writers(people: tuple[Link, ...], names: AbstractSet[str], me: Myself) -> tuple[Link, ...]:
    """Return those of `people` whose `names` stand before what was written on a day.

    They are all `people` where none of the names is theirs, and in a chat of two, in which the
    other is meant by whatever one of them writes. Where nobody knows who `me` is, one of the people
    is.
    """
    if len(people) <= (1 if me.is_known else 2):
        return people
    return tuple(each for each in people if is_any(each, names)) or people


def is_any(person: Link, names: AbstractSet[str]) -> bool:
    """Whether one of `names` is a person's, or the first words of it, or goes on from it."""
    own = fold_case(person.target.rpartition("/")[2])
    return any(f"{own} ".startswith(f"{name} ") or name.startswith(f"{own} ") for name in names)
