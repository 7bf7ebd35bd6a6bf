"""The page of a week looked back at, which prints on one sheet."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date

from mdrel.app.guides.guide import REVIEWS
from mdrel.app.guides.review import look_back
from mdrel.app.serve.pages.found_talks import count_talks, name_days
from mdrel.app.serve.pages.site import Ask, NotThereError, Page
from mdrel.rules.review import Review, make_review, read_monday, week_to_review
from mdrel.vault.presence import is_folder
from mdrel.views.items import Item
from mdrel.views.months import name_week
from mdrel.views.terminal.review_items import review_item
from mdrel.views.web.review import make_page

MOST_WEEKS = 8
_WEEK = re.compile(r"[1-9]\d{3}-W\d\d", re.ASCII)


def show(ask: Ask) -> Page:
    """Return the review of the week of the address, else of the one to look back at."""
    build, review = ask.current.build, _look_back(ask)
    page = make_page(review, build.agenda, build.policy.me.role)
    data = {
        "page": page,
        "possible": count_talks(ask, name_days(review.monday)),
        "week": name_week(review.monday),
    }
    return Page("review", page.title, data)


def items(ask: Ask) -> list[Item]:
    """Return what `mdrel review --print --json` says."""
    return [review_item(_look_back(ask))]


def _look_back(ask: Ask) -> Review:
    """Return the review; those of the few weeks asked for last are kept for one build.

    What was declined stands in the records of earlier reviews, for which the vault is opened.
    """
    monday, made = _find_monday(ask), ask.current.reviews
    review = made.get(monday)
    if review is None:
        # A list, as another thread may change it meanwhile.
        for oldest in list(made)[: 1 - MOST_WEEKS]:
            made.pop(oldest, None)
        review = made[monday] = _make_review(ask, monday)
    return review


def _make_review(ask: Ask, monday: date) -> Review:
    if not is_folder(ask.site.vault / REVIEWS):
        return make_review(ask.current.build.agenda, monday)
    return look_back(ask.site.open_session(), name_week(monday))


def _find_monday(ask: Ask) -> date:
    week = ask.path.get("week")
    return week_to_review(ask.current.build.today) if week is None else read_week(week)


def read_week(week: str) -> date:
    """Return the Monday of an ISO week in an address; raises NotThereError."""
    with suppress(ValueError):
        if _WEEK.fullmatch(week):
            return read_monday(week)
    raise NotThereError("There is no such week.")
