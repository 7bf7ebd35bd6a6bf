"""Answers as plain data for `--json` and pipes.

Dates are ISO dates, ages are numbers, and what is missing is null.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from mdrel.model.agenda import Agenda, AgendaItem, DueReason, Standing, State
from mdrel.model.contact import Contact
from mdrel.model.conversation import Conversation
from mdrel.model.diagnostic import Diagnostic
from mdrel.model.follow_up import FollowUp

SCHEMA = 1
Item = dict[str, object]
_SURROGATES = re.compile("[\ud800-\udfff]")

CONTACT_COLUMNS = (
    "name",
    "slug",
    "level",
    "circle",
    "cadence",
    "last_conversation",
    "due_on",
    "overdue_days",
    "path",
)
TODAY_COLUMNS = ("kind", "due_on", "name", "level", "text", "say", "path")
TALK_COLUMNS = ("on", "channel", "purpose", "text", "path", "line")
FIND_COLUMNS = ("name", "kind", "path", "line", "text")
WHY_COLUMN = "why"


def write_json(items: Sequence[Item], today: date, *, is_ascii: bool = False) -> str:
    """Return `items` as one JSON document.

    Characters that no encoding can carry become U+FFFD.
    """
    document = {"schema": SCHEMA, "today": today.isoformat(), "items": items}
    import json

    text = _SURROGATES.sub("\ufffd", json.dumps(document, ensure_ascii=False, indent=2))
    return json.dumps(json.loads(text), indent=2) if is_ascii else text


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def source_item(conversation: Conversation | None) -> Item | None:
    """Return where a conversation was noted, or None."""
    if conversation is None:
        return None
    return {
        "path": conversation.path,
        "line": conversation.span.line,
        "kind": str(conversation.source),
        "channel": str(conversation.channel),
        "text": conversation.text,
    }


def contact_item(standing: Standing) -> Item:
    """Return what `contacts --json` and `due --json` say of one contact."""
    contact, profile = standing.contact, standing.contact.profile
    return {
        "name": contact.name,
        "slug": contact.slug,
        "path": contact.path,
        "level": contact.level,
        "circle": contact.circle,
        "cadence": standing.cadence.words if standing.cadence else None,
        "last_conversation": _iso(
            standing.last_conversation.on if standing.last_conversation else None
        ),
        "last_contact": _iso(standing.last_contact.on if standing.last_contact else None),
        "last_source": source_item(standing.last_conversation),
        "due_on": _iso(standing.due_on),
        "due_reason": None if standing.reason is DueReason.NONE else str(standing.reason),
        "overdue_days": standing.overdue_days,
        "is_due": standing.is_due,
        "state": str(standing.state),
        "birthday": str(profile.birthday) if profile.birthday else None,
        "snooze_until": _iso(profile.snooze_until),
        "next_contact": _iso(profile.next_contact),
        "paused": profile.is_paused,
        "archived": profile.is_archived,
        "organization": profile.organization or None,
        "role": profile.role or None,
        "aliases": list(profile.aliases),
        "emails": list(profile.emails),
        "phones": list(profile.phones),
        "owe_reply": _iso(profile.owe_reply),
        "matched_by": profile.matched_by,
    }


def talk_item(talk: Conversation, path: str) -> Item:
    """Return one conversation of the timeline of the contact at `path`."""
    return {
        "on": talk.on.isoformat(),
        "time": talk.time or None,
        "channel": str(talk.channel),
        "purpose": str(talk.purpose) if talk.purpose else None,
        "text": talk.text,
        "more": talk.more,
        "tags": sorted(talk.tags),
        "others": list(talk.others(path)),
        "planned": talk.is_plan,
        "kind": str(talk.source),
        "path": talk.path,
        "line": talk.span.line,
    }


def task_item(task: FollowUp) -> Item:
    """Return one promise or follow-up."""
    return {
        "text": task.text,
        "due_on": _iso(task.due_on),
        "since": _iso(task.since),
        "theirs": task.is_theirs,
        "path": task.path,
        "line": task.span.line,
    }


def person_item(
    standing: Standing, company: Iterable[tuple[Contact, int]] = (), newest: int | None = None
) -> Item:
    """Return what `show --json` and `brief --json` say: the contact with everything noted.

    `newest` limits the conversations to that many.
    """
    contact, profile = standing.contact, standing.contact.profile
    return {
        **contact_item(standing),
        "objective": profile.objective or None,
        "objective_due": _iso(profile.objective_due),
        "they_offer": list(profile.they_offer),
        "i_offer": list(profile.i_offer),
        "mentoring": profile.mentoring,
        "prompts": [
            {"kind": str(each.kind), "text": each.text, "rule": each.rule, "on": _iso(each.on)}
            for each in standing.prompts
        ],
        "promises": [task_item(each) for each in (*standing.promises, *standing.their_promises)],
        "follow_ups": [task_item(each) for each in standing.follow_ups],
        "levels": [
            {"on": each.on.isoformat(), "before": each.before, "after": each.after, "why": each.why}
            for each in contact.levels
        ],
        "people_in_common": [
            {"name": each.name, "slug": each.slug, "path": each.path, "conversations": number}
            for each, number in company
        ],
        "conversations": [talk_item(each, contact.path) for each in contact.conversations[:newest]],
    }


def today_item(item: AgendaItem, agenda: Agenda) -> Item:
    """Return what `today --json` says of one thing to do."""
    standing, last = item.standing, item.standing.last_conversation
    profile = standing.contact.profile
    return {
        "kind": str(item.kind),
        "name": standing.contact.name,
        "slug": standing.contact.slug,
        "path": standing.contact.path,
        "level": standing.contact.level,
        "circle": standing.contact.circle,
        "due_on": _iso(item.due_on),
        "overdue_days": standing.overdue_days,
        "last_conversation": _iso(last.on if last else None),
        "last_source": source_item(last),
        "reason": {
            "rule": item.reason.rule,
            "text": item.reason.text,
            **{name: day.isoformat() for name, day in item.reason.dates.items()},
        },
        "text": item.follow_up.text if item.follow_up else item.reason.text,
        "prompts": [
            {
                "kind": str(prompt.kind),
                "text": prompt.text,
                "rule": prompt.rule,
                "on": _iso(prompt.on),
            }
            for prompt in agenda.prompts_for(standing)
        ],
        "phones": list(profile.phones),
        "emails": list(profile.emails),
        "objective": profile.objective or None,
        "objective_due": _iso(profile.objective_due),
    }


def today_row(item: AgendaItem, agenda: Agenda) -> Item:
    """Return one thing to do as a row for a pipe.

    `say` holds the prompts, `why` the rule and its dates.
    """
    dates = ", ".join(f"{name} {day}" for name, day in item.reason.dates.items())
    say = "; ".join(f"{prompt.kind}: {prompt.text}" for prompt in agenda.prompts_for(item.standing))
    return {
        **today_item(item, agenda),
        "say": say,
        WHY_COLUMN: f"{item.reason.rule}: {item.reason.text}" + (f" ({dates})" if dates else ""),
    }


def hit_item(contact: Contact, kind: str, place: tuple[str, int], text: str) -> Item:
    """Return what `find --json` says of one place."""
    path, line = place
    return {
        "name": contact.name,
        "slug": contact.slug,
        "kind": kind,
        "path": path,
        "line": line,
        "text": text,
    }


def problem_item(problem: Diagnostic) -> Item:
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
