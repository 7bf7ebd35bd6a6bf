"""Writes a file that the person names, such as the picture of the network.

One that mdrel did not write is left alone.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from urllib.parse import quote

from mdrel.app.outputs.publish import refuse
from mdrel.app.session import Session
from mdrel.app.settings.files import is_obsidian_vault
from mdrel.rules.checks.missing_level import unreadable_levels
from mdrel.vault.place import place_outside
from mdrel.vault.presence import missing_folder
from mdrel.views.calendar.link import OBSIDIAN, VaultPlace, make_linker
from mdrel.views.network.picture import MARK, Link, describe_map, render_map
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


def draw_network(session: Session, folder: Path) -> str:
    """Return the picture of everybody with a level, for a file in `folder`.

    Names are links: into Obsidian where it keeps the vault, else to the notes as seen from there.
    """
    return render_map(session.agenda, session.policy.me.name, _make_link(session.vault, folder))


def describe_network(session: Session) -> str:
    """Return how many are drawn and how many are left out, in words."""
    return describe_map(session.agenda, unreadable_levels(session.snapshot))


def _make_link(vault: Path, folder: Path) -> Link:
    """Return what gives the address of a note, by its path in the vault."""
    if is_obsidian_vault(vault) and (
        linker := make_linker(
            OBSIDIAN, VaultPlace(vault.resolve().name, vault.resolve().as_posix())
        )
    ):
        return linker.link
    try:
        way = Path(os.path.relpath(vault.resolve(), folder.resolve())).as_posix()
    except ValueError:  # another drive: there is no way from here to there
        return lambda _: ""
    return lambda path: quote(os.fsencode(f"{way}/{path}".removeprefix("./")))


def write_picture(path: Path, picture: str) -> Path | None:
    """Write the picture to `path` and return the folder that was made for it, if any.

    Raises WriteError where something else stands there.
    """
    return write_named_file(path, picture, _is_picture)


def _is_picture(content: bytes) -> bool:
    return not content.strip() or content.startswith(MARK.encode())
