"""What a task says in plain words of its day, its rank and its owner (F71, F73, F74).

Examples are `send the draft by 2026-11-30`, `(A) send the draft` and `me: send the draft`. The
words stay as they are written, because events go by them.
"""

from __future__ import annotations

import re
from datetime import date

from mdrel.model.policy import DateOrder
from mdrel.model.task_words import DEADLINES
from mdrel.parse.dates.read import read_date
from mdrel.parse.markdown.lazy_pattern import lazy_pattern

# No date is longer, with its weekday and its time.
_LONGEST = 40
_RANK = lazy_pattern(r"\s*\([A-Z]\)\s+(?=\S)")
_ME_FIRST = lazy_pattern(
    r"(?:[*_]{0,3}(?:me|mine|i|myself)[*_]{0,3}(?::|\s+[-–—]{1,2}(?=\s))[*_]{0,3}"
    r"|@me[:,]?|\[me\]:?|\(me\):?)\s+(?=\S)",
    re.IGNORECASE,
)
_ME_LAST = lazy_pattern(r"\s(?:@me|\(me\)|\[me\])[.!]?$", re.IGNORECASE)


def read_deadline(bare: str, order: DateOrder) -> tuple[str, date | None]:
    """Return a task without rank and deadline, and the day of the deadline.

    A deadline is `by` and a whole date at the end. `bare` is without marks and tags. A day without
    its year is none (`by Friday`, `by 3 Dec`).
    """
    rank = _RANK.match(bare) if "(" in bare else None
    core = bare[rank.end() :] if rank else bare
    low = max(len(core) - _LONGEST, 0)
    for word in DEADLINES:
        at = core.rfind(f" {word} ", low)
        said = core[at + len(word) + 2 :].strip(" \t[]()*_.!") if at >= 0 else ""
        if said and (day := read_date(said, order).day):
            return core[:at], day
    return core, None


def split_me(text: str) -> tuple[str, str, str]:
    """Return a task's words that say that it is mine, before and behind it, and the task between.

    Examples are `me: send the draft` and `send the draft @me`.
    """
    first = _ME_FIRST.match(text)
    last = _ME_LAST.search(text) if text.endswith(("e", ")", "]", ".", "!", "E")) else None
    low, high = first.end() if first else 0, last.start() if last else len(text)
    return (text[:low], text[low:high], text[high:]) if low < high else ("", text, "")
