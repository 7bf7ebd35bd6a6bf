"""Headings by name: which of a contact's note are sections of conversations (F30)."""

from __future__ import annotations

import re

from mdrel.parse.lexicon import Lexicon
from mdrel.parse.pattern import later

_DECORATION = re.compile(r"[^\w\s'&-]")
_NUMBER = re.compile(r"\d+(?: \d+)*\s+(?=[^\W\d])")
_WORD = "conversation|interaction|meeting|contact|communication|call|touchpoint"
# (recent, past, previous) + a word of contact + a record, or the plural: not `Contacts` alone, and not `Meeting` alone.
_COMPOSED = later(
    rf"(?:(?:recent|past|previous) )?(?:(?:{_WORD})s? (?:history|histories|logs?|notes|records?|timeline)|(?:conversation|interaction|meeting|communication|call|touchpoint)s)"
    rf"|(?:recent|past|previous) (?:{_WORD})s?"
)


def heading_name(text: str) -> str:
    """Return a heading's words for comparison: no emphasis, emoji, number or colon, lower case."""
    name = " ".join(_DECORATION.sub(" ", text).casefold().split())
    number = _NUMBER.match(name)
    return name[number.end() :] if number and name[number.end() :] not in {"1s", "1"} else name


def is_section(name: str, lexicon: Lexicon) -> bool:
    """Whether a heading of this name has conversations below it."""
    return name in lexicon.sections or (not lexicon.reading.sections_only and _COMPOSED.fullmatch(name) is not None)
