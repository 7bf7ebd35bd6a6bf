"""A comment within a property's value is never lost: the edit is refused at its place."""

from __future__ import annotations

import pytest

from mdrel.write.edits import EditRefusedError, Reader, SetProperty, apply_edit
from tests.support.vaults import LEXICON

READER = Reader("People/Ada Lin.md", LEXICON)
HEAD = "---\ntype: person\n"


@pytest.mark.parametrize("sign", ["|", ">", "|-", ">+"])
def test_a_comment_after_the_sign_of_a_text_block_is_kept(sign: str) -> None:
    text = f"{HEAD}role: {sign} # as on the card\n  Buyer\n---\n"
    with pytest.raises(EditRefusedError, match="a comment is within `role`") as raised:
        apply_edit(text, SetProperty("role", "Baker"), READER)
    assert raised.value.offset == text.index("#")


@pytest.mark.parametrize("value", ["|\n  Buyer # 1", "Buyer", "'Buyer # 1'"])
def test_a_value_without_a_comment_is_replaced(value: str) -> None:
    after = apply_edit(f"{HEAD}role: {value}\n---\n", SetProperty("role", "Baker"), READER)
    assert after == f"{HEAD}role: Baker\n---\n"
