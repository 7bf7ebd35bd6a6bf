"""What `Target.md` shows: this week's goal, who is ready and what the others lack, and where names come from (M4, M14-M16)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from mdrel.model.agenda import State
from mdrel.model.level import Level
from mdrel.rules.last_conversation import level_on
from mdrel.views.dash_months import last_weeks, name_week
from mdrel.views.dash_people import LONGEST, write_date
from mdrel.views.markdown import clean, code, shorten

if TYPE_CHECKING:
    from mdrel.model.agenda import Standing, TargetState
    from mdrel.model.contact import Contact
    from mdrel.views.dash_people import Data, Material

LACKS = {"they_offer": "what you gain", "i_offer": "what they gain"}
INTRODUCTIONS = "introductions"


def describe_target(material: Material) -> Data:
    """Return the table `target` of docs/templates.md."""
    week = material.agenda.week
    known = [state for state in week.targets if state.standing.contact.path in material.people]
    standings = material.agenda.standings
    return {
        "week": describe_week(material),
        # The next in line stands first, the others by name.
        "ready": [describe_candidate(state, material) for state in sorted((each for each in known if each.is_ready), key=lambda each: each != week.next_up)],
        "not_ready": [describe_candidate(state, material) for state in known if not state.is_ready],
        "sources": _count_sources([standing.contact for standing in standings]),
        "weeks": _describe_weeks(standings, material),
        "paused": material.pick([s for s in standings if s.state is State.PAUSED and s.contact.level is Level.TARGET]),
    }


def describe_week(material: Material) -> Data:
    """Return the week's goal, who was contacted, the streak and the next in line (M16)."""
    week = material.agenda.week
    contacted = [contact for contact in week.contacted if contact.path in material.people]
    return {
        "name": name_week(week.monday),
        "goal": week.goal,
        "done": len(week.contacted),
        "is_met": week.is_met,
        "contacted": [material.people[contact.path] for contact in contacted],
        "streak": week.streak,
        "next": describe_candidate(week.next_up, material) if week.next_up and week.next_up.standing.contact.path in material.people else None,
    }


def describe_candidate(state: TargetState, material: Material) -> Data:
    """Return a target with both reasons, or the words and properties of what is missing (M14)."""
    profile = state.standing.contact.profile
    return {
        "person": material.person(state.standing),
        "you_gain": shorten("; ".join(profile.they_offer), LONGEST),
        "they_gain": shorten("; ".join(profile.i_offer), LONGEST),
        "through": shorten(", ".join(profile.introduced_by), LONGEST),
        "source": shorten(profile.origin, LONGEST),
        "missing": [{"property": code(name), "words": LACKS[name]} for name in state.missing],
    }


def _count_sources(contacts: list[Contact]) -> list[Data]:
    """Return the sources of everyone who is or was a target, the richest first (M15)."""
    found: dict[str, list[Contact]] = {}
    for contact in contacts:
        if _was_target(contact):
            found.setdefault(_name_source(contact).casefold(), []).append(contact)
    ordered = sorted(found.items(), key=lambda source: (-len(source[1]), source[0]))
    return [_describe_source(members) for _, members in ordered]


def _describe_source(members: list[Contact]) -> Data:
    """Return one source with its targets of today, those who moved on, and when it last gave a name."""
    targets = sum(contact.level is Level.TARGET for contact in members)
    added = [contact.profile.added_on for contact in members if contact.profile.added_on]
    return {"name": _name_source(members[0]), "targets": targets, "moved_on": len(members) - targets, "newest": write_date(max(added, default=None))}


def _was_target(contact: Contact) -> bool:
    """Return whether the contact is or ever was a target."""
    return contact.level is Level.TARGET or any(Level.TARGET in (change.before, change.after) for change in contact.levels)


def _name_source(contact: Contact) -> str:
    """Return the source as the note says it; an introduction is one, too."""
    return clean(contact.profile.origin) or (INTRODUCTIONS if contact.profile.introduced_by else "not noted")


def _describe_weeks(standings: tuple[Standing, ...], material: Material) -> list[Data]:
    """Return the last eight ISO weeks, newest first: names added as targets, and whether the goal was met (M16)."""
    contacts = [standing.contact for standing in standings]
    added = [contact.profile.added_on for contact in contacts if contact.profile.added_on and level_on(contact, contact.profile.added_on) is Level.TARGET]
    names = Counter(day.isocalendar()[:2] for day in added)
    met = set(material.agenda.week.met_weeks)
    mondays = reversed(last_weeks(material.agenda.week.monday))
    return [{"name": name_week(monday), "monday": monday.isoformat(), "added": names[monday.isocalendar()[:2]], "is_met": monday in met} for monday in mondays]
