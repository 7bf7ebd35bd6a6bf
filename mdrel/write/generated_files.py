"""Writes generated files whole or not at all, and only inside their folder (P4, P8, P9)."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from mdrel.errors import WriteError
from mdrel.model.document import Document
from mdrel.write.plan import Action, Step

LARGEST = 256 * 1024 * 1024


def read_existing(root: Path, documents: Iterable[Document]) -> dict[str, bytes | None]:
    """Return the bytes that stand at each document's path, None where nothing does.

    Raises WriteError where a path leads out of `root` or cannot be read.
    """
    return {document.path: read_file(inside(root, document.path)) for document in documents}


def read_file(path: Path) -> bytes | None:
    """Return a regular file's bytes, or None where there is nothing.

    Raises WriteError for anything else.
    """
    try:
        status = path.lstat()
        if not stat.S_ISREG(status.st_mode) or status.st_size > LARGEST:
            raise WriteError(
                f"{path} is no regular file", "Move it away, or choose another place with --out."
            )
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except NotADirectoryError as error:
        raise WriteError(
            f"{path.parent} is no folder", "Move the file away, or choose another place."
        ) from error
    except OSError as error:
        raise WriteError(
            f"{path} cannot be read: {error.strerror}", "Check its permissions."
        ) from error


def inside(root: Path, relative: str) -> Path:
    """Return the path of `relative` below `root`.

    Raises WriteError where a link in between leads elsewhere (P9).
    """
    path = root / relative
    try:
        if not path.parent.resolve().is_relative_to(root.resolve()):
            raise WriteError(
                f"{relative} leads out of {root}", "Replace the symbolic link by a folder."
            )
    except (OSError, RuntimeError) as error:
        raise WriteError(
            f"{relative} cannot be resolved: {error}", "Replace the symbolic link by a folder."
        ) from error
    return path


def apply_plan(root: Path, plan: Iterable[Step]) -> None:
    """Write every file of the plan that is to be created or replaced.

    Conflicts and unchanged files are left alone. Raises WriteError; what was there before is then
    still there, whole.
    """
    for step in plan:
        if step.action in {Action.CREATE, Action.REPLACE}:
            write_file(inside(root, step.document.path), step.document.content)


def write_file(path: Path, content: bytes) -> None:
    """Write `content` beside `path` and rename it there, with the old file's mode.

    Raises WriteError; the old file is then still there.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_name(f".mdrel-{os.urandom(8).hex()}.tmp")
        try:
            _write_new(temporary, content, _mode_of(path))
            temporary.replace(path)
        finally:
            with suppress(FileNotFoundError):
                temporary.unlink()
        sync_folder(path.parent)
    except OSError as error:
        raise WriteError(
            f"{path} was not written: {error.strerror or error}",
            "The old file is still there; check the disk and the permissions.",
        ) from error


def _mode_of(path: Path) -> int | None:
    with suppress(FileNotFoundError):
        return stat.S_IMODE(path.stat().st_mode)
    return None


def _write_new(path: Path, content: bytes, mode: int | None) -> None:
    descriptor = os.open(
        path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666
    )
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        if mode is not None:
            path.chmod(mode)
        os.fsync(file.fileno())


def write_all(descriptor: int, data: bytes) -> None:
    """Write all of `data`, however little the system takes at a time."""
    while data:
        data = data[os.write(descriptor, data) :]


def sync_folder(folder: Path) -> None:
    """Make a rename in the folder last through a power cut, where the system can."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
