"""Writes generated files whole or not at all, and only inside their folder (P4, P8, P9)."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from mdrel.errors import WriteError, raising_write_error
from mdrel.model.document import Document
from mdrel.vault.folders import NEW_FLAGS, Folder
from mdrel.vault.place import Place, find_place
from mdrel.write.plan import Action, Step

LARGEST = 256 * 1024 * 1024


def read_existing(root: Path, documents: Iterable[Document]) -> dict[str, bytes | None]:
    """Return the bytes that stand at each document's path, None where nothing does.

    Raises WriteError where a path leads out of `root` or cannot be read.
    """
    return {document.path: read_file(inside(root, document.path)) for document in documents}


def read_file(place: Place) -> bytes | None:
    """Return a regular file's bytes, or None where there is nothing.

    Raises WriteError for anything else.
    """
    try:
        with place.opened() as folder:
            status = folder.look(place.name)
            if not stat.S_ISREG(status.st_mode) or status.st_size > LARGEST:
                raise WriteError(
                    f"{place} is not a regular file", "Move it, or choose another place with --out."
                )
            with os.fdopen(folder.open(place.name), "rb") as file:
                return file.read()
    except FileNotFoundError:
        return None
    except NotADirectoryError as error:
        raise WriteError(
            f"{place.folder} is not a folder", "Move the file away, or choose another place."
        ) from error
    except OSError as error:
        raise WriteError(
            f"{place} cannot be read: {error.strerror}", "Check its permissions."
        ) from error


def inside(root: Path, relative: str) -> Place:
    """Return the place of `relative` below `root`.

    Raises WriteError where a link in between leads elsewhere (P9).
    """
    try:
        place = find_place(root, relative)
    except (OSError, RuntimeError, ValueError) as error:
        raise WriteError(
            f"{relative} cannot be resolved: {error}", "Replace the symbolic link with a folder."
        ) from error
    if place is None:
        raise WriteError(
            f"{relative} leads out of {root}", "Replace the symbolic link with a folder."
        )
    return place


def apply_plan(root: Path, plan: Iterable[Step]) -> None:
    """Write every file of the plan that is to be created or replaced.

    Conflicts and unchanged files are left alone. Raises WriteError; what was there before is then
    still there, whole.
    """
    for step in plan:
        if step.action in {Action.CREATE, Action.REPLACE}:
            write_file(inside(root, step.document.path), step.document.content)


def write_file(place: Place, content: bytes) -> None:
    """Write `content` beside the file and rename it there, with the old file's mode.

    Raises WriteError; the old file is then still there.
    """
    hint = "The old file is still there; check the disk and the permissions."
    with raising_write_error(f"{place} was not written", hint), place.opened(makes=True) as folder:
        temporary = f".mdrel-{os.urandom(8).hex()}.tmp"
        try:
            _write_new(folder, temporary, content, _mode_of(folder, place.name))
            folder.rename(temporary, place.name)
        finally:
            with suppress(FileNotFoundError):
                folder.delete(temporary)
        folder.sync()


def _mode_of(folder: Folder, name: str) -> int | None:
    with suppress(FileNotFoundError):
        mode = folder.look(name).st_mode
        return stat.S_IMODE(mode) if stat.S_ISREG(mode) else None
    return None


def _write_new(folder: Folder, name: str, content: bytes, mode: int | None) -> None:
    with os.fdopen(folder.open(name, NEW_FLAGS), "wb") as file:
        file.write(content)
        file.flush()
        if mode is not None:
            folder.set_mode(file.fileno(), name, mode)
        os.fsync(file.fileno())


def write_all(descriptor: int, data: bytes) -> None:
    """Write all of `data`, however little the system takes at a time."""
    while data:
        data = data[os.write(descriptor, data) :]


def write_and_close(descriptor: int, data: bytes) -> None:
    """Write all of `data`, make it last, and close the file."""
    try:
        write_all(descriptor, data)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
