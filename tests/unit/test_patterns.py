"""What patterns must not be written like, for the sake of Pythons that match them wrongly."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import mdrel

if TYPE_CHECKING:
    from collections.abc import Iterator

# Before Python 3.11.5 (Debian 12 has 3.11.2) a group repeated like this keeps what its last try
# took, although that try failed: `(?:ab?c)*+` takes all of `aca`. An atomic group does not.
_REPEATED_GROUP = re.compile(r"(?<!\\)\)(?:[*+?]|\{[\d,]+\})\+")


def _patterns(source: str) -> Iterator[str]:
    """Yield the texts of a module that hold a group, with a blank for what is filled in."""
    for node in ast.walk(ast.parse(source)):
        parts = node.values if isinstance(node, ast.JoinedStr) else [node]
        text = " ".join(
            part.value
            for part in parts
            if isinstance(part, ast.Constant) and isinstance(part.value, str)
        )
        if "(?" in text:
            yield text


def _repeated_groups(source: str) -> list[str]:
    return [text for text in _patterns(source) if _REPEATED_GROUP.search(text)]


def test_no_pattern_repeats_a_group_possessively() -> None:
    modules = list(Path(mdrel.__file__).parent.rglob("*.py"))
    assert len(modules) > 100
    found = {each.name: _repeated_groups(each.read_text("utf-8")) for each in modules}
    assert {name: texts for name, texts in found.items() if texts} == {}


@pytest.mark.parametrize(
    ("written", "is_repeated"),
    [
        ('r"(?:ab?c)*+"', True),
        ('rf"(?:{WORD})++x"', True),
        ('rf"(?P<a>{WORD}b){{1,3}}+"', True),
        ('rf"(?:a" rf"{str(WORD)})?+"', True),
        ('r"(?>(?:ab?c)*)"', False),
        ('r"(?:a)+b*+[c)]++\\\\)?+"', False),
        ('"()*+,;="', False),
    ],
)
def test_such_a_pattern_is_found(written: str, *, is_repeated: bool) -> None:
    assert bool(_repeated_groups(f"X = {written}")) is is_repeated
