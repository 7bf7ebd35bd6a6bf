"""Keeps a vault's secrets of 256 bits, each in a file of its state folder.

The files are for the user alone. The secrets stand in no log and no error.
"""

from __future__ import annotations

import re
from contextlib import AbstractContextManager, suppress
from pathlib import Path

from mdrel.app.environment.clock import make_token
from mdrel.errors import WriteError, raising_write_error
from mdrel.vault.small_file import read_small_file
from mdrel.write.private_file import write_first, write_private

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
        with _keeping(path, what):
            write_first(path, _line(make_token()))
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
    with _keeping(path, what):
        write_private(path, _line(secret))
    return secret


def read_secret(path: Path) -> bytes:
    """Return the secret in the file `path`.

    Raises OSError where the file holds none.
    """
    content = read_small_file(path)
    if content is None:
        raise FileNotFoundError(path)
    secret = content[:_LARGEST].strip()
    if not _SECRET.fullmatch(secret):
        raise OSError("it is damaged")
    return secret


def _line(secret: str) -> bytes:
    return f"{secret}\n".encode("ascii")


def _keeping(path: Path, what: str) -> AbstractContextManager[None]:
    hint = "Check the disk and the permissions of the state folder."
    return raising_write_error(f"{what} cannot be kept in {path}", hint)
