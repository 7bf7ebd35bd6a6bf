"""The page of everybody, with filters that stand in its address."""

from __future__ import annotations

from mdrel.app.serve.pages.layout import keep_filters
from mdrel.app.serve.pages.site import Ask, Page
from mdrel.model.level import Level
from mdrel.views.items import Item, contact_item
from mdrel.views.web.people import choose_people, list_people


def show(ask: Ask) -> Page:
    """Return the list of people."""
    build = ask.current.build
    kept = keep_filters(ask.query)
    found = list_people(build.agenda.standings, ask.query, build.today, kept)
    everybody = len(build.agenda.standings)
    data = {
        "people": found,
        "everybody": everybody,
        "levels": list(map(str, Level)),
        "chosen": ask.form.get("level", ""),
    }
    return Page("people", "People", data)


def items(ask: Ask) -> list[Item]:
    """Return what `mdrel contacts --json` says of those who fit."""
    standings = ask.current.build.agenda.standings
    return [contact_item(each) for each in choose_people(standings, ask.query)]
