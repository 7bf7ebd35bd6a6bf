"""A move is one line below Levels, whatever its reason looks like."""

from __future__ import annotations

from datetime import date

import pytest

from mdrel.model.level import Level
from mdrel.write.edits.edit import AddLevel, Reader
from mdrel.write.edits.levels import add_level, read_level
from tests.support.vaults import LEXICON

READER = Reader("People/Ada Lin.md", LEXICON)
NOTE = "---\ntype: person\n---\n"


def move(why: str = "") -> AddLevel:
    """Return a move of one day."""
    return AddLevel(date(2026, 11, 20), Level.TENTATIVE, Level.TRUSTED, why)


def test_a_move_is_added_once() -> None:
    once = add_level(NOTE, move("she came by"), READER)
    assert once == f"{NOTE}## Levels\n\n- 2026-11-20 tentative -> trusted: she came by\n"
    assert add_level(once, move("she came by"), READER) == once


@pytest.mark.parametrize(
    "why", ["", "she came by", "we met on 2026-11-01", "- [ ] no task", "# no heading"]
)
def test_a_reason_is_one_whatever_it_looks_like(why: str) -> None:
    facts = read_level(move(why), READER)
    assert (facts.levels.total(), facts.talks, facts.tasks) == (1, {}, {})
