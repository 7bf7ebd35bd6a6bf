"""How blocks of Markdown begin, and what is struck out in them.

All notes are read by these patterns.
"""

from __future__ import annotations

import re

from mdrel.parse.markdown.lazy_pattern import lazy_pattern

HEADING = re.compile(r" {0,3}(?P<marks>#{1,6})[ \t]++(?P<text>(?:.*[^ \t#])?)[ \t#]*$")
ITEM = re.compile(
    r"(?P<indent>[ \t]*)(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[(?P<state>.)\][ \t]+)?(?P<text>.*)$"
)
# The row of a table that parts its header from the others.
_CELL = r"[ \t]*+:?-++:?[ \t]*+"
DELIMITER = lazy_pattern(rf"[ \t]*+\|?{_CELL}(?>(?:\|{_CELL})*)\|?[ \t]*+$")
_STRUCK = lazy_pattern(
    r"~~(?=\S)(?>(?:[^~\n]|~(?!~))+)~~|<(?P<tag>s|del|strike)>[^<\n]*+</(?P=tag)>", re.IGNORECASE
)


def blank_struck(text: str) -> str:
    """Return `text` with blanks in place of what is struck out (F39)."""
    # A single sign is found far sooner than two that follow each other.
    may_strike = ("~" in text and "~~" in text) or ("<" in text and "</" in text)
    return _STRUCK.sub(lambda match: " " * len(match[0]), text) if may_strike else text
