"""Entries that say themselves that nothing took place (F58).

An example is `2026-11-20 call cancelled by her`.
"""

from __future__ import annotations

import re

from mdrel.model.day_words import MONTH_NAMES, SHORT_WEEKDAYS, WEEKDAYS
from mdrel.parse.entries.head import Head
from mdrel.parse.markdown.lazy_pattern import lazy_pattern

_DAYS = "|".join((*WEEKDAYS, *SHORT_WEEKDAYS, *(name[:3] for name in MONTH_NAMES)))
_HELPERS = r"(?:(?:was|were|is|got|has|had|been|to|be|now|again|sadly|unfortunately)\s++)*+"
# What was moved was moved to a day: `call moved to Friday`, not `moved to Lisbon`.
_MOVED = (
    r"(?:moved|pushed|shifted|put\s+back|brought\s+forward|delayed|deferred)\s++"
    r"(?:to|until|till)\s++(?=(?:(?:the|next|early|late|mid|a)\s++)*+"
    rf"(?:\d|week|month|year|tomorrow|later|{_DAYS}))"
)
_GIVEN_UP = (
    r"(?:cancell?ed|postponed|rescheduled|called\s+off|put\s+off|adjourned|scrapped|fell\s+through"
    r"|no[- ]show|never\s+happened|never\s+took\s+place"
    r"|did(?:n['’]t|\s+not)\s+(?:happen|take\s+place))(?![\w-])"
    r"(?=\s*+(?:$|[.,;:()!–—-]|(?:by|to|until|till|again|because|due|for|as|at|last|on)\b))"
)
_UNHELD = lazy_pattern(rf"[\s*_(,–—-]*+{_HELPERS}(?:{_GIVEN_UP}|{_MOVED})", re.IGNORECASE)


def is_unheld(head: Head, before: str) -> bool:
    """Whether an entry's first words are that it was cancelled or moved.

    They stand directly behind the date or the channel word. Where `before`, what stands in front of
    the entry's text, ends with a colon, all of that is what was said.
    """
    if before.rstrip("*_` \t").endswith(":"):
        return False
    text = head.text.lstrip("*_ ")
    if head.word and text[: len(head.word)].lower() == head.word:
        text = text[len(head.word) :]
    return _UNHELD.match(text) is not None
