"""What goes wrong between mdrel and the disk.

The n-th call of the system fails, writes only a part, or the process is killed before it.
"""

from __future__ import annotations

import errno
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager

CHANGES = (
    "open", "write", "fsync", "link", "rename", "replace", "unlink", "mkdir", "fchmod", "fchown",
    "setxattr",
)  # fmt: skip
CALLS = (
    *CHANGES,
    "read",
    "pread",
    "lseek",
    "close",
    "stat",
    "fstat",
    "access",
    "scandir",
    "listxattr",
    "getxattr",
    "listdir",
)
ERRORS = {"full": errno.ENOSPC, "broken": errno.EIO, "denied": errno.EACCES}


class Faults:
    """Counts the calls that are made through `os` while it is on, and lets one go wrong.

    `at` is the number of that call (from 1), `how` one of ERRORS, `kill` or `tear`.

    `tear` writes half of what is to be written and then kills; only a `write` can be torn.
    """

    def __init__(self, at: int, how: str) -> None:
        """Take what is to happen."""
        self.at, self.how = at, how
        self.calls = CALLS if how in ERRORS else CHANGES
        self.seen: list[str] = []

    @property
    def is_over(self) -> bool:
        """Whether fewer calls were made: there was nothing to go wrong."""
        return len(self.seen) < self.at

    def call(
        self,
        name: str,
        real: Callable[..., object],
        words: tuple[object, ...],
        options: dict[str, object],
    ) -> object:
        """Make one call, or let it go wrong."""
        self.seen.append(name)
        if len(self.seen) != self.at:
            return real(*words, **options)
        if self.how == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        if self.how == "tear":
            if name == "write":
                descriptor, data = words
                assert isinstance(data, bytes | memoryview)
                real(descriptor, data[: len(data) // 2])
                os.kill(os.getpid(), signal.SIGKILL)
            return real(*words, **options)
        if name == "close":  # the descriptor is gone all the same
            real(*words, **options)
        code = ERRORS[self.how]
        raise OSError(code, os.strerror(code), str(words[0]) if words else None)


@contextmanager
def faults(at: int, how: str) -> Iterator[Faults]:
    """Let the `at`-th call go wrong."""
    found = Faults(at, how)
    real = {name: getattr(os, name) for name in found.calls}

    def patched(name: str) -> Callable[..., object]:
        return lambda *words, **options: found.call(name, real[name], words, options)

    for name in found.calls:
        setattr(os, name, patched(name))
    try:
        yield found
    finally:
        for name, function in real.items():
            setattr(os, name, function)
