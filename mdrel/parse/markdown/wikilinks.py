"""Reads links in text and in property values: `[[Note]]` and `[text](Note.md)`."""

from __future__ import annotations

import re
from urllib.parse import unquote

from mdrel.model.note import Link
from mdrel.model.span import Span
from mdrel.parse.markdown.lazy_pattern import lazy_pattern

_WIKI = r"\[\[(?P<wiki>[^\[\]\n]+)\]\]"
_MARKDOWN = (
    r"\[(?<!!\[)(?P<label>[^\[\]\n]*)\]\((?:<(?P<angle>[^<>\n]*)>"
    r"|(?P<bare>(?:[^()\s]|\([^()\s]*\))*))(?:\s+(?:\"[^\"\n]*\"|'[^'\n]*'))?\)"
)
LINK = lazy_pattern(f"{_WIKI}|{_MARKDOWN}")
_ONLY_WIKI = re.compile(_WIKI)
_SCHEME = lazy_pattern(r"[A-Za-z][A-Za-z0-9+.-]+:|//|#")


def may_link(text: str) -> bool:
    """Whether a link may stand in `text`, by a quick look for one sign.

    One sign is found far sooner than two that follow each other.
    """
    return "[" in text and ("[[" in text or "](" in text)


def links_of(text: str) -> re.Pattern[str]:
    """Return the pattern that finds the links of `text`.

    It is `LINK`, or the quicker half of it where the other half cannot match.
    """
    return LINK if "](" in text else _ONLY_WIKI


def link_target(match: re.Match[str]) -> str:
    """Return the note a match of `LINK` points to, or an empty text.

    Heading, block and shown text are left out. It is empty for the web and for places in the same
    note.
    """
    if (wiki := match["wiki"]) is not None:
        return wiki.partition("|")[0].rstrip("\\").partition("#")[0].strip()
    target = match["angle"] if match["angle"] is not None else match["bare"]
    if _SCHEME.match(target):
        return ""
    return unquote(target.split("#", 1)[0]).strip()


def link_text(match: re.Match[str]) -> str:
    """Return what a reader sees of a match of `LINK`.

    It is the shown text, else the last part of the target.
    """
    if (wiki := match["wiki"]) is None:
        return match["label"] or link_target(match)
    target, _, shown = wiki.partition("|")
    return shown.strip() or target.rstrip("\\").rsplit("/", 1)[-1].strip()


def show_links(text: str) -> str:
    """Return `text` with every link replaced by what a reader sees of it."""
    return links_of(text).sub(link_text, text) if "[" in text else text


def links_in(text: str, at: Span | None = None) -> list[Link]:
    """Return the links of `text` that point to notes, each placed at `at`."""
    if "[" not in text:
        return []
    span = at or Span(1)
    return [
        Link(target, span)
        for match in links_of(text).finditer(text)
        if (target := link_target(match))
    ]
