"""A contact's conversations of twelve months, as dashboards count them.

A watcher keeps everybody's, so they are without words and people.
"""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING

from msgspec import Struct

from mdrel.model.cadence import MONTHS_PER_YEAR
from mdrel.model.conversation import Purpose
from mdrel.rules.statistics import group_by_level

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from mdrel.model.agenda import Standing
    from mdrel.model.conversation import Conversation
    from mdrel.model.level import Level
    from mdrel.rules.statistics import TalkPlace

_BOTH = frozenset({"strategic", "personal"})
_MIXES = (frozenset({"strategic"}), frozenset({"personal"}), _BOTH, frozenset[str]())
NO_MARKS = (0,) * (len(_MIXES) + len(Purpose))


class Year(Struct, frozen=True, gc=False):
    """A contact's conversations of the twelve months up to today's, as they are counted.

    A bare stated last contact is none. `places` has the month of each, from 0 on, by the level of
    its day and by where it stands. `counts` are those of the months, `marks` those strategic,
    personal, both and neither, and those of each purpose. `thanked_on` and `assisted_on` are of all
    years.
    """

    places: dict[Level | None, dict[TalkPlace, int]]
    counts: tuple[int, ...]
    marks: tuple[int, ...]
    thanked_on: str
    assisted_on: str


def gather_year(standing: Standing, first: date) -> Year:
    """Return a contact's year, which begins on `first`."""
    path, talks = standing.contact.path, standing.talks
    by_level = group_by_level(standing.contact, (talk for talk in talks if talk.on >= first))
    told = list(chain.from_iterable(by_level.values()))
    counts = Counter(_month(talk, first) for talk in told)
    return Year(
        {
            level: {
                (path if talk.path == path else talk.path, talk.span): _month(talk, first)
                for talk in found
            }
            for level, found in by_level.items()
        },
        tuple(counts[month] for month in range(MONTHS_PER_YEAR)),
        _count_marks(told),
        _find_last(talks, "thanks"),
        _find_last(talks, "assist"),
    )


def _count_marks(talks: Sequence[Conversation]) -> tuple[int, ...]:
    tags = Counter(_BOTH & talk.tags for talk in talks)
    purposes = Counter(talk.purpose for talk in talks)
    return (*(tags[each] for each in _MIXES), *(purposes[each] for each in Purpose))


def _month(talk: Conversation, first: date) -> int:
    """Return in which month of the year that begins on `first` a talk was, from 0 on."""
    return (talk.on.year - first.year) * MONTHS_PER_YEAR + talk.on.month - first.month


def _find_last(talks: Iterable[Conversation], tag: str) -> str:
    """Return the date of the newest of `talks` with `tag`."""
    return next((talk.on.isoformat() for talk in talks if tag in talk.tags), "")
