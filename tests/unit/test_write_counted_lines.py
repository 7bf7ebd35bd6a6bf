"""A line of a daily note is made to count as a talk, and nothing else changes (F55, F80)."""

from __future__ import annotations

import pytest

from mdrel.write.edits import CountLine, EditRefusedError, Reader, apply_edit
from tests.support.vaults import LEXICON

READER = Reader("Daily/2026-11-20.md", LEXICON)
LINE = "- [[Ada]] roof call"
TAGGED = f"{LINE} #conversation"


def test_of_several_such_lines_the_nearest_counts() -> None:
    text = f"{LINE}\n\n{LINE}\r\n{LINE}"
    after = apply_edit(text, CountLine(3, LINE, TAGGED), READER)
    assert after == f"{LINE}\n\n{TAGGED}\r\n{LINE}"


def test_a_line_that_has_moved_is_found_and_one_that_counts_already_stays() -> None:
    after = apply_edit(f"# Friday\n\n{LINE}\n", CountLine(1, LINE, TAGGED), READER)
    assert after == f"# Friday\n\n{TAGGED}\n"
    assert apply_edit(after, CountLine(1, LINE, TAGGED), READER) == after


@pytest.mark.parametrize(
    ("text", "line", "becomes", "reason"),
    [
        ("- another line\n", LINE, TAGGED, "there is no line"),
        (f"{LINE}\n", LINE, f"{LINE}!", "would not be read as a talk"),
        (
            "- Will call [[Ada]]\n",
            "- Will call [[Ada]]",
            "- Will call [[Ada]] #conversation",
            "would not be read as a talk",
        ),
        (
            f"{LINE}\n- Called [[Bo]]\n",
            LINE,
            f"{TAGGED}\n- Met [[Cy]]",
            "or others otherwise",
        ),
        (
            f"{LINE}\n<<<<<<< ours\n- a\n=======\n- b\n>>>>>>> theirs\n",
            LINE,
            TAGGED,
            "conflict",
        ),
    ],
)
def test_what_cannot_be_counted_safely_is_refused(
    text: str, line: str, becomes: str, reason: str
) -> None:
    with pytest.raises(EditRefusedError, match=reason):
        apply_edit(text, CountLine(1, line, becomes), READER)
