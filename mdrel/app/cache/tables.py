"""Lays out what a cache holds as rows of SQLite tables, each with a checksum."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from sqlite3 import Connection, Error
from typing import NamedTuple
from zlib import crc32

from mdrel.vault.scan import Stamp

SCHEMA = 1
_STAMP = struct.Struct("<qqqQ")
_TABLES = """
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL, mark INTEGER NOT NULL);
CREATE TABLE folders (path BLOB PRIMARY KEY, names BLOB NOT NULL, stamps BLOB NOT NULL, \
mark INTEGER NOT NULL);
CREATE TABLE readings (path BLOB PRIMARY KEY, reading BLOB NOT NULL, mark INTEGER NOT NULL);
CREATE TABLE answers (question TEXT PRIMARY KEY, revision TEXT NOT NULL, answer TEXT NOT NULL, \
mark INTEGER NOT NULL);
"""
_TABLE_NAMES = ("answers", "readings", "folders", "about")


class DamagedError(ValueError):
    """The file holds something that mdrel cannot have written."""


class CacheHeader(NamedTuple):
    """What a cache says of itself.

    That is the settings' digest, what must be known before a vault is looked at, and the key the
    readings hold for.
    """

    code: str = ""
    libraries: str = ""
    key: str = ""
    revision: str = ""
    settings: str = ""
    ignore: tuple[str, ...] = ()
    zone: str = ""
    problems: str = "[]"
    total: int = 0


class CacheUpdate(NamedTuple):
    """What a refresh found, as rows to write.

    A row of `readings` is None where the note is gone or has nothing to remember. Rows of folders
    are of whole folders.
    """

    about: CacheHeader
    revision: str
    folders: dict[str, dict[str, Stamp] | None]
    readings: dict[str, bytes | None]
    is_moved: bool = False


def put_folder(connection: Connection, folder: str, stamps: dict[str, Stamp] | None) -> None:
    """Write one folder's row, or delete it where there are no `stamps`."""
    path = to_bytes(folder)
    if stamps is None:
        connection.execute("DELETE FROM folders WHERE path = ?", (path,))
        return
    names, packed = (
        to_bytes("\0".join(stamps)),
        b"".join(_STAMP.pack(*each) for each in stamps.values()),
    )
    connection.execute(
        "REPLACE INTO folders VALUES (?, ?, ?, ?)",
        (path, names, packed, crc32(packed, crc32(names, crc32(path)))),
    )


def read_folders(connection: Connection) -> Iterator[tuple[str, dict[str, Stamp]]]:
    """Yield each folder's path with its notes' stamps."""
    for path, names, packed, mark in connection.execute(
        "SELECT path, names, stamps, mark FROM folders"
    ):
        if crc32(packed, crc32(names, crc32(path))) != mark:
            raise DamagedError("a folder is damaged")
        stamps: Iterable[Stamp] = _STAMP.iter_unpack(packed)
        yield (
            to_text(path),
            dict(zip(to_text(names).split("\0") if names else (), stamps, strict=True)),
        )


def header_rows(about: CacheHeader) -> dict[str, str]:
    """Return what a cache says of itself as rows of name and value."""
    return about._asdict() | {"ignore": "\0".join(about.ignore), "total": str(about.total)}


def read_header(rows: dict[str, str]) -> CacheHeader:
    """Return what the rows say of the cache, and nothing of one that was never finished."""
    if rows.keys() != set(CacheHeader._fields):
        return CacheHeader()
    ignore = tuple(rows.pop("ignore").split("\0"))
    return CacheHeader(ignore=ignore, total=int(rows.pop("total")), **rows)


def mark_of(*parts: str) -> int:
    """Return the checksum of texts."""
    return crc32("\0".join(parts).encode("utf-8", "surrogatepass"))


def to_bytes(text: str) -> bytes:
    """Return a path as bytes, with surrogates for names that are not UTF-8."""
    return text.encode("utf-8", "surrogatepass")


def to_text(data: bytes) -> str:
    """Return the path that `to_bytes` wrote."""
    return data.decode("utf-8", "surrogatepass")


def wipe_tables(connection: Connection) -> None:
    """Make all tables anew, without a row in them."""
    for name in _TABLE_NAMES:
        connection.execute(f"DROP TABLE IF EXISTS {name}")
    for statement in _TABLES.split(";"):
        connection.execute(statement)
    connection.execute(f"PRAGMA user_version = {SCHEMA}")


@contextmanager
def begin_transaction(connection: Connection, begin: str) -> Iterator[None]:
    """Do all that follows, or nothing of it."""
    connection.execute(begin)
    try:
        yield
    except BaseException:
        with suppress(Error):
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")
