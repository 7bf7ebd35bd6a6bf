"""Adds texts to a list in `mdrel.toml`, and leaves the rest of the file as it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mdrel.app.settings.toml_positions import TEXT_OR_REMARK, find_places
from mdrel.model.span import Span
from mdrel.model.toml_writer import write_toml

_SIGN = re.compile(rf"{TEXT_OR_REMARK}|[\[\],]|[^\s\[\],#\"']+", re.DOTALL)


class TomlEditError(ValueError):
    """The file is written in a way that cannot be added to safely."""


def add_to_list(text: str, table: str, key: str, items: Sequence[str]) -> str:
    """Return a TOML text with `items` at the end of the list `key` of `[table]`.

    Those that are there already are left out. The result is read again: raises TomlEditError where
    it is not exactly what was wanted, and where `text` is no TOML.
    """
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    bare = text.removeprefix(mark)
    wanted = _load(bare)
    section = wanted.setdefault(table, {})
    there = section.setdefault(key, []) if isinstance(section, dict) else None
    if not isinstance(there, list):
        raise TomlEditError
    new = [each for each in dict.fromkeys(items) if each not in there]
    if not new:
        return text
    there += new
    after = _insert(bare, table, key, new)
    if _load(after) != wanted:
        raise TomlEditError
    return mark + after


def _load(text: str) -> dict[str, object]:
    import tomllib

    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise TomlEditError from error


def _insert(text: str, table: str, key: str, items: Sequence[str]) -> str:
    """Return the text with the items in the list that is there, or in a new one."""
    places = find_places(text)
    if (table, key) in places:
        return _insert_into_list(text, _offset(text, places[table, key]), items)
    end = "\r\n" if "\r\n" in text else "\n"
    line = f"{key} = {write_toml(tuple(items))}{end}"
    header = re.search(
        rf"^[ \t]*\[[ \t]*{table}[ \t]*\][ \t]*(?:#[^\n]*)?\r?(?:\n|\Z)", text, re.MULTILINE
    )
    if header:
        gap = "" if header[0].endswith("\n") else end
        return f"{text[: header.end()]}{gap}{line}{text[header.end() :]}"
    gap = "" if not text or text.endswith("\n") else end
    blank = end if text.strip() else ""
    return f"{text}{gap}{blank}[{table}]{end}{line}"


def _insert_into_list(text: str, start: int, items: Sequence[str]) -> str:
    """Return the text with the items behind the last one of the list whose key is at `start`."""
    opened = text.find("[", start) + 1
    depth, last, has_comma = 1, opened, True
    for found in _SIGN.finditer(text, opened):
        sign = found[0]
        depth += {"[": 1, "]": -1}.get(sign, 0)
        if not depth:
            break
        if not sign.startswith("#"):
            last, has_comma = found.end(), sign == ","
    added = ", ".join(map(write_toml, items))
    lead = "" if last == opened else " " if has_comma else ", "
    trail = "," if has_comma and last != opened else ""
    return f"{text[:last]}{lead}{added}{trail}{text[last:]}"


def _offset(text: str, place: Span) -> int:
    """Return the offset of a place in the text."""
    lines = text.split("\n")
    return sum(len(line) + 1 for line in lines[: place.line - 1]) + place.column - 1
