"""What `Transactional.md` shows: objectives with their dates, and what each side gives.

What each side gives and takes stands by organisation (M2, M18).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mdrel.model.level import Level
from mdrel.rules.balance import measure_exchange
from mdrel.views.dashboards.people import MOST_ROWS, keep_first
from mdrel.views.markdown.escape import clean

if TYPE_CHECKING:
    from mdrel.model.agenda import Standing
    from mdrel.views.dashboards.people import DashboardData, Data


def describe_transactional(material: DashboardData) -> Data:
    """Return the table `transactional` of docs/templates.md."""
    standings = [
        standing
        for standing in material.ranking.standings
        if standing.contact.level is Level.TRANSACTIONAL
    ]
    active = [standing for standing in standings if standing.is_active]
    shown, more = keep_first(active)
    handovers = [standing for standing in active if _hand_over(standing)]
    return {
        "people": len(active),
        "objectives": sorted(
            material.pick([standing for standing in active if _has_objective(standing)]),
            key=lambda person: str(person["objective_due"] or "9999-99"),
        ),
        "without_objective": material.pick(
            [standing for standing in active if not _has_objective(standing)]
        ),
        "organizations": _group(shown, material),
        "more_people": more,
        "handovers": [_describe_deal(standing, material) for standing in handovers[:MOST_ROWS]],
        "more_handovers": max(0, len(handovers) - MOST_ROWS),
        "paused": material.pick_paused(standings),
    }


def _has_objective(standing: Standing) -> bool:
    """Return whether it is noted what the two want to reach, or by when (M2)."""
    return bool(standing.contact.profile.objective or standing.contact.profile.objective_due)


def _group(standings: list[Standing], material: DashboardData) -> list[Data]:
    """Return the people grouped by organisation.

    The organisations are sorted by name, without regard to capitals. Those without an organisation
    come last. People stay in the order of the agenda.
    """
    groups: dict[str, list[Standing]] = {}
    for standing in standings:
        groups.setdefault(clean(standing.contact.profile.organization).casefold(), []).append(
            standing
        )
    return [
        {
            "name": members[0].contact.profile.organization,
            "people": [_describe_deal(standing, material) for standing in members],
        }
        for _, members in sorted(groups.items(), key=lambda group: (not group[0], group[0]))
    ]


def _describe_deal(standing: Standing, material: DashboardData) -> Data:
    """Return a person with what was given and received within a year.

    It also says where a hand-over stands.
    """
    exchange = measure_exchange(standing.talks, material.ranking.today)
    return {
        "person": material.person(standing),
        "gave": exchange.gave,
        "got": exchange.got,
        "handover": standing.contact.profile.handover,
        "handover_to": standing.contact.profile.handover_to,
    }


def _hand_over(standing: Standing) -> bool:
    """Return whether somebody else takes this relationship over (M18)."""
    return bool(standing.contact.profile.handover or standing.contact.profile.handover_to)
