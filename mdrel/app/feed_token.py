"""The secret in a feed's address (CALENDAR, HTTP): 256 bits in the vault's state folder, for the user alone. It stands in no log and no error."""

from __future__ import annotations

import hmac
import os
import re
from contextlib import suppress
from pathlib import Path

from mdrel.app.clock import make_token
from mdrel.app.state import state_folder
from mdrel.errors import WriteError

_FILE = "feed-token"
_TOKEN = re.compile(rb"[A-Za-z0-9_-]{43}")
_LARGEST = 1024
_PRIVATE = 0o600


def find_token(vault: Path) -> str:
    """Return the vault's token, made when there is none yet.

    Raises WriteError when it cannot be read or kept.
    """
    path = _token_path(vault)
    try:
        token = _read(path)
    except FileNotFoundError:
        _write_first(path, make_token())
        token = _read(path)
    except OSError as error:
        raise _unreadable(path, error.strerror or "it is damaged") from error
    with suppress(OSError):
        path.chmod(_PRIVATE)
    return token.decode("ascii")


def renew_token(vault: Path) -> str:
    """Return a new token that takes the place of the old one, whatever became of that; raises WriteError when it cannot be kept."""
    path, token = _token_path(vault), make_token()
    temporary = path.with_name(f"{_FILE}.{os.urandom(4).hex()}.tmp")
    try:
        _write(temporary, token)
        temporary.replace(path)
    except OSError as error:
        raise WriteError(f"The feed's token cannot be kept in {path}: {error.strerror}", "Check the disk and the permissions of the state folder.") from error
    finally:
        with suppress(OSError):
            temporary.unlink()
    return token


class TokenCheck:
    """Compares what a client sends with the token in force: a new one holds at once, and while the file cannot be read the last one does."""

    def __init__(self, vault: Path) -> None:
        """Read the token; raises WriteError as `find_token` does."""
        self._token = find_token(vault).encode("ascii")
        self._path = _token_path(vault)
        self._stamp: tuple[int, int, int] | None = None

    def holds(self, sent: str) -> bool:
        """Whether `sent` is the token, in a time that does not depend on where it differs."""
        with suppress(OSError):
            status = self._path.stat()
            stamp = status.st_mtime_ns, status.st_ino, status.st_size
            if stamp != self._stamp:
                self._token, self._stamp = _read(self._path), stamp
        return hmac.compare_digest(sent.encode("utf-8", "surrogatepass"), self._token)


def _token_path(vault: Path) -> Path:
    try:
        return state_folder(vault) / _FILE
    except OSError as error:
        raise WriteError(
            f"The folder for the feed's token cannot be made: {error.strerror}", "Check the permissions of the state folder (XDG_STATE_HOME)."
        ) from error


def _read(path: Path) -> bytes:
    """Return the token in the file `path`; an OSError without `strerror` is a damaged one."""
    with path.open("rb") as file:
        token = file.read(_LARGEST).strip()
    if not _TOKEN.fullmatch(token):
        raise OSError
    return token


def _write(path: Path, token: str) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, _PRIVATE), "w", encoding="ascii") as file:
        file.write(f"{token}\n")
        file.flush()
        os.fsync(file.fileno())


def _write_first(path: Path, token: str) -> None:
    """Write the first token, unless another process did so just now: then that one holds."""
    temporary = path.with_name(f"{_FILE}.{os.urandom(4).hex()}.tmp")
    try:
        _write(temporary, token)
        _claim(temporary, path)
    except OSError as error:
        raise WriteError(f"The feed's token cannot be kept in {path}: {error.strerror}", "Check the disk and the permissions of the state folder.") from error
    finally:
        with suppress(OSError):
            temporary.unlink()


def _claim(temporary: Path, path: Path) -> None:
    """Give the file its name, unless the name is taken; where the disk knows no links the last one wins."""
    try:
        os.link(temporary, path)
    except FileExistsError:
        return
    except OSError:
        temporary.replace(path)


def _unreadable(path: Path, why: str) -> WriteError:
    return WriteError(f"The feed's token in {path} cannot be read: {why}", "Check its permissions, or make another and subscribe anew: mdrel feed token --new")
