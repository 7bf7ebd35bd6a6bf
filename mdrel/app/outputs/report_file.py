"""Writes a report to a file; one that mdrel did not write is left alone."""

from __future__ import annotations

from pathlib import Path

from mdrel.errors import WriteError
from mdrel.vault.place import place_outside
from mdrel.vault.presence import missing_folder
from mdrel.write.generated_files import read_file, write_file
from mdrel.write.plan import is_ours


def write_report_file(path: Path, text: str) -> Path | None:
    """Write a report to `path` and return the folder that was made for it, if any.

    Raises WriteError where something else stands there.
    """
    place = place_outside(path)
    before = read_file(place)
    if before is not None and not is_ours(path.name, before):
        raise WriteError(
            f"Not overwritten, since mdrel did not write it: {path}",
            "Move or delete it, or choose another place with --out.",
        )
    made = missing_folder(path.parent)
    write_file(place, text.encode("utf-8"))
    return made
