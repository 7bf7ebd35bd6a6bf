"""The page of the morning: whom to call today, and what to say."""

from __future__ import annotations

from mdrel.app.serve.pages.site import Ask, Page
from mdrel.views.items import Item
from mdrel.views.terminal.morning_items import morning_items
from mdrel.views.terminal.problems import say_notices
from mdrel.views.web.today import make_morning

LEVELLESS = "MDR501"


def show(ask: Ask) -> Page:
    """Return today's page."""
    build = ask.current.build
    morning = make_morning(build.agenda, build.policy.method.calls_per_day)
    found = ask.current.notices
    # A page has a link where a terminal has a command.
    levels = next((each.words for each in found if each.code == LEVELLESS), "")
    notices = list(say_notices([each for each in found if each.code != LEVELLESS]))
    data = {"morning": morning, "notices": notices, "levels": levels}
    return Page("today", morning.day, data)


def items(ask: Ask) -> list[Item]:
    """Return what `mdrel today --json` says."""
    current = ask.current
    return [*morning_items(current.build.agenda, current.notices, current.problems)]
