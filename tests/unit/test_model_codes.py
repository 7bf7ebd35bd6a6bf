"""The table of problems."""

from __future__ import annotations

import re

import pytest

from mdrel.errors import (
    AmbiguousError,
    MdrelError,
    PersonNotFoundError,
    SettingsError,
    UsageError,
    VaultError,
    WriteError,
)
from mdrel.model.codes import CODES, problem
from mdrel.model.diagnostic import Severity
from mdrel.model.span import Span


def test_every_code_has_a_form_a_slug_of_its_own_and_says_what_to_do() -> None:
    assert all(
        re.fullmatch(r"MDR[1-5]\d\d", code) and code == row.code for code, row in CODES.items()
    )
    assert len({row.slug for row in CODES.values()}) == len(CODES)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", row.slug) for row in CODES.values())
    assert all(row.meaning.endswith(".") and row.remedy.endswith(".") for row in CODES.values())


def test_a_note_that_cannot_be_read_whole_is_at_least_a_warning() -> None:
    reading = [row for code, row in CODES.items() if code < "MDR2"]
    assert reading
    assert Severity.INFO not in {row.severity for row in reading}


def test_a_problem_takes_severity_and_hint_from_the_table() -> None:
    found = problem("MDR201", "People/Ada Lin.md", "'trustd' is not a level", Span(3, 8))
    assert (found.severity, found.hint) == (Severity.WARNING, CODES["MDR201"].remedy)
    assert found.place == ("People/Ada Lin.md", Span(3, 8), "MDR201")


def test_problems_sort_in_reading_order() -> None:
    places = [
        problem(code, path, "", span).place
        for path, span, code in (
            ("A.md", Span(2, 1), "MDR201"),
            ("A.md", Span(10, 1), "MDR101"),
            ("B.md", Span(1, 1), "MDR101"),
        )
    ]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (MdrelError, 1),
        (UsageError, 2),
        (PersonNotFoundError, 3),
        (AmbiguousError, 4),
        (VaultError, 5),
        (SettingsError, 5),
        (WriteError, 6),
    ],
)
def test_each_kind_of_error_has_its_exit_code_a_message_and_a_hint(
    error: type[MdrelError], code: int
) -> None:
    raised = error("it stopped", "go on")
    assert (raised.exit_code, raised.message, raised.hint, str(raised)) == (
        code,
        "it stopped",
        "go on",
        "it stopped",
    )
