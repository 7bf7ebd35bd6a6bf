"""Writes mdrel's own files, for the user alone, so that each is whole at any time."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from mdrel.write.generated_files import write_and_close


def write_private(path: Path, content: bytes) -> None:
    """Write a file (0600) in place of what is there.

    Raises OSError; the old file is then still there, whole.
    """
    with _written_beside(path, content) as temporary:
        temporary.replace(path)


def write_first(path: Path, content: bytes) -> None:
    """Write a file (0600) that is not there yet.

    Where another process wrote one just now, that one holds. Where the disk knows no links, the
    last one does. Raises OSError.
    """
    with _written_beside(path, content) as temporary:
        try:
            os.link(temporary, path)
        except FileExistsError:
            return
        except OSError:
            temporary.replace(path)


@contextmanager
def _written_beside(path: Path, content: bytes) -> Iterator[Path]:
    """Give a file with `content` beside `path`, gone afterwards unless it was renamed."""
    temporary = path.with_name(f"{path.name}.{os.urandom(4).hex()}.tmp")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        write_and_close(os.open(temporary, flags, 0o600), content)
        yield temporary
    finally:
        with suppress(OSError):
            temporary.unlink()
