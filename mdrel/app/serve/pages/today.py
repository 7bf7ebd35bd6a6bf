"""The page of the morning: whom to call today, and what to say."""

from __future__ import annotations

from mdrel.app.serve.pages.site import Ask, Page
from mdrel.views.items import Item
from mdrel.views.terminal.morning_items import morning_items
from mdrel.views.terminal.problems import say_notices
from mdrel.views.web.today import make_morning


def show(ask: Ask) -> Page:
    """Return today's page."""
    build = ask.current.build
    morning = make_morning(build.agenda, build.policy.method.calls_per_day)
    notices = list(say_notices(ask.current.notices))
    return Page("today", morning.day, {"morning": morning, "notices": notices})


def items(ask: Ask) -> list[Item]:
    """Return what `mdrel today --json` says."""
    current = ask.current
    return [*morning_items(current.build.agenda, current.notices, current.problems)]
