"""Does one merge as git asks for it, with three files in and the result in the second.

Whatever goes wrong, `git merge-file` merges instead.
"""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from mdrel.app.environment.vault_location import MARKS
from mdrel.app.git.process import run_git
from mdrel.app.settings.loader import build_policy, load_settings
from mdrel.errors import MdrelError
from mdrel.parse.lexicon import Lexicon, build_lexicon
from mdrel.vault.folders import NEW_FLAGS
from mdrel.vault.place import Place, place_outside
from mdrel.vault.read import LARGEST
from mdrel.write.generated_files import write_file
from mdrel.write.merge.note import merge_note
from mdrel.write.merge.three import CannotMergeError, ConflictMarkers, Merged, MergeTools, ThreeWay

CLEAN, CONFLICT = 0, 3
_COUNTS = range(128)  # `git merge-file` tells how many conflicts there are by its exit code
_STYLES = ("diff3", "zdiff3")


def run_driver(
    versions: tuple[Path, Path, Path],
    path: str,
    names: tuple[str, str, int] = ("ours", "theirs", 7),
    output: Path | None = None,
) -> int:
    """Merge three versions of the note at `path`, and return 0, or 3 with conflicts.

    The versions are base, ours and theirs. The result goes into `output`, else into ours. `path` is
    seen from here, the top of the work tree. `names` are what both sides are called and how long
    conflict markers are.
    Raises WriteError where `git merge-file` cannot merge them either. The files are then as they
    were.
    """
    files, marks = ThreeWay(*versions), ConflictMarkers(*names)
    try:
        merged = _merge(files, path, marks)
        content = merged.text.encode()
    # A driver that dies leaves our side alone, without a mark: plain lines are always better.
    except Exception:  # noqa: BLE001 see above
        merged = _merge_files(files, marks)
        content = merged.text.encode(errors="surrogateescape")
    if output:
        _write_output(place_outside(output), content)
    else:
        write_file(place_outside(files.ours), content)
    return CONFLICT if merged.conflicts else CLEAN


def _write_output(place: Place, content: bytes) -> None:
    """Write the file that the registered command puts in the note's place, over no link."""
    with place.opened() as folder:
        with suppress(FileNotFoundError):
            folder.delete(place.name)
        with os.fdopen(folder.open(place.name, NEW_FLAGS), "wb") as file:
            file.write(content)


def _merge(files: ThreeWay[Path], path: str, marks: ConflictMarkers) -> Merged:
    data = files.map(Path.read_bytes)
    if max(map(len, data)) > LARGEST:
        raise CannotMergeError
    style = run_git(Path(), "config", "--get", "merge.conflictStyle", codes=(0, 1)).text.strip()
    marks = ConflictMarkers(marks.ours, marks.theirs, marks.size, shows_base=style in _STYLES)
    return merge_note(
        data.map(bytes.decode),
        MergeTools(lambda texts: _merge_lines(texts, marks), _find_lexicon(path), marks),
    )


def _merge_lines(texts: ThreeWay[str], marks: ConflictMarkers) -> Merged:
    """Return what `git merge-file` makes of three texts."""
    with tempfile.TemporaryDirectory() as folder:
        files = ThreeWay(*(Path(folder) / name for name in ThreeWay._fields))
        for file, text in zip(files, texts, strict=True):
            file.write_bytes(text.encode())
        return _merge_files(files, marks)


def _merge_files(files: ThreeWay[Path], marks: ConflictMarkers) -> Merged:
    """Return what `git merge-file` makes of three files."""
    names = ("-L", marks.ours, "-L", "base", "-L", marks.theirs)
    done = run_git(
        Path(),
        "merge-file",
        "-p",
        f"--marker-size={marks.size}",
        *names,
        "--",
        str(files.ours),
        str(files.base),
        str(files.theirs),
        codes=_COUNTS,
    )
    return Merged(done.text, done.code)


def _find_lexicon(path: str) -> Lexicon:
    """Return the words of the vault around the note.

    They are mdrel's own where the vault's settings cannot be read, which may be in conflict
    themselves.
    """
    top = Path.cwd()
    inner = (top / path).parent
    for folder in (inner, *inner.parents):
        if not folder.is_relative_to(top):
            break
        if any((folder / mark).exists() for mark in MARKS):
            try:
                return build_lexicon(load_settings(folder).reading)
            except MdrelError:
                break
    return build_lexicon(build_policy({}).reading)
