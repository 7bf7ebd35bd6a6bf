"""What of a note is the person's own words.

Everything else is blanked, and every offset stays.
"""

from __future__ import annotations

import pytest

from mdrel.parse.markdown.mask import mask

SECRET = "called [[Ada]]"


@pytest.mark.parametrize(
    "text",
    [
        "    {}",
        "\t{}",
        "words\n\n    {}\n\n    {}",
        "```\n{}\n```",
        "~~~~ text\n{}\n~~~\n{}\n~~~~",
        "- ```\n  {}\n  ```",
        "> {}\n{}",
        "- > {}",
        "`{}`",
        "`` ` {} ``",
        "<!-- {} -->",
        "%%{}\n{}%%",
    ],
)
def test_code_quotes_and_comments_are_blanked_and_what_follows_is_read_again(text: str) -> None:
    note = text.replace("{}", SECRET) + "\n\nmet [[Bo]]\n"
    masked = mask(note)
    assert masked.unclosed_at == -1
    assert SECRET not in masked.text
    assert masked.text.endswith("\n\nmet [[Bo]]\n")
    assert [len(line) for line in masked.text.split("\n")] == [
        len(line) for line in note.split("\n")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "words\n    {}",
        "- item\n\n    {}",
        "1. item\n\n\t{}",
        "> quote\n\n{}",
        "> quote\n- {}",
        "`{}",
        r"\`{}\`",
        "`` {} `",
        r"\<!-- {} -->",
        "word <!-- {}",
        "100 %% {}",
    ],
)
def test_what_only_looks_like_code_a_quote_or_a_comment_is_read(text: str) -> None:
    masked = mask(text.replace("{}", SECRET))
    assert SECRET in masked.text
    assert masked.unclosed_at == -1


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("a\n```\n{}", 2),
        ("a\n\n%%\n{}", 3),
        ("<!-- {}", 0),
        ("- ~~~\n{}", 2),
        ("```\nx\n```\n~~~\n{}", 10),
    ],
)
def test_a_fence_or_comment_that_is_never_closed_blanks_the_rest_and_says_where_it_began(
    text: str, at: int
) -> None:
    masked = mask(text.replace("{}", SECRET))
    assert SECRET not in masked.text
    assert masked.unclosed_at == at


def test_embeds_are_blanked_and_links_beside_them_stay() -> None:
    assert mask("![[Ada]] [[Bo]] ![x](Cy.png) [y](Dan.md)").text.split() == [
        "[[Bo]]",
        "[y](Dan.md)",
    ]


def test_what_stands_before_the_start_is_not_touched() -> None:
    front = "---\nnote: `x`\n---\n"
    assert mask(f"{front}`y` z", len(front)).text == f"{front}    z"


def test_without_anything_to_blank_the_text_comes_back_as_it_is() -> None:
    assert mask(SECRET).text == SECRET
    assert mask("a < b! 100 % > c").text == "a < b! 100 % > c"
