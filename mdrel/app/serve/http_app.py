"""Serves the feed over HTTP (`docs/calendar.md`).

It answers from the feed store, and nothing it does can fail, wait or say more than it must.

Whether a client already has what it asks for is decided by RFC 9110, section 13.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from typing import TYPE_CHECKING
from urllib.parse import unquote

from mdrel.app.environment.clock import read_now
from mdrel.app.serve.feed_store import FeedStore, StoredFeed
from mdrel.app.serve.pieces import send_in_pieces

if TYPE_CHECKING:
    import socket

    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.types import ASGIApp, Receive, Scope, Send


_TAG = re.compile(r'(?:W/)?("[^"]*")')


def has_current(
    tag: str, modified: datetime, none_match: Sequence[str], modified_since: Sequence[str]
) -> bool:
    """Return whether a client already has the feed that it asks for.

    The client sends these header lines, and the feed has `tag` and last changed at `modified`.
    If-None-Match decides where there is any, by weak comparison. If-Modified-Since counts only
    where it is one readable date.
    """
    if none_match:
        sent = ", ".join(none_match).strip()
        return sent == "*" or tag in _TAG.findall(sent)
    since = read_http_date(modified_since[0]) if len(modified_since) == 1 else None
    return since is not None and modified <= since


def read_http_date(text: str) -> datetime | None:
    """Return the instant of an HTTP date in any of its three forms, or None.

    It is in UTC: what names another zone is none (RFC 9110 5.6.7).
    """
    try:
        found = parsedate_to_datetime(text)
    except (ValueError, OverflowError):
        return None
    return None if found.utcoffset() else found.replace(tzinfo=UTC)


LOCAL_NAMES = ("127.0.0.1", "localhost", "[::1]")
_READING = ("GET", "HEAD")
# No search engine, no address in a Referer, no guessing of types: on every answer.
ALWAYS = {
    "X-Robots-Tag": "noindex",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
# An answer that is one line of text loads nothing and stands in no frame.
PLAIN = ALWAYS | {
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Cache-Control": "no-store",
}
RETRY_SECONDS = "2"
_STOP_SECONDS = 0.5
_LENGTHS = {b"content-length", b"transfer-encoding"}
_HOST = re.compile(r"(?P<name>[a-z0-9._-]+?|\[[0-9a-f:.]+\])\.?(?::(?P<port>[0-9]{0,5}))?")
_LAST_PORT = 65535
_TAKEN_AT_ONCE = 16
_ABSOLUTE = re.compile(rb"https?://(?P<host>[^/]*)(?P<path>/.*)?", re.IGNORECASE | re.DOTALL)

Health = Callable[[], str]


@dataclass(frozen=True, slots=True)
class FeedApp:
    """Everything a request can meet.

    That is the feeds, who may read them, the names this server answers to, and how it is.
    """

    feed_store: FeedStore
    holds: Callable[[str], bool]
    names: tuple[str, ...]
    health: Health

    async def answer_feed(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request for `/f/<token>/<name>.ics`.

        A wrong token and a feed that is not there look the same.
        """
        from starlette.requests import Request

        request = Request(scope, receive)
        name, _, ending = request.path_params["name"].rpartition(".")
        feed = self.feed_store.feeds.get(name) if ending == "ics" else None
        is_allowed = self.holds(request.path_params["token"])
        response = (
            say(404, "Not found")
            if feed is None or not is_allowed
            else _answer_reading(request) or _serve(feed, request)
        )
        await response(scope, receive, send)

    async def answer_health(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Say that the server is there, and whether the feed is up to date.

        Neither needs the token.
        """
        from starlette.requests import Request

        response = _answer_reading(Request(scope, receive)) or say(200, self.health())
        await response(scope, receive, send)


def make_app(front: FeedApp, pages: ASGIApp | None = None) -> ASGIApp:
    """Return the application, which has two routes; what is left goes to the `pages`.

    The Host is checked before any (DNS rebinding).
    """
    from starlette.routing import Route, Router

    router = Router(
        [
            Route("/f/{token}/{name}", _Endpoint(send_in_pieces(front.answer_feed))),
            Route("/healthz", _Endpoint(front.answer_health)),
        ],
        redirect_slashes=False,
        default=send_in_pieces(pages or answer_nothing, answer_busy),
    )

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        if {name for name, _ in scope["headers"]} >= _LENGTHS:  # RFC 9112 6.1: a smuggled request
            await say(400, "Two lengths", Connection="close")(scope, receive, send)
            return
        hosts = [value for name, value in scope["headers"] if name == b"host"]
        if absolute := _ABSOLUTE.fullmatch(scope["raw_path"]):  # its host counts (RFC 9112 3.2.2)
            path = absolute["path"] or b"/"
            hosts = [absolute["host"]]
            headers = [
                (b"host", hosts[0]),
                *(each for each in scope["headers"] if each[0] != b"host"),
            ]
            target = {"path": unquote(path.decode("latin-1")), "raw_path": path, "headers": headers}
            scope = {**scope, **target}
        if len(hosts) != 1 or read_host(hosts[0]) not in front.names:
            await say(421, "This server does not go by that name. (mdrel serve --allow-host NAME)")(
                scope, receive, send
            )
        else:
            await router(scope, receive, send)

    return app


@dataclass(frozen=True, slots=True)
class _Endpoint:
    """A class instead of a function, so that the router leaves the methods to it."""

    call: ASGIApp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self.call(scope, receive, send)


def read_host(value: bytes) -> str:
    """Return the name in a Host header, without port, case or final dot.

    It is empty where the header has another form (RFC 9110 7.2).
    """
    found = _HOST.fullmatch(value.decode("latin-1").lower())
    is_port = found is not None and int(found["port"] or 0) <= _LAST_PORT
    return found["name"] if found and is_port else ""


def _serve(feed: StoredFeed, request: Request) -> Response:
    """Return the feed, or 304 where the client has it."""
    from starlette.responses import Response

    headers = ALWAYS | {"ETag": feed.tag, "Cache-Control": "private, no-cache"}
    asked = request.headers
    if has_current(
        feed.tag, feed.modified, asked.getlist("if-none-match"), asked.getlist("if-modified-since")
    ):
        return Response(status_code=304, headers=headers)
    # Never later than now (RFC 9110 8.8.2.1), even where the clock was set back.
    headers["Last-Modified"] = format_datetime(min(feed.modified, read_now()), usegmt=True)
    # Starlette would add nothing to a type that names its charset.
    return Response(feed.content, headers=headers, media_type="text/calendar; charset=utf-8")


def _answer_reading(request: Request) -> Response | None:
    """Return the refusal of a method other than GET and HEAD, or None."""
    return (
        None
        if request.method in _READING
        else say(405, "Only GET and HEAD", Allow=", ".join(_READING))
    )


async def answer_nothing(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer that there is nothing, which is also said of what nobody may know of."""
    await say(404, "Not found")(scope, receive, send)


async def answer_busy(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer that too much is being sent, and when to come again."""
    busy = say(503, "Too many answers wait to be taken", **{"Retry-After": RETRY_SECONDS})
    await busy(scope, receive, send)


def say(status: int, text: str, **headers: str) -> Response:
    """Return a line of plain text that no cache keeps."""
    from starlette.responses import PlainTextResponse

    return PlainTextResponse(f"{text}\n", status, headers=PLAIN | headers)


class WebServer:
    """Serves an application on an open socket until it is stopped.

    It runs in a thread of its own. It writes no log: an address in one would give the token away.
    """

    def __init__(self, app: ASGIApp, listener: socket.socket, tell: Callable[[str], None]) -> None:
        """Prepare to serve `app` on the socket `listener`; `tell` prints what goes wrong."""
        from uvicorn import Config

        from mdrel.app.serve.connections import Connection, QuietServer

        config = Config(
            app, http=Connection, ws="none", lifespan="off", log_config=None, log_level="critical",
            access_log=False, proxy_headers=False, server_header=False, timeout_graceful_shutdown=0,
            backlog=_TAKEN_AT_ONCE,
        )  # fmt: skip
        self._server = QuietServer(config, tell)
        self._thread = threading.Thread(
            target=self._server.run, args=([listener],), name="web", daemon=True
        )

    def start(self) -> None:
        """Begin to answer, also those who connected before."""
        self._thread.start()

    def stop(self) -> None:
        """End within a second, whoever is still connected."""
        self._server.should_exit = self._server.force_exit = True
        self._thread.join(_STOP_SECONDS)
