"""Reads what the person wrote into a file for a command: people, levels, talks or answers."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from mdrel.errors import UsageError

# More than mdrel itself prints of any vault, and less than fills the memory.
_LARGEST = 1 << 24


def read_list_file(path: str, hint: str) -> str:
    """Return the whole text of a file.

    Raises UsageError as `read_list_stream` does, and with the `hint` where it cannot be opened.
    """
    try:
        with Path(path).open("rb") as file:
            return read_list_stream(file, path)
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}", hint) from error
    except ValueError as error:  # a path with a zero byte
        raise UsageError(f"{path} cannot be read: {error}", hint) from error


def read_list_stream(stream: BinaryIO, name: str) -> str:
    """Return the whole text of a stream, which messages call `name`.

    Raises UsageError where it is no UTF-8, or too large: a list is never read in part.
    """
    data = stream.read(_LARGEST + 1)
    if len(data) > _LARGEST:
        raise UsageError(
            f"{name} cannot be read: it is larger than {_LARGEST >> 20} MiB",
            "Split it into several files.",
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(f"{name} cannot be read: it is not UTF-8", "Save it as UTF-8.") from error
