from __future__ import annotations

from mdrel.views.markdown.tables import WIDEST, tidy


def test_columns_are_aligned_and_numbers_stand_to_the_right() -> None:
    assert (
        tidy("| a | n |\n|---|--:|\n| 山田 | 12 |\n| x | 3 |\n")
        == "| a    |   n |\n| ---- | --: |\n| 山田 |  12 |\n| x    |   3 |\n"
    )


def test_one_very_long_cell_does_not_push_the_others_apart() -> None:
    rows = tidy(f"| a | b |\n|---|---|\n| {'x' * 200} | y |\n| z | w |\n").split("\n")
    assert rows[0].index("b") == WIDEST + 5


def test_the_bar_of_a_wiki_link_is_escaped_in_a_table_only() -> None:
    assert tidy("[[a|b]]\n") == "[[a|b]]\n"
    assert "| [[a\\|b]] | [[c\\|d]] |" in tidy("| x | y |\n|---|---|\n| [[a|b]] | [[c\\|d]] |\n")


def test_an_escaped_bar_does_not_end_a_cell() -> None:
    assert tidy("| a | b |\n|---|---|\n| x\\|y | z |\n").split("\n")[2] == "| x\\|y | z   |"


def test_blank_lines_are_single_and_the_document_ends_with_one_newline() -> None:
    assert tidy("\n\na  \n\n\n\nb\n\n\n") == "a\n\nb\n"


def test_fenced_code_stays_as_it_is() -> None:
    text = "```mermaid\n| a|b |\n\n    x\n```\n"
    assert tidy(text) == text
