"""How many cells of a fixed-width font text takes, on a terminal and in a plain editor."""

from __future__ import annotations

import re
from collections.abc import Iterable

# Characters of one cell each: Latin letters, punctuation, arrows, blocks, shapes, and ✓ and ✗.
_PLAIN = re.compile(
    r"[ -~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e\u2190-\u21ff\u2500-\u25fc"
    r"\u2713\u2717]*"
)


def count_cells(text: str) -> int:
    """Return how many cells `text` takes; what is joined to one sign takes the cells of one."""
    if _PLAIN.fullmatch(text):
        return len(text)
    from wcwidth import width

    return width(text, control_codes="ignore")


def split_signs(text: str) -> Iterable[str]:
    """Return the signs of `text`: a letter with its marks, an emoji with what it joins."""
    if _PLAIN.fullmatch(text):
        return text
    from wcwidth import iter_graphemes

    return iter_graphemes(text)
