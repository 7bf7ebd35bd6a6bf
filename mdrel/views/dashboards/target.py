"""What `Target.md` shows: the week's goal, the targets and where names come from.

It also says who is ready, and what the others lack (M4, M14-M16).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mdrel.model.level import Level
from mdrel.model.names import note_name
from mdrel.rules.sources import count_added, count_sources
from mdrel.views.dashboards.people import LONGEST, MOST_ROWS, write_date
from mdrel.views.markdown.escape import code, shorten
from mdrel.views.months import WEEKS, name_week

if TYPE_CHECKING:
    from datetime import date

    from mdrel.model.agenda import Standing, TargetState
    from mdrel.model.contact import Contact
    from mdrel.views.dashboards.people import DashboardData, Data

LACKS = {"they_offer": "what you gain", "i_offer": "what they gain"}


def describe_target(material: DashboardData) -> Data:
    """Return the table `target` of docs/templates.md."""
    week = material.ranking.week
    known = [state for state in week.targets if state.standing.contact.path in material.people]
    standings = material.ranking.standings
    # The next in line stands first, the others by name.
    ready = sorted((each for each in known if each.is_ready), key=lambda each: each != week.next_up)
    not_ready = [each for each in known if not each.is_ready]
    sources = _describe_sources([each.contact for each in standings], material.ranking.today)
    return {
        "week": describe_week(material),
        "ready": [describe_candidate(each, material) for each in ready[:MOST_ROWS]],
        "more_ready": max(0, len(ready) - MOST_ROWS),
        "not_ready": [describe_candidate(each, material) for each in not_ready[:MOST_ROWS]],
        "more_not_ready": max(0, len(not_ready) - MOST_ROWS),
        "sources": sources[:MOST_ROWS],
        "more_sources": max(0, len(sources) - MOST_ROWS),
        "weeks": _describe_weeks(standings, material),
        "paused": material.pick_paused(
            standing for standing in standings if standing.contact.level is Level.TARGET
        ),
    }


def describe_week(material: DashboardData) -> Data:
    """Return the week's goal, who was contacted, the streak and the next in line (M16)."""
    week = material.ranking.week
    contacted = [contact for contact in week.contacted if contact.path in material.people]
    return {
        "name": name_week(week.monday),
        "goal": week.goal,
        "done": len(week.contacted),
        "is_met": week.is_met,
        "contacted": [material.people[contact.path] for contact in contacted],
        "streak": week.streak,
        "next": describe_candidate(week.next_up, material)
        if week.next_up and week.next_up.standing.contact.path in material.people
        else None,
    }


def describe_candidate(state: TargetState, material: DashboardData) -> Data:
    """Return a target with both reasons, or the words and properties of what is missing (M14)."""
    profile = state.standing.contact.profile
    return {
        "person": material.person(state.standing),
        "you_gain": shorten("; ".join(profile.they_offer), LONGEST),
        "they_gain": shorten("; ".join(profile.i_offer), LONGEST),
        "through": shorten(", ".join(map(note_name, profile.introduced_by)), LONGEST),
        "source": shorten(profile.origin, LONGEST),
        "missing": [{"property": code(name), "words": LACKS[name]} for name in state.missing],
    }


def _describe_sources(contacts: list[Contact], today: date) -> list[Data]:
    """Return the sources of targets, and those that have run dry (M15).

    They count everyone who is or was a target. The richest source comes first. There are none while
    there are no names.
    """
    found = count_sources(contacts, today)
    if not any(each.targets or each.moved_on for each in found):
        return []
    return [
        {
            "name": each.name,
            "targets": each.targets,
            "moved_on": each.moved_on,
            "newest": write_date(each.newest),
            "is_dry": each.is_dry,
        }
        for each in found
    ]


def _describe_weeks(standings: tuple[Standing, ...], material: DashboardData) -> list[Data]:
    """Return the last eight ISO weeks, newest first (M16).

    Each has the names that were added as targets, and whether the goal was met.
    """
    added = count_added((standing.contact for standing in standings), material.ranking.today, WEEKS)
    met = set(material.ranking.week.met_weeks)
    return [
        {
            "name": name_week(monday),
            "monday": monday.isoformat(),
            "added": names,
            "is_met": monday in met,
        }
        for monday, names in reversed(added)
    ]
