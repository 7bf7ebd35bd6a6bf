"""Keeps a vault's secrets of 256 bits, each in a file of its state folder.

The files are for the user alone. The secrets stand in no log and no error.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path

from mdrel.app.environment.clock import make_token
from mdrel.errors import WriteError
from mdrel.vault.small_file import read_small

_SECRET = re.compile(rb"[A-Za-z0-9_-]{43}")
_LARGEST = 1024
_PRIVATE = 0o600


def find_secret(path: Path, what: str, remedy: str) -> str:
    """Return the secret in the file `path`, made when there is none yet.

    Raises WriteError when it cannot be read or kept. There `what` names the secret and `remedy`
    says what to do.
    """
    try:
        secret = read_secret(path)
    except FileNotFoundError:
        _write_first(path, make_token(), what)
        secret = read_secret(path)
    except OSError as error:
        raise WriteError(
            f"{what} in {path} cannot be read: {error.strerror or error.args[0]}", remedy
        ) from error
    with suppress(OSError):
        path.chmod(_PRIVATE)
    return secret.decode("ascii")


def renew_secret(path: Path, what: str) -> str:
    """Return a new secret that takes the place of the old one.

    What became of the old one does not matter. Raises WriteError when the new one cannot be kept.
    """
    secret = make_token()
    temporary = _beside(path)
    try:
        _write(temporary, secret)
        temporary.replace(path)
    except OSError as error:
        raise _unkept(path, what, error) from error
    finally:
        with suppress(OSError):
            temporary.unlink()
    return secret


def read_secret(path: Path) -> bytes:
    """Return the secret in the file `path`.

    Raises OSError where the file holds none.
    """
    content = read_small(path.parent, path.name)
    if content is None:
        raise FileNotFoundError(path)
    secret = content[:_LARGEST].strip()
    if not _SECRET.fullmatch(secret):
        raise OSError("it is damaged")
    return secret


def _write(path: Path, secret: str) -> None:
    with os.fdopen(
        os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, _PRIVATE), "w", encoding="ascii"
    ) as file:
        file.write(f"{secret}\n")
        file.flush()
        os.fsync(file.fileno())


def _write_first(path: Path, secret: str, what: str) -> None:
    """Write the first secret and return it.

    Where another process wrote one just now, that one holds.
    """
    temporary = _beside(path)
    try:
        _write(temporary, secret)
        _claim(temporary, path)
    except OSError as error:
        raise _unkept(path, what, error) from error
    finally:
        with suppress(OSError):
            temporary.unlink()


def _claim(temporary: Path, path: Path) -> None:
    """Give the file its name, unless the name is taken.

    Where the disk knows no links the last one wins.
    """
    try:
        os.link(temporary, path)
    except FileExistsError:
        return
    except OSError:
        temporary.replace(path)


def _beside(path: Path) -> Path:
    return path.with_name(f"{path.name}.{os.urandom(4).hex()}.tmp")


def _unkept(path: Path, what: str, error: OSError) -> WriteError:
    return WriteError(
        f"{what} cannot be kept in {path}: {error.strerror}",
        "Check the disk and the permissions of the state folder.",
    )
