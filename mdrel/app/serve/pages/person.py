"""The page of one person, who is asked for by slug alone."""

from __future__ import annotations

from mdrel.app.serve.pages.site import Ask, NotThereError, Page
from mdrel.model.agenda import Standing
from mdrel.model.level import Level
from mdrel.rules.general_questions import deal_more
from mdrel.rules.shared_conversations import common_people
from mdrel.views.items import Item, person_item
from mdrel.views.web.person import Surroundings, make_page


def show(ask: Ask) -> Page:
    """Return the page of one person."""
    build, standing = ask.current.build, _find(ask)
    prompts = deal_more(build.agenda, [standing])[standing.contact.path]
    company = common_people(standing.contact, build.snapshot, build.today)
    around = Surroundings(
        build.today,
        ask.current.names,
        ask.current.opener,
        ask.query.get("all") == "1",
        build.agenda.unread.get(standing.contact.path, 0),
    )
    page = make_page(standing, prompts, company, around)
    chosen = ask.form.get("level", page.level)
    data = {"page": page, "levels": list(map(str, Level)), "chosen": chosen}
    return Page("person", standing.contact.name, data)


def items(ask: Ask) -> list[Item]:
    """Return what `mdrel show --json` says."""
    return [person_item(_find(ask), ask.current.build.today)]


def _find(ask: Ask) -> Standing:
    standing = ask.current.people.get(ask.path.get("slug", ""))
    if standing is None:
        raise NotThereError("Nobody of that name has a note.")
    return standing
