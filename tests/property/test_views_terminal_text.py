"""Lines on a screen are never wider than asked, whatever the text holds.

Nothing but blanks is lost.
"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mdrel.views.terminal.text import cell_width, flow, hang, show

SIGNS = " \t\n李é\u0301\u202e-👩💻\u200d🏽\ufe0f❤🇩\u1112\u1161"
TEXTS = st.text(st.one_of(st.characters(), st.sampled_from(SIGNS)), max_size=80)


def letters(text: str) -> str:
    return "".join(show(text).split())


@given(TEXTS, st.integers(2, 30))
def test_lines_that_flow_fit_and_hold_every_letter_in_order(text: str, width: int) -> None:
    lines = flow(text, width)
    assert all(cell_width(line) <= width for line in lines)
    assert letters("".join(lines)) == letters(text)


@given(TEXTS, st.integers(2, 30), st.integers(1, 4))
def test_at_most_so_many_lines_are_the_same_ones_and_the_last_says_that_there_is_more(
    text: str, width: int, most: int
) -> None:
    whole, lines = flow(text, width), flow(text, width, most)
    assert all(cell_width(line) <= width for line in lines)
    if len(whole) <= most:
        assert lines == whole
    else:
        assert (len(lines), lines[:-1]) == (most, whole[: most - 1])
        assert lines[-1].endswith("…")


@given(TEXTS, st.integers(0, 10), st.integers(2, 30))
def test_what_hangs_fits_and_starts_as_it_was_given(text: str, indent: int, room: int) -> None:
    lines = hang("x" * indent, text, indent + room, indent)
    assert all(cell_width(line) <= indent + room for line in lines)
    assert lines[0].startswith("x" * indent)
    assert letters("".join(line[indent:] for line in lines)) == letters(text)
