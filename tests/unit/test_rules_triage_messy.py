"""How often triage's proposals are right in messy vaults that know nothing of its rules."""

from __future__ import annotations

from pathlib import Path

from mdrel.model.level import Level
from mdrel.rules.triage import make_cases
from tests.support.messy_vault import TODAY, make_messy_vault
from tests.support.method import agenda_of
from tests.support.vaults import read_vault

PAGE = Path(__file__).resolve().parents[2] / "docs/method.md"
SEEDS, PEOPLE = 10, 60


def test_the_page_says_how_many_proposals_are_right_in_ten_vaults() -> None:
    right, none, always = [], [], []
    for seed in range(SEEDS):
        vault = make_messy_vault(seed, PEOPLE)
        cases = make_cases(agenda_of(vault.notes, TODAY), read_vault(vault.notes))
        assert len(cases) == PEOPLE
        proposed = {
            case.contact.path: case.proposal.level if case.proposal else None for case in cases
        }
        right.append(sum(proposed[path] is level for path, level in vault.levels.items()))
        none.append(sum(level is None for level in proposed.values()))
        always.append(sum(level is Level.TRANSACTIONAL for level in vault.levels.values()))
    sentence = (
        f"{_share(sum(right) / SEEDS)} of the people are proposed for the right level, "
        f"{_share(min(right))} in the worst vault, and {_share(sum(none) / SEEDS)} for none; "
        f"“always transactional” would be right for {_share(sum(always) / SEEDS)} and "
        f"{_share(min(always))}."
    )
    assert sentence in PAGE.read_text(encoding="utf-8")


def _share(number: float) -> str:
    return f"{round(number * 100 / PEOPLE)} %"
