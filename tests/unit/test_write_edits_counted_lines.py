"""A line of a daily note is made to count as a talk, and nothing else changes (F55, F80)."""

from __future__ import annotations

import pytest

from mdrel.write.edits import CountLine, EditRefusedError, Reader, apply_edit
from mdrel.write.edits.splice import end_of_words
from tests.support.growing import find_fast_growth
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


def test_a_later_line_of_a_paragraph_counts_and_so_does_a_ticked_task() -> None:
    line, tagged = LINE.removeprefix("- "), TAGGED.removeprefix("- ")
    after = apply_edit(f"Rain.\n{line}\n", CountLine(2, line, tagged), READER)
    assert after == f"Rain.\n{tagged}\n"
    done = LINE.replace("- ", "- [x] ")
    ticked = f"{done} #conversation"
    text = f"- [ ] [[Ada]] send it\n{done}\n"
    after = apply_edit(text, CountLine(2, done, ticked), READER)
    assert after == text.replace(done, ticked)


def test_the_words_of_a_line_full_of_blanks_are_found_at_once() -> None:
    lines = [f"a{' ' * size}b" for size in (8_000, 64_000)]
    small, large = lines
    assert find_fast_growth(lambda: end_of_words(small), lambda: end_of_words(large)) == ""
    assert end_of_words(f"a{' ' * 9}^b-1 ") == 1


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
