"""Edits that are verified together come out as those made one after the other (P3)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

import pytest

from mdrel.write.edits import (
    AddItem,
    CountLine,
    Edit,
    EditRefusedError,
    Reader,
    apply_edit,
    apply_edits,
)
from tests.support.vaults import LEXICON

DAILY, MEETING = "Daily/2026-11-20.md", "Meetings/2026-11-20 Board.md"
FRONTS = [
    "", "people:", "people: []", "people: [ Bo ]", "people: Bo # since", 'people: "Bo, Cy"',
    "people:\n- Bo # c\n- Cy\n", "people:\n    - Bo", "people: [Bo]  # c\nx: 1", "People: Bo",
    "people: [[Bo]]", "people: &a Bo\nx: *a", "people: |\n  Bo\n", "x: [", "- a", "\tx: y",
]  # fmt: skip
LINE = "- [[Ada]] roof call"


def one_by_one(text: str, edits: Sequence[Edit], reader: Reader) -> str:
    """Return the text after each edit by itself, or an empty one where any is refused."""
    try:
        return reduce(lambda after, edit: apply_edit(after, edit, reader), edits, text)
    except EditRefusedError:
        return ""


def at_once(text: str, edits: Sequence[Edit], reader: Reader) -> str:
    """Return the text after all edits, or an empty one where they are refused."""
    try:
        return apply_edits(text, edits, reader)
    except EditRefusedError:
        return ""


@pytest.mark.parametrize("front", FRONTS)
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("names", ["Ada", "Ada Di", "Bo Ada Bo Ada", "Cy Bo"])
def test_items_added_to_a_list(front: str, ending: str, names: str) -> None:
    reader = Reader(MEETING, LEXICON)
    edits = [AddItem("people", f"[[{name}]]") for name in names.split()]
    edits += [AddItem("people", name) for name in names.split()]
    for text in (f"---\n{front}\n---\n# Board\n", "# Board", f"\ufeff---\n{front}\n---"):
        written = text.replace("\n", ending)
        assert at_once(written, edits, reader) == one_by_one(written, edits, reader)


@pytest.mark.parametrize(
    "lines",
    [
        (LINE, LINE, LINE),
        (LINE, "- [[Ada]] wall call", "", "words", "- [[Ada]] lift call"),
        ("## Ada", LINE, "- maybe call [[Ada]] tomorrow", LINE),
        ("<<<<<<< a", LINE, "=======", LINE, ">>>>>>> b"),
        ("```", LINE, "```", LINE),
    ],
)
def test_lines_that_count_as_talks(lines: Sequence[str]) -> None:
    reader = Reader(DAILY, LEXICON)
    edits = [
        CountLine(at, line, f"{line} #conversation")
        for at, line in enumerate(lines, 1)
        if "[[" in line
    ]
    for ending in ("\n", "\r\n"):
        text = ending.join((*lines, ""))
        for chosen in (edits, edits[::-1], edits[1:], edits[:1], [*edits, *edits]):
            assert at_once(text, chosen, reader) == one_by_one(text, chosen, reader)


def test_the_nearest_of_lines_that_read_alike_is_meant() -> None:
    text = f"{LINE}\nx\n" * 4
    edits = [CountLine(at, LINE, f"{LINE} #met") for at in (5, 6)]
    lines = apply_edits(text, edits, Reader(DAILY, LEXICON)).split("\n")
    assert [at for at, line in enumerate(lines, 1) if line.endswith("#met")] == [5, 7]
