"""Writes the network's picture to a file.

A file that mdrel did not draw is left alone.
"""

from __future__ import annotations

from pathlib import Path

from mdrel.app.session import Session
from mdrel.errors import WriteError
from mdrel.vault.place import place_outside
from mdrel.vault.presence import missing_folder
from mdrel.views.network_svg import MARK, render_map
from mdrel.write.generated_files import read_file, write_file


def draw_network(session: Session) -> str:
    """Return the picture of everybody with a level."""
    return render_map(session.agenda, session.policy.me.name)


def write_picture(path: Path, picture: str) -> Path | None:
    """Write the picture to `path` and return the folder that was made for it, if any.

    Raises WriteError where something else stands there.
    """
    place = place_outside(path)
    before = read_file(place)
    if before is not None and before.strip() and not before.startswith(MARK.encode()):
        raise WriteError(
            f"Not overwritten, since mdrel did not write it: {path}",
            "Move or delete it, or choose another place with --out.",
        )
    made = missing_folder(path.parent)
    write_file(place, picture.encode("utf-8"))
    return made
