"""What `Trusted.md` shows: the three, the ten and everyone else trusted (M1, M5, M6, M8).

It tells of their year, and whom to call first.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from mdrel.model.agenda import State
from mdrel.model.conversation import Purpose
from mdrel.model.level import Circle, Level
from mdrel.rules.statistics import name_months
from mdrel.views.dashboards.people import write_date
from mdrel.views.months import count_months, draw_strip
from mdrel.views.terminal.text import short_month

if TYPE_CHECKING:
    from mdrel.model.agenda import Standing
    from mdrel.views.dashboards.people import DashboardData, Data

FIRST_CALLS = 20


def describe_trusted(material: DashboardData) -> Data:
    """Return the table `trusted` of docs/templates.md."""
    three = [standing for standing in material.active if standing.contact.circle is Circle.THREE]
    ten = [standing for standing in material.active if standing.contact.circle is Circle.TEN]
    others = [
        standing
        for standing in material.active
        if standing.contact.circle is None and standing.contact.level is Level.TRUSTED
    ]
    near = three + ten + others
    months = name_months(material.agenda.today)
    year = _describe_years(near, material, months)
    return {
        "groups": [
            _describe_group("The three", material.pick(three), Circle.THREE),
            _describe_group("The ten", material.pick(ten), Circle.TEN),
            _describe_group("Others you trust", material.pick(others), None),
        ],
        "months": months,
        "month_names": [short_month(int(month[5:])) for month in months],
        "highest": max((max(counts) for counts, _ in year), default=0),
        "year": [row for _, row in year],
        "mix": _describe_mix(near, material),
        "first": material.pick(_order_calls((three, ten, others), material)[:FIRST_CALLS]),
        "paused": material.pick(
            [
                s
                for s in material.agenda.standings
                if s.state is State.PAUSED
                and (s.contact.circle is not None or s.contact.level is Level.TRUSTED)
            ],
        ),
    }


def _describe_group(title: str, people: list[Data], circle: Circle | None) -> Data:
    """Return one group of people.

    `free` is how many places a circle has left (M10).
    """
    places = circle.size if circle else None
    return {
        "title": title,
        "circle": circle.value if circle else "",
        "people": people,
        "places": places,
        "free": max(0, places - len(people)) if places else 0,
    }


def _describe_years(
    standings: list[Standing], material: DashboardData, months: list[str]
) -> list[tuple[list[int], Data]]:
    """Return each person's months and row; all strips have one scale, so that they compare."""
    counts = [
        count_months((talk.on for talk in material.year(standing)), months)
        for standing in standings
    ]
    highest = max(map(max, counts), default=0)
    return [
        (
            row,
            {
                **_describe_year(standing, material),
                "counts": row,
                "total": sum(row),
                "strip": draw_strip(row, highest),
            },
        )
        for standing, row in zip(standings, counts, strict=True)
    ]


def _describe_year(standing: Standing, material: DashboardData) -> Data:
    """Return what a person's conversations of the year were for (M20).

    It also says when thanks and help were last given (M8).
    """
    talks = material.year(standing)
    tags = Counter(tag for talk in talks for tag in talk.tags)
    purposes = Counter(talk.purpose for talk in talks)
    return {
        "person": material.person(standing),
        "strategic": tags["strategic"],
        "personal": tags["personal"],
        "purposes": {purpose.value: purposes[purpose] for purpose in Purpose},
        "thanked_on": _find_last(standing, "thanks"),
        "assisted_on": _find_last(standing, "assist"),
    }


def _find_last(standing: Standing, tag: str) -> str:
    """Return the date of the newest conversation with `tag`."""
    found = (talk.on for talk in standing.talks if tag in talk.tags)
    return write_date(next(found, None))


def _describe_mix(standings: list[Standing], material: DashboardData) -> Data:
    """Return how many of a year's conversations were strategic, personal, both or neither.

    A conversation counts by what its entry says (M1). It also says how many had each purpose (M20).
    """
    talks = [talk for standing in standings for talk in material.year(standing)]
    tags = [talk.tags for talk in talks]
    purposes = Counter(talk.purpose for talk in talks)
    return {
        "strategic": sum("strategic" in found and "personal" not in found for found in tags),
        "personal": sum("personal" in found and "strategic" not in found for found in tags),
        "both": sum({"strategic", "personal"} <= found for found in tags),
        "unmarked": sum(not {"strategic", "personal"} & found for found in tags),
        **{purpose.value: purposes[purpose] for purpose in Purpose},
    }


def _order_calls(groups: tuple[list[Standing], ...], material: DashboardData) -> list[Standing]:
    """Return the people in the order to call them about a critical issue (M1).

    First come the three, then the ten, then the others. Within a group those you talk to most often
    come first, and then the name decides.
    """

    def rank(standing: Standing) -> tuple[int, str]:
        return (-len(material.year(standing)), standing.contact.name.casefold())

    return [standing for group in groups for standing in sorted(group, key=rank)]
