"""The ways to hear of changes: Linux's events on demand, other systems' from a thread.

Where there are none, looking again and again has to do.
"""

from __future__ import annotations

import selectors
import signal
import socket
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Protocol, Self

from mdrel.vault.dirty_paths import DirtyPaths
from mdrel.vault.presence import is_folder
from mdrel.vault.scan import ENDINGS

if TYPE_CHECKING:
    from watchdog.events import FileSystemEvent, FileSystemEventHandler
    from watchdog.observers.api import BaseObserver


# Notes, settings, and templates.
_TELLING = frozenset({*ENDINGS, ".toml", ".json", ".j2"})
_LIMIT_HINT = (
    "this system gives no more watches; raise it with: sudo sysctl "
    "fs.inotify.max_user_watches=524288 fs.inotify.max_user_instances=512"
)


class Observer(Protocol):
    """Hears of changes below one folder.

    Attributes:
        is_lost: Whether the folder itself is gone, or cannot be heard any more.
        is_exact: Whether there surely was no change when there is no news.
    """

    is_lost: bool
    is_exact: bool

    def fileno(self) -> int:
        """Return what to wait on, or -1 where another thread wakes whoever waits."""
        ...

    def has_news(self) -> bool:
        """Whether there is anything to look at, or the folder is lost."""
        ...

    def take(self) -> DirtyPaths:
        """Return where to look and begin anew."""
        ...

    def renew(self) -> None:
        """Hear of every folder there is now; asked before everything is looked at."""
        ...

    def close(self) -> None:
        """Stop hearing."""
        ...


class Watchdog:
    """The events of macOS and Windows: when something happened, everything is looked at."""

    def __init__(
        self,
        root: Path,
        others: tuple[str, ...],
        wake: Callable[[], None],
        make: Callable[[], BaseObserver] | None = None,
    ) -> None:
        """Hear of changes below `root` and in the folders `others`.

        Args:
            root: The vault.
            others: Folders outside it, without those in them.
            wake: What to call when something happened, from another thread.
            make: What makes watchdog's observer; the system's own where it is left out.

        Raises:
            OSError: The system gives no events.
        """
        from watchdog.observers import Observer as SystemObserver

        self.is_lost = self.is_exact = False
        self._root, self._wake = root, wake
        self._lock, self._has_news = Lock(), False
        handler, kinds = _make_handler(self.notice), _list_kinds()
        self._observer = (make or SystemObserver)()
        self._observer.schedule(handler, str(root), recursive=True, event_filter=kinds)
        for other in others:
            self._observer.schedule(handler, other, recursive=False, event_filter=kinds)
        try:
            self._observer.start()
        except OSError:
            self.close()
            raise

    def notice(self, event: FileSystemEvent) -> None:
        """Wake up for whatever may change an answer; not for hidden files and mdrel's own."""
        paths = [
            Path(path if isinstance(path, str) else path.decode("utf-8", "surrogateescape"))
            for path in (event.src_path, event.dest_path)
            if path
        ]
        if event.is_directory or any(
            path.suffix.lower() in _TELLING and not path.name.startswith(".mdrel-")
            for path in paths
        ):
            with self._lock:
                self._has_news = True
            self._wake()

    def fileno(self) -> int:
        """Return that there is nothing to wait on."""
        return -1

    def has_news(self) -> bool:
        """Whether anything happened."""
        with self._lock:
            self.is_lost = not is_folder(self._root)
            return self._has_news or self.is_lost

    def take(self) -> DirtyPaths:
        """Return that anything may have changed anywhere."""
        with self._lock:
            hints, self._has_news = DirtyPaths(is_anywhere=self._has_news), False
        return hints

    def renew(self) -> None:
        """Do nothing: the system itself hears of all below a folder."""

    def close(self) -> None:
        """Stop hearing."""
        self._observer.stop()
        with suppress(RuntimeError):
            self._observer.join(1)


def observe(
    root: Path,
    is_ignored: Callable[[str], bool],
    others: tuple[str, ...],
    wake: Callable[[], None],
    platform: str = sys.platform,
) -> Observer:
    """Begin to hear of changes below `root` and in the folders `others`.

    Raises:
        OSError: The system gives no events; `strerror` says why, and what helps.
    """
    if not platform.startswith("linux"):
        return Watchdog(root, others, wake)
    from mdrel.app.watch.inotify import Inotify, is_limit

    try:
        return Inotify(root, is_ignored, others)
    except OSError as error:
        if is_limit(error):
            raise OSError(error.errno, _LIMIT_HINT) from error
        raise


def _make_handler(notice: Callable[[FileSystemEvent], None]) -> FileSystemEventHandler:
    """Return what hands every event to `notice`."""
    from watchdog.events import FileSystemEventHandler

    class Handler(FileSystemEventHandler):
        def on_any_event(self, event: FileSystemEvent) -> None:
            notice(event)

    return Handler()


def _list_kinds() -> list[type[FileSystemEvent]]:
    """Return the kinds of event that may change an answer.

    Neither reading nor the time of a folder tells anything; a file closed after writing is known to
    inotify only.
    """
    from watchdog import events

    return [
        events.FileCreatedEvent, events.FileMovedEvent, events.FileDeletedEvent,
        events.FileModifiedEvent, events.FileAttribEvent, events.DirCreatedEvent,
        events.DirMovedEvent, events.DirDeletedEvent, events.DirAttribEvent,
    ]  # fmt: skip


class Source(Protocol):
    """Something that can be waited on, unless its number is negative."""

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
        """Begin with nothing to wait for but a call to `wake`."""
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
        """Return the sources that are ready, after at most so many seconds."""
        heard: list[object] = [key.fileobj for key, _ in self.selector.select(max(seconds, 0))]
        with suppress(OSError):
            while self._woken in heard and self._woken.recv(1 << 10):
                pass
        return heard
