"""Writes a person's notes so that each is whole, old or new, at any time (P2, P4, P5, P9).

Nothing is overwritten that was not read before.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from mdrel.errors import WriteError
from mdrel.vault.read import LARGEST, READ_FLAGS
from mdrel.write.generated_files import sync_folder, write_all
from mdrel.write.note_copy import open_new, write_beside

TEMPORARY = ".mdrel-note-"
_WRITABLE = 0o222
_NO_LINKS = frozenset(
    {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EXDEV}
)
UNTOUCHED = "The old text is still there; check the disk and the permissions."


class NoteChangedError(Exception):
    """Somebody else wrote to the note after it was read."""


def find_note(root: Path, relative: str) -> Path:
    """Return the real path of the note at `relative` in the vault `root`.

    Raises WriteError where it lies outside the vault (P9) or cannot be found.
    """
    try:
        real = (root / relative).resolve(strict=True)
        is_inside = real.is_relative_to(root.resolve())
    except (OSError, RuntimeError) as error:
        raise WriteError(
            f"{relative} cannot be found: {getattr(error, 'strerror', None) or error}",
            "Was it moved or deleted meanwhile?",
        ) from error
    if not is_inside:
        raise WriteError(
            f"{relative} is a link that leads out of the vault",
            "mdrel writes only inside the vault; replace the link by the note.",
        )
    return real


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a regular file, without following a link.

    Raises WriteError where it is no regular file, cannot be read, is read-only or too large.
    """
    try:
        descriptor = os.open(path, READ_FLAGS)
    except OSError as error:
        raise WriteError(
            f"{path} cannot be read: {error.strerror}", "Check its permissions."
        ) from error
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise WriteError(f"{path} is no regular file", "mdrel writes only to notes.")
        if status.st_size > LARGEST:
            raise WriteError(f"{path} is larger than 8 MiB", "Split it.")
        if not status.st_mode & _WRITABLE or not os.access(path, os.W_OK):
            raise WriteError(f"{path} is read-only", "Make it writable first.")
        return _read_all(descriptor)
    except OSError as error:
        raise WriteError(f"{path} cannot be read: {error.strerror}", "Check the disk.") from error
    finally:
        _close(descriptor)


def _close(descriptor: int) -> None:
    """Close a file that was read, whatever the disk says of it now.

    Its bytes are already here.
    """
    with suppress(OSError):
        os.close(descriptor)


def _read_all(descriptor: int) -> bytes:
    parts: list[bytes] = []
    while part := os.read(descriptor, 1 << 20):
        parts.append(part)
    return b"".join(parts)


def replace_note(path: Path, before: bytes, after: bytes, token: str) -> list[str]:
    """Put the bytes `after` in place of `before`, and return what could not be kept, in words.

    What is returned tells of the old file: its owner, its mode or its attributes, for example.

    A hard link keeps hold of the old file. What is written into it up to the very rename is seen,
    put back, and reported as NoteChangedError. So is another file, or a symbolic link, that was put
    in its place meanwhile.

    Raises WriteError where the note cannot be written; the old text is then there, whole.
    """
    temporary, kept = (
        path.with_name(f"{TEMPORARY}{token}.tmp"),
        path.with_name(f"{TEMPORARY}{token}.old.tmp"),
    )
    try:
        lost = write_beside(temporary, path, after)
        is_kept = _link(path, kept)
        if not is_kept:
            lost.append(
                "this disk has no hard links: "
                "a save by another program at the very same instant would be lost"
            )
        if _look(kept if is_kept else path) != before or (
            is_kept and not os.path.samestat(path.lstat(), kept.lstat())
        ):
            raise NoteChangedError
        ours = temporary.stat().st_ino
        temporary.replace(path)
        if is_kept:
            _look_again(path, kept, before, ours)
    except FileNotFoundError as error:
        raise NoteChangedError from error
    except OSError as error:
        raise WriteError(f"{path} was not written: {error.strerror or error}", UNTOUCHED) from error
    finally:
        _remove((temporary, kept))
    _sync(path.parent, lost)
    return lost


def _look_again(path: Path, kept: Path, before: bytes, ours: int) -> None:
    """Put the old file back where somebody wrote into it up to the very rename.

    Raises NoteChangedError in that case. Where the disk fails at this point, the new text stays in
    place.
    """
    with suppress(OSError):
        if _look(kept) == before:
            return
        if path.lstat().st_ino == ours:
            kept.replace(path)
        raise NoteChangedError


def create_note(path: Path, content: bytes, token: str) -> list[str]:
    """Write a new note, and return what could not be assured, in words.

    Raises WriteError, also where the note is already there.
    """
    temporary = path.with_name(f"{TEMPORARY}{token}.tmp")
    lost: list[str] = []
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _write_new(temporary, content)
        if not _link(temporary, path):
            _rename_to_new(temporary, path)
    except FileExistsError as error:
        raise WriteError(f"{path} is already there", "Choose another name.") from error
    except OSError as error:
        raise WriteError(
            f"{path} was not written: {error.strerror or error}",
            "Check the disk and the permissions.",
        ) from error
    finally:
        _remove((temporary,))
    _sync(path.parent, lost)
    return lost


def _rename_to_new(temporary: Path, path: Path) -> None:
    """Rename a file to a path where nothing is, on a disk without hard links."""
    if os.path.lexists(path):
        raise FileExistsError
    temporary.replace(path)


def delete_note(path: Path, content: bytes, token: str) -> None:
    """Delete a note that still holds `content`.

    Raises NoteChangedError where it holds something else, and WriteError where it cannot be
    deleted.
    """
    if read_bytes(path) != content:
        raise NoteChangedError
    kept = path.with_name(f"{TEMPORARY}{token}.old.tmp")
    try:
        path.replace(kept)
        try:
            is_same = _look(kept) == content
        except OSError:
            kept.replace(path)
            raise
    except OSError as error:
        raise WriteError(
            f"{path} was not deleted: {error.strerror}", "Check the permissions."
        ) from error
    if not is_same:
        kept.replace(path)
        raise NoteChangedError
    _remove((kept,))


def sweep(folder: Path) -> list[Path]:
    """Delete what a killed process left in `folder`, and return the paths.

    Only whoever holds the vault's lock for writing may call it.
    """
    left: list[Path] = []
    with suppress(OSError):
        names = os.listdir(folder)  # noqa: PTH208 names alone are needed, of maybe many thousand
        left = [folder / name for name in names if name.startswith(TEMPORARY)]
    _remove(left)
    return left


def _remove(paths: Iterable[Path]) -> None:
    for path in paths:
        with suppress(OSError):
            path.unlink()


def _look(path: Path) -> bytes:
    descriptor = os.open(path, READ_FLAGS)
    try:
        return _read_all(descriptor)
    finally:
        _close(descriptor)


def _link(source: Path, target: Path) -> bool:
    """Make a hard link and return True, or return False where links are not supported.

    Some systems follow a symbolic link on the way. A caller who cannot be sure of `source` has to
    look afterwards.
    """
    if not hasattr(os, "link"):
        return False
    try:
        if os.link in os.supports_follow_symlinks:
            os.link(source, target, follow_symlinks=False)
        else:
            os.link(source, target)
    except OSError as error:
        if error.errno in _NO_LINKS:
            return False
        raise
    return True


def _write_new(path: Path, content: bytes) -> None:
    """Write a file that must not be there yet, and make it last."""
    descriptor = open_new(path, 0o666)
    try:
        write_all(descriptor, content)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _sync(folder: Path, lost: list[str]) -> None:
    try:
        sync_folder(folder)
    except OSError:
        lost.append("the folder could not be made to last through a power cut")
