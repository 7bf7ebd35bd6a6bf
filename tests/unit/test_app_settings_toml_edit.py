"""Texts are added to a list of `mdrel.toml`, and nothing else changes."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mdrel.app.settings.toml_edit import TomlEditError, add_to_list
from tests.property.test_settings_text import LINES

ADDED = '["b", "a"]'
CASES = [
    ("", f"[notes]\nnot_people = {ADDED}\n"),
    ("x = 1", f"x = 1\n\n[notes]\nnot_people = {ADDED}\n"),
    ("[notes]", f"[notes]\nnot_people = {ADDED}\n"),
    ("[notes] # mine\nx = 1\n", f"[notes] # mine\nnot_people = {ADDED}\nx = 1\n"),
    ("[notes]\r\nx = 1\r\n", f"[notes]\r\nnot_people = {ADDED}\r\nx = 1\r\n"),
    ("\ufeff[notes]\n", f"\ufeff[notes]\nnot_people = {ADDED}\n"),
    ("[notes.keys]\nx = 1\n[notes]\n", f"[notes.keys]\nx = 1\n[notes]\nnot_people = {ADDED}\n"),
    ("[notes]\nnot_people = []\n", f"[notes]\nnot_people = {ADDED}\n"),
    ('[notes]\nnot_people = ["a"]\n', '[notes]\nnot_people = ["a", "b"]\n'),
    ('notes.not_people = ["]"]', 'notes.not_people = ["]", "b", "a"]'),
    ("notes = {not_people = ['c']}", "notes = {not_people = ['c', \"b\", \"a\"]}"),
    ('[notes]\nnot_people = [\n  "a", # x ]\n]\n', '[notes]\nnot_people = [\n  "a", "b", # x ]\n]\n'),
    ('[notes]\nnot_people = ["a", "b"]\n', '[notes]\nnot_people = ["a", "b"]\n'),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_items_stand_at_the_end_of_the_list(text: str, expected: str) -> None:
    assert add_to_list(text, "notes", "not_people", ["b", "a"]) == expected


@pytest.mark.parametrize(
    "text",
    [
        "notes = 3", "[[notes]]", "notes = {x = 1}", "[notes", '[notes]\nnot_people = "a"',
        'x = """\n[notes]\n"""', "a = {", "a = " + "[" * 4000,
    ],
)  # fmt: skip
def test_what_cannot_be_added_to_safely_is_refused(text: str) -> None:
    with pytest.raises(TomlEditError):
        add_to_list(text, "notes", "not_people", ["b"])


@given(st.lists(LINES, max_size=6).map("\n".join), st.lists(st.text(max_size=6), max_size=3))
def test_whatever_stands_there_stays(text: str, items: list[str]) -> None:
    try:
        after = add_to_list(text, "notes", "not_people", items)
    except TomlEditError:
        return
    before, found = (tomllib.loads(each.removeprefix("\ufeff")) for each in (text, after))
    there = before.get("notes", {}).get("not_people", [])
    added = found.get("notes", {}).pop("not_people", [])
    assert added == [*there, *(each for each in dict.fromkeys(items) if each not in there)]
    before.get("notes", {}).pop("not_people", None)
    assert {"notes": {}, **found} == {"notes": {}, **before}
