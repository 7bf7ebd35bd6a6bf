"""Keeps the two secrets of a vault's feed.

One stands in the feed's address (`docs/calendar.md`). The other is the key that tells which of the
feed's bytes this machine wrote (P11).
"""

from __future__ import annotations

import hmac
import os
from contextlib import suppress
from pathlib import Path

from mdrel.app.environment.secret_file import find_secret, read_secret, renew_secret
from mdrel.app.environment.state_folder import state_folder
from mdrel.errors import WriteError, raising_write_error

_TOKEN, _KEY = "feed-token", "feed-key"
_WHAT, _WHAT_KEY = "The feed's token", "The feed's key"
_REMEDY = "Check its permissions, or make another and subscribe again: mdrel feed token --new"
_last_keys: dict[Path, bytes] = {}


def find_token(vault: Path) -> str:
    """Return the vault's token, made when there is none yet.

    Raises WriteError when it cannot be read or kept.
    """
    return find_secret(_place(vault, _TOKEN), _WHAT, _REMEDY)


def renew_token(vault: Path) -> str:
    """Return a new token that takes the place of the old one.

    What became of the old one does not matter. Raises WriteError when the new one cannot be kept.
    """
    return renew_secret(_place(vault, _TOKEN), _WHAT)


def find_key(vault: Path) -> bytes:
    """Return the key with which this machine signs the events of the vault's feeds (P11).

    A damaged key is made anew. While none can be read or kept, the process goes on with the one it
    had last; where it had none it makes its own, and every event is stamped anew.
    """
    try:
        _last_keys[vault] = _find_or_renew(_place(vault, _KEY))
    except WriteError:
        _last_keys.setdefault(vault, os.urandom(32))
    return _last_keys[vault]


def _find_or_renew(place: Path) -> bytes:
    try:
        return find_secret(place, _WHAT_KEY, "").encode("ascii")
    except WriteError as error:
        # What cannot be read now may be a good key: only one that was read and is none is renewed.
        if not isinstance(error.__cause__, OSError) or error.__cause__.errno is not None:
            raise
        return renew_secret(place, _WHAT_KEY).encode("ascii")


class TokenCheck:
    """Compares what a client sends with the token in force.

    A new token holds at once. While the file cannot be read the last token holds.
    """

    def __init__(self, vault: Path) -> None:
        """Read the token.

        Raises WriteError as `find_token` does.
        """
        self._token = find_token(vault).encode("ascii")
        self._path = _place(vault, _TOKEN)
        self._stamp: tuple[int, int, int] | None = None

    def holds(self, sent: str) -> bool:
        """Return whether `sent` is the token.

        The time it takes does not depend on where the two differ.
        """
        with suppress(OSError):
            status = self._path.stat()
            stamp = status.st_mtime_ns, status.st_ino, status.st_size
            if stamp != self._stamp:
                self._token, self._stamp = read_secret(self._path), stamp
        return hmac.compare_digest(sent.encode("utf-8", "surrogatepass"), self._token)


def _place(vault: Path, name: str) -> Path:
    with raising_write_error(
        "The folder for the feed's secrets cannot be created",
        "Check the permissions of the state folder (XDG_STATE_HOME).",
    ):
        return state_folder(vault) / name
