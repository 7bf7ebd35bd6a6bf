"""Turns offsets into lines and columns."""

from __future__ import annotations

from mdrel.model.span import Span


def span_at(text: str, offset: int) -> Span:
    r"""Return line and column (from 1) of a character offset in `text`.

    Only `\n` ends a line.
    """
    return Span(text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))
