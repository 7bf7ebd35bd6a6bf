"""Makes the answers of the pages, each with the headers that keep a browser within bounds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from mdrel.app.serve.http_app import ALWAYS, say

if TYPE_CHECKING:
    from starlette.responses import Response

    from mdrel.app.serve.pages.current import Current
    from mdrel.views.items import Item

CONTENT_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = ALWAYS | {
    "Content-Security-Policy": CONTENT_POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


def answer_html(text: str, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """Return a page."""
    from starlette.responses import HTMLResponse

    return HTMLResponse(text, status, headers={**HEADERS, **(headers or {})})


def answer_json(items: list[Item], current: Current) -> Response:
    """Return the document that the command prints with `--json`."""
    from starlette.responses import Response

    from mdrel.views.items import write_json

    text = write_json(items, current.build.today) + "\n"
    return Response(text, headers=HEADERS, media_type="application/json")


def answer_text(status: int, text: str) -> Response:
    """Return one line of plain text."""
    return say(status, text, **HEADERS)


def go_to(path: str) -> Response:
    """Return the answer that makes a browser get another page (RFC 9110 15.4.4)."""
    from starlette.responses import RedirectResponse

    return RedirectResponse(path, 303, headers=HEADERS)
