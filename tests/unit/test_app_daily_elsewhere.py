"""Daily notes that lie elsewhere than in the folder that is set are told of once."""

from __future__ import annotations

import pytest

from mdrel.app.daily_elsewhere import find_daily_elsewhere
from mdrel.model.policy import Reading

DAYS = [f"2026-11-{day:02d}.md" for day in range(1, 11)]


@pytest.mark.parametrize(
    ("inside", "outside", "said"),
    [
        (0, 8, True),
        (2, 8, True),
        (3, 8, False),  # a second journal, perhaps
        (0, 7, False),
    ],
)
def test_nearly_all_lie_elsewhere(inside: int, outside: int, said: bool) -> None:
    paths = [f"Inbox/{day}" for day in DAYS[:inside]] + [f"Diary/{day}" for day in DAYS[:outside]]
    found = find_daily_elsewhere(
        [*paths, "Diary/Roof.md", "Diary/.md"], Reading(daily_folder="Inbox")
    )
    assert (found is not None) == said
    if found:
        assert found.remedy.endswith('daily_folder = "Diary"')
        assert found.words.startswith("8 notes are called as daily notes and lie outside Inbox")


@pytest.mark.parametrize(
    "reading",
    [Reading(), Reading(daily_folder="Inbox", daily="off"), Reading(daily_folder="Diary")],
)
def test_nothing_is_said_where_no_folder_is_set_or_no_line_is_read(reading: Reading) -> None:
    assert find_daily_elsewhere([f"Diary/2026/{day}" for day in DAYS], reading) is None


def test_the_vaults_own_folder_is_one() -> None:
    found = find_daily_elsewhere(DAYS, Reading(daily_folder="Inbox"))
    assert found is not None
    assert "most in the vault's own folder" in found.words
