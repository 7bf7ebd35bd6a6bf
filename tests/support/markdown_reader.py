"""A Markdown reader of another family.

It shows what a CommonMark parser with GitHub's tables, strikethrough and links makes of a text.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

# Everything else in a line would be markup a text has smuggled in.
HARMLESS = frozenset({"text", "softbreak"})


@cache
def make_reader() -> MarkdownIt:
    """Return a parser that lets HTML through and links what looks like an address.

    HTML is let through so that it shows.
    """
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"linkify": True, "html": True}).enable(
        ["table", "strikethrough", "linkify"]
    )


@lru_cache(maxsize=4)
def parse(text: str) -> list[Token]:
    """Return the block tokens of `text`."""
    return make_reader().parse(text)


def read_inlines(text: str) -> list[Token]:
    """Return the inline tokens of all lines of `text`, in order."""
    return [child for token in parse(text) for child in token.children or ()]


def read_types(text: str) -> list[str]:
    """Return the types of all tokens, block and inline."""
    return [token.type for token in parse(text)] + [token.type for token in read_inlines(text)]


def read_plain(text: str) -> str:
    """Return the words a reader sees."""
    return "".join(
        token.content if token.type != "softbreak" else "\n" for token in read_inlines(text)
    )


def read_links(text: str) -> list[tuple[str, str]]:
    """Return (shown text, destination) of each link."""
    links: list[tuple[str, str]] = []
    shown: list[str] = []
    target = ""
    for token in read_inlines(text):
        if token.type == "link_open":
            shown, target = [], str(token.attrs["href"])
        elif token.type == "link_close":
            links.append(("".join(shown), target))
        else:
            shown.append(token.content)
    return links
