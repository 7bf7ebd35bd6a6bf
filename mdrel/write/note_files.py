"""Writes a person's notes so that each is whole, old or new, at any time (P2, P4, P5, P9).

Nothing is overwritten that was not read before.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from mdrel.errors import WriteError, raising_write_error
from mdrel.vault.folders import NEW_FLAGS, Folder
from mdrel.vault.place import Place, find_file
from mdrel.vault.read import LARGEST
from mdrel.write.generated_files import write_and_close
from mdrel.write.note_copy import write_beside

TEMPORARY = ".mdrel-note-"
_WRITABLE = 0o222
UNTOUCHED = "The old text is still there; check the disk and the permissions."


class NoteChangedError(Exception):
    """Somebody else wrote to the note after it was read."""


def find_note(root: Path, relative: str) -> Place:
    """Return the real place of the note at `relative` in the vault `root`.

    Raises WriteError where it lies outside the vault (P9) or cannot be found.
    """
    try:
        place = find_file(root, relative)
    except (OSError, RuntimeError, ValueError) as error:
        raise WriteError(
            f"{relative} cannot be found: {getattr(error, 'strerror', None) or error}",
            "Was it moved or deleted in the meantime?",
        ) from error
    if place is None:
        raise WriteError(
            f"{relative} is a link that leads out of the vault",
            "mdrel writes only inside the vault; replace the link with the note.",
        )
    return place


def read_bytes(place: Place) -> bytes:
    """Return the bytes of a regular file, without following a link.

    Raises WriteError where it is not a regular file, cannot be read, is read-only or too large.
    """
    hint = "Check its permissions and the disk."
    with raising_write_error(f"{place} cannot be read", hint), place.opened() as folder:
        return _read_writable(folder, place)


def _read_writable(folder: Folder, place: Place) -> bytes:
    descriptor = folder.open(place.name)
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise WriteError(f"{place} is not a regular file", "mdrel writes only to notes.")
        if status.st_size > LARGEST:
            raise WriteError(f"{place} is larger than 8 MiB", "Split it.")
        if not status.st_mode & _WRITABLE or not folder.may_write(place.name):
            raise WriteError(f"{place} is read-only", "Make it writable first.")
        return _read_all(descriptor)
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


def replace_note(place: Place, before: bytes, after: bytes, token: str) -> list[str]:
    """Put the bytes `after` in place of `before`, and return what could not be kept, in words.

    What is returned tells of the old file: its owner, its mode or its attributes, for example.

    A hard link keeps hold of the old file. What is written into it up to the very rename is seen,
    put back, and reported as NoteChangedError. So is another file, or a symbolic link, that was put
    in its place meanwhile.

    Raises WriteError where the note cannot be written; the old text is then there, whole.
    """
    try:
        with place.opened() as folder:
            return _replace_in(folder, place.name, before, after, token)
    except FileNotFoundError as error:
        raise NoteChangedError from error
    except OSError as error:
        raise WriteError(
            f"{place} was not written: {error.strerror or error}", UNTOUCHED
        ) from error


def _replace_in(folder: Folder, name: str, before: bytes, after: bytes, token: str) -> list[str]:
    temporary, kept = f"{TEMPORARY}{token}.tmp", f"{TEMPORARY}{token}.old.tmp"
    try:
        if stat.S_ISLNK(folder.look(name).st_mode):
            raise NoteChangedError
        lost = write_beside(folder, temporary, name, after)
        is_kept = folder.link(name, kept)
        if not is_kept:
            lost.append(
                "this disk has no hard links: "
                "a save by another program at the very same instant would be lost"
            )
        if _look(folder, kept if is_kept else name) != before or (
            is_kept and not os.path.samestat(folder.look(name), folder.look(kept))
        ):
            raise NoteChangedError
        ours = folder.look(temporary).st_ino
        folder.rename(temporary, name)
        if is_kept:
            _look_again(folder, name, kept, before, ours)
    finally:
        _remove(folder, (temporary, kept))
    _sync(folder, lost)
    return lost


def _look_again(folder: Folder, name: str, kept: str, before: bytes, ours: int) -> None:
    """Put the old file back where somebody wrote into it up to the very rename.

    Raises NoteChangedError in that case. Where the disk fails at this point, the new text stays in
    place.
    """
    with suppress(OSError):
        if _look(folder, kept) == before:
            return
        if folder.look(name).st_ino == ours:
            folder.rename(kept, name)
        raise NoteChangedError


def create_note(place: Place, content: bytes, token: str) -> list[str]:
    """Write a new note, and return what could not be assured, in words.

    Raises WriteError, also where the note is already there.
    """
    temporary = f"{TEMPORARY}{token}.tmp"
    lost: list[str] = []
    try:
        with place.opened(makes=True) as folder:
            try:
                write_and_close(folder.open(temporary, NEW_FLAGS), content)
                if not folder.link(temporary, place.name):
                    _rename_to_new(folder, temporary, place.name)
            finally:
                _remove(folder, (temporary,))
            _sync(folder, lost)
    except FileExistsError as error:
        raise WriteError(f"{place} is already there", "Choose another name.") from error
    except OSError as error:
        raise WriteError(
            f"{place} was not written: {error.strerror or error}",
            "Check the disk and the permissions.",
        ) from error
    return lost


def _rename_to_new(folder: Folder, temporary: str, name: str) -> None:
    """Rename a file to a name that nothing has, on a disk without hard links."""
    with suppress(FileNotFoundError):
        folder.look(name)
        raise FileExistsError
    folder.rename(temporary, name)


def delete_note(place: Place, content: bytes, token: str) -> None:
    """Delete a note that still holds `content`.

    Raises NoteChangedError where it holds something else, and WriteError where it cannot be
    deleted.
    """
    if read_bytes(place) != content:
        raise NoteChangedError
    name, kept = place.name, f"{TEMPORARY}{token}.old.tmp"
    hint = "Check the permissions."
    with raising_write_error(f"{place} was not deleted", hint), place.opened() as folder:
        folder.rename(name, kept)
        try:
            is_same = _look(folder, kept) == content
        except OSError:
            folder.rename(kept, name)
            raise
        if not is_same:
            folder.rename(kept, name)
            raise NoteChangedError
        _remove(folder, (kept,))


def sweep(place: Place) -> None:
    """Delete what a killed process left beside a note.

    Only whoever holds the vault's lock for writing may call it.
    """
    with suppress(OSError), place.opened() as folder:
        _remove(folder, [name for name in folder.list_names() if name.startswith(TEMPORARY)])


def _remove(folder: Folder, names: Iterable[str]) -> None:
    for name in names:
        with suppress(OSError):
            folder.delete(name)


def _look(folder: Folder, name: str) -> bytes:
    descriptor = folder.open(name)
    try:
        return _read_all(descriptor)
    finally:
        _close(descriptor)


def _sync(folder: Folder, lost: list[str]) -> None:
    try:
        folder.sync()
    except OSError:
        lost.append("the folder could not be made to last through a power cut")
