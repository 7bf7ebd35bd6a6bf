"""Whether a dated note says that you were not there yourself (F46).

A list says it behind your name (`Ada Lovelace (unable to attend)`) or names you under `Apologies`,
or the first lines do. Then it is told of others.
"""

from __future__ import annotations

import re

from mdrel.model.names import Myself
from mdrel.model.span import Span, span_at
from mdrel.parse.dated_notes.attendee_list import is_name, label_of
from mdrel.parse.dated_notes.presence import STRONG, Text
from mdrel.parse.dated_notes.unable import list_unable
from mdrel.parse.markdown.blocks import HEADING
from mdrel.parse.markdown.headings import heading_name
from mdrel.parse.markdown.lazy_pattern import lazy_pattern
from mdrel.parse.properties.values import Values

_NOT = r"(?:not|isn't|wasn't)"
_AWAY = (
    r"(?:absent|apolog(?:y|ies)|apologi[sz]ed|regrets?|declined|excused|no[- ]?shows?"
    rf"|{_NOT} (?:there|present|attending|coming|able to \w+|in attendance)"
    r"|unable(?: to (?:attend|join|come|make it))?"
    r"|(?:couldn't|could not|can't|cannot|didn't|did not) (?:make it|make|attend|come|join)"
    r"|out sick|on (?:sick )?leave|sick|ooo|out of office)"
)
# Directly behind your name, and more of the sentence only where it says why.
_BEHIND = lazy_pattern(
    r"(?>(?:\]\]|[*_])*)\s*(?:[(\[,|:]|\s[–—-]|[–—])\s*[*_]*"
    rf"(?:(?:is|was|has|sends?|sent|sadly) ){{0,3}}{_AWAY}"
    r"(?= *(?:[*_),.;|–—\]-]|$)| (?:due|because|as|since|today|the|this)\b)",
    re.IGNORECASE,
)
_LABEL = lazy_pattern(
    rf"(?:absentees?|absences?|{_AWAY}|(?:apologies|regrets) (?:for absence|from)"
    r"|did not attend)",
    re.IGNORECASE,
)
# Before your name: the beginning of a line, an item, a table's row or a link.
_BEGINS = lazy_pattern(
    r"\s*(?:>\s*)?(?:[-*+]\s+|\d+[.)]\s+|\|\s*)?(?:\[[ xX-]\]\s+)?[*_@]*(?:\[\[[^\]\n]*)?$"
)
# So far in a line its first name begins at most, behind marks and a link.
_LONGEST = 200


def find_own_absence(values: Values, text: Text) -> Span | None:
    """Return where a note says that you were not there, or None."""
    me = values.lexicon.me
    if not me.name:
        return None
    for key in filter(values.has, STRONG):
        if any(_is_away(item, me, is_list=True) for item in values.all(key)):
            return values.place(key)
    plain = text.plain.casefold()
    if not any(name in plain for name in _spell(me)):
        return None
    start, masked = len(values.text) - len(text.plain), text.masked()
    if any(me.is_named(name) for name in list_unable(masked)):
        return span_at(values.text, start)
    at = _find_line(masked, me)
    return None if at < 0 else span_at(values.text, start + at)


def _find_line(masked: str, me: Myself) -> int:
    """Return the offset of the line that says so, or -1."""
    at, is_absent_part, names = 0, False, _spell(me)
    for line in masked.split("\n"):
        heading = HEADING.match(line) if "#" in line else None
        label = None if heading else label_of(line)
        if heading or (label and not label[1]):
            title = heading["text"] if heading else label[0] if label else ""
            is_absent_part = _LABEL.fullmatch(heading_name(title)) is not None
        elif any(map(line.casefold().__contains__, names)):
            is_absent_line = label and _LABEL.fullmatch(heading_name(label[0]))
            is_list = label is not None and is_name(label[0])
            if is_absent_part or is_absent_line or _is_away(line, me, is_list=is_list):
                return at
        at += len(line) + 1
    return -1


def _is_away(line: str, me: Myself, *, is_list: bool) -> bool:
    """Whether a line says so behind your name, which it begins with unless it is a list."""
    low = line.casefold().replace("’", "'")
    for name in _spell(me):
        at = low.find(name)
        while at >= 0 and (is_list or at <= _LONGEST):
            if (is_list or _BEGINS.match(low[:at])) and _BEHIND.match(low, at + len(name)):
                return True
            at = low.find(name, at + len(name))
    return False


def _spell(me: Myself) -> tuple[str, ...]:
    """Return your name as a text may have it, folded."""
    return tuple(dict.fromkeys((me.name, me.plain, me.plain.replace(" ", "-"))))
