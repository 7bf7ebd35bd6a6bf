"""Reads `mdrel.toml`, finds the line of each key in it, and adds to its lists.

Texts are added in place, and the rest of the file stays as it is. Keys are found with just enough
TOML to walk over text that `tomllib` has already accepted.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct, field

from mdrel.app.settings.files import FILE_NAME
from mdrel.errors import SettingsError
from mdrel.model.span import START, Span, span_at
from mdrel.model.toml_writer import write_toml

_SYNTAX_HINT = (
    'Write `key = "text"`, `key = 3`, `key = true` or `key = ["a", "b"]`, below a line such as '
    "`[notes]`."
)
_TOML_PLACE = r" \(at (?:line (\d+), column (\d+)|end of document)\)$"


def decode_toml(data: bytes) -> str:
    """Return the file's text.

    Raises SettingsError that says where it is not UTF-8.
    """
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        before = data[: error.start].decode()
        span = span_at(before, len(before))
        raise SettingsError(
            f"{FILE_NAME}:{span.line}:{span.column}: is not UTF-8",
            "Save it as UTF-8 in your editor.",
        ) from error


def read_toml(text: str, name: str) -> dict[str, object]:
    """Return the file as TOML reads it.

    Raises SettingsError that says where it is no TOML.
    """
    import tomllib

    try:
        return tomllib.loads(text)
    except RecursionError as error:
        raise SettingsError(
            f"{name}:1:1: too many brackets within each other", _SYNTAX_HINT
        ) from error
    except ValueError as error:  # besides syntax errors, numbers too long for Python
        place = re.search(_TOML_PLACE, str(error))
        span = span_at(text, len(text)) if place and not place[1] else START
        line, column = (place[1], place[2]) if place and place[1] else (span.line, span.column)
        raise SettingsError(
            f"{name}:{line}:{column}: {re.sub(_TOML_PLACE, '', str(error))}", _SYNTAX_HINT
        ) from error


# Texts and remarks, in which no other sign counts.
TEXT_OR_REMARK = (
    r'"""(?:\\.|[^\\])*?"{3,5}'
    r"|'''.*?'{3,5}"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'"
    r"|\#[^\n]*"
)
_MARK = re.compile(rf"{TEXT_OR_REMARK}|[\[\]{{}}=,\n]|[A-Za-z0-9_-]+", re.DOTALL)
KeyPath = tuple[str, ...]


class _Walk(Struct):
    """The state of the walk.

    `table` is the path of the table whose keys are being read and `parts` the key under way, each
    part with its offset. `current` is the key whose value is being read. `outer` holds, for each
    open bracket of a value, the closing bracket and the table to return to.
    """

    offsets: dict[KeyPath, int] = field(default_factory=dict)
    table: KeyPath = ()
    current: KeyPath = ()
    parts: list[tuple[str, int]] = field(default_factory=list)
    outer: list[tuple[str, KeyPath]] = field(default_factory=list)
    is_key: bool = True

    def step_key(self, mark: str, offset: int) -> None:
        """Take a mark of a key or a table's header, or the end of an inline table."""
        if mark == "=":
            self.current = self.note_key()
            self.is_key = False
        elif mark == "[":
            self.table = ()
        elif mark == "]" and self.parts:
            self.table = self.note_key()
        elif mark == "}":
            self.close()
        elif mark[0] not in "],\n#":
            self.parts.append((_plain(mark), offset))

    def step_value(self, mark: str) -> None:
        """Take a mark of a value.

        Only brackets and what ends the value matter.
        """
        if mark == "{":
            self.outer.append(("}", self.table))
            self.table = self.current
            self.is_key = True
        elif mark == "[":
            self.outer.append(("]", self.table))
        elif mark in {"}", "]"}:
            self.close()
        elif mark == ",":
            self.is_key = bool(self.outer) and self.outer[-1][0] == "}"
        elif mark == "\n":
            self.is_key = not self.outer

    def close(self) -> None:
        """Leave an array or an inline table.

        What follows belongs to the value around it.
        """
        self.is_key = False
        if self.outer:
            self.table = self.outer.pop()[1]

    def note_key(self) -> KeyPath:
        """Keep where each part of the key under way stands, and return its whole path."""
        path = self.table
        for part, offset in self.parts:
            path = (*path, part)
            self.offsets.setdefault(path, offset)
        self.parts = []
        return path


def find_places(text: str) -> dict[KeyPath, Span]:
    """Return where each key and table of a valid TOML text is first named, by its path."""
    walk = _Walk()
    for found in _MARK.finditer(text):
        if walk.is_key:
            walk.step_key(found[0], found.start())
        else:
            walk.step_value(found[0])
    return {path: span_at(text, offset) for path, offset in walk.offsets.items()}


def place_of(path: KeyPath, places: Mapping[KeyPath, Span]) -> Span:
    """Return where `path` stands, or the nearest table around it, or the start of the text."""
    while path:
        if path in places:
            return places[path]
        path = path[:-1]
    return START


def _plain(mark: str) -> str:
    """Return the name a key's part stands for."""
    if mark.startswith('"') and "\\" in mark:
        import tomllib

        return str(tomllib.loads(f"name = {mark}")["name"])
    return mark.strip(mark[0]) if mark[0] in "\"'" else mark


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
