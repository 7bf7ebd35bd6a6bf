"""Where properties stand, in whole lines, and when that cannot be said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mdrel.parse.front_matter.outline import read_outline


def lines_of(block: str) -> list[str] | None:
    """Return the lines of each property between the `---` lines.

    It is None where there is no outline.
    """
    text = f"---\n{block}---\nbody: no property\n"
    outline = read_outline(text)
    return None if outline is None else [text[each.start : each.end] for each in outline.properties]


@pytest.mark.parametrize(
    ("block", "lines"),
    [
        ("", []),
        ("# only\n", []),
        ("a: b\nc: d\r\n", ["a: b\n", "c: d\r\n"]),
        (
            "# x\na: b # y\n\n# z\nd:\n  - e\n\n  - f # g\n# end\n",
            ["a: b # y\n", "d:\n  - e\n\n  - f # g\n"],
        ),
        ("a: |\n  x\n\n  y\n# c\nb: >-\n  q\n", ["a: |\n  x\n\n  y\n", "b: >-\n  q\n"]),
        ("a: |\n  x\n  # in\n # out\nb:\n", ["a: |\n  x\n  # in\n", "b:\n"]),
        ("a: 'x\n\n  y'\nb: [c,\n  d]\n", ["a: 'x\n\n  y'\n", "b: [c,\n  d]\n"]),
        ("a: \n\n\n", ["a: \n"]),
        ("a:\n  b: c\n  d:\n    - e\nf: g\n", ["a:\n  b: c\n  d:\n    - e\n", "f: g\n"]),
    ],
)
def test_each_property_has_its_lines_and_remarks_are_apart(block: str, lines: list[str]) -> None:
    assert lines_of(block) == lines


@pytest.mark.parametrize(
    "block",
    [
        "{a: b}\n",
        "  a: b\n  c: d\n",
        "? a\n: b\n",
        "[1]: x\nb: c\n",
        "a: b\na: c\n",
        "- a\n",
        "a: b: c\n",
        "%YAML 1.1\n---\na: b\n",
        "{1: x}: y\n",
        "a: b\n? [c]\n: d\n",
    ],
)
def test_front_matter_whose_lines_cannot_be_told_apart_has_no_outline(block: str) -> None:
    assert lines_of(block) is None


@pytest.mark.parametrize("text", ["", "body\n", "---\na: b\n", " ---\na: b\n---\n"])
def test_a_note_without_front_matter_has_no_outline(text: str) -> None:
    assert read_outline(text) is None


@pytest.mark.parametrize(
    ("block", "referring"),
    [
        ("a: &x b\nc: *x\nd: e\n", [True, True, False]),
        ("a: !!str b\n", [True]),
        ("&k a: b\n", [True]),
        ("a: {b: [!x c]}\n", [True]),
        ('a: "&x"\nb: c & d\n', [False, False]),
    ],
)
def test_anchors_aliases_and_tags_are_told(block: str, referring: list[bool]) -> None:
    outline = read_outline(f"---\n{block}---\n")
    assert outline is not None
    assert [each.is_referring for each in outline.properties] == referring


@given(
    st.lists(
        st.sampled_from(
            [
                "a",
                "b",
                ":",
                " ",
                "\n",
                "- ",
                "# ",
                "|",
                ">",
                "'",
                '"',
                "[",
                "]",
                "{",
                "}",
                ",",
                "&x",
                "*x",
                "!t",
                "  ",
                "\r",
                "\t",
                "\u2028",
                "?",
            ]
        ),
        max_size=24,
    )
)
def test_whatever_the_text_the_lines_follow_each_other_and_begin_with_their_keys(
    parts: list[str],
) -> None:
    text = f"---\n{''.join(parts)}\n---\n"
    outline = read_outline(text)
    if outline is None:
        return
    position = outline.block.start
    for each in outline.properties:
        between, lines = text[position : each.start], text[each.start : each.end]
        assert all(
            line.strip(" \t\r") == "" or line.lstrip(" \t").startswith("#")
            for line in between.split("\n")
        )
        assert lines.endswith("\n")
        alone = read_outline(f"---\n{lines}---\n")
        assert each.is_referring or (
            alone is not None
            and [(one.key, one.value.text) for one in alone.properties]
            == [(each.key, each.value.text)]
        )
        position = each.end
    assert position <= outline.block.end
