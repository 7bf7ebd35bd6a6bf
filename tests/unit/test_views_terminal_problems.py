"""Problems on a terminal, broken between words."""

from __future__ import annotations

import pytest

from mdrel.model.codes import CODES
from mdrel.model.diagnostic import Diagnostic, Severity
from mdrel.views.terminal.problems import break_problem, count_problems, sum_up_kinds


@pytest.mark.parametrize(
    ("path", "width", "lines"),
    [
        ("Ada Lin.md", 64, ["Ada Lin.md:1:1: error: the front matter is not closed [MDR112]"]),
        (
            "Ada Lin.md",
            45,
            ["Ada Lin.md:1:1: error: the front matter is", "  not closed [MDR112]"],
        ),
        (
            "People/Ada Lin of Lyon.md",
            45,
            [
                "People/Ada Lin of Lyon.md:1:1:",
                "  error: the front matter is not closed",
                "  [MDR112]",
            ],
        ),
    ],
)
def test_a_problem_breaks_between_words_and_its_place_stays_whole(
    path: str, width: int, lines: list[str]
) -> None:
    problem = Diagnostic("MDR112", Severity.ERROR, path, "the front matter is not closed")
    assert break_problem(problem, width) == lines


def test_every_kind_of_problem_is_counted_in_plain_words() -> None:
    for code, row in CODES.items():
        one, several = count_problems(1, code), count_problems(1_000, code)
        assert one.startswith("1 ")
        assert several.startswith("1,000 ")
        assert one[2:] != several[6:], f"{code}: one and several differ"
        for words in (one, several):
            assert row.slug not in words
            assert not words.endswith("."), "a list of kinds follows no sentence"
            assert code not in words


def test_kinds_are_listed_with_errors_first_and_no_names_of_codes() -> None:
    problems = [
        Diagnostic("MDR504", Severity.INFO, "A.md", "", count=25),
        Diagnostic("MDR201", Severity.WARNING, "A.md", ""),
        Diagnostic("MDR111", Severity.ERROR, "A.md", ""),
        Diagnostic("MDR111", Severity.ERROR, "B.md", ""),
    ]
    assert sum_up_kinds(problems, ()) == (
        "2 notes with broken front matter; 1 unknown level; 25 notes that may be people's"
    )
    assert not sum_up_kinds([], ())
