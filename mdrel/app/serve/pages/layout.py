"""Draws a page with its frame: navigation, what was saved, and how the server is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from mdrel.app.environment.clock import make_token
from mdrel.app.environment.page_secrets import make_form_token
from mdrel.app.serve.pages.response import answer_html
from mdrel.app.serve.pages.site import Ask, Page
from mdrel.views.web.people import FILTERS
from mdrel.views.web.render import render_page, stamp_asset

if TYPE_CHECKING:
    from starlette.responses import Response

TRIAGE = "/triage"
# Address, words and key of each page in the navigation.
NAVIGATION = (
    ("/", "Today", "g t"),
    ("/go", "Go", "g g"),
    ("/log", "Log", "l"),
    ("/people", "People", "g p"),
    ("/review", "Review", "g r"),
    ("/map", "Map", "g m"),
    (TRIAGE, "Triage", "g i"),
    ("/calendar", "Calendar", ""),
    ("/problems", "Problems", "g e"),
    ("/help", "Help", ""),
)


def draw(ask: Ask, page: Page) -> Response:
    """Return the answer that shows a page."""
    return answer_html(
        render_page(page.template, {**_surround(ask, page), **page.data}), page.status
    )


def keep_filters(query: Mapping[str, str]) -> str:
    """Return the filters of an address as the end of another one: `?level=trusted`."""
    kept = {name: query[name] for name in FILTERS if query.get(name)}
    return f"?{urlencode(kept)}" if kept else ""


def _surround(ask: Ask, page: Page) -> dict[str, object]:
    site, current = ask.site, ask.current
    kept = keep_filters(ask.query)
    return {
        "title": page.title,
        "template": page.template,
        "slug": ask.path.get("slug", ""),
        "vault": current.build.vault.resolve().name,
        "navigation": [
            (f"{path}{kept if path == '/people' else ''}", words, key, path)
            for path, words, key in NAVIGATION
            if path != TRIAGE or current.has_cases or page.template == "triage"
        ],
        "has_cases": current.has_cases,
        "problems": current.serious,
        "revision": current.revision,
        "page_address": ask.place,
        "is_stale": not site.is_well(),
        "is_read_only": site.is_read_only,
        "is_empty": not current.build.agenda.standings,
        "said": site.said.get(ask.query.get("said", "")),
        "fault": ask.fault,
        "form_token": make_form_token(site.token),
        "new_once": lambda: make_token()[:12],
        "style": stamp_asset("app.css"),
        "script": stamp_asset("app.js"),
        "kept": kept,
    }
