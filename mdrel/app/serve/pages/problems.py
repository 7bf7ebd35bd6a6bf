"""The page of what cannot be read in the notes, or asks for a look."""

from __future__ import annotations

from mdrel.app.serve.pages.site import Ask, Page
from mdrel.views.items import Item, problem_item
from mdrel.views.web.problems import make_page


def show(ask: Ask) -> Page:
    """Return every problem with the link to its line."""
    page = make_page(ask.current.problems, ask.current.notices, ask.current.opener)
    return Page("problems", "Problems", {"page": page})


def items(ask: Ask) -> list[Item]:
    """Return what `mdrel check --json` says."""
    return [problem_item(each) for each in ask.current.problems]
