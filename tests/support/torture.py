"""What is done to a vault while things go wrong, and how it has to be afterwards.

`python -m tests.support.torture FOLDER` kills a process at every call of every deed.
"""

from __future__ import annotations

import os
import shutil
import sys
import traceback
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from mdrel.app.editing.editor import Editor
from mdrel.app.editing.note_command import NoteChange, NoteCommand
from mdrel.app.editing.undo import list_operations, undo
from mdrel.write.edits import AddEntry, RemoveProperty, SetProperty
from tests.support.disk_faults import faults
from tests.support.places import write_tree
from tests.support.vaults import LEXICON

DAY = date(2026, 11, 22)
ADA, BO, CY = "People/Ada Lines.md", "People/Bo Lin.md", "People/Cy.md"
NOTES = {
    "mdrel.toml": 'vault_id = "abc"\n',
    ADA: "---\ntype: person\nlevel: trusted\n---\n# Ada Lines\n\n## Conversations\n\n- 2026-10-01 call: plans for spring\n",
    BO: "---\r\ntype: person\r\nowe_reply: 2026-11-13 # since the fair\r\n---\r\n# Bo Lin",
}
CONTENT = "---\ntype: person\n---\n# Cy\n"


def log(text: str, *, is_shared: bool = False) -> NoteCommand:
    """Return a conversation with Ada, with Bo, too, where it is shared."""
    changes = [NoteChange(ADA, (AddEntry(DAY, "call", text),))]
    return NoteCommand(
        "log",
        text,
        (
            *changes,
            *(
                [
                    NoteChange(
                        BO, (RemoveProperty("owe_reply"), SetProperty("next_contact", "2026-12-01"))
                    )
                ]
                if is_shared
                else []
            ),
        ),
    )


def editor_of(root: Path) -> Editor:
    """Return an editor of the vault at `root`."""
    return Editor(root, LEXICON)


def prepare(root: Path, deed: str) -> None:
    """Make the vault a deed is done to."""
    write_tree(root, NOTES)
    (root / ADA).chmod(0o640)
    if deed.startswith("undo"):
        DEEDS[deed.removeprefix("undo ")](editor_of(root))


DEEDS: dict[str, Callable[[Editor], object]] = {
    "log": lambda editor: editor.apply(log("board pack")),
    "log two": lambda editor: editor.apply(log("board pack", is_shared=True)),
    "add": lambda editor: editor.apply(
        NoteCommand("add", "Cy", (NoteChange(CY, content=CONTENT),))
    ),
    "undo log": lambda editor: undo(editor, 1),
    "undo log two": lambda editor: undo(editor, 1),
    "undo add": lambda editor: undo(editor, 1),
}


def notes_of(root: Path) -> dict[str, bytes]:
    """Return all notes with their bytes."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*.md"))
    }


def leftovers(root: Path) -> list[str]:
    """Return the temporary files below `root`."""
    return [path.name for path in root.rglob(".mdrel*")]


def check_afterwards(
    root: Path, before: dict[str, bytes], after: dict[str, bytes], editor: Editor
) -> bool:
    """Assert that all is well after a deed, and return whether it was done.

    Every note is whole, the next command works and sweeps, and undo still gives back the bytes.

    `before` and `after` are the notes without the deed and with it; `editor` is the next command.
    """
    now = notes_of(root)
    for path in before.keys() | after.keys():
        assert now.get(path) in (before.get(path), after.get(path)), (
            f"{path} is neither old nor new: {now.get(path)!r}"
        )
    assert now.keys() <= before.keys() | after.keys()
    editor.apply(
        NoteCommand(
            "log",
            "next",
            (
                NoteChange(ADA, (AddEntry(DAY, "lunch", "the next command"),)),
                NoteChange(BO, (AddEntry(DAY, "lunch", "the next command"),)),
            ),
        )
    )
    assert not leftovers(root)
    assert (root / ADA).stat().st_mode & 0o777 in (0o640, 0o600), (
        "the mode is kept, or is the narrowest where it could not be"
    )
    operations = list_operations(editor)
    assert operations[0].first.what == "next"
    undo(editor, 1)
    assert notes_of(root) == now
    return now == after


def kill_everywhere(folder: Path) -> None:
    """Kill a child at every call of every deed, and leave each vault in a folder of its own.

    It is every third call, unless MDREL_FAULT_STRIDE says otherwise.
    """
    stride = int(os.environ.get("MDREL_FAULT_STRIDE", "3"))
    pytest.MonkeyPatch().setattr(os, "fsync", lambda _: None)  # nothing cuts the power
    for deed, do in DEEDS.items():
        for how in ("kill", "tear"):
            at = 1 - stride
            while True:
                at += stride
                place = folder / f"{deed.replace(' ', '-')}.{how}.{at:03}"
                os.environ["XDG_STATE_HOME"] = str(place / "state")
                prepare(place / "vault", deed)
                child = os.fork()
                if child == 0:
                    _die(place / "vault", at, how, do)
                _, status = os.waitpid(child, 0)
                if os.WIFEXITED(status):
                    if os.WEXITSTATUS(status) == 2:
                        sys.exit(1)
                    if os.WEXITSTATUS(status) == 0:  # there was no such call
                        shutil.rmtree(place)
                        break
                    shutil.rmtree(place)  # no write to tear


def _die(root: Path, at: int, how: str, do: Callable[[Editor], object]) -> None:
    """Do a deed that is killed at a call.

    Exits with 0 where there was no such call, 1 where it could not be torn, 2 where the deed
    failed.
    """
    code = 2
    try:
        editor = editor_of(root)
        with faults(at, how) as found:
            do(editor)
        code = 0 if found.is_over else 1
    except BaseException:  # noqa: BLE001 the child must never come back
        traceback.print_exc()
    finally:
        os._exit(code)


if __name__ == "__main__":
    kill_everywhere(Path(sys.argv[1]))
