"""Waits for several things at once: file events, questions, and another thread's call."""

from __future__ import annotations

import selectors
import signal
import socket
import threading
from contextlib import suppress
from typing import Protocol, Self


class Source(Protocol):
    """What can be waited on, if its number is none below zero."""

    def fileno(self) -> int:
        """Return the number."""
        ...


class EventSelector:
    """Waits for several sources at once, and for another thread's call.

    A signal too ends the wait. Python looks for signals before it waits, and one that comes
    between the look and the wait would be heard when the wait is over, which may be at midnight.
    Python writes its number to the waker, as a call from another thread does; only the main
    thread may ask for that, and only there is a signal handled.
    """

    def __init__(self) -> None:
        """Begin with nothing to wait for but a call."""
        self.selector = selectors.DefaultSelector()
        self._woken, self._waker = socket.socketpair()
        self._hears_signals = threading.current_thread() is threading.main_thread()

    def __enter__(self) -> Self:
        for end in (self._woken, self._waker):
            end.setblocking(False)
        self.add(self._woken)
        if self._hears_signals:
            self._before = signal.set_wakeup_fd(self._waker.fileno(), warn_on_full_buffer=False)
        return self

    def __exit__(self, *_: object) -> None:
        if self._hears_signals:
            signal.set_wakeup_fd(self._before)
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
