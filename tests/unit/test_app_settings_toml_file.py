"""Where keys stand in a TOML text, and what changes when a text is added to a list of it."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mdrel.app.settings.toml_file import TomlEditError, add_to_list, find_places, place_of
from mdrel.model.span import START, Span
from tests.property.test_settings_text import LINES

CASES = [
    ("a = 1", ("a",), Span(1, 1)),
    ("\n  a = 1", ("a",), Span(2, 3)),
    ("a.b . c = 1", ("a", "b", "c"), Span(1, 7)),
    ("[a]\nb = 1", ("a", "b"), Span(2, 1)),
    ("[a]\nb = 1", ("a",), Span(1, 2)),
    ("[ a . b ]\nc = 1", ("a", "b"), Span(1, 7)),
    ("[[a]]\nb = 1\n[c]\nd = 2", ("c", "d"), Span(4, 1)),
    ("[a]\nx = 1\n[b]\nx = 2", ("b", "x"), Span(4, 1)),
    ('"a b" = 1', ("a b",), Span(1, 1)),
    ("'a.b' = 1", ("a.b",), Span(1, 1)),
    ('"\\u0061" = 1', ("a",), Span(1, 1)),
    ("x = 1\ny = 2 # z = 3\nz = 4", ("z",), Span(3, 1)),
    ('x = "z = 1"\nz = 4', ("z",), Span(2, 1)),
    ('x = """\nz = 1\n"""\nz = 4', ("z",), Span(4, 1)),
    ('x = """a "quoted\\""""\nz = 4', ("z",), Span(2, 1)),
    ('x = """a""""\nz = 4', ("z",), Span(2, 1)),
    ("x = '''\nz = 1\n'''\nz = 4", ("z",), Span(4, 1)),
    ("x = [\n  'z = 1', # ]\n  [2],\n]\nz = 4", ("z",), Span(5, 1)),
    ("a = { b = 1, c = { d = 2 }, e = 3 }\nf = 4", ("a", "e"), Span(1, 29)),
    ("a = { b = 1, c = { d = 2 }, e = 3 }\nf = 4", ("a", "c", "d"), Span(1, 20)),
    ("a = { b = 1, c = { d = 2 }, e = 3 }\nf = 4", ("f",), Span(2, 1)),
    ("a = { b = [1, 2], c = 3 }", ("a", "c"), Span(1, 19)),
    ("a = {}\nb = 1", ("b",), Span(2, 1)),
    ("a = [{ b = 1 }, { b = 2 }]\nc = 1", ("c",), Span(2, 1)),
    ("a = 1979-05-27T07:32:00.5\nb = 1", ("b",), Span(2, 1)),
    ("a = 1\r\nb = 1\r\n", ("b",), Span(2, 1)),
    ("é = 1\nb = 2", ("b",), Span(2, 1)),
]


@pytest.mark.parametrize(("text", "path", "span"), CASES)
def test_a_key_is_found_where_it_is_first_named(
    text: str, path: tuple[str, ...], span: Span
) -> None:
    assert find_places(text)[path] == span


def test_what_is_not_named_stands_where_its_table_stands() -> None:
    places = find_places("\n[a]\nb = 1")
    assert place_of(("a", "z"), places) == Span(2, 2)
    assert place_of(("z",), places) == START


ADDED = '["b", "a"]'
ADDITIONS = [
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


@pytest.mark.parametrize(("text", "expected"), ADDITIONS)
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
