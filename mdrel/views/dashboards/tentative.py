"""What `Tentative.md` shows: who waits for an answer, and what is known of each.

It says since when each is there, where they came from and what they want (M3, M12, M13).
"""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING

from mdrel.model.level import Level
from mdrel.model.names import note_name
from mdrel.rules.getting_to_know import name_unknown
from mdrel.views.dashboards.people import LONGEST, MOST_ROWS, describe_reply, keep_first, write_date
from mdrel.views.markdown.escape import shorten

if TYPE_CHECKING:
    from datetime import date

    from mdrel.model.agenda import Standing
    from mdrel.model.contact import Contact
    from mdrel.views.dashboards.people import DashboardData, Data


def describe_tentative(material: DashboardData) -> Data:
    """Return the table `tentative` of docs/templates.md."""
    standings = [
        standing
        for standing in material.ranking.standings
        if standing.contact.level is Level.TENTATIVE
    ]
    active = [standing for standing in standings if standing.is_active]
    owed = sorted(
        (standing for standing in active if standing.reply_due_on),
        key=lambda standing: write_date(standing.contact.profile.owe_reply),
    )
    shown, more = keep_first(active)
    return {
        "replies": [describe_reply(standing, material) for standing in owed[:MOST_ROWS]],
        "more_replies": max(0, len(owed) - MOST_ROWS),
        "people": sorted(
            (_describe_newcomer(standing, material) for standing in shown),
            key=lambda row: str(row["since"] or "9999"),
        ),
        "more_people": more,
        "paused": material.pick_paused(standings),
    }


def _describe_newcomer(standing: Standing, material: DashboardData) -> Data:
    """Return a person with the beginning, the origin and the wish of the relationship."""
    profile = standing.contact.profile
    began, since = _find_start(standing, material.ranking.today)
    return {
        "person": material.person(standing),
        "began": began,
        "since": since,
        "origin": describe_origin(standing.contact),
        "unknown": list(name_unknown(profile)),
        "wants": shorten(profile.owe_reply_about or profile.objective, LONGEST),
    }


def _find_start(standing: Standing, today: date) -> tuple[str, str]:
    """Return how the beginning of a relationship is known, and its date.

    It is the first of these: you met, you added them, the first entry, and the first level that is
    noted with its day, which is how it is known then. Without any both are empty.
    """
    contact, talks = standing.contact, standing.talks
    choices = (
        ("met", contact.profile.met_on),
        ("added", contact.profile.added_on),
        ("first entry", talks[-1].on if talks else None),
        *((str(change.after), change.on) for change in contact.levels[:1]),
    )
    known = [(day, word) for word, day in choices if day and day <= today]
    day, word = min(known, key=itemgetter(0), default=(None, ""))
    return word, day.isoformat() if day else ""


def describe_origin(contact: Contact) -> str:
    """Return where a contact came from: source, how you met, who introduced you (M13, M15)."""
    profile = contact.profile
    introducers = ", ".join(map(note_name, profile.introduced_by))
    through = f"through {introducers}" if introducers else ""
    return shorten("; ".join(filter(None, (profile.origin, profile.met_how, through))), LONGEST)
