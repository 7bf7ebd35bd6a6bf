"""The weekly review and the triage's proposals as plain data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mdrel.model.agenda import Standing, UpcomingBirthday
from mdrel.model.contact import Contact, LevelChange
from mdrel.rules.movement import Move
from mdrel.rules.review import LoadPart, Review, WeekTalk
from mdrel.rules.triage import Case
from mdrel.views.items import iso, name_item, talk_item
from mdrel.views.months import name_week
from mdrel.views.terminal.follow_ups import follow_up_item
from mdrel.views.terminal.movement import suggestion_item
from mdrel.views.terminal.replies import owed_item

if TYPE_CHECKING:
    from mdrel.views.fields import days as fields


def review_item(review: Review) -> fields.Review:
    """Return what `review --print --json` says of a week."""
    return {
        "week": name_week(review.monday),
        "since": review.monday.isoformat(),
        "until": review.sunday.isoformat(),
        "conversations": [period_talk_item(each) for each in review.talks],
        "contacted": [each.slug for each in review.contacted],
        "streak": review.streak,
        "moves": [person_move_item(*each) for each in review.moves],
        "replies": [owed_item(each) for each in review.replies],
        "promises": [follow_up_item(each, review.today) for each in review.promises],
        "older_promises": review.older,
        "load": [_load_item(each) for each in review.load.parts],
        "needed_per_week": round(review.load.per_week, 2),
        "average_per_week": round(review.load.average, 2),
        "suggestions": [suggestion_item(each) for each in review.suggestions],
        "next_week": [_due_item(each) for each in review.next_week],
        "follow_ups": [follow_up_item(each, review.today) for each in review.follow_ups],
        "objectives": [
            {
                **name_item(each.contact),
                "objective": each.contact.profile.objective,
                "objective_due": iso(each.contact.profile.objective_due) or "",
            }
            for each in review.objectives
        ],
        "birthdays": [_birthday_item(each) for each in review.birthdays],
    }


def period_talk_item(each: WeekTalk) -> fields.PeriodTalk:
    """Return a talk with everybody who took part."""
    people = [standing.contact.slug for standing in each.people]
    return {**talk_item(each.talk, each.people[0].contact.path), "people": people}


def person_move_item(contact: Contact, change: LevelChange | Move) -> fields.PersonMove:
    """Return who moved from which level to which."""
    return {
        **name_item(contact),
        "on": change.on.isoformat(),
        "before": change.before,
        "after": change.after,
        "why": change.why,
    }


def proposal_item(case: Case) -> fields.Proposal:
    """Return what `triage --print --json` says of one person."""
    found = case.proposal
    return {
        **name_item(case.contact),
        "level": case.contact.level,
        "proposed_level": found.level if found else None,
        "rule": found.rule if found else None,
        "why": found.why if found else None,
    }


def _load_item(part: LoadPart) -> fields.LoadPart:
    return {
        "label": part.group,
        "cadence": part.cadence,
        "count": part.people,
        "per_week": round(part.per_week, 2),
    }


def _due_item(standing: Standing) -> fields.Due:
    last = standing.last_conversation
    return {
        **name_item(standing.contact),
        "level": standing.contact.level,
        "due_on": iso(standing.due_on),
        "last_conversation": iso(last.on if last else None),
    }


def _birthday_item(each: UpcomingBirthday) -> fields.PersonBirthday:
    return {
        **name_item(each.contact),
        "birthday": str(each.contact.profile.birthday),
        "on": each.on.isoformat(),
        "turns": each.turns,
    }
