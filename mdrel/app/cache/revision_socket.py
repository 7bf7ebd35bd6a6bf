"""A running watcher tells commands which revision of the cache is still true.

To connect is to ask. The watcher then takes in all file events that are queued, which are all that
happened before the question, and names its revision only if there were none; else it says nothing,
and the command looks for itself. A dead watcher refuses the connection; a stopped or busy one is
not waited for.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from socket import socket

NAME = "watch.sock"
WAIT_SECONDS = 0.05
_LONGEST = 64
_WAITING = 32


def ask_revision(folder: Path) -> str:
    """Return the revision the watcher vouches for at this moment.

    It is empty where there is no watcher, or none that answers at once.
    """
    path = f"{folder}/{NAME}"
    if not os.path.lexists(path):
        return ""
    import socket

    try:
        with socket.socket(socket.AF_UNIX) as asking:
            asking.settimeout(WAIT_SECONDS)
            asking.connect(path)
            said = asking.recv(_LONGEST)
    except (OSError, AttributeError):
        return ""
    return said[:-1].decode("ascii", "replace") if said.endswith(b"\n") else ""


class RevisionServer:
    """The watcher's side, in the cache's folder."""

    def __init__(self, folder: Path, find_revision: Callable[[], str]) -> None:
        """Answer with what `find_revision` says at the moment of the question.

        Raises:
            OSError: The system has no such sockets, or the folder is not writable.
        """
        import socket

        self._path, self._find_revision = folder / NAME, find_revision
        with suppress(FileNotFoundError):
            self._path.unlink()
        self._socket = socket.socket(socket.AF_UNIX)
        try:
            self._socket.bind(os.fspath(self._path))
            self._path.chmod(0o600)
            self._inode = self._path.lstat().st_ino
            self._socket.listen(_WAITING)
            self._socket.setblocking(False)
        except OSError:
            self._socket.close()
            raise

    def fileno(self) -> int:
        """Return what to wait on."""
        return self._socket.fileno()

    def answer(self) -> None:
        """Answer whoever asks."""
        while True:
            try:
                asking, _ = self._socket.accept()
            except OSError:
                return
            self._say(asking)

    def _say(self, asking: socket) -> None:
        with asking, suppress(OSError):
            asking.setblocking(False)
            asking.send(f"{self._find_revision()}\n".encode("ascii"))

    def close(self) -> None:
        """Stop answering. A socket that another server has put in its place stays."""
        self._socket.close()
        with suppress(OSError):
            if self._path.lstat().st_ino == self._inode:
                self._path.unlink()
