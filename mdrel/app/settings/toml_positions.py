"""Finds where each key of a TOML text stands.

It knows just enough TOML to walk over text that `tomllib` has already accepted.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import Struct, field

from mdrel.model.span import START, Span, span_at

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
