"""The page of what `--json` prints, from the table in `mdrel/views/fields`.

What stands above the marker is written by hand, the rest is made.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import NoneType, UnionType
from typing import NamedTuple, Union, get_args, get_origin, get_type_hints, is_typeddict

from mdrel.views.fields.commands import EVENTS, TABLE
from mdrel.views.fields.kinds import Kind
from mdrel.views.fields.words import WORDS

PAGE = Path(__file__).resolve().parents[1] / "docs" / "json.md"
MARKER = "<!-- What follows is made of mdrel/views/fields by `make docs`. -->"


class Value(NamedTuple):
    """What a field may hold: a value of `kind` and `plain` type, or an object of `shape`.

    With `is_list` it is a list of such, with `is_map` an object from words to such.
    """

    kind: Kind | None
    plain: type = str
    shape: type | None = None
    is_list: bool = False
    is_map: bool = False
    is_null: bool = False


def read_fields(shape: type) -> dict[str, Value]:
    """Return the fields of a shape in order, with what each may hold."""
    hints = get_type_hints(shape, include_extras=True)
    return {name: _read(hint) for name, hint in hints.items()}


def _read(hint: object) -> Value:
    if get_origin(hint) in {Union, UnionType}:
        (inner,) = (each for each in get_args(hint) if each is not NoneType)
        return _read(inner)._replace(is_null=True)
    if get_origin(hint) is list:
        return _read(get_args(hint)[0])._replace(is_list=True)
    if get_origin(hint) is dict:
        return _read(get_args(hint)[1])._replace(is_map=True)
    if isinstance(hint, type) and is_typeddict(hint):
        return Value(None, shape=hint)
    plain, kind = get_args(hint)
    return Value(kind, plain)


def list_shapes() -> list[type]:
    """Return every shape once: those of commands, then those nested in them."""
    found = list(dict.fromkeys([*(row.shape for row in TABLE), *EVENTS]))
    for shape in found:
        nested = (value.shape for value in read_fields(shape).values() if value.shape)
        found += [each for each in nested if each not in found]
    return found


def title_of(shape: type) -> str:
    """Return what the page calls a shape: the first line of its docstring."""
    return (shape.__doc__ or "").partition("\n")[0].rstrip(".")


def json_page() -> str:
    """Return the page."""
    head = PAGE.read_text(encoding="utf-8").partition(MARKER)[0]
    return head + MARKER + "\n\n" + "\n".join(_tables()) + "\n"


def _tables() -> Iterator[str]:
    yield "## Commands"
    yield ""
    yield "| command | an item is | which items |"
    yield "| --- | --- | --- |"
    for row in TABLE:
        yield f"| `mdrel {row.command} --json` | {_link(row.shape)} | {row.about} |"
    events = " or ".join(_link(shape) for shape in EVENTS)
    yield f"| `mdrel watch --json` | {events} | One document a line, as it happens. |"
    yield ""
    yield "## Objects"
    for shape in list_shapes():
        yield ""
        yield f"### {title_of(shape)}"
        yield ""
        yield "| field | type | what it says | null means |"
        yield "| --- | --- | --- | --- |"
        for name, value in read_fields(shape).items():
            word = WORDS[name]
            null = word.null if value.is_null else ""
            yield f"| `{name}` | {_describe(value)} | {word.meaning} | {null} |"


def _describe(value: Value) -> str:
    if value.shape:
        words = _link(value.shape)
    elif value.kind and value.kind.values:
        words = ", ".join(f"`{each}`" for each in value.kind.values)
    else:
        words = value.kind.name if value.kind else ""
    if value.is_list:
        return f"list: {words}"
    if value.is_map:
        return f"object of {words}"
    return f"{words}, or null" if value.is_null else words


def _link(shape: type) -> str:
    title = title_of(shape)
    return f"[{title[0].lower()}{title[1:]}](#{_anchor(title)})"


def _anchor(title: str) -> str:
    return "".join(
        each for each in title.lower().replace(" ", "-") if each.isalnum() or each == "-"
    )
