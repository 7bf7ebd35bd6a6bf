"""The page of the morning one person at a time, which logs as one goes.

Whoever is done with today is kept in the draft of `mdrel go`, so that terminal and page go on from
each other.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import partial

from mdrel.app.editing.actions import read_action
from mdrel.app.guides.draft import Draft, open_draft
from mdrel.app.guides.go import list_steps, name_step
from mdrel.app.serve.pages.current import Current
from mdrel.app.serve.pages.plans import Whom, make_plan
from mdrel.app.serve.pages.site import Ask, Page, Said, Site
from mdrel.app.serve.pages.writing import make_unkept, write
from mdrel.errors import UsageError
from mdrel.model.agenda import AgendaItem, ItemKind
from mdrel.rules.next_targets import next_targets
from mdrel.views.items import Item
from mdrel.views.terminal.first_message import write_message
from mdrel.views.terminal.go import DONE, SKIP, say_done
from mdrel.views.terminal.morning_items import today_item
from mdrel.views.terminal.text import count_people
from mdrel.views.web.today import make_card, say_calm

# What a line does where it says nothing else.
USUAL = {ItemKind.CALL: "log", ItemKind.ANSWER: "answered", ItemKind.TARGET: "reached"}


def show(ask: Ask) -> Page:
    """Return the page of whoever is next, or of the end."""
    agenda = ask.current.build.agenda
    draft = _open(ask.site, ask.current)
    steps = _list_steps(ask.current)
    left = [item for item in steps if name_step(item) not in draft.answers]
    if not left:
        done = say_done(Counter(draft.answers.values()))
        data: dict[str, object] = {"step": None, "done": done, "nobody": say_calm(agenda)}
        return Page("go", "Go", data)
    item = left[0]
    message = (
        write_message(each, agenda.prompts_for(item.standing), ask.current.build.policy.me)
        if item.kind is ItemKind.TARGET and (each := next(iter(next_targets(agenda, 1)), None))
        else []
    )
    data = {
        "step": name_step(item),
        "card": make_card(item, agenda),
        "usual": USUAL[item.kind],
        "message": message,
        "place": f"{count_people(len(left))} to go",
    }
    return Page("go", f"Go: {item.standing.contact.name}", data)


def items(ask: Ask) -> list[Item]:
    """Return what `mdrel today --json` says of those who are left."""
    draft = _open(ask.site, ask.current)
    left = (item for item in _list_steps(ask.current) if name_step(item) not in draft.answers)
    return [today_item(item, ask.current.build.agenda) for item in left]


def _list_steps(current: Current) -> list[AgendaItem]:
    return list_steps(current.build.agenda, current.build.policy.method.calls_per_day)


def take_step(site: Site, whom: Whom, action: str, line: str) -> Said:
    """Do what was typed or pressed of one person, and leave them out of the rest of today.

    Raises MdrelError in the words of the command, and UsageError
    where somebody is no step by now, WriteError where nothing was written and the skip is not
    kept either.
    """
    current = site.output.current
    steps = _list_steps(current) if current else []
    item = next((each for each in steps if whom.is_of(each.standing.contact)), None)
    if current is None or item is None:
        raise UsageError(f"'{whom.slug}' is not on today's list any more; nothing was written")
    if action == USUAL[item.kind]:
        found, line = read_action(item.kind, line)
        action = found or action
    plan = partial(make_plan, whom=whom, action=action, line=line)
    said = Said("") if action == SKIP else write(site, plan)
    site.keep_step(said.undo, name_step(item))
    if not _open(site, current).keep(name_step(item), DONE[action]):
        if action == SKIP:
            raise make_unkept()
        return replace(
            said, remarks=(*said.remarks, f"{make_unkept().message}: you may be asked again.")
        )
    return said


def ask_again(site: Site, operation: str) -> None:
    """Ask again about whoever a step that was taken back was about."""
    step = site.steps.pop(operation, "")
    if step and site.output.current:
        _open(site, site.output.current).drop(step)


def begin_anew(site: Site) -> Said:
    """Forget who was done with today, so that everybody left on the list is asked about."""
    if site.output.current:
        _open(site, site.output.current).forget()
    return Said("")


def _open(site: Site, current: Current) -> Draft:
    today = current.build.today
    return open_draft(site.vault, "go", today.isoformat(), today)
