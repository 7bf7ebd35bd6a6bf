"""The page of a week looked back at, which prints on one sheet."""

from __future__ import annotations

import re
from datetime import date

from mdrel.app.serve.pages.site import Ask, NotThereError, Page
from mdrel.rules.review import Review, make_review, week_to_review
from mdrel.views.items import Item
from mdrel.views.web.review import make_page, review_item

_WEEK = re.compile(r"(?P<year>[1-9]\d{3})-W(?P<week>\d\d)", re.ASCII)


def show(ask: Ask) -> Page:
    """Return the review of the week of the address, else of the one to look back at."""
    build = ask.current.build
    page = make_page(_look_back(ask), build.agenda, build.policy.me.role)
    return Page("review", page.title, {"page": page})


def items(ask: Ask) -> list[Item]:
    """Return the review as plain data."""
    return [review_item(_look_back(ask))]


def _look_back(ask: Ask) -> Review:
    """Return the review, which is made once for each build and week."""
    monday, made = _find_monday(ask), ask.current.reviews
    if monday not in made:
        made[monday] = make_review(ask.current.build.agenda, monday)
    return made[monday]


def _find_monday(ask: Ask) -> date:
    week = ask.path.get("week")
    if week is None:
        return week_to_review(ask.current.build.today)
    match = _WEEK.fullmatch(week)
    try:
        return date.fromisocalendar(int(match["year"]), int(match["week"]), 1) if match else _miss()
    except ValueError as error:
        raise NotThereError("There is no such week.") from error


def _miss() -> date:
    raise NotThereError("There is no such week.")
