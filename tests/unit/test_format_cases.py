"""The note format, rule by rule, by the cases of `tests/cases/`.

Every rule has some.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from mdrel.model.format_rules import RULES
from tests.support.format_cases import FOLDER, Case, judge, load_cases

ROOT = Path(__file__).resolve().parents[2]
CASES = load_cases()


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_small_vault_is_read_as_its_rule_says(case: Case, tmp_path: Path) -> None:
    assert judge(case, tmp_path) == []


def test_case_names_are_unique_within_a_rule() -> None:
    assert len({str(case) for case in CASES}) == len(CASES)


def test_every_file_of_cases_is_of_a_rule() -> None:
    assert {path.name.partition("-")[0] for path in FOLDER.glob("*.txt")} <= set(RULES)


def test_every_rule_has_cases_and_stands_in_the_note_format() -> None:
    page = (ROOT / "docs/note-format.md").read_text(encoding="utf-8")
    for rule, sentence in RULES.items():
        assert any(case.rule == rule for case in CASES), rule
        assert f"**{rule}** {sentence}" in page, rule


def test_half_of_the_cases_say_what_must_not_count() -> None:
    refusing = [
        case
        for case in CASES
        if any(fact.endswith(" none") or fact.startswith("no ") for fact in case.facts)
    ]
    assert len(CASES) >= 300
    assert len(refusing) >= len(CASES) // 3
