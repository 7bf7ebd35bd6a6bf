"""Problems on a terminal, broken between words."""

from __future__ import annotations

import pytest

from mdrel.model.diagnostic import Diagnostic, Severity
from mdrel.views.terminal.problems import break_problem


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
