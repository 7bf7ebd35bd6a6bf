"""Where something stands in a note."""

from __future__ import annotations

from msgspec import Struct


class Span(Struct, frozen=True, order=True, array_like=True, gc=False):
    """A place in a note: `line` and `column` count from 1, in characters, as editors do."""

    line: int
    column: int = 1


START = Span(1, 1)


def span_at(text: str, offset: int) -> Span:
    r"""Return line and column (from 1) of a character offset in `text`.

    Only `\n` ends a line.
    """
    return Span(text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))
