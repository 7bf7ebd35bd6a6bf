"""Every note of `tests/data/edits` with every edit.

What changes is written beside it, as a diff or as the reason why nothing does.

`MDREL_UPDATE=1` writes what is printed; read the difference before keeping it.
"""

from __future__ import annotations

import difflib
import os
from datetime import date
from pathlib import Path

import pytest

from mdrel.model.conversation import Purpose
from mdrel.write.edits import (
    AddEntry,
    AddItem,
    Edit,
    EditRefusedError,
    Reader,
    RemoveItem,
    RemoveProperty,
    SetProperty,
    apply_edit,
)
from tests.support.vaults import LEXICON

DATA = Path(__file__).resolve().parents[1] / "data" / "edits"
DAY = date(2026, 11, 22)
PROPERTY_EDITS: dict[str, Edit] = {
    "set level=tentative": SetProperty("level", "tentative"),
    "set email=12:30": SetProperty("email", "12:30"),
    "email+=no": AddItem("email", "no"),
    "email-=ada@lines.example": RemoveItem("email", "ada@lines.example"),
    "remove email": RemoveProperty("email"),
}
ENTRY_EDITS: dict[str, Edit] = {
    "log": AddEntry(DAY, "call", "board pack", tags=("thanks",)),
    "log with everything": AddEntry(
        DAY, "lunch", "a|b", Purpose.BUILD, ("Bo Lin",), promises=("send the list",)
    ),
    "log an earlier day": AddEntry(date(2026, 9, 15), "", "no channel"),
}
READER = Reader("People/Ada Lines.md", LEXICON)


def describe(note: Path, edits: dict[str, Edit]) -> str:
    """Return what each edit does to a note, in a form that shows line ends and blanks."""
    text = note.read_bytes().decode("utf-8")
    parts = []
    for name, edit in edits.items():
        try:
            after = apply_edit(text, edit, READER)
        except EditRefusedError as refusal:
            parts.append(f"== {name}\nrefused at {refusal.offset}: {refusal.reason}\n")
            continue
        changes = difflib.unified_diff(text.split("\n"), after.split("\n"), n=1, lineterm="")
        shown = [
            line.encode("unicode_escape").decode() if not line.isprintable() else line
            for line in changes
            if not line.startswith(("---", "+++"))
        ]
        parts.append(
            f"== {name}\n"
            + "".join(
                f"{line.rstrip() if line.strip() == '' else line}\n"
                for line in shown or ["nothing to do"]
            )
        )
    return "\n".join(parts)


def cases(folder: str) -> list[Path]:
    return sorted((DATA / folder).glob("*.md"))


@pytest.mark.parametrize("note", cases("properties"), ids=lambda note: note.stem)
def test_an_edit_of_a_property_changes_what_it_says_or_is_refused(note: Path) -> None:
    compare(note, describe(note, PROPERTY_EDITS))


@pytest.mark.parametrize("note", cases("entries"), ids=lambda note: note.stem)
def test_an_entry_goes_where_the_note_keeps_its_entries_or_is_refused(note: Path) -> None:
    compare(note, describe(note, ENTRY_EDITS))


def compare(note: Path, described: str) -> None:
    expected = note.with_suffix(".txt")
    if os.environ.get("MDREL_UPDATE"):
        expected.write_text(described, encoding="utf-8")
    assert described == expected.read_text(encoding="utf-8")


def test_there_are_enough_cases() -> None:
    assert len(cases("properties")) >= 60
    assert len(cases("entries")) >= 40
