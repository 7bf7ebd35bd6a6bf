"""Targets as plain data for programs and pipes (M14-M16).

These are the rows of the list, the next ones with their introducers, and people without a note.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from mdrel.index.unknown_people import UnknownPerson
from mdrel.model.agenda import TargetState
from mdrel.model.contact import Contact
from mdrel.rules.next_targets import Introducer, NextTarget
from mdrel.views.items import Item, company_items, iso, name_item, place_item

if TYPE_CHECKING:
    from mdrel.views.fields import people as fields

TARGET_COLUMNS = (
    "name", "slug", "ready", "missing", "source", "they_offer", "i_offer", "last_contact",
    "added_on", "path",
)  # fmt: skip
NEXT_COLUMNS = (
    "name", "slug", "ready", "missing", "source", "introducers", "they_offer", "i_offer", "path",
)  # fmt: skip
MENTIONED_COLUMNS = ("name", "count", "last_on", "people_in_common", "path", "line")


def target_item(state: TargetState) -> fields.Target:
    """Return what `target list --json` says of one target."""
    contact, profile = state.standing.contact, state.standing.contact.profile
    last = state.standing.last_contact
    return {
        **name_item(contact),
        "ready": state.is_ready,
        "missing": list(state.missing),
        "source": profile.origin or None,
        "introduced_by": list(profile.introduced_by),
        "they_offer": list(profile.they_offer),
        "i_offer": list(profile.i_offer),
        "last_contact": iso(last.on if last else None),
        "added_on": iso(profile.added_on),
    }


def next_item(each: NextTarget) -> fields.NextTarget:
    """Return what `target next --json` says of one target."""
    introducers = [_introducer_item(introducer) for introducer in each.introducers]
    return {
        **target_item(each.state),
        "introducers": introducers,
        "introducers_without_note": list(each.others),
    }


def _introducer_item(introducer: Introducer) -> fields.Introducer:
    standing = introducer.standing
    last = standing.last_contact
    contact = standing.contact
    return {
        "name": contact.name,
        "slug": contact.slug,
        "level": contact.level,
        "how": introducer.how,
        "last_contact": iso(last.on if last else None),
    }


def message_item(each: NextTarget, message: str) -> fields.TargetMessage:
    """Return a target with a first message to paste."""
    return {**next_item(each), "message": message}


def mentioned_item(unknown: UnknownPerson, people: Mapping[str, Contact]) -> fields.Mentioned:
    """Return somebody who has no note.

    It says how often they are named, where last, and who could introduce you.
    """
    newest = unknown.talks[0]
    company = ((people[path], number) for path, number in unknown.company if path in people)
    return {
        "name": unknown.name,
        "count": len(unknown.talks),
        "last_on": newest.on.isoformat(),
        "people_in_common": company_items(company),
        "path": newest.path,
        "line": newest.span.line,
        "evidence": [place_item(talk) for talk in unknown.talks],
    }


def flat(item: Item) -> Item:
    """Return an item as a row for a pipe.

    Lists become texts, and yes or no becomes a word.
    """
    return {key: _flatten(value) for key, value in item.items()}


def _flatten(value: object) -> object:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(_word(each) for each in value) if isinstance(value, list) else value


def _word(value: object) -> str:
    return str(value.get("name", "")) if isinstance(value, dict) else str(value)
