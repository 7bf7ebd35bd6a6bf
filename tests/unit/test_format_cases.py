"""The note format, rule by rule: the cases of `tests/cases/`, and that every rule has some."""

from __future__ import annotations

from pathlib import Path

import pytest

from mdrel.model.format_rules import RULES
from tests.support.format_cases import FOLDER, Case, judge, load_cases

CASES = load_cases()


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_small_vault_is_read_as_its_rule_says(case: Case, tmp_path: Path) -> None:
    assert judge(case, tmp_path) == []


def test_case_names_are_unique_within_a_rule() -> None:
    assert len({str(case) for case in CASES}) == len(CASES)


def test_every_file_of_cases_is_of_a_rule() -> None:
    assert {path.name.partition("-")[0] for path in FOLDER.glob("*.txt")} <= set(RULES)
