"""Which lines are headings because of the line below them.

`tests/property/test_underline.py` holds it against CommonMark's own reader.
"""

from __future__ import annotations

import pytest

from mdrel.parse.markdown.mask import mask
from mdrel.parse.markdown.setext_heading import find_underlined, may_underline


def headings(text: str) -> list[tuple[int, int, str, int]]:
    """Return line, depth, words and number of lines of the underlined headings of `text`."""
    masked = mask(text).text.split("\n")
    return [
        (index, each.depth, " ".join(each.text.split()), each.lines)
        for index, each in find_underlined(text.split("\n"), masked).items()
    ]


@pytest.mark.parametrize(
    ("text", "depth", "words"),
    [
        ("Log\n===", 1, "Log"),
        ("Log\n---\n", 2, "Log"),
        ("Log\n=", 1, "Log"),
        ("Log\n-", 2, "Log"),
        ("   Log  \r\n   -----  \r\n", 2, "Log"),
        ("**Log** `x`\n---", 2, "**Log**"),
        ("`x` Log\n---", 2, "Log"),
        ("Log\nof talks\n---", 2, "Log of talks"),
        ("![[photo.png]]\nLog\n---", 2, "Log"),
        ("Log\n    of talks\n---", 2, "Log of talks"),
        ("Log\n2. of talks\n---", 2, "Log 2. of talks"),
        ("Log\n*\n---", 2, "Log *"),
        ("a | b\n---", 2, "a | b"),
        ("a\n| --- |\n---", 2, "a | --- |"),
        ("<https://log.example>\n---", 2, "<https://log.example>"),
    ],
)
def test_a_paragraph_above_a_line_of_equals_signs_or_dashes_is_a_heading(
    text: str, depth: int, words: str
) -> None:
    assert may_underline(text, 0)
    assert [each[1:3] for each in headings(text)] == [(depth, words)]


@pytest.mark.parametrize(
    "text",
    [
        "Log\n\n---",
        "---\nLog",
        "Log\n- --",
        "Log\n    ---",
        "Log\n--- x",
        "## Log\n---",
        "#\n---",
        "***\n---",
        "- Log\n---",
        "- Log\nlazily\n---",
        "- Log\nlazily\n===",
        "- Log\n  ---",
        "- Log\n\n  more\n---",
        "- Log\n\n  more\n  ---\n===",
        "1. Log\n---",
        "Text\n1. Log\n---",
        "> Log\n---",
        "> Log\n===",
        "```\nLog\n---\n```",
        "```\nLog\n```\n---",
        "    Log\n---",
        "<!--\nLog\n---\n-->",
        "<div>\nLog\n---",
        "</div>\n---",
        "[log]: https://log.example\n---",
        "![[photo.png]]\n---",
        "`log`\n---",
        "| a | b |\n|---|---|\n| 1 | 2 |\n---",
        "a | b\n---|---\n1 | 2\n===",
    ],
)
def test_in_lists_tables_quotes_code_and_html_it_is_none_and_neither_above_a_line_across_the_page(
    text: str,
) -> None:
    assert headings(text) == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("- a\n\nLog\n---", 2),
        ("- a\n\n  b\n\nLog\n---", 4),
        ("- # a\nLog\n---", 1),
        ("- a\n  ===\nLog\n---", 2),
        ("-\nLog\n---", 1),
        ("-      code\nLog\n---", 1),
        ("- a\n# b\nLog\n---", 2),
        ("| a | b |\n|---|---|\n| 1 | 2 |\n\nLog\n---", 4),
        ("<div>\n\nLog\n---", 2),
        ("Log\n---\nLog\n---", 2),
    ],
)
def test_what_ends_a_list_a_table_or_html_lets_a_heading_follow(text: str, line: int) -> None:
    assert headings(text)[-1] == (line, 2, "Log", 2)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "---",
        "Log\n",
        "- a\n- b\n",
        "Text\n\n---\n\nText\n",
        "Text\n\n===",
        "| a |\n|---|\n",
        "Log\n--- x\n",
    ],
)
def test_a_note_without_an_underline_is_told_by_a_quick_look(text: str) -> None:
    assert not may_underline(text, 0)


def test_the_quick_look_begins_where_it_is_told_to() -> None:
    text = "a\n---\nb\n"
    assert may_underline(text, 0)
    assert not may_underline(text, len("a\n---"))
