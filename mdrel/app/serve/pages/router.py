"""Answers every request for a page: the guard first, then the table, and what failed at last.

What stops a command (settings that cannot be read, a folder that is gone) is said on the page, with
the way to the others. A fault of mdrel's own is said at the server's terminal too.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from mdrel.app.serve.http_app import answer_nothing
from mdrel.app.serve.pages import (
    calendar,
    forms,
    go,
    keys,
    log,
    network,
    people,
    person,
    possible_talks,
    problems,
    review,
    today,
    triage,
)
from mdrel.app.serve.pages.guard import is_let_in, is_local, open_page
from mdrel.app.serve.pages.layout import draw
from mdrel.app.serve.pages.plans import PLANS
from mdrel.app.serve.pages.response import HEADERS, answer_json, answer_text
from mdrel.app.serve.pages.site import Ask, Fault, NotThereError, Page, Site
from mdrel.errors import MdrelError
from mdrel.views.items import Item
from mdrel.views.web.render import ASSETS, read_asset

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.routing import Route
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
    """Return a `send` that adds the headers which an answer lacks."""
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


_OPEN = "/open/"
_ASSET_AGE = "private, max-age=31536000, immutable"


class View(NamedTuple):
    """A page, and its twin for programs at the same address with `.json`."""

    path: str
    show: Callable[[Ask], Page]
    items: Callable[[Ask], list[Item]]


VIEWS = (
    View("/today", today.show, today.items),
    View("/go", go.show, go.items),
    View("/talks", possible_talks.show, possible_talks.items),
    View("/talks/less-likely", possible_talks.show_others, possible_talks.list_others),
    View("/triage", triage.show, triage.items),
    View("/people", people.show, people.items),
    View("/people/{slug}", person.show, person.items),
    View("/review", review.show, review.items),
    View("/review/{week}", review.show, review.items),
    View("/map", network.show, network.items),
    View("/calendar", calendar.show, calendar.items),
    View("/problems", problems.show, problems.items),
    View("/help", keys.show, keys.items),
)
FORMS: dict[str, forms.Read] = {
    "/log": forms.read_log,
    "/add": forms.read_newcomer,
    "/go": forms.read_go,
    "/talks": forms.read_possible_talks,
    "/triage": forms.read_triage,
    "/undo": forms.read_undo,
    **{f"/people/{{slug}}/{each}": partial(forms.read_action, each) for each in PLANS},
}


def make_pages(site: Site) -> ASGIApp:
    """Return the application that answers whoever has the cookie, and nobody else."""
    from starlette.requests import Request
    from starlette.routing import Router

    router = Router(list(_list_routes(site)), redirect_slashes=False, default=answer_nothing)
    pages = catch(site, router)

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        if not is_local(request):
            await answer_nothing(scope, receive, send)
        elif scope["path"].startswith(_OPEN):
            response = open_page(site, request, scope["path"].removeprefix(_OPEN))
            await response(scope, receive, send)
        elif is_let_in(site, request):
            await pages(scope, receive, send)
        else:
            await answer_nothing(scope, receive, send)

    return app


def _list_routes(site: Site) -> Iterator[Route]:
    from starlette.routing import Route

    yield Route("/", _make_get(site, today.show))
    yield Route("/log", _make_get(site, log.show))
    for view in VIEWS:
        yield Route(f"{view.path}.json", _make_twin(site, view.items))
        yield Route(view.path, _make_get(site, view.show))
    for path, read in FORMS.items():
        yield Route(path, forms.make_endpoint(site, read), methods=["POST"])
    yield Route("/rev", _make_revision(site))
    for name in ASSETS:
        yield Route(f"/{name}", _answer_asset)


def _ask(site: Site, request: Request) -> Ask | Response:
    """Return what a request asks, or the answer while there is nothing to show yet."""
    current = site.output.current
    if current is None:
        return answer_text(503, "The notes are not read yet. Try again in a moment.")
    return Ask(site, current, dict(request.path_params), dict(request.query_params))


def _make_get(site: Site, show: Callable[[Ask], Page]) -> Callable[..., object]:
    def make(ask: Ask) -> Response:
        try:
            return draw(ask, show(ask))
        except NotThereError as error:
            return draw(ask, Page("failure", str(error), {}, 404))

    return _make_answer(site, site.drawing, make)


def _make_twin(site: Site, items: Callable[[Ask], list[Item]]) -> Callable[..., object]:
    def make(ask: Ask) -> Response:
        try:
            return answer_json(items(ask), ask.current)
        except NotThereError as error:
            return answer_text(404, str(error))

    return _make_answer(site, site.listing, make)


def _make_answer(
    site: Site, turn: asyncio.Lock, make: Callable[[Ask], Response]
) -> Callable[..., object]:
    """Return the endpoint whose answer is made beside the feed, which waits for no page.

    Answers are made one after the other: many at once would take the feed's time after all.
    """

    async def answer(request: Request) -> Response:
        ask = _ask(site, request)
        if not isinstance(ask, Ask):
            return ask
        async with turn:
            return await asyncio.to_thread(make, ask)

    return answer


def _make_revision(site: Site) -> Callable[..., object]:
    """Return the answer to whether the pages changed: 304, or another tag (RFC 9110 13.1.2)."""
    from starlette.responses import Response

    async def answer(request: Request) -> Response:
        ask = _ask(site, request)
        if not isinstance(ask, Ask):
            return ask
        tag = f'"{ask.current.revision}"'
        is_same = tag in request.headers.get("if-none-match", "")
        return Response(status_code=304 if is_same else 200, headers={**HEADERS, "ETag": tag})

    return answer


async def _answer_asset(request: Request) -> Response:
    from starlette.responses import Response

    name = request.url.path.removeprefix("/")
    headers = HEADERS | {"Cache-Control": _ASSET_AGE}
    return Response(read_asset(name), headers=headers, media_type=ASSETS[name])
