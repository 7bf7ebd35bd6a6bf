"""Bounds what clients of the web server can hold: connections, time, and log lines.

uvicorn reads and answers requests. What it leaves open is how long one may take and how many there
may be, so that somebody who connects and says nothing could keep everybody else out.
"""

from __future__ import annotations

import asyncio
import errno
import sys
from collections.abc import Callable
from socket import SO_SNDBUF, SOL_SOCKET
from time import monotonic
from typing import TYPE_CHECKING, Any

import h11
from uvicorn import Server
from uvicorn.protocols.http.h11_impl import H11Protocol

from mdrel.app.serve.http_app import PLAIN, RETRY_SECONDS
from mdrel.app.serve.port import BACKLOG

if TYPE_CHECKING:
    import socket

    from uvicorn import Config
    from uvicorn.protocols.http.h11_impl import RequestResponseCycle

MOST = 64
SECONDS = 10.0
_QUIET_SECONDS = 60.0
_KERNEL_BYTES = 65536
_OUT_OF_DESCRIPTORS = frozenset({errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM})


def _make_answer(status: str, text: str, **more: str) -> bytes:
    """Return a complete response for a client that is turned away."""
    body = f"{text}\n"
    headers = {
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Length": str(len(body)),
        "Connection": "close",
        **PLAIN,
        **more,
    }
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    return f"HTTP/1.1 {status}\r\n{lines}\r\n{body}".encode("ascii")


_REFUSAL = _make_answer(
    "503 Service Unavailable", "Too many connections", **{"Retry-After": RETRY_SECONDS}
)
_MALFORMED = _make_answer("400 Bad Request", "This request cannot be read")


class Connection(H11Protocol):
    """One client's connection, which is dropped where it does not get on within ten seconds.

    That is so where its request is not complete by then, or where it has taken nothing of the
    answer; the time that making the answer takes does not count. There are at most `MOST`
    connections. A new one takes the place of the oldest that still waits for a request; where all
    are being answered, it is told to come again.
    """

    _deadline: asyncio.TimerHandle | None = None
    began = 0.0
    _unsent = 0
    _has_moved = False
    _is_idle = False
    _has_sent_all = False

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override] # as uvicorn has it
        """Take a connection, or refuse it."""
        others = [each for each in self.connections if isinstance(each, Connection)]
        super().connection_made(transport)
        # What the kernel holds must be little, or nobody sees that a client takes its answer.
        transport.get_extra_info("socket").setsockopt(SOL_SOCKET, SO_SNDBUF, _KERNEL_BYTES)
        if len(others) >= _find_most():
            waiting = [each for each in others if not each.is_answered]
            if not waiting:
                self.connections.discard(self)
                transport.write(_REFUSAL)
                transport.close()
                return
            min(waiting, key=lambda each: each.began).drop()
        self._watch()

    @property
    def is_answered(self) -> bool:
        """Whether a complete request has come, or part of its answer is still to be sent."""
        return self._has_whole_request or self.transport.get_write_buffer_size() > 0

    @property
    def _has_whole_request(self) -> bool:
        return self.conn.their_state not in {h11.IDLE, h11.SEND_BODY}

    def drop(self) -> None:
        """End the connection at once."""
        self.connections.discard(self)
        self.transport.abort()

    def data_received(self, data: bytes) -> None:
        """Take a part of a request."""
        if self.transport.is_closing():
            return
        if self._is_idle:
            self._watch()
        super().data_received(data)

    def send_400_response(self, msg: str) -> None:  # noqa: ARG002 uvicorn's words
        """Answer what is no HTTP request, with the headers of every other answer."""
        if self._is_being_answered:
            if not self.cycle.response_started:
                self.transport.write(_MALFORMED)
            self.cycle.disconnected = True
            self.cycle.message_event.set()
        else:
            self.transport.write(_MALFORMED)
        self.transport.close()

    @property
    def _is_being_answered(self) -> bool:
        # uvicorn has none before the first request, though it says otherwise.
        cycle: RequestResponseCycle | None = self.cycle
        return cycle is not None and not cycle.response_complete

    def on_response_complete(self) -> None:
        """Begin to wait until the answer is taken, and then for the next request."""
        self._watch(is_idle=True)
        super().on_response_complete()
        if self._has_sent_all and not self._is_being_answered:
            self.transport.close()

    def eof_received(self) -> bool:  # type: ignore[override] # as asyncio has it
        """Keep answering a complete request whose client has closed its side."""
        self._has_sent_all = True
        return self._has_whole_request and self._is_being_answered

    def resume_writing(self) -> None:
        """Note that the client takes its answer."""
        self._has_moved = True
        super().resume_writing()

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget the connection."""
        self._stop_watching()
        super().connection_lost(exc)

    def _watch(self, *, is_idle: bool = False) -> None:
        self._stop_watching()
        self.began, self._has_moved, self._is_idle = monotonic(), False, is_idle
        self._unsent = self.transport.get_write_buffer_size()
        self._deadline = self.loop.call_later(SECONDS, self._look)

    def _stop_watching(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
        self._deadline = None

    def _look(self) -> None:
        """Drop the connection unless its client takes the answer, however slowly.

        While there is nothing to take, it is the server that lets the client wait.
        """
        unsent = self.transport.get_write_buffer_size()
        if (
            self._has_moved or unsent < self._unsent
            if unsent
            else self._has_whole_request and self._is_being_answered
        ):
            self._watch(is_idle=self._is_idle)
        else:
            self.drop()


def _find_most() -> int:
    """Return how many connections there may be.

    It is `MOST`, or less where the system allows few open files.
    """
    if sys.platform == "win32":
        return MOST
    from resource import RLIMIT_NOFILE, getrlimit

    allowed, _ = getrlimit(RLIMIT_NOFILE)
    return MOST if allowed < 0 else max(1, min(MOST, allowed // 4))


class QuietServer(Server):
    """A server that prints no traceback where it cannot take connections.

    It prints one line a minute instead.
    """

    def __init__(self, config: Config, tell: Callable[[str], None]) -> None:
        """Prepare to serve; `tell` prints a line."""
        super().__init__(config)
        self._tell, self._told = tell, -_QUIET_SECONDS

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to listen."""
        asyncio.get_running_loop().set_exception_handler(self._report)
        await super().startup(sockets)
        for each in sockets or ():  # uvicorn's backlog is how many it takes at once
            each.listen(BACKLOG)

    def _report(self, _loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        error, now = context.get("exception"), monotonic()
        if now - self._told < _QUIET_SECONDS:
            return
        self._told = now
        if isinstance(error, OSError) and error.errno in _OUT_OF_DESCRIPTORS:
            self._tell(f"no more connections can be accepted: {error.strerror}; trying again")
        else:
            self._tell(f"a connection failed: {error or context.get('message')}")
