"""Links in text: what they point to and what a reader sees of them."""

from __future__ import annotations

import pytest

from mdrel.parse.markdown.wikilinks import LINK, link_target, show_links


@pytest.mark.parametrize(
    ("text", "target", "shown"),
    [
        ("[[Ada Lovelace]]", "Ada Lovelace", "Ada Lovelace"),
        ("[[People/Ada|the countess]]", "People/Ada", "the countess"),
        ("[[People/Ada#Log^b1]]", "People/Ada", "Ada#Log^b1"),
        (r"[[Ada\|her]]", "Ada", "her"),
        ("[Ada](People/Ada%20Lovelace.md#Log)", "People/Ada Lovelace.md", "Ada"),
        ("[Ada](<People/Ada Lovelace.md>)", "People/Ada Lovelace.md", "Ada"),
        ("[](People/Ada.md)", "People/Ada.md", "People/Ada.md"),
        ('[Ada](Ada.md "her note")', "Ada.md", "Ada"),
    ],
)
def test_a_link_points_to_its_note_and_shows_its_text(text: str, target: str, shown: str) -> None:
    match = LINK.fullmatch(text)
    assert match
    assert link_target(match) == target
    assert show_links(f"to {text}.") == f"to {shown}."


@pytest.mark.parametrize(
    "text",
    [
        "[Ada](https://ada.example)",
        "[mail](mailto:ada@lines.example)",
        "[cdn](//ada.example)",
        "[above](#Log)",
    ],
)
def test_the_web_and_places_in_the_same_note_are_no_notes(text: str) -> None:
    match = LINK.fullmatch(text)
    assert match
    assert link_target(match) == ""


def test_an_image_is_no_link() -> None:
    assert LINK.search("![Ada](Ada.png)") is None
