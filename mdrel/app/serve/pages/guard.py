"""Decides who may see and change anything by the pages (`docs/web.md`).

Whoever has no cookie learns nothing, not even that there are pages.
"""

from __future__ import annotations

import hmac
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from mdrel.app.environment.page_secrets import make_form_token, name_cookie, use_code
from mdrel.app.serve.http_app import LOCAL_NAMES, read_host
from mdrel.app.serve.pages.response import answer_html, answer_text, go_to

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from mdrel.app.serve.pages.site import Site

LARGEST_BODY = 65536
MOST_FIELDS = 400
TOKEN_FIELD = "token"  # noqa: S105 the name of a field
_YEAR_AND_MORE = 400 * 86400
_FORM = "application/x-www-form-urlencoded"
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
# The browser goes on by itself: a cookie this strict is not sent on a redirect from elsewhere.
_WELCOME = (
    '<!doctype html><html lang="en"><meta charset="utf-8"><title>mdrel</title>'
    '<link rel="icon" href="data:,"><meta http-equiv="refresh" content="0;url=/">'
    '<p><a href="/">Go on to mdrel</a></p></html>\n'
)


def is_local(request: Request) -> bool:
    """Whether this machine is asked by a name of its own: a public name has the feed alone."""
    return read_host(request.headers.get("host", "").encode("latin-1")) in LOCAL_NAMES


def is_let_in(site: Site, request: Request) -> bool:
    """Whether the request has the page's cookie."""
    sent = request.cookies.get(name_cookie(site.vault), "")
    return hmac.compare_digest(sent.encode("utf-8", "surrogatepass"), site.token.encode("ascii"))


def open_page(site: Site, request: Request, code: str) -> Response:
    """Return the cookie for a code that is good, once; else what everybody gets."""
    if request.method == "GET" and use_code(site.vault, code):
        cookie = (
            f"{name_cookie(site.vault)}={site.token}; Path=/; Max-Age={_YEAR_AND_MORE}; HttpOnly; "
            "SameSite=Strict"
        )
        return answer_html(_WELCOME, headers={"Set-Cookie": cookie})
    return go_to("/") if is_let_in(site, request) else answer_text(404, "Not found")


def is_own_origin(request: Request) -> bool:
    """Whether a form was sent by a page of this very server.

    A browser that is told to send no Referer sends no Origin with a form either; then it says by
    Sec-Fetch-Site, which no page can set, where the form was.
    """
    origin = request.headers.get("origin", "null").lower()
    if origin != "null":
        return origin == f"http://{request.headers.get('host', '').lower()}"
    return request.headers.get("sec-fetch-site", "") == "same-origin"


async def read_form(site: Site, request: Request) -> Mapping[str, str] | Response:
    """Return the fields of a form, or the refusal of one that may not write."""
    if not is_own_origin(request):
        return answer_text(403, "This form was not sent by this page.")
    if site.is_read_only:
        return answer_text(403, "This server writes nothing: it was started with --read-only.")
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != _FORM:
        return answer_text(415, "A form is expected.")
    body = await _read_body(request)
    if body is None:
        return answer_text(413, "That is more than 64 kB.")
    try:
        fields = dict(
            parse_qsl(body.decode("utf-8"), keep_blank_values=True, max_num_fields=MOST_FIELDS)
        )
    except ValueError:
        return answer_text(400, "This form cannot be read.")
    sent = fields.pop(TOKEN_FIELD, "").encode("utf-8", "surrogatepass")
    if not hmac.compare_digest(sent, make_form_token(site.token).encode("ascii")):
        return answer_text(403, "This form is out of date. Go back and load the page again.")
    return {name: _CONTROLS.sub(" ", text) for name, text in fields.items()}


async def _read_body(request: Request) -> bytes | None:
    """Return the body, or None where it is too large; no more than that is ever held."""
    length = request.headers.get("content-length", "0")
    if not (length.isascii() and length.isdigit()) or int(length[:9]) > LARGEST_BODY:
        return None
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > LARGEST_BODY:
            return None
    return body
