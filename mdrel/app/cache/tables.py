"""Lays out what a cache holds as rows of SQLite tables, each with a checksum."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from sqlite3 import Connection, Error
from typing import NamedTuple
from zlib import crc32

from mdrel.vault.scan import Folders, Stamp

SCHEMA = 3
_STAMP = struct.Struct("<qqqQ")
_TABLES = """
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL, mark INTEGER NOT NULL);
CREATE TABLE folders (path BLOB PRIMARY KEY, names BLOB NOT NULL, stamps BLOB NOT NULL, \
mark INTEGER NOT NULL);
CREATE TABLE readings (path BLOB PRIMARY KEY, packed BLOB NOT NULL, mark INTEGER NOT NULL);
CREATE TABLE folds (path BLOB PRIMARY KEY, packed BLOB NOT NULL, mark INTEGER NOT NULL);
CREATE TABLE unfolded (path BLOB PRIMARY KEY, mark INTEGER NOT NULL);
CREATE TABLE answers (question TEXT PRIMARY KEY, revision TEXT NOT NULL, answer TEXT NOT NULL, \
mark INTEGER NOT NULL);
"""
_TABLE_NAMES = ("answers", "unfolded", "folds", "readings", "folders", "about")


class DamagedError(ValueError):
    """The file holds something that mdrel cannot have written."""


class CacheHeader(NamedTuple):
    """What a cache says of itself.

    That is the settings' digest, what must be known before a vault is looked at, and the key the
    readings hold for. `total`, `fold_total` and `unfolded_total` are the sums of the marks of
    readings, folds and notes not folded yet; `fold_total` is -1 where there are no folds.
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
    fold_total: int = -1
    unfolded_total: int = 0


class CacheUpdate(NamedTuple):
    """What a refresh found, as rows to write.

    A row of `readings` is empty where the note is gone or has nothing to remember. Rows of folders
    are of whole folders. With `is_moved` a note came or went.
    """

    about: CacheHeader
    revision: str
    folders: dict[str, dict[str, Stamp] | None]
    readings: dict[str, bytes]
    is_moved: bool = False


def put_folder(connection: Connection, folder: str, stamps: dict[str, Stamp] | None) -> None:
    """Write one folder's row, or delete it where there are no `stamps`."""
    path = to_bytes(folder)
    if stamps is None:
        connection.execute("DELETE FROM folders WHERE path = ?", (path,))
        return
    names, packed = _pack_stamps(stamps)
    connection.execute(
        "REPLACE INTO folders VALUES (?, ?, ?, ?)",
        (path, names, packed, crc32(packed, crc32(names, crc32(path)))),
    )


def _pack_stamps(stamps: dict[str, Stamp]) -> tuple[bytes, bytes]:
    """Return the names and the stamps of a folder as its row holds them.

    Raises struct.error where a stamp holds a number that no row can.
    """
    return to_bytes("\0".join(stamps)), b"".join(_STAMP.pack(*each) for each in stamps.values())


def read_folders(connection: Connection, seen: Folders) -> Iterator[tuple[str, dict[str, Stamp]]]:
    """Yield each folder's path with its notes' stamps.

    Those of a folder that is as it was `seen` are the very same object, and are not unpacked.
    """
    for path, names, packed, mark in connection.execute(
        "SELECT path, names, stamps, mark FROM folders"
    ):
        if crc32(packed, crc32(names, crc32(path))) != mark:
            raise DamagedError("a folder is damaged")
        folder = to_text(path)
        if folder in seen:
            with suppress(struct.error):
                if _pack_stamps(seen[folder]) == (names, packed):
                    yield folder, seen[folder]
                    continue
        stamps: Iterable[Stamp] = _STAMP.iter_unpack(packed)
        yield folder, dict(zip(to_text(names).split("\0") if names else (), stamps, strict=True))


def write_header(connection: Connection, about: CacheHeader) -> None:
    """Write what a cache says of itself."""
    rows = {
        name: "\0".join(value) if isinstance(value, tuple) else str(value)
        for name, value in about._asdict().items()
    }
    connection.executemany(
        "REPLACE INTO about VALUES (?, ?, ?)",
        ((name, value, mark_of(name, value)) for name, value in rows.items()),
    )


def read_rows(connection: Connection, table: str, total: int) -> Iterator[tuple[str, bytes]]:
    """Yield all rows of `readings` or `folds`; `total` is the sum of their marks."""
    for path, packed, mark in connection.execute(f"SELECT path, packed, mark FROM {table}"):  # noqa: S608 a name of ours
        if crc32(packed, crc32(path)) != mark:
            raise DamagedError(f"{table} are damaged")
        total -= mark
        yield to_text(path), packed
    if total:
        raise DamagedError(f"{table} are damaged")


def add_unfolded(connection: Connection, paths: Iterable[str]) -> int:
    """List notes as not folded yet, and return by how much the sum of the marks grows."""
    grown = 0
    for path in map(to_bytes, paths):
        mark = crc32(path)
        row = (path, mark)
        if connection.execute("INSERT OR IGNORE INTO unfolded VALUES (?, ?)", row).rowcount:
            grown += mark
    return grown


def read_unfolded(connection: Connection, total: int) -> list[str]:
    """Return the notes that are not folded yet; `total` is the sum of their marks."""
    rows = connection.execute("SELECT path, mark FROM unfolded").fetchall()
    if any(crc32(path) != mark for path, mark in rows) or sum(mark for _, mark in rows) != total:
        raise DamagedError("unfolded are damaged")
    return [to_text(path) for path, _ in rows]


def read_row(connection: Connection, table: str, path: str) -> bytes:
    """Return one row of `readings` or `folds`, empty where there is none."""
    name = to_bytes(path)
    row = connection.execute(
        f"SELECT packed, mark FROM {table} WHERE path = ?",  # noqa: S608 a name of ours
        (name,),
    ).fetchone()
    if row and crc32(row[0], crc32(name)) != row[1]:
        raise DamagedError(f"{table} are damaged")
    return bytes(row[0]) if row else b""


def write_row(connection: Connection, table: str, path: str, packed: bytes, old: bytes) -> int:
    """Put a row of `readings` or `folds` in the place of another; an empty one deletes it.

    Return by how much the sum of the marks grows.
    """
    name = to_bytes(path)
    before, after = (crc32(each, crc32(name)) if each else 0 for each in (old, packed))
    if packed:
        connection.execute(f"REPLACE INTO {table} VALUES (?, ?, ?)", (name, packed, after))  # noqa: S608 a name of ours
    else:
        connection.execute(f"DELETE FROM {table} WHERE path = ?", (name,))  # noqa: S608 likewise
    return after - before


def read_header(rows: dict[str, str]) -> CacheHeader:
    """Return what the rows say of the cache, and nothing of one that was never finished."""
    if rows.keys() != set(CacheHeader._fields):
        return CacheHeader()
    ignore = tuple(rows.pop("ignore").split("\0"))
    total, fold_total = int(rows.pop("total")), int(rows.pop("fold_total"))
    unfolded = int(rows.pop("unfolded_total"))
    return CacheHeader(
        ignore=ignore, total=total, fold_total=fold_total, unfolded_total=unfolded, **rows
    )


def mark_of(*parts: str) -> int:
    """Return the checksum of texts."""
    mark = 0
    for part in parts:  # an answer may be large, so no copy of it is put together
        mark = crc32(to_bytes(part), crc32(b"\0", mark))
    return mark


def to_bytes(text: str) -> bytes:
    """Return a path as bytes, with surrogates for names that are not UTF-8.

    Raises TypeError for what is no text: a damaged file may hold anything.
    """
    return str.encode(text, "utf-8", "surrogatepass")


def to_text(data: bytes) -> str:
    """Return the path that `to_bytes` wrote; raises TypeError as it does."""
    return bytes.decode(data, "utf-8", "surrogatepass")


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
