"""What a screen shows of a task: its words without those that only say whose it is (F73, F74).

Examples of such words are `me: `, ` @me` and ` (owner: Ada)`, since a screen says so itself.
"""

from __future__ import annotations

import re

from mdrel.model.note import Place, TaskLine
from mdrel.parse.markdown.lazy_pattern import lazy_pattern
from mdrel.parse.tasks.deadline import read_deadline
from mdrel.parse.tasks.names import OWNER_FIELD
from mdrel.parse.tasks.text import read_words, split_names

_ME_FIRST = lazy_pattern(
    r"(?:[*_]{0,3}(?:me|mine|i|myself)[*_]{0,3}(?::|\s+[-–—]{1,2}(?=\s))[*_]{0,3}"
    r"|@me[:,]?|\[me\]:?|\(me\):?)\s+(?=\S)",
    re.IGNORECASE,
)
_FIELD = lazy_pattern(rf"\s?{OWNER_FIELD.pattern}", re.IGNORECASE)
# `(owner: Ada (Analytical Engines))`
_FIRM = lazy_pattern(r"\s\((?P<firm>[^()]+)\)")
_ME_LAST = lazy_pattern(r"\s(?:@me|\(me\)|\[me\])[.!]?$", re.IGNORECASE)


def show_task(task: TaskLine) -> str:
    """Return what is shown of a task's text. Where no other words are left it is all of them."""
    text = task.text
    if any(named.place is Place.FIELD for named in task.named):
        text = _FIELD.sub(_drop_names, text).strip()
    first = _ME_FIRST.match(text)
    last = _ME_LAST.search(text) if text.endswith(("e", ")", "]", ".", "!", "E")) else None
    shown = text[first.end() if first else 0 : last.start() if last else len(text)]
    return shown or text or task.text


def _drop_names(field: re.Match[str]) -> str:
    """Return nothing for a field of no more than the owner, a firm and a whole day."""
    text = read_deadline(field["who"], "day-first").core
    names = [_FIRM.sub("", text), *_FIRM.findall(text)]
    is_all = all(split_names(read_words(name), is_strict=True) for name in names)
    return "" if is_all else field[0]
