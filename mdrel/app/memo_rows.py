"""Rows of the memo: paths as bytes, checksums, and the stamps of a folder's notes."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from sqlite3 import Connection
from zlib import crc32

from mdrel.vault.scan import Stamp

_STAMP = struct.Struct("<qqqQ")


class DamagedError(ValueError):
    """What the file says cannot be what was written."""


def put_folder(connection: Connection, folder: str, stamps: dict[str, Stamp] | None) -> None:
    """Write the stamps of a folder's notes; None: the folder is gone."""
    path = path_bytes(folder)
    if stamps is None:
        connection.execute("DELETE FROM folders WHERE path = ?", (path,))
        return
    names, packed = path_bytes("\0".join(stamps)), b"".join(_STAMP.pack(*each) for each in stamps.values())
    connection.execute("REPLACE INTO folders VALUES (?, ?, ?, ?)", (path, names, packed, crc32(packed, crc32(names, crc32(path)))))


def yield_folders(connection: Connection) -> Iterator[tuple[str, dict[str, Stamp]]]:
    """Yield each folder's path with its notes' stamps."""
    for path, names, packed, mark in connection.execute("SELECT path, names, stamps, mark FROM folders"):
        if crc32(packed, crc32(names, crc32(path))) != mark:
            raise DamagedError("a folder is damaged")
        stamps: Iterable[Stamp] = _STAMP.iter_unpack(packed)
        yield path_text(path), dict(zip(path_text(names).split("\0") if names else (), stamps, strict=True))


def mark_of(*parts: str) -> int:
    """Return the checksum of a row of texts."""
    return crc32("\0".join(parts).encode("utf-8", "surrogatepass"))


def path_bytes(text: str) -> bytes:
    """Return a path as bytes; names that are not UTF-8 hold surrogates."""
    return text.encode("utf-8", "surrogatepass")


def path_text(data: bytes) -> str:
    """Return the path that `path_bytes` made these bytes of."""
    return data.decode("utf-8", "surrogatepass")
