"""Finds who is named without a link in a line of a daily note, behind a word of contact (F50).

The name is read as if it were a link. What would be a talk then is named (MDR316), or counts where
the setting `notes.daily` is `names`.
"""

from __future__ import annotations

import re

from msgspec import Struct

from mdrel.model.note import Link
from mdrel.model.span import Span
from mdrel.parse.markdown.lazy_pattern import lazy_pattern

CODE = "MDR316"
_BEFORE = (
    "with|w/|to|from|called|phoned|rang|met|saw|visited|emailed|texted|messaged|pinged|asked|told"
    "|thanked|met up with|caught up with"
)
_BEHIND = "called|rang|phoned|emailed|texted|messaged|pinged|wrote|came by|came over|dropped by"
_CAPITAL = "A-ZÀ-ÖØ-Þ"
_NAME = rf"[{_CAPITAL}][\w'’-]+(?: [{_CAPITAL}][\w'’-]+){{0,2}}"
_NAMED = lazy_pattern(
    rf"\b(?i:{_BEFORE}) (?P<object>{_NAME})"
    rf"|^[ \t]*(?:[-*+] +)?(?P<subject>{_NAME}) (?:{_BEHIND})\b",
    re.MULTILINE,
)


class Named(Struct, frozen=True):
    """The words of a line with a link for the name in it, and the name."""

    words: str
    name: str

    def link(self, span: Span) -> Link:
        """Return the name as a link that no more than the vault's contacts tells to be one."""
        return Link(self.name, span, is_link=False, may_go_on=True, may_be_first=True)


def may_name(text: str) -> bool:
    """Whether somebody may be named at a word of contact in the text of a note."""
    return _NAMED.search(text) is not None


def find_plain_name(words: str) -> Named | None:
    """Return the line with its name as a link, or None where none stands at a word of contact."""
    found = _NAMED.search(words)
    if found is None:
        return None
    start, end = found.span(found.lastgroup or 0)
    name = words[start:end].removesuffix("'s").removesuffix("’s")
    end = start + len(name)
    return Named(f"{words[:start]}[[{name}]]{words[end:]}", name)
