"""Writes a text beside a note, with the note's mode, owner and extended attributes (P4)."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from mdrel.write.generated_files import write_all


def open_new(path: Path, mode: int) -> int:
    """Return the descriptor of a file that must not be there yet, opened through no link."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    return os.open(path, flags | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0), mode)


def write_beside(temporary: Path, path: Path, content: bytes) -> list[str]:
    """Write `content` to `temporary` in the manner of `path`, and return what was not kept.

    The new file gets the mode, owner and extended attributes of `path` and is made to last.
    """
    lost: list[str] = []
    old = path.lstat()
    descriptor = open_new(temporary, 0o600)
    try:
        write_all(descriptor, content)
        _keep_owner(temporary, old, lost)
        _keep_attributes(path, temporary, lost)
        _keep_mode(temporary, old, lost)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    if old.st_nlink > 1:
        lost.append("the note had a second name (a hard link), which keeps the old text")
    return lost


def _keep_mode(temporary: Path, old: os.stat_result, lost: list[str]) -> None:
    """Set the old mode.

    The file system of a network or a memory card may not let it be set, but then it has one mode
    for all files.
    """
    mode = stat.S_IMODE(old.st_mode)
    if stat.S_IMODE(temporary.lstat().st_mode) == mode:
        return
    try:
        temporary.chmod(mode)
    except PermissionError:
        lost.append("the note's permissions could not be kept")


def _keep_owner(temporary: Path, old: os.stat_result, lost: list[str]) -> None:
    if not hasattr(os, "chown"):
        return
    new = temporary.stat()
    if (new.st_uid, new.st_gid) == (old.st_uid, old.st_gid):
        return
    try:
        os.chown(temporary, old.st_uid, old.st_gid)
    except PermissionError:
        lost.append("the note belongs to another user or group, which could not be kept")


def _keep_attributes(path: Path, temporary: Path, lost: list[str]) -> None:
    """Copy the extended attributes, access control lists among them, where Python can (Linux)."""
    if not hasattr(os, "listxattr"):
        return
    try:
        names = os.listxattr(path, follow_symlinks=False)
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
            os.setxattr(
                temporary,
                name,
                os.getxattr(path, name, follow_symlinks=False),
                follow_symlinks=False,
            )
        except OSError:
            lost.append(f"the extended attribute {name} could not be kept")
