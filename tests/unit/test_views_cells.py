"""How wide text is: signs, not characters."""

from __future__ import annotations

import sys

import pytest
from wcwidth import wcwidth

from mdrel.views import cells
from mdrel.views.cells import count_cells, split_signs
from mdrel.views.markdown.templates import tidy
from mdrel.views.terminal.text import cell_width, cut, flow, pad, show

JOINED = "👩\u200d💻"
FAMILY = "👨\u200d👩\u200d👧\u200d👦"
SCOTLAND = "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("", 0),
        ("Ada Lovelace", 12),
        ("Zoë – Ærø …", 11),
        ("Zoe\u0308", 3),
        ("日本", 4),
        ("한글", 4),
        ("\u1112\u1161\u11ab", 2),
        ("ﾃｽﾄ", 3),
        ("Ａ", 2),
        ("👋", 2),
        ("👋🏽", 2),
        ("❤", 1),
        ("❤️", 2),
        ("❤️\u200d🔥", 2),
        ("1️⃣", 2),
        ("🇩🇪", 2),
        ("🇩🇪🇫🇷", 4),
        (SCOTLAND, 2),
        (JOINED, 2),
        (FAMILY, 2),
        ("👩🏽\u200d⚕️", 2),
        (f"{JOINED} Ada {FAMILY}", 9),
        ("● ◐ ○ ✓ ✗ ★ ◆", 13),
    ],
)
def test_a_sign_takes_one_cell_or_two_whatever_it_is_made_of(text: str, width: int) -> None:
    assert count_cells(text) == cell_width(text) == width
    assert show(text) == text


def test_what_is_taken_for_plain_is_one_cell_wide() -> None:
    plain = [each for each in map(chr, range(sys.maxunicode + 1)) if cells._PLAIN.fullmatch(each)]
    assert {wcwidth(each) for each in plain} == {1}
    assert list(split_signs("".join(plain))) == plain


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\u200db", "a\ufffdb"),
        ("\u200d👩", "\ufffd👩"),
        ("👩\u200d", "👩\ufffd"),
        ("👩\u200d\u200d💻", "👩\ufffd\ufffd💻"),
        ("👩\u200dx", "👩\ufffdx"),
        ("👩\u202e\u200d💻", "👩\ufffd\ufffd💻"),
        ("x\U000e0061\U000e007f", "x\ufffd\ufffd"),
        (SCOTLAND[:-1], "\U0001f3f4" + "\ufffd" * 5),
    ],
)
def test_what_joins_no_emoji_is_shown_as_a_stand_in(text: str, shown: str) -> None:
    assert show(text) == shown
    assert cell_width(text) == cell_width(shown)


def test_no_sign_is_parted() -> None:
    assert cut(FAMILY * 3, 5) == f"{FAMILY * 2}…"
    assert cut(f"Zoe\u0308{FAMILY}x", 5) == "Zoe\u0308…"
    assert cut(FAMILY * 3, 2) == "…"


@pytest.mark.parametrize("sign", ["x", "\u4e2d", FAMILY, f"e{chr(0x301) * 30}", "\x1b", "x "])
@pytest.mark.parametrize("width", [0, 1, 2, 7, 20])
def test_a_long_text_is_cut_where_a_shorter_one_is(sign: str, width: int) -> None:
    assert cut(sign * 5000, width) == cut(sign * 100, width)
    assert cell_width(cut(sign * 5000, width)) <= width


def test_what_takes_no_room_may_be_of_any_length() -> None:
    text = f"e{chr(0x301) * 5000}f"
    assert cut(text, 2) == text
    assert cut(f"{text}g", 2) == f"e{chr(0x301) * 5000}…"
    assert pad(f"{JOINED}Ada", 4) == f"{JOINED}A…"
    assert pad(JOINED, 4) == f"{JOINED}  "
    assert flow(FAMILY * 3 + "🇩🇪" * 2, 4) == [FAMILY * 2, f"{FAMILY}🇩🇪", "🇩🇪"]


def test_the_columns_of_a_table_stand_below_each_other() -> None:
    table = f"| a | b |\n| --- | --- |\n| {FAMILY} | 1 |\n| 日本 | 2 |\n| Zoe\u0308 | 3 |\n"
    assert tidy(table) == (
        f"| a    | b   |\n| ---- | --- |\n| {FAMILY}   | 1   |\n| 日本 | 2   |\n| Zoe\u0308  | 3   |\n"
    )
