"""The problems of the notes as plain values, errors first, each with the way to its line."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from mdrel.model.diagnostic import Diagnostic, Severity
from mdrel.rules.checks.notices import Notice
from mdrel.views.terminal.problems import say_numbers, sum_up_kinds
from mdrel.views.web.address import Opener

MOST = 500
_SHAPES = {Severity.ERROR: "✕", Severity.WARNING: "▲", Severity.INFO: "○"}
_WORDS = {Severity.INFO: "remark"}


class Problem(Struct, frozen=True):
    """One problem: how bad, where, what, and what to do."""

    shape: str
    word: str
    place: str
    editor: str
    obsidian: str
    message: str
    hint: str
    code: str


class ProblemsPage(Struct, frozen=True):
    """The page of all problems."""

    numbers: str
    kinds: str
    rows: list[Problem]
    left: int


def make_page(
    problems: Sequence[Diagnostic], notices: Sequence[Notice], opener: Opener
) -> ProblemsPage:
    """Return the page, errors first."""
    order = list(_SHAPES)
    rows = sorted(problems, key=lambda each: order.index(each.severity))
    return ProblemsPage(
        say_numbers(problems),
        sum_up_kinds(problems, notices, has_remedies=False),
        [_make_row(each, opener) for each in rows[:MOST]],
        len(rows[MOST:]),
    )


def _make_row(each: Diagnostic, opener: Opener) -> Problem:
    return Problem(
        _SHAPES[each.severity],
        _WORDS.get(each.severity, str(each.severity)),
        f"{each.path}:{each.span.line}",
        opener.edit(each.path, each.span.line),
        opener.obsidian(each.path),
        each.message,
        each.hint,
        each.code,
    )
