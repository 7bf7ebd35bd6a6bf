"""Waits for several things at once: file events, questions, and another thread's call."""

from __future__ import annotations

import selectors
import socket
from contextlib import suppress
from typing import Protocol, Self


class Source(Protocol):
    """What can be waited on, if its number is none below zero."""

    def fileno(self) -> int:
        """Return the number."""
        ...


class EventSelector:
    """Waits for several sources at once, and for another thread's call."""

    def __init__(self) -> None:
        """Begin with nothing to wait for but a call."""
        self.selector = selectors.DefaultSelector()
        self._woken, self._waker = socket.socketpair()

    def __enter__(self) -> Self:
        for end in (self._woken, self._waker):
            end.setblocking(False)
        self.add(self._woken)
        return self

    def __exit__(self, *_: object) -> None:
        self.selector.close()
        self._woken.close()
        self._waker.close()

    def add(self, source: Source) -> None:
        """Wait for one more source."""
        self.selector.register(source, selectors.EVENT_READ)

    def wake(self) -> None:
        """Let `wait` return, from whatever thread."""
        with suppress(OSError):
            self._waker.send(b"!")

    def wait(self, seconds: float) -> list[object]:
        """Return what has something to say, after so many seconds at the latest."""
        heard: list[object] = [key.fileobj for key, _ in self.selector.select(max(seconds, 0))]
        with suppress(OSError):
            while self._woken in heard and self._woken.recv(1 << 10):
                pass
        return heard
