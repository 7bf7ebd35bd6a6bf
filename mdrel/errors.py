"""What can stop a command.

What is wrong with a note never does, since that is a `Diagnostic`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


class MdrelError(Exception):
    """Something stops the command.

    `hint` says what to do. `exit_code` is the one that `mdrel --help` lists.
    """

    exit_code = 1

    def __init__(self, message: str, hint: str = "") -> None:
        """Keep the message (one sentence, no full stop needed) and what to do about it."""
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(MdrelError):
    """The words of the command cannot be understood: an unreadable date, an unknown level."""

    exit_code = 2


class NearNameError(UsageError):
    """Somebody is there already under nearly the name of somebody new."""


class PersonNotFoundError(MdrelError):
    """Nobody goes by that name."""

    exit_code = 3


class AmbiguousError(MdrelError):
    """A name fits several people."""

    exit_code = 4


class VaultError(MdrelError):
    """There is no vault, or it cannot be read."""

    exit_code = 5


class SettingsError(MdrelError):
    """`mdrel.toml` cannot be used.

    The message begins with `path:line:column`.
    """

    exit_code = 5


class WriteError(MdrelError):
    """Writing was refused or failed, and what was there before is still there."""

    exit_code = 6


class StoppedError(MdrelError):
    """A guided command was interrupted, or its answers ended: nothing was written."""

    exit_code = 130


@contextmanager
def raising_write_error(what: str, hint: str) -> Iterator[None]:
    """Raise WriteError with `what` failed and why, where the system refuses what is done inside."""
    try:
        yield
    except OSError as error:
        raise WriteError(f"{what}: {error.strerror or error}", hint) from error
