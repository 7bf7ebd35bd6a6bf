"""A move is one line below Levels, whatever its reason looks like."""

from __future__ import annotations

from datetime import date

import pytest

from mdrel.model.level import Level
from mdrel.write.edits import levels
from mdrel.write.edits.edit import AddLevel, EditRefusedError, Reader
from mdrel.write.edits.levels import add_level, level_line, read_level
from mdrel.write.edits.place import put_line
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


def test_a_line_says_the_level_before_where_it_is_known() -> None:
    day = date(2026, 11, 20)
    assert level_line(AddLevel(day, None, Level.TRUSTED)) == "2026-11-20 trusted"
    assert level_line(AddLevel(day, None, Level.TRUSTED, "a  b")) == "2026-11-20 trusted: a b"
    assert level_line(move()) == "2026-11-20 tentative -> trusted"


OLD, NEW = "- 2026-01-01 target", "- 2026-06-01 tentative"


@pytest.mark.parametrize(
    ("there", "expected"),
    [
        ([OLD, NEW], [OLD, NEW, "+"]),
        ([NEW, OLD], ["+", NEW, OLD]),
        ([OLD], [OLD, "+"]),
        (["- 2026-06-01 target", NEW], ["- 2026-06-01 target", NEW, "+"]),
    ],
)
def test_a_move_stands_where_the_notes_own_order_has_the_newest(
    there: list[str], expected: list[str]
) -> None:
    after = add_level(f"{NOTE}## Levels\n\n" + "\n".join(there) + "\n", move(), READER)
    line = f"- {level_line(move())}"
    assert after.splitlines()[5:] == [line if each == "+" else each for each in expected]


@pytest.mark.parametrize(
    "more", ["\n- [ ] x", "\n## Conversations\n- 2026-11-01 call: x", f"\n{OLD}"]
)
def test_a_line_that_tells_more_than_the_move_is_refused(
    monkeypatch: pytest.MonkeyPatch, more: str
) -> None:
    monkeypatch.setattr(levels, "level_line", lambda _: f"2026-11-20 trusted{more}")
    with pytest.raises(EditRefusedError, match="not be read as a part of the move"):
        read_level(move(), READER)


@pytest.mark.parametrize("damage", ["## Conversations\n\n- 2026-11-01 call: x\n", "# Other\n"])
def test_a_line_in_the_wrong_place_is_refused_whoever_put_it_there(
    monkeypatch: pytest.MonkeyPatch, damage: str
) -> None:
    note = f"{NOTE}# Ada\n"
    monkeypatch.setattr(
        levels,
        "put_line",
        lambda *args, **more: put_line(*args, **more).replace("# Ada\n", damage),
    )
    with pytest.raises(EditRefusedError):
        add_level(note, move(), READER)
