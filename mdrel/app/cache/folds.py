"""Keeps what each note came to, so that the next command folds only whom a change touches.

It holds for one revision. Notes that were read again since are listed until somebody folds them;
where a note came or went nothing is kept, since any link may then mean another.
"""

from __future__ import annotations

from collections.abc import Iterable
from sqlite3 import Connection

from mdrel.app.cache.serialization import pack_fold, unpack_fold
from mdrel.app.cache.store import Cache
from mdrel.app.cache.tables import read_row, read_rows, read_unfolded, write_header, write_row
from mdrel.index.fold import NOTHING, FoldState
from mdrel.index.received import NoteFold
from mdrel.model.policy import Me

# So many people the talks of crowds name for each note, at most, where folds are kept.
_CROWD = 50


def load_folds(cache: Cache, revision: str, me: Me) -> tuple[FoldState, list[str]] | None:
    """Return what the notes came to at the last fold, and which were read again since.

    Return None where there is nothing to go on from at `revision`.
    """

    def read(connection: Connection) -> tuple[FoldState, list[str]] | None:
        about = cache.find(connection, revision)
        if about is None or about.fold_total < 0:
            return None
        rows = read_rows(connection, "folds", about.fold_total)
        folds = {path: unpack_fold(packed) for path, packed in rows}
        in_order = {path: folds[path] for path in sorted(folds)}
        return FoldState(folded=in_order, me=me), read_unfolded(connection, about.unfolded_total)

    return cache.read(read)


def save_folds(cache: Cache, revision: str, before: FoldState, after: FoldState) -> None:
    """Keep what the notes came to, if the cache is still at `revision`.

    `before` is what the cache has, or nothing.
    """
    old, is_whole = before.folded, before is NOTHING
    differing = {path: one for path, one in after.folded.items() if old.get(path) is not one}
    gone = old.keys() - after.folded.keys()
    if _is_crowded(differing.values(), len(after.folded)) or not (differing or gone or is_whole):
        return

    def keep(connection: Connection) -> None:
        about = cache.find(connection, revision)
        if about is None or (about.fold_total < 0 and not is_whole):
            return
        if is_whole:
            connection.execute("DELETE FROM folds")
        total = 0 if is_whole else about.fold_total
        for path, one in differing.items():
            row = b"" if is_whole else read_row(connection, "folds", path)
            total += write_row(connection, "folds", path, pack_fold(one), row)
        for path in gone:
            total += write_row(connection, "folds", path, b"", read_row(connection, "folds", path))
        connection.execute("DELETE FROM unfolded")
        write_header(connection, about._replace(fold_total=total, unfolded_total=0))

    cache.change(keep)


def _is_crowded(folds: Iterable[NoteFold], notes: int) -> bool:
    """Return whether talks have so many people that everybody's rows would grow out of hand.

    Unpacked, those who share a talk share the tuple of its people; packed, each has a copy.
    """
    talks = (talk for fold in folds if fold.contact for talk in fold.contact.told)
    return sum(len(talk.people) for talk in talks) > _CROWD * (notes + 1)
