"""Writes a text beside a note, with the note's mode, owner and extended attributes (P4)."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress

from mdrel.vault.folders import NEW_FLAGS, Folder
from mdrel.write.generated_files import write_all


def write_beside(folder: Folder, temporary: str, name: str, content: bytes) -> list[str]:
    """Write `content` to `temporary` in the manner of the note `name` beside it.

    The new file gets the note's mode, owner and extended attributes and is made to last. What was
    not kept is returned.
    """
    lost: list[str] = []
    old = folder.look(name)
    descriptor = folder.open(temporary, NEW_FLAGS, 0o600)
    try:
        write_all(descriptor, content)
        _keep_owner(descriptor, old, lost)
        _keep_attributes(folder, name, descriptor, lost)
        _keep_mode(folder, temporary, descriptor, old, lost)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    if old.st_nlink > 1:
        lost.append("the note had a second name (a hard link), which keeps the old text")
    return lost


def _keep_mode(
    folder: Folder, temporary: str, descriptor: int, old: os.stat_result, lost: list[str]
) -> None:
    """Set the old mode.

    The file system of a network or a memory card may not let it be set, but then it has one mode
    for all files.
    """
    mode = stat.S_IMODE(old.st_mode)
    if stat.S_IMODE(os.fstat(descriptor).st_mode) == mode:
        return
    try:
        folder.set_mode(descriptor, temporary, mode)
    except PermissionError:
        lost.append("the note's permissions could not be kept")


def _keep_owner(descriptor: int, old: os.stat_result, lost: list[str]) -> None:
    if not hasattr(os, "fchown"):
        return
    new = os.fstat(descriptor)
    if (new.st_uid, new.st_gid) == (old.st_uid, old.st_gid):
        return
    try:
        os.fchown(descriptor, old.st_uid, old.st_gid)
    except PermissionError:
        lost.append("the note belongs to another user or group, which could not be kept")


def _keep_attributes(folder: Folder, name: str, descriptor: int, lost: list[str]) -> None:
    """Copy the extended attributes, access control lists among them, where Python can (Linux)."""
    if not hasattr(os, "listxattr"):
        return
    note = folder.open(name)
    try:
        _copy_attributes(note, descriptor, lost)
    finally:
        with suppress(OSError):
            os.close(note)


def _copy_attributes(note: int, descriptor: int, lost: list[str]) -> None:
    try:
        names = os.listxattr(note)
    except OSError as error:
        if error.errno not in {
            errno.ENOTSUP,
            errno.EOPNOTSUPP,
            errno.ENOSYS,
        }:  # this file system has none
            lost.append("the extended attributes could not be read, and were not kept")
        return
    for name in names:
        try:
            os.setxattr(descriptor, name, os.getxattr(note, name))
        except OSError:
            lost.append(f"the extended attribute {name} could not be kept")
