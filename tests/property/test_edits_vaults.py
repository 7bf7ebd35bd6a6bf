"""Every kind of edit on every note of the example vault and of real public vaults.

It is done without damage by the word of other readers, or refused for a reason that holds.

MDREL_FUZZ_CASES sets how many notes of a real vault are edited: one for 30 cases (of 3,000 unless
told otherwise), spread over the vault.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from mdrel.model.level import Level
from mdrel.parse.markdown.mask import mask
from mdrel.parse.tasks.read import TaskContext, read_tasks
from mdrel.write.edits import (
    AddEntry,
    AddItem,
    AddLevel,
    AddTask,
    Edit,
    EditRefusedError,
    Reader,
    RemoveItem,
    RemoveProperty,
    SetProperty,
    TickTask,
    apply_edit,
)
from tests.support.edit_judge import judge
from tests.support.vaults import LEXICON

pytestmark = pytest.mark.uninstrumented

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared/vaults"
DAY = date(2026, 11, 22)
NOTES = int(os.environ.get("MDREL_FUZZ_CASES", "3000")) // 30
# What stands in the way in these vaults: a note broken on purpose, templates whose `{{date}}` YAML
# takes for a mapping, texts of several lines, two logs in a note, a log that is not read.
RIGHT = re.compile(
    r"the front matter is not valid YAML|`\w+` holds properties of its own|`\w+` is a text of several lines|it has two sections of this kind|the task repeats"
    r"|conversations are below "
)


def edits_of(text: str) -> Iterator[Edit]:
    """Yield each kind of edit, on something the note has where it can."""
    keys = re.findall(r"(?m)^([a-z_]{3,}):", text.partition("\n---")[0])
    key = keys[len(text) % len(keys)] if keys else "email"
    lists = re.search(r"(?m)^([a-z_]{3,}):\r?\n +- (\w+)\r?$", text.partition("\n---")[0])
    yield from (
        SetProperty("level", "trusted"),
        SetProperty("new key", "a: b"),
        AddItem("tags", "new"),
        SetProperty(key, "x"),
        SetProperty(key, ""),
        AddItem(key, "x"),
        RemoveProperty(key),
    )
    yield RemoveItem(lists[1], lists[2]) if lists else RemoveItem("tags", "person")
    yield from (
        AddEntry(DAY, "call", "board pack", promises=("send the list",)),
        AddEntry(date(2020, 1, 1), "", "long ago"),
        AddTask("draft", DAY),
        AddLevel(DAY, None, Level.TRUSTED, "she helped"),
    )
    start = text.find("\n---", 3)
    for task in read_tasks(text, mask(text).text, max(start, 0), LEXICON, TaskContext()):
        if task.state == " ":
            yield TickTask(task.text, task.due_on, task.span.line, DAY)


def choose_notes(vault: Path) -> list[Path]:
    """Return all notes of the example vault, and every so many-th of a real one."""
    notes = sorted(vault.rglob("*.md"))
    return notes if vault.parent == ROOT else notes[:: max(1, len(notes) // NOTES)]


@pytest.mark.parametrize(
    "vault",
    [
        ROOT / "example-vault",
        *(
            pytest.param(
                SHARED / name,
                marks=[
                    pytest.mark.shared,
                    pytest.mark.skipif(
                        not SHARED.is_dir(), reason="needs the real vaults beside the checkout"
                    ),
                ],
            )
            for name in ("mekb", "kepano-obsidian", "digitalgov")
        ),
    ],
    ids=lambda path: path.name,
)
def test_every_kind_of_edit_on_every_note_is_done_without_damage_or_rightly_refused(
    vault: Path,
) -> None:
    outcomes: Counter[str] = Counter()
    for note in choose_notes(vault):
        text = note.read_bytes().decode("utf-8")
        path = note.relative_to(vault).as_posix()
        for edit in edits_of(text):
            try:
                after = apply_edit(text, edit, Reader(path, LEXICON))
            except EditRefusedError as refusal:
                if not RIGHT.match(refusal.reason):
                    raise AssertionError(f"{path}: {edit!r}: {refusal.reason}") from refusal
                outcomes["refused"] += 1
                continue
            if after != text:
                outcomes[
                    "judged" if judge(text, after, edit, Reader(path, LEXICON)) else "unjudged"
                ] += 1
                outcomes[type(edit).__name__] += 1
    assert {
        kind.__name__
        for kind in (SetProperty, AddItem, RemoveProperty, AddEntry, AddTask, AddLevel)
    } <= outcomes.keys()
    assert outcomes["unjudged"] <= outcomes["judged"] / 10, (
        "other readers can read nearly all of them"
    )
    assert outcomes["refused"] <= outcomes.total() / 8, outcomes
