"""Edits of properties that stand in a note's text.

Notes whose lines end as on an old Mac are edited, too.
"""

from __future__ import annotations

import pytest

from mdrel.model.level import Level
from mdrel.write.edits import EditRefusedError, Reader, RemoveProperty, SetProperty, apply_edits
from tests.support.vaults import LEXICON, read

READER = Reader("People/Ada.md", LEXICON)
TEXT = "---\ntype: person\n---\n# Ada\n\n**Level:** tentative\n\n## Facts\n\ncircle:: ten\n"


def test_a_property_that_is_set_wins_over_the_text() -> None:
    after = apply_edits(TEXT, [SetProperty("level", "trusted")], READER)
    profile = read("People/Ada.md", after).profile
    assert after == TEXT.replace("type: person\n", "type: person\nlevel: trusted\n")
    assert profile
    assert profile.level is Level.TRUSTED


@pytest.mark.parametrize("edit", [RemoveProperty("circle"), SetProperty("circle", "")])
def test_a_property_is_not_taken_out_where_the_text_would_say_it_again(
    edit: RemoveProperty | SetProperty,
) -> None:
    with pytest.raises(EditRefusedError) as refused:
        apply_edits(TEXT, [edit], READER)
    assert (refused.value.reason, refused.value.offset) == (
        "`circle` is in the note's text",
        TEXT.index("circle::"),
    )


def test_a_property_of_which_the_text_says_nothing_is_taken_out() -> None:
    assert (
        apply_edits("---\ntype: person\nrole: x\n---\n", [RemoveProperty("role")], READER)
        == "---\ntype: person\n---\n"
    )
    assert apply_edits("---\nshoe: 9\n---\n", [RemoveProperty("shoe")], READER) == "---\n---\n"


def test_a_note_of_an_old_mac_keeps_its_line_ends() -> None:
    after = apply_edits("---\rtype: person\r---\rText\r", [SetProperty("level", "trusted")], READER)
    assert after == "---\rtype: person\rlevel: trusted\r---\rText\r"
