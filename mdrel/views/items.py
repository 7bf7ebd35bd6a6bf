"""Answers as plain data for `--json` and pipes.

Dates are ISO dates, ages are numbers, and what is missing is null. The shapes are those of
`mdrel.views.fields`, from which the page is made.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from mdrel.model.agenda import Agenda, DueReason, Prompt, Standing, State
from mdrel.model.contact import Contact
from mdrel.model.conversation import Conversation
from mdrel.model.diagnostic import Diagnostic
from mdrel.model.follow_up import FollowUp
from mdrel.model.surrogates import SURROGATE

if TYPE_CHECKING:
    from mdrel.index.unknown_people import Mention
    from mdrel.views.fields import people as fields
    from mdrel.views.fields.vault import Problem

SCHEMA = 1
# Codes of eight bits, breaks of lines, and marks that turn the text around; JSON escapes the rest.
_OBEYED = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
Item = Mapping[str, object]

CONTACT_COLUMNS = (
    "name", "slug", "level", "circle", "cadence", "last_conversation", "due_on", "overdue_days",
    "path",
)  # fmt: skip
TALK_COLUMNS = ("on", "channel", "purpose", "text", "path", "line")
FIND_COLUMNS = ("name", "found_in", "path", "line", "text")


def write_json(items: Sequence[Item], today: date, *, is_ascii: bool = False) -> str:
    """Return `items` as one JSON document.

    Characters that no encoding can carry become U+FFFD. What a terminal would obey is escaped,
    which changes nothing for a program (P11).
    """
    document = {"schema": SCHEMA, "today": today.isoformat(), "items": items}
    import json

    text = SURROGATE.sub("\ufffd", json.dumps(document, ensure_ascii=False, indent=2))
    if is_ascii:
        return json.dumps(json.loads(text), indent=2)
    return _OBEYED.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def iso(day: date | None) -> str | None:
    """Return a day as text, or None."""
    return day.isoformat() if day else None


def name_item(contact: Contact) -> fields.PersonName:
    """Return who somebody is, and where their note lies."""
    return {"name": contact.name, "slug": contact.slug, "path": contact.path}


def contact_item(standing: Standing) -> fields.Contact:
    """Return what `contacts --json` and `due --json` say of one contact."""
    contact, profile = standing.contact, standing.contact.profile
    last = standing.last_conversation
    return {
        **name_item(contact),
        "level": contact.level,
        "circle": contact.circle,
        "cadence": standing.cadence.words if standing.cadence else None,
        "last_conversation": iso(last.on if last else None),
        "last_contact": iso(standing.last_contact.on if standing.last_contact else None),
        "last_talk": talk_item(last, contact.path) if last else None,
        "due_on": iso(standing.due_on),
        "due_reason": None if standing.reason is DueReason.NONE else str(standing.reason),
        "overdue_days": standing.overdue_days,
        "is_due": standing.is_due,
        "state": str(standing.state),
        "birthday": str(profile.birthday) if profile.birthday else None,
        "snooze_until": iso(profile.snooze_until),
        "next_contact": iso(profile.next_contact),
        "paused": profile.is_paused,
        "archived": profile.is_archived,
        "organization": profile.organization or None,
        "role": profile.role or None,
        "aliases": list(profile.aliases),
        "emails": list(profile.emails),
        "phones": list(profile.phones),
        "owe_reply": iso(profile.owe_reply),
        "matched_by": profile.matched_by,
    }


def talk_item(talk: Conversation, path: str, today: date = date.max) -> fields.Talk:
    """Return one conversation of the timeline of the contact at `path`.

    What is noted for a day after `today` is a plan, as an open box is.
    """
    return {
        "on": talk.on.isoformat(),
        "time": talk.time or None,
        "channel": str(talk.channel),
        "purpose": str(talk.purpose) if talk.purpose else None,
        "text": talk.text,
        "more": talk.more,
        "tags": sorted(talk.tags),
        "others": list(talk.others(path)),
        "planned": talk.is_plan or talk.on > today,
        "noted_as": str(talk.source),
        "path": talk.path,
        "line": talk.span.line,
    }


def task_item(task: FollowUp) -> fields.Task:
    """Return one promise or follow-up."""
    return {
        "text": task.text,
        "due_on": iso(task.due_on),
        "since": iso(task.since),
        "theirs": task.is_theirs,
        "path": task.path,
        "line": task.span.line,
    }


def prompt_item(prompt: Prompt) -> fields.Prompt:
    """Return one thing to say."""
    return {
        "kind": str(prompt.kind),
        "text": prompt.text,
        "rule": prompt.rule,
        "on": iso(prompt.on),
    }


def place_item(talk: Conversation | Mention) -> fields.Place:
    """Return a talk that speaks for something, and where it is noted."""
    return {
        "on": talk.on.isoformat(),
        "text": talk.text,
        "path": talk.path,
        "line": talk.span.line,
    }


def company_items(company: Iterable[tuple[Contact, int]]) -> list[fields.Companion]:
    """Return who was there, and how often."""
    return [{**name_item(each), "count": number} for each, number in company]


def person_item(
    standing: Standing,
    today: date,
    company: Iterable[tuple[Contact, int]] = (),
    newest: int | None = None,
) -> fields.Person:
    """Return what `show --json` and `brief --json` say: the contact with everything noted.

    `newest` limits the conversations to that many.
    """
    contact, profile = standing.contact, standing.contact.profile
    return {
        **contact_item(standing),
        "objective": profile.objective or None,
        "objective_due": iso(profile.objective_due),
        "they_offer": list(profile.they_offer),
        "i_offer": list(profile.i_offer),
        "mentoring": profile.mentoring,
        "prompts": [prompt_item(each) for each in standing.prompts],
        "promises": [task_item(each) for each in (*standing.promises, *standing.their_promises)],
        "follow_ups": [task_item(each) for each in standing.follow_ups],
        "moves": [
            {"on": each.on.isoformat(), "before": each.before, "after": each.after, "why": each.why}
            for each in contact.levels
        ],
        "people_in_common": company_items(company),
        "conversations": [
            talk_item(each, contact.path, today) for each in contact.conversations[:newest]
        ],
    }


def hit_item(contact: Contact, kind: str, place: tuple[str, int], text: str) -> fields.Hit:
    """Return what `find --json` says of one place."""
    path, line = place
    return {
        "name": contact.name,
        "slug": contact.slug,
        "found_in": kind,
        "path": path,
        "line": line,
        "text": text,
    }


def problem_item(problem: Diagnostic) -> Problem:
    """Return what `check --json` says of one problem."""
    return {
        "path": problem.path,
        "line": problem.span.line,
        "column": problem.span.column,
        "code": problem.code,
        "severity": str(problem.severity),
        "message": problem.message,
        "hint": problem.hint,
        "count": problem.count,
    }


def due_standings(agenda: Agenda, level: str = "", within: int = 0) -> tuple[Standing, ...]:
    """Return the people who are due, in the order of the agenda.

    `within` adds those who become due in that many days (a snooze is honoured). `level` keeps the
    people of one level.
    """
    return tuple(
        each
        for each in agenda.standings
        if _is_wanted(each, agenda.today, within) and (not level or each.contact.level == level)
    )


def _is_wanted(standing: Standing, today: date, within: int) -> bool:
    if standing.is_due or not within:
        return standing.is_due
    return (
        standing.state in {State.SOON, State.FINE, State.SNOOZED}
        and standing.due_on is not None
        and (standing.due_on - today).days <= within
    )


def problem_line(problem: Diagnostic) -> str:
    """Return `path:line:column: severity: message [CODE]`, which editors can jump to."""
    return (
        f"{problem.path}:{problem.span.line}:{problem.span.column}: {problem.severity}: "
        f"{problem.message} [{problem.code}]"
    )


def columns(items: Iterable[Item], names: Sequence[str]) -> Iterator[list[object]]:
    """Yield the named values of each item, for rows in a pipe."""
    return ([item[name] for name in names] for item in items)
