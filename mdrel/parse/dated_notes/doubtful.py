"""Contacts of whom a list says that they were there perhaps: `- [[Ada]] (?)` (F46).

They did not take part, and where others did, nothing else would tell of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from mdrel.model.note import Link, Passed
from mdrel.model.span import Span, span_at
from mdrel.parse.dated_notes.attendees import read_item
from mdrel.parse.dated_notes.presence import STRONG
from mdrel.parse.markdown.lazy_pattern import lazy_pattern
from mdrel.parse.properties.values import Values

_WHO = r"(?P<who>\[\[[^\[\]\n]+\]\]|[^\W\d_a-z][\w'’-]*(?: [^\W\d_a-z][\w'’-]*){0,2})"
_PERHAPS = r"\s?(?:\?|\((?:\?+|likely|probably|possibly|perhaps|maybe|unconfirmed|tb[cd])\))"
_ITEM = lazy_pattern(rf"^[ \t]*[-*+][ \t]+{_WHO}{_PERHAPS}[ \t]*$", re.MULTILINE)
_VALUE = lazy_pattern(rf"{_WHO}{_PERHAPS}")
_KEYS = (*STRONG, "people")
_ENDS = ("?", ")")
_MOST = 20


def pass_doubtful(values: Values, masked: str, people: Iterable[Link]) -> tuple[Passed, ...]:
    """Return those who were there perhaps by a property or an item of the text.

    `masked` is the text below the front matter, and `people` are those who surely were.
    """
    start = len(values.text) - len(masked)
    found = [
        (said["who"], values.place(key))
        for key in filter(values.by_field.__contains__, _KEYS)
        for text in values.all(key)
        if (words := text.strip()).endswith(_ENDS) and (said := _VALUE.fullmatch(words))
    ]
    if _may_doubt(masked):
        found += [
            (said["who"], Span(span_at(values.text, start + said.start("who")).line))
            for said, _ in zip(_ITEM.finditer(masked), range(_MOST), strict=False)
        ]
    if not found:
        return ()
    there = {link.target for link in people}
    return tuple(
        Passed(span, "F46", "MDR317", f"'{link.target}' was there perhaps", (link,))
        for who, span in found
        for link in read_item(who, span)
        if link.target not in there
    )


def _may_doubt(text: str) -> bool:
    """Whether an item of a text may say so, by a quick look."""
    has_question = "?" in text and ("(?" in text or "?\n" in text or "?\r" in text)
    return has_question or (
        "(" in text
        and (
            "(p" in text
            or "(likely" in text
            or "(mayb" in text
            or "(unconf" in text
            or "(tb" in text
        )
    )
