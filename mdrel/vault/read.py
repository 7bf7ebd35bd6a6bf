"""Reads one file to text: bounded, never blocking, never through a link."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from mdrel.model.codes import problem
from mdrel.model.diagnostic import Diagnostic
from mdrel.model.span import Span
from mdrel.vault.folders import OpenFolders

LARGEST = 8 * 1024 * 1024
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def read_note(
    root: Path | OpenFolders, path: str, size: int = 0
) -> tuple[str | None, Diagnostic | None]:
    """Return a note's text and what was wrong with it, each None if there is none.

    `root` is the vault, or its folders where many notes are read.

    Both are None when the file is gone. A byte order mark stays in the text as U+FEFF. Bytes that
    are not UTF-8 become U+FFFD and are reported (MDR102). `size` is what the scan saw, so that an
    ordinary file is read with one call.
    """
    if not isinstance(root, OpenFolders):
        with OpenFolders(root) as folders:
            return read_note(folders, path, size)
    try:
        data = _read_bytes(root.open(path), size)
    except FileNotFoundError:
        return None, None
    except OSError as error:
        if error.errno == errno.ELOOP:
            return None, problem("MDR104", path, "a symbolic link is not followed")
        return None, problem("MDR101", path, f"the file cannot be read: {error.strerror}")
    if data is None:
        return None, problem("MDR104", path, "only regular files are read")
    if len(data) > LARGEST:
        return None, problem("MDR103", path, "the note is larger than 8 MiB")
    return decode(path, data)


def _read_bytes(descriptor: int, size: int) -> bytes | None:
    """Return at most LARGEST + 1 bytes and close the file; None when this is no regular file.

    One byte more than `size` is asked for. If exactly the `size` bytes that the scan saw in a
    regular file come back, that proves the end. After any other count, also a short one of a
    network disk, the opened file is looked at again and read on.
    """
    try:
        first = os.read(descriptor, min(size, LARGEST) + 1) if size else b""
        if first and len(first) == size:
            return first
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            return None
        chunks, total = [first], len(first)
        while total <= LARGEST and (chunk := os.read(descriptor, LARGEST + 1 - total)):
            chunks.append(chunk)
            total += len(chunk)
        return b"".join(chunks)
    finally:
        os.close(descriptor)


def decode(path: str, data: bytes) -> tuple[str, Diagnostic | None]:
    r"""Return the text of `data`, and the problem with its encoding if there is one.

    The text is UTF-8, or UTF-16 with its byte order mark. Where `\r` alone ends lines, as in old
    notes of the Mac, it becomes `\n`.
    """
    try:
        text = data.decode("utf-8")
        return (text if "\n" in text else text.replace("\r", "\n")), None
    except UnicodeDecodeError as error:
        if data.startswith(_UTF16):
            text = data.decode("utf-16", "replace")
            return text, problem(
                "MDR102",
                path,
                "the note is UTF-16; it is read, but UTF-8 is what other programs expect",
            )
        line = data.count(b"\n", 0, error.start) + 1
        message = f"byte 0x{data[error.start]:02x} is not UTF-8"
        return data.decode("utf-8", "replace"), problem("MDR102", path, message, Span(line))
