"""Callouts of the person's own words, in which tasks are read as on any other line (F70).

Quotes, and callouts of other people's words, stay hidden.
"""

from __future__ import annotations

from collections.abc import Iterator

from mdrel.parse.markdown.lazy_pattern import lazy_pattern
from mdrel.parse.markdown.mask import find_quotes, mask

CALLOUT = lazy_pattern(r"[ \t]*>[ \t]*\[!(?P<kind>[\w-]+)[^\]\n]*\][+-]?[ \t]*(?P<title>[^\n]*)")
# Callouts of other people's words.
OTHERS_TEXT = frozenset({"quote", "cite", "example"})
# Each begins with a line break, which is found far sooner than the beginning of a line.
_TASK = lazy_pattern(r"\n[ \t]*>[> \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+\[[^\n]\][ \t]")
_SIGN = lazy_pattern(r"(\n[ \t]*)>")


def open_callouts(text: str, masked: str, start: int) -> tuple[str, str]:
    """Return a note and its masked twin with the callouts that hold tasks as plain lines.

    A blank stands for the sign of a quote, so that offsets stay. The body begins at `start`. A
    quote in a callout stays hidden, and so does a callout in another one.
    """
    if text.find("[!", start) < 0 or not _TASK.search(text, start):
        return text, masked
    parts: list[tuple[str, str]] = []
    at = 0
    for low, high in _find_callouts(text, start):
        opened = plain_signs(text[low:high])
        parts += ((text[at:low], masked[at:low]), (opened, mask(opened).text))
        at = high
    parts.append((text[at:], masked[at:]))
    return "".join(plain for plain, _ in parts), "".join(hidden for _, hidden in parts)


def plain_signs(text: str) -> str:
    """Return `text` with a blank for the first sign of a quote on each line."""
    return _SIGN.sub(r"\1 ", f"\n{text}")[1:]


def _find_callouts(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Yield where each callout of the person's own words begins and ends."""
    quotes = find_quotes(text, start)
    behind = -1
    for at in sorted(quotes):
        if at < behind:
            continue
        behind = at
        while behind in quotes:
            behind = (text.find("\n", behind) + 1) or len(text)
        title = CALLOUT.match(text, at)
        if title and title["kind"].lower() not in OTHERS_TEXT:
            yield at, behind
