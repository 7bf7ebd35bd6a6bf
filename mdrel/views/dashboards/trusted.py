"""What `Trusted.md` shows: the three, the ten and everyone else trusted (M1, M5, M6, M8).

It tells of their year, and whom to call first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mdrel.model.conversation import Purpose
from mdrel.model.level import Circle, Level
from mdrel.rules.last_conversation import is_close
from mdrel.rules.statistics import name_months
from mdrel.views.dashboards.year import NO_MARKS
from mdrel.views.months import draw_strip
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
    months = name_months(material.ranking.today)
    highest = max((max(material.year(standing).counts) for standing in near), default=0)
    return {
        "groups": [
            _describe_group("The three", material.pick(three), Circle.THREE),
            _describe_group("The ten", material.pick(ten), Circle.TEN),
            _describe_group("Others you trust", material.pick(others), None),
        ],
        "months": months,
        "month_names": [short_month(int(month[5:])) for month in months],
        "highest": highest,
        "year": [_describe_year(standing, material, highest) for standing in near],
        "mix": _describe_mix(near, material),
        "first": material.pick(_order_calls((three, ten, others), material)[:FIRST_CALLS]),
        "paused": material.pick_paused(
            standing for standing in material.ranking.standings if is_close(standing.contact)
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


def _describe_year(standing: Standing, material: DashboardData, highest: int) -> Data:
    """Return what a person's conversations of the year were for (M20).

    It also says when thanks and help were last given (M8). All strips have one scale, so that they
    compare.
    """
    year = material.year(standing)
    strategic, personal, both, _, *purposes = year.marks
    return {
        "person": material.person(standing),
        "strategic": strategic + both,
        "personal": personal + both,
        "purposes": _name_purposes(purposes),
        "thanked_on": year.thanked_on,
        "assisted_on": year.assisted_on,
        "counts": list(year.counts),
        "total": sum(year.counts),
        "strip": draw_strip(year.counts, highest),
    }


def _describe_mix(standings: list[Standing], material: DashboardData) -> Data:
    """Return how many of a year's conversations were strategic, personal, both or neither.

    A conversation counts by what its entry says (M1). It also says how many had each purpose (M20).
    """
    years = (material.year(standing).marks for standing in standings)
    strategic, personal, both, unmarked, *purposes = map(sum, zip(NO_MARKS, *years, strict=True))
    return {
        "strategic": strategic,
        "personal": personal,
        "both": both,
        "unmarked": unmarked,
        **_name_purposes(purposes),
    }


def _name_purposes(numbers: list[int]) -> dict[str, int]:
    """Return how many conversations were for what."""
    return dict(zip(map(str, Purpose), numbers, strict=True))


def _order_calls(groups: tuple[list[Standing], ...], material: DashboardData) -> list[Standing]:
    """Return the people in the order to call them about a critical issue (M1).

    First come the three, then the ten, then the others. Within a group those you talk to most often
    come first, and then the name decides.
    """

    def rank(standing: Standing) -> tuple[int, str]:
        return (-sum(material.year(standing).counts), standing.contact.name.casefold())

    return [standing for group in groups for standing in sorted(group, key=rank)]
