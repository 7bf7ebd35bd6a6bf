"""What --dry-run prints is what the real run does.

`patch -p1` makes the same bytes of it, whatever the note and its name.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from random import Random

import pytest

from mdrel.app.editing.editor import Editor
from mdrel.app.editing.note_command import NoteChange, NoteCommand
from mdrel.errors import WriteError
from tests.support.note_maker import NoteMaker
from tests.support.places import write_tree
from tests.support.vaults import LEXICON

pytestmark = pytest.mark.uninstrumented

CASES = int(os.environ.get("MDREL_FUZZ_CASES", "3000")) // 50
NAMES = (
    "Ada.md",
    "People/Ada Lines.md",
    "Ada 'the' \"Countess\".md",
    "a\\b.md",
    "Zoë Größe.md",
    " leading.md",
    "名前/名.md",
    "tab\there.md",
    "line\nbreak.md",
    "--- a.md",
    "{x}$HOME`id`.md",
    "e\u0301.md",
    "a  b.md",
    "x\u2028y.md",
    "😀.md",
)


def test_patch_makes_of_the_printed_diff_what_the_real_run_makes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    patched = 0
    for case in range(CASES):
        chance = Random(case)
        maker = NoteMaker(chance)
        notes = {name: maker.note() for name in chance.sample(NAMES, 2)}
        command = NoteCommand(
            "set",
            "x",
            tuple(
                NoteChange(name, (maker.edit(text), maker.edit(text)))
                for name, text in notes.items()
            ),
        )
        if case % 5 == 0:
            command = NoteCommand(
                "add",
                "x",
                (NoteChange('New person\'s "note".md', content=maker.note()), *command.changes[:1]),
            )
        copy, vault = (
            write_tree(tmp_path / f"{case}-copy", notes),
            write_tree(tmp_path / f"{case}", notes),
        )
        for name in notes:  # one that became empty only just now is waited for
            os.utime(vault / name, (0, 0))
        editor = Editor(vault, LEXICON)
        try:
            diff = editor.show(command)
        except WriteError:
            continue
        assert read(vault) == read(copy), "nothing is written"
        editor.apply(command)
        if diff:
            done = subprocess.run(
                ["patch", "-p1", "--silent"],
                cwd=copy,
                input=diff.encode(),
                capture_output=True,
                check=False,
            )
            assert (done.returncode, done.stdout) == (0, b""), f"{case}: {done.stdout!r}\n{diff}"
            patched += 1
        assert read(copy) == read(vault), f"{case}\n{diff}"
    assert patched > CASES // 4


def read(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }
