"""Whatever the disk does to a write, wherever it is killed, a note is whole (P4, P6).

It is the old or the new text, and the journal knows which.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from mdrel.app.editing.editor import Editor
from mdrel.app.editing.undo import list_operations, undo
from mdrel.errors import MdrelError, SettingsError, WriteError
from tests.support.disk_faults import ERRORS, faults
from tests.support.torture import DEEDS, check_afterwards, editor_of, leftovers, notes_of, prepare

pytestmark = pytest.mark.uninstrumented

# Every call in `make soak`, some of them else.
STRIDE = int(os.environ.get("MDREL_FAULT_STRIDE", "3"))
ROOT = Path(__file__).resolve().parents[2]


def versions(
    folder: Path, deed: str, monkeypatch: pytest.MonkeyPatch
) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Return the notes before and after a deed."""
    monkeypatch.setenv("XDG_STATE_HOME", str(folder / "state"))
    prepare(folder / "vault", deed)
    before = notes_of(folder / "vault")
    DEEDS[deed](editor_of(folder / "vault"))
    return before, notes_of(folder / "vault")


@pytest.mark.parametrize(
    ("deed", "how"),
    [*(("log", how) for how in ERRORS), *((deed, "broken") for deed in DEEDS if deed != "log")],
)
def test_whichever_call_fails_the_notes_are_all_old_or_all_new_and_undo_is_right(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, deed: str, how: str
) -> None:
    before, after = versions(tmp_path / "plain", deed, monkeypatch)
    outcomes = set()
    for at in range(1 + list(ERRORS).index(how), 300, STRIDE):
        place = tmp_path / str(at)
        monkeypatch.setenv("XDG_STATE_HOME", str(place / "state"))
        prepare(place / "vault", deed)
        editor, error = editor_of(place / "vault"), None
        with faults(at, how) as found:
            try:
                DEEDS[deed](editor)
            except MdrelError as caught:
                error = caught
        where = f"call {at}, {found.seen[min(at, len(found.seen)) - 1]}: {error.message if error else 'done'}"
        now = notes_of(place / "vault")
        assert error is None or (isinstance(error, WriteError | SettingsError) and error.hint), (
            where
        )
        is_half = deed == "undo log two" and error  # the next undo goes on with it
        assert now == (before if error else after) or is_half, where
        outcomes.add(error is None)
        later = editor_of(place / "vault")
        if is_half and now != before:
            undo(later, 1)
            assert notes_of(place / "vault") == after, where
        elif deed.startswith("undo"):
            assert len(list_operations(later)) == 1 or now == after, where
        else:
            assert len(list_operations(later)) == (error is None), where
        check_afterwards(place / "vault", before, after, later)
        if found.is_over:
            break
    assert at > 20
    assert outcomes == {True, False}


def test_wherever_it_is_killed_the_notes_are_whole_and_the_next_command_cleans_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.support.torture", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    assert done.returncode == 0, done.stderr
    known = {deed: versions(tmp_path / f"plain {deed}", deed, monkeypatch) for deed in DEEDS}
    places = sorted(
        path for path in tmp_path.iterdir() if ".kill." in path.name or ".tear." in path.name
    )
    assert len(places) > 50
    left, outcomes = 0, set()
    for place in places:
        deed = place.name.partition(".")[0].replace("-", " ")
        before, after = known[deed]
        root = place / "vault"
        left += len(leftovers(root))
        monkeypatch.setenv("XDG_STATE_HOME", str(place / "state"))
        editor = editor_of(root)
        outcomes.add((deed, check_afterwards(root, before, after, editor)))
        check_undo(editor, deed, before, after)
    assert left > 20, "killed processes leave files, and the next command found them"
    assert outcomes == {(deed, is_done) for deed in DEEDS for is_done in (True, False)}


def check_undo(
    editor: Editor, deed: str, before: dict[str, bytes], after: dict[str, bytes]
) -> None:
    """What was done before the kill can be undone, and what was not done is not listed.

    An undo that was killed can be gone on with.
    """
    root, operations = editor.vault, list_operations(editor)
    old = after if deed.startswith("undo") else before
    if notes_of(root) != old:
        assert len(operations) == 1
    if operations:
        undo(editor, 1)
        assert list_operations(editor) == []
    assert notes_of(root) == old
