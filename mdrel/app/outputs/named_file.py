"""Writes a file that the person names; one that mdrel did not write is left alone."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from mdrel.app.outputs.publish import refuse
from mdrel.vault.place import place_outside
from mdrel.vault.presence import missing_folder
from mdrel.write.generated_files import read_file, write_file
from mdrel.write.plan import is_ours


def write_report(path: Path, text: str) -> Path | None:
    """Write a report, which carries mdrel's mark, as `write_named_file` does."""
    return write_named_file(path, text, partial(is_ours, path.name))


def write_named_file(path: Path, text: str, is_own: Callable[[bytes], bool]) -> Path | None:
    """Write `text` to `path` and return the folder that was made for it, if any.

    `is_own` says of the file that stands there whether mdrel wrote it. Raises WriteError where it
    did not.
    """
    place = place_outside(path)
    before = read_file(place)
    if before is not None and not is_own(before):
        raise refuse((str(path),))
    made = missing_folder(path.parent)
    write_file(place, text.encode("utf-8"))
    return made
