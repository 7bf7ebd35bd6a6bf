"""Answers where a page cannot be made, and keeps every answer within bounds.

What stops a command (settings that cannot be read, a folder that is gone) is said on the page, with
the way to the others. A fault of mdrel's own is said at the server's terminal too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mdrel.app.serve.pages.layout import draw
from mdrel.app.serve.pages.response import HEADERS, answer_text
from mdrel.app.serve.pages.site import Ask, Fault, Page, Site
from mdrel.errors import MdrelError

if TYPE_CHECKING:
    from starlette.responses import Response
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_UNABLE, _FAULTY = 503, 500


def catch(site: Site, app: ASGIApp) -> ASGIApp:
    """Return the application that answers also where `app` fails, always with all headers."""
    from starlette.requests import ClientDisconnect

    async def caught(scope: Scope, receive: Receive, send: Send) -> None:
        bounded = _bound(send)
        try:
            await app(scope, receive, bounded)
        except ClientDisconnect:  # there is nobody left to answer
            return
        except MdrelError as error:
            await _explain(site, scope["path"], error)(scope, receive, bounded)
        except Exception as error:  # noqa: BLE001 - else it would be said nowhere
            site.tell(f"a page failed by a fault of mdrel: {error!r}")
            words = "This page failed by a fault of mdrel; its terminal says more."
            await answer_text(_FAULTY, words)(scope, receive, bounded)

    return caught


def _bound(send: Send) -> Send:
    """Return what sends an answer with the headers that it lacks."""
    from starlette.datastructures import MutableHeaders

    async def bounded(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return bounded


def _explain(site: Site, path: str, error: MdrelError) -> Response:
    """Return the page that says why there is none, for a program one line."""
    fault = Fault("", "", error.message, error.hint)
    if site.output.current is None or path.endswith(".json"):
        return answer_text(_UNABLE, " ".join(fault.words))
    ask = Ask(site, site.output.current, fault=fault)
    return draw(ask, Page("failure", "This page cannot be shown", {}, _UNABLE))
