"""Text of notes as HTML: Markdown's own marks, no pictures, and few kinds of links."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markupsafe import Markup

# What a link may begin with; the pages of this server are the only ones without a scheme.
SCHEMES = ("https:", "http:", "mailto:", "tel:", "obsidian:", "/people/")
# Commands that hints name, and the page that does the same.
PAGES = {
    "mdrel triage": ("/triage", "Triage"),
    "mdrel triage --talks": ("/talks", "Possible talks"),
    "mdrel contacts": ("/people", "People"),
    "mdrel check": ("/problems", "Problems"),
    "mdrel add NAME --level tentative": ("/people", "Add somebody"),
}


def is_safe(address: str) -> bool:
    """Whether a link may lead to an address: `javascript:` and all other schemes may not."""
    return address.strip().lower().startswith(SCHEMES)


@lru_cache(maxsize=4096)
def render_line(text: str) -> Markup:
    """Return one line of a note as HTML, without a paragraph around it."""
    from markupsafe import Markup

    return Markup(_markdown().renderInline(text))  # noqa: S704 markdown-it escapes, html is off


def render_hint(text: str) -> Markup:
    """Return a line as HTML in which commands that have a page are links to it."""
    return _link_commands(str(render_line(text)), "<code>", "</code>")


def lead_to_pages(text: str) -> Markup:
    """Return what a command would say as HTML; a command that has a page is a link to it."""
    from markupsafe import escape

    return _link_commands(str(escape(text)), "`", "`")


def _link_commands(html: str, before: str, after: str) -> Markup:
    from markupsafe import Markup

    for command, (address, name) in PAGES.items():
        html = html.replace(f"{before}{command}{after}", f'<a href="{address}">{name}</a>')
    if f"{before}mdrel check " in html:
        html = re.sub(
            rf"{before}mdrel check (MDR\d+){after}", r'<a href="/problems?code=\1">\1</a>', html
        )
    return Markup(html)  # noqa: S704 escaped by the callers, and the links are mdrel's own


def render_text(text: str) -> Markup:
    """Return Markdown of several paragraphs as HTML."""
    from markupsafe import Markup

    return Markup(_markdown().render(text))  # noqa: S704 markdown-it escapes, html is off


@cache
def _markdown() -> MarkdownIt:
    from markdown_it import MarkdownIt

    class SafeMarkdown(MarkdownIt):
        """A reader that takes no link for one whose scheme is not among the few."""

        def validateLink(self, url: str) -> bool:  # noqa: N802 markdown-it's name
            """Return whether a link may lead to an address."""
            return is_safe(url)

    markdown = SafeMarkdown("commonmark", {"html": False}).disable("image")
    return markdown.enable("strikethrough").enable("table")
