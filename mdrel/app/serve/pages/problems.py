"""The page of what cannot be read in the notes, or asks for a look."""

from __future__ import annotations

from mdrel.app.serve.pages.site import Ask, Page
from mdrel.model.codes import find_code
from mdrel.model.diagnostic import Diagnostic
from mdrel.rules.checks import list_each
from mdrel.views.items import Item, problem_item
from mdrel.views.web.problems import make_page


def show(ask: Ask) -> Page:
    """Return every problem with the link to its line, or every place of one kind."""
    kind = find_code(ask.query.get("code", ""))
    notices = () if kind else ask.current.notices
    page = make_page(_find(ask), notices, ask.current.opener)
    return Page("problems", "Problems", {"page": page, "kind": kind})


def items(ask: Ask) -> list[Item]:
    """Return what `mdrel check --json` says."""
    return [problem_item(each) for each in _find(ask)]


def _find(ask: Ask) -> tuple[Diagnostic, ...]:
    kind = find_code(ask.query.get("code", ""))
    build = ask.current.build
    return (
        list_each(build.snapshot, build.policy, build.today, kind.code)
        if kind
        else ask.current.problems
    )
