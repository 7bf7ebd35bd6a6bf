"""Where keys stand in a TOML text."""

from __future__ import annotations

import pytest

from mdrel.app.settings.toml_positions import find_places, place_of
from mdrel.model.span import START, Span

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
