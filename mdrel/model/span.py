"""Where something stands in a note."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in a note: `line` and `column` count from 1, in characters, as editors do."""

    line: int
    column: int = 1


START = Span(1, 1)
