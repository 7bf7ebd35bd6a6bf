"""What a screen shows of a task: its words without those that only say whose it is (F73, F74).

Examples of such words are `me: `, ` @me` and ` (owner: Ada)`, since a screen says so itself.
"""

from __future__ import annotations

import re

from mdrel.parse.markdown.lazy_pattern import lazy_pattern

_ME_FIRST = lazy_pattern(
    r"(?:[*_]{0,3}(?:me|mine|i|myself)[*_]{0,3}(?::|\s+[-–—]{1,2}(?=\s))[*_]{0,3}"
    r"|@me[:,]?|\[me\]:?|\(me\):?)\s+(?=\S)",
    re.IGNORECASE,
)
_ME_LAST = lazy_pattern(r"\s(?:@me|\(me\)|\[me\])[.!]?$", re.IGNORECASE)


def without_me(text: str) -> str:
    """Return a task without words at its beginning and end that say that it is mine.

    Where there are no others they stay.
    """
    first = _ME_FIRST.match(text)
    last = _ME_LAST.search(text) if text.endswith(("e", ")", "]", ".", "!", "E")) else None
    shown = text[first.end() if first else 0 : last.start() if last else len(text)]
    return shown or text
