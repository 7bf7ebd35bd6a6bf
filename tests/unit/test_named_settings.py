"""Every setting that a message, a rule or a page names exists."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from mdrel.app.settings.schema import SETTINGS
from mdrel.model.codes import CODES
from mdrel.model.format_rules import REMEDIES, RULES

ROOT = Path(__file__).parents[2]
TABLES = {row.key.partition(".")[0] for row in SETTINGS if "." in row.key}
KNOWN = {row.key for row in SETTINGS} | {".".join(row.path) for row in SETTINGS}
_DOTTED = re.compile(rf"(?<![\w./-])(?:{'|'.join(sorted(TABLES))})(?:\.[a-z_]+)+(?![\w/(])")
# `method.md` and `words.py` are files, `calendar.example` is an address.
_NO_SETTINGS = (".md", ".py", ".ics", ".json", ".toml", ".sqlite", ".example")
_BELOW = re.compile(r"below \[([a-z.]+)\]")


def find_unknown(text: str) -> list[str]:
    """Return the settings and tables a text names that do not exist."""
    dotted = [name for name in _DOTTED.findall(text) if not name.endswith(_NO_SETTINGS)]
    unknown = [name for name in dotted if not any(_fits(name, key) for key in KNOWN)]
    tables = {key.rpartition(".")[0] for key in KNOWN}
    return unknown + [name for name in _BELOW.findall(text) if name not in tables]


def _fits(name: str, key: str) -> bool:
    return name == key or ("<" in key and name.startswith(key.partition("<")[0]))


def _strings(path: Path) -> Iterator[str]:
    """Yield the texts of a module, with adjoining ones joined as Python joins them."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def test_rules_and_codes_name_settings_that_exist() -> None:
    rows = [text for row in CODES.values() for text in (row.meaning, row.remedy, row.many)]
    said = [*RULES.values(), *REMEDIES.values(), *rows]
    assert [name for text in said for name in find_unknown(text)] == []


def test_every_message_of_the_program_names_settings_that_exist() -> None:
    named = {
        path.relative_to(ROOT).as_posix(): unknown
        for path in sorted((ROOT / "mdrel").rglob("*.py"))
        if (unknown := [name for text in _strings(path) for name in find_unknown(text)])
    }
    assert named == {}


def test_every_page_names_settings_that_exist() -> None:
    pages = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
    named = {
        page.name: unknown
        for page in pages
        if (unknown := find_unknown(page.read_text(encoding="utf-8")))
    }
    assert named == {}


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("take the folder out of notes.template_folders.", ["notes.template_folders"]),
        ("`notes.sections` and `notes.keys.level`, see method.md", []),
        ("set `tone` below [letters]", ["letters"]),
        ("write `name` below [me]; notes.sections.x", ["notes.sections.x"]),
    ],
)
def test_what_does_not_exist_is_found(text: str, unknown: list[str]) -> None:
    assert find_unknown(text) == unknown
