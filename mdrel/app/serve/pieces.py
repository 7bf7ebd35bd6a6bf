"""Sends large answers in pieces, so that clients who never read hold little memory.

uvicorn buffers whatever it is given. A piece is given only once the client took most of the one
before it, and all answers that wait together come to no more than `MOST_HELD`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

PIECE = 65536
MOST_HELD = 16 * 1024 * 1024


@dataclass(slots=True)
class Held:
    """How many bytes of answers clients are still taking."""

    size: int = 0

    def has_room(self, body: bytes) -> bool:
        """Whether one more body may wait. A body that waits alone may be of any size."""
        return not self.size or self.size + len(body) <= MOST_HELD

    @contextmanager
    def taken(self, body: bytes) -> Iterator[None]:
        """Count a body for as long as its client takes it."""
        self.size += len(body)
        try:
            yield
        finally:
            self.size -= len(body)


def send_in_pieces(app: ASGIApp, refusal: ASGIApp | None = None) -> ASGIApp:
    """Return the application that sends large bodies in pieces.

    Where there is no room for one more body, `refusal` answers. Without one there is no bound: all
    readers of a feed are sent the same bytes.
    """
    held = Held()

    async def app_in_pieces(scope: Scope, receive: Receive, send: Send) -> None:
        started: list[Message] = []

        async def send_some(message: Message) -> None:
            body = message.get("body", b"")
            if message["type"] == "http.response.start":
                started.append(message)
            elif len(body) <= PIECE or scope["method"] == "HEAD":
                await _send_on(send, started, message)
            elif refusal is not None and not held.has_room(body):
                started.clear()
                await refusal(scope, receive, send)
            else:
                with held.taken(body):
                    for piece in _cut(message, body):
                        await _send_on(send, started, piece)

        await app(scope, receive, send_some)

    return app_in_pieces


def _cut(message: Message, body: bytes) -> Iterator[Message]:
    is_last = not message.get("more_body", False)
    for at in range(0, len(body), PIECE):
        has_more = not is_last or at + PIECE < len(body)
        yield {**message, "body": body[at : at + PIECE], "more_body": has_more}


async def _send_on(send: Send, started: list[Message], message: Message) -> None:
    """Send the head of an answer, unless it was sent, and then a part of its body."""
    while started:
        await send(started.pop())
    await send(message)
