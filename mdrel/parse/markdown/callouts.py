"""Callouts and quotes of the person's own words, read as any other line (F45, F70).

Quotes, and callouts of other people's words, stay hidden.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from mdrel.parse.markdown.lazy_pattern import lazy_pattern
from mdrel.parse.markdown.mask import find_quotes, mask

CALLOUT = lazy_pattern(r"[ \t]*>[ \t]*\[!(?P<kind>[\w-]+)[^\]\n]*\][+-]?[ \t]*(?P<title>[^\n]*)")
# Callouts of other people's words.
OTHERS_TEXT = frozenset({"quote", "cite", "example"})
# Each begins with a line break, which is found far sooner than the beginning of a line.
_TASK = lazy_pattern(r"\n[ \t]*>[> \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+\[[^\n]\][ \t]")
_SIGN = lazy_pattern(r"(\n[ \t]*)>")
_FIELD = lazy_pattern(r"[ \t]*>[ \t]*(?:[-*+][ \t]+)?\*\*[^*:\n]{1,40}(?::\*\*|\*\*[ \t]?:)")


def open_callouts(text: str, masked: str, start: int) -> tuple[str, str]:
    """Return a note and its masked twin with the callouts that hold tasks as plain lines.

    A blank stands for the sign of a quote, so that offsets stay. The body begins at `start`. A
    quote in a callout stays hidden, and so does a callout in another one.
    """
    if "!" not in text or text.find("[!", start) < 0 or not _TASK.search(text, start):
        return text, masked
    return _open(text, masked, start, _is_own)


def open_fields(text: str, masked: str) -> tuple[str, str]:
    """Return a text and its masked twin with the quotes that list fields as plain lines.

    They begin with one in bold (`> **When:** 10:00`), so that nobody else's words are in them.
    """
    if "> **" not in text or not any(map(_FIELD.match, text.split("\n"))):
        return text, masked
    return _open(text, masked, 0, _is_field)


def _is_own(text: str, at: int) -> bool:
    """Whether the quote that begins at `at` is a callout of the person's own words."""
    title = CALLOUT.match(text, at)
    return title is not None and title["kind"].lower() not in OTHERS_TEXT


def _is_field(text: str, at: int) -> bool:
    """Whether the quote that begins at `at` begins with a field."""
    return _FIELD.match(text, at) is not None


def _open(text: str, masked: str, start: int, wants: Callable[[str, int], bool]) -> tuple[str, str]:
    """Return a text and its masked twin with those quotes as plain lines that are wanted."""
    parts: list[tuple[str, str]] = []
    at = 0
    for low, high in _find_quotes(text, start):
        if not wants(text, low):
            continue
        opened = plain_signs(text[low:high])
        parts += ((text[at:low], masked[at:low]), (opened, mask(opened).text))
        at = high
    parts.append((text[at:], masked[at:]))
    return "".join(plain for plain, _ in parts), "".join(hidden for _, hidden in parts)


def plain_signs(text: str) -> str:
    """Return `text` with a blank for the first sign of a quote on each line."""
    return _SIGN.sub(r"\1 ", f"\n{text}")[1:]


def _find_quotes(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Yield where each quote or callout begins and ends."""
    quotes = find_quotes(text, start)
    behind = -1
    for at in sorted(quotes):
        if at < behind:
            continue
        behind = at
        while behind in quotes:
            behind = (text.find("\n", behind) + 1) or len(text)
        yield at, behind
