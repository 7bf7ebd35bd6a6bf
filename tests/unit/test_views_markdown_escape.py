from __future__ import annotations

import pytest

from mdrel.views.markdown.escape import (
    Markdown,
    clean,
    code,
    escape,
    finalize,
    join,
    shorten,
    unmark,
)


@pytest.mark.parametrize(
    "text",
    [
        "Priya Raman", "O'Brien-Smith", "Dr. Ada Quill", "J.R.R. Tolkien", "Ana Núñez", "山田太郎", "AT&T", "call at 12:30, back by 1.5 hours", "C# and (a) 50%", "+1 202 555 0101",
        "5 -> 6", "2026-11-22", "what can I do?", "a / b, 3=3; great!", "-5 degrees",
    ],
)  # fmt: skip
def test_ordinary_words_stay_readable_as_they_are(text: str) -> None:
    assert escape(text) == text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a|b", r"a\|b"),
        ("*a*", r"\*a\*"),
        ("[[x]]", r"\[\[x\]\]"),
        ("<b>", r"\<b>"),
        ("#tag", r"\#tag"),
        ("==a==", r"\=\=a\=\="),
        ("%%a%%", r"\%\%a\%\%"),
        ("$a$", r"\$a\$"),
        ("@ann", r"\@ann"),
        (":smile:", r"\:smile:"),
        ("key:: x", r"key\:\: x"),
        ("1. x", r"1\. x"),
        ("- x", r"\- x"),
        ("> x", r"\> x"),
        ("www.a.example", r"www\.a\.example"),
        ("https://a.example", r"https\:/\/a\.example"),
        ("&lt;", r"\&lt;"),
        ("a\\b", r"a\\b"),
    ],
)
def test_what_a_reader_would_act_on_gets_a_backslash(text: str, written: str) -> None:
    assert escape(text) == written


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (" a\t\n b\u2028c\x85d ", "a b c d"),
        ("a\x00b\x1b[31m", "a\N{REPLACEMENT CHARACTER}b\N{REPLACEMENT CHARACTER}[31m"),
        ("\u202ea\u2066b\u200f", "ab"),
        ("\ud800", "\N{REPLACEMENT CHARACTER}"),
        ("e\u0301 👩\u200d👧", "e\u0301 👩\u200d👧"),
    ],
)
def test_clean_keeps_one_line_of_visible_characters(text: str, shown: str) -> None:
    assert clean(text) == shown


def test_a_code_span_stays_plain_code_and_falls_back_where_it_would_break() -> None:
    assert code("People/Ada.md:4:8") == "`People/Ada.md:4:8`"
    assert code("a`b|c") == r"a\`b\|c"
    assert code(" ") == ""


def test_a_long_text_is_cut_at_a_space_and_says_so() -> None:
    assert shorten("short", 10) == "short"
    assert shorten("one two three four", 15) == "one two three…"
    assert shorten("x" * 50, 10) == "x" * 9 + "…"
    assert shorten("one two " * 5000, 15) == shorten("one two " * 20, 15) == "one two one…"


def test_blanks_do_not_count_however_many_there_are() -> None:
    assert shorten(f"one{' ' * 5000}two", 10) == "one two"
    assert shorten(f"{' ' * 5000}one two three", 10) == "one two…"
    assert shorten(f"one{' ' * 50}", 10) == "one"


def test_only_markdown_passes_unescaped() -> None:
    assert finalize(Markdown("**a**")) == "**a**"
    assert finalize("**a**") == r"\*\*a\*\*"
    assert finalize(None) == ""
    assert finalize(7) == "7"
    assert isinstance(join(", ", [escape("a"), escape("b")]), Markdown)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("**plan** for _May_", "plan for May"),
        ("import the list <sub>[notes.md]</sub>", "import the list [notes.md]"),
        ('H<sub>2</sub>O, <b class="x">now</b>', "H2O, now"),
        ("if a < b and c > d", "if a < b and c > d"),
        ("say `<b>x</b>`", "say <b>x</b>"),
        ("</done> is no tag", "</done> is no tag"),
    ],
)
def test_signs_and_tags_for_how_words_look_are_not_shown_on_a_screen(
    written: str, shown: str
) -> None:
    assert unmark(written) == shown
