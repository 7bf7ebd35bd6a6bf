"""The morning in full, as `--why` shows it, section by section."""

from __future__ import annotations

from itertools import pairwise

import pytest

from mdrel.views.terminal.morning_in_full import draw_today
from mdrel.views.terminal.screen import Screen
from tests.support.method import agenda_of, write_person

DUE = {f"{name}.md": write_person("level: trusted") for name in ("Ada", "Bo", "Cy")}
NOTES = {
    **DUE,
    "Dan.md": write_person("level: trusted\nnext_contact: 2026-12-24\nbirthday: 1980-11-22"),
    "Eve.md": write_person(
        "level: tentative\nnext_contact: 2026-12-24\nowe_reply: 2026-11-13",
        "## Follow-ups\n\n- [ ] send the plan 📅 2026-11-20\n- [ ] find the key\n",
    ),
    "Fay.md": write_person("level: target\nthey_offer: ports\ni_offer: buyers"),
}


def draw(notes: dict[str, str], width: int, calls: int = 5) -> list[str]:
    """Return the morning of a vault."""
    return list(draw_today(agenda_of(notes), Screen(width, lambda text, _: text, calls)))


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_each_section_stands_below_one_blank_line(width: int) -> None:
    lines = draw(NOTES, width)
    heads = [at for at, line in enumerate(lines) if line[:4].isupper() and at]
    assert [lines[at].split("  ")[0] for at in heads] == [
        "CALL TODAY",
        "FOLLOW UP",
        "PROMISED",
        "ANSWER",
        "THIS WEEK'S TARGET",
        "BIRTHDAY TODAY",
    ]
    assert all(lines[at - 1] == "" for at in heads)
    assert ("", "") not in pairwise(lines)
    assert lines[-1]


@pytest.mark.parametrize("width", [60, 100])
def test_calls_that_have_no_place_are_counted(width: int) -> None:
    assert "  and 2 more" in draw(DUE, width, 1)
    assert "  and 1 more" in draw(DUE, width, 2)
    assert not [line for line in draw(DUE, width, 3) if "more" in line]
