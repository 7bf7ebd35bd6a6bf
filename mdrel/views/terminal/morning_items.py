"""The morning as plain data for programs and pipes.

That is all the screen shows: what is to do, what comes, and what is said of the vault.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from mdrel.model.agenda import Agenda, AgendaItem, ItemKind, Prompt, Standing, TargetWeek
from mdrel.model.diagnostic import Diagnostic
from mdrel.rules.checks.notices import Notice
from mdrel.views.fields.kinds import COMING, NOTICE
from mdrel.views.items import Item, iso, prompt_item, talk_item, task_item
from mdrel.views.months import name_week
from mdrel.views.terminal.problems import say_numbers
from mdrel.views.terminal.text import count
from mdrel.views.terminal.wording import find_coming

if TYPE_CHECKING:
    from mdrel.views.fields import days as fields

TODAY_COLUMNS = ("kind", "due_on", "name", "level", "text", "say", "path")
WHY_COLUMN = "why"


def morning_items(
    agenda: Agenda, notices: Sequence[Notice], problems: Sequence[Diagnostic]
) -> Iterator[fields.AgendaEntry]:
    """Yield what `today --json` says: things to do first, then what comes, then notices."""
    yield from (today_item(item, agenda) for item in agenda.items)
    for each in find_coming(agenda):
        words = "birthday" if each.is_birthday else "due"
        yield {
            **_person_item(each.standing),
            "kind": COMING,
            "due_on": each.on.isoformat(),
            "text": words,
        }
    if agenda.older:
        number = len(agenda.older)
        text = count(number, "older promise")
        yield _notice_item(text, "mdrel follow-up list", number=number)
    yield from (_notice_item(each.words, each.remedy, each.code) for each in notices)
    if problems:
        yield _notice_item(say_numbers(problems), "mdrel check", number=len(problems))


def today_item(item: AgendaItem, agenda: Agenda) -> fields.AgendaEntry:
    """Return one thing to do."""
    profile = item.standing.contact.profile
    is_answer = item.kind is ItemKind.ANSWER
    return {
        **_person_item(item.standing),
        "kind": str(item.kind),
        "due_on": iso(item.due_on),
        "reason": {
            "rule": item.reason.rule,
            "text": item.reason.text,
            "dates": {name: day.isoformat() for name, day in item.reason.dates.items()},
        },
        "text": _text(item),
        "prompts": [prompt_item(prompt) for prompt in agenda.prompts_for(item.standing)],
        "owe_reply": iso(profile.owe_reply) if is_answer else None,
        "about": profile.owe_reply_about or None if is_answer else None,
        "task": task_item(item.follow_up) if item.follow_up else None,
        "target_week": _week_item(agenda.week, agenda) if item.kind is ItemKind.TARGET else None,
    }


def today_rows(agenda: Agenda) -> Iterator[Item]:
    """Yield the things to do as rows for a pipe: the columns above, no more.

    `say` holds the prompts, in the first row of each person, and `why` the rule and its dates.
    """
    told: set[str] = set()
    for item in agenda.items:
        path = item.standing.contact.path
        prompts = () if path in told else agenda.prompts_for(item.standing)
        told.add(path)
        yield _today_row(item, prompts)


def _today_row(item: AgendaItem, prompts: Sequence[Prompt]) -> Item:
    contact = item.standing.contact
    dates = ", ".join(f"{name} {day}" for name, day in item.reason.dates.items())
    return {
        "kind": str(item.kind),
        "due_on": iso(item.due_on),
        "name": contact.name,
        "level": contact.level,
        "text": _text(item),
        "say": "; ".join(f"{prompt.kind}: {prompt.text}" for prompt in prompts),
        "path": contact.path,
        WHY_COLUMN: f"{item.reason.rule}: {item.reason.text}" + (f" ({dates})" if dates else ""),
    }


def _text(item: AgendaItem) -> str:
    return item.follow_up.text if item.follow_up else item.reason.text


def _week_item(week: TargetWeek, agenda: Agenda) -> fields.TargetWeek:
    return {
        "week": name_week(agenda.today),
        "until": week.sunday.isoformat(),
        "goal": week.goal,
        "contacted": [each.slug for each in week.contacted],
        "streak": week.streak,
    }


def _person_item(standing: Standing) -> fields.AgendaEntry:
    """Return what is said of a person, with nothing to do yet."""
    contact, profile, last = standing.contact, standing.contact.profile, standing.last_conversation
    return {
        **_NOTHING,
        "name": contact.name,
        "slug": contact.slug,
        "path": contact.path,
        "level": contact.level,
        "circle": contact.circle,
        "overdue_days": standing.overdue_days,
        "last_conversation": iso(last.on if last else None),
        "last_talk": talk_item(last, contact.path) if last else None,
        "phones": list(profile.phones),
        "emails": list(profile.emails),
        "objective": profile.objective or None,
        "objective_due": iso(profile.objective_due),
        "source": profile.origin or None,
        "introduced_by": list(profile.introduced_by),
        "they_offer": list(profile.they_offer),
        "i_offer": list(profile.i_offer),
    }


def _notice_item(
    text: str, hint: str, code: str | None = None, number: int | None = None
) -> fields.AgendaEntry:
    return {**_NOTHING, "text": text, "hint": hint, "code": code, "count": number}


_NOTHING: fields.AgendaEntry = {
    "kind": NOTICE,
    "name": None,
    "slug": None,
    "path": None,
    "level": None,
    "circle": None,
    "due_on": None,
    "overdue_days": None,
    "last_conversation": None,
    "last_talk": None,
    "reason": None,
    "text": "",
    "prompts": [],
    "phones": [],
    "emails": [],
    "objective": None,
    "objective_due": None,
    "owe_reply": None,
    "about": None,
    "task": None,
    "source": None,
    "introduced_by": [],
    "they_offer": [],
    "i_offer": [],
    "target_week": None,
    "code": None,
    "hint": None,
    "count": None,
}
