"""Lines outside the sections that tell of a talk and lack their date in front (F37).

Examples are `Met with Bo on 2026-10-13` and `Last spoke 2026-10-03 about the grant`. They are
named, never counted.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import date

from mdrel.model.note import Passed
from mdrel.model.span import Span
from mdrel.model.words.daily import NO_NOUNS, SETTINGS
from mdrel.model.words.defaults import NO_CONTACT_IN_LIVES
from mdrel.parse.dates.daily_name import linked_day
from mdrel.parse.dates.read import date_in_name
from mdrel.parse.entries.compound import is_topic
from mdrel.parse.entries.head import tidy
from mdrel.parse.entries.section_parts import MAY_BE_DATED, Sections
from mdrel.parse.front_matter.node import normalize_key
from mdrel.parse.lexicon import Lexicon
from mdrel.parse.markdown.blocks import HEADING, ITEM
from mdrel.parse.markdown.headings import is_plan
from mdrel.parse.markdown.lazy_pattern import lazy_pattern
from mdrel.parse.markdown.shorten import shorten
from mdrel.parse.markdown.wikilinks import LINK

_YEAR = re.compile(r"20\d\d")
_HEADINGS = lazy_pattern(r"^ {0,3}#{1,6}[ \t]++(?P<text>[^\n]*)", re.MULTILINE)
_SIGNS = lazy_pattern(r"[\W_]*+")
_WORD = lazy_pattern(r"([^\W\d_][\w'’-]*+)[ \t]++")
# Who keeps the notes is often told by them: `JS emailed her on 2026-10-13`.
_INITIALS = re.compile(r"[A-Z]{2,3}")
_LABEL = lazy_pattern(r"[\W_]*+(?P<label>[^:\n]{1,30}):(?=\s|[*_:])")
# What may stand before the word of contact.
_LEADS = SETTINGS | {
    "i", "we", "she", "he", "they", "had", "a", "an", "the", "our", "most", "recent", "previous",
    "then", "also", "just", "again", "another", "finally",
}  # fmt: skip
_NO_WORDS = NO_NOUNS | NO_CONTACT_IN_LIVES
_LONGEST = 200


def find_elsewhere(text: str, start: int, found: Sections, lexicon: Lexicon) -> Iterator[Passed]:
    """Yield the lines of a masked contact's note that tell of a talk on a day, and are not read.

    A day on which the note has a talk is told already.
    """
    days = {talk.on for _, _, talk in found.ranges}
    number, counted = 1, 0
    plans: list[tuple[int, bool]] | None = None
    for begin, line in _undated_lines(text, start, found):
        if not _tells_of_talk(line, lexicon):
            continue
        day = _day_of(line, lexicon)
        if day is None or day in days:
            continue
        plans = _find_plans(text, start, lexicon) if plans is None else plans
        if plans[bisect_left(plans, (begin, False)) - 1][1]:
            continue
        number, counted = number + text.count("\n", counted, begin), begin
        yield Passed(Span(number), "F37", "MDR310", f"'{shorten(tidy(line))}' (F37)", (), day)


def _undated_lines(text: str, start: int, found: Sections) -> Iterator[tuple[int, str]]:
    """Yield offset and beginning of the lines with a year that no section and no entry holds."""
    at, size = start, len(text)
    known = [*found.spans, *[(low, high) for low, high, _ in found.ranges]]
    for low, high in (*sorted(known), (size, size)):
        while at < low and (match := _YEAR.search(text, at, low)):
            begin, end = text.rfind("\n", at, match.start()) + 1 or at, text.find("\n", match.end())
            at = end if end >= 0 else size
            yield begin, text[begin:at][:_LONGEST]
        at = max(at, high)


def _day_of(line: str, lexicon: Lexicon) -> date | None:
    """Return the day of a line, which may be a link to a daily note: `Meeting [[2026-10-13]]`.

    The date in the name of another note is that note's.
    """
    linked = (linked_day(link, lexicon) for link in LINK.finditer(line))
    written = date_in_name(LINK.sub(" ", line), lexicon.reading.date_order)
    return written or next((each.day for each in linked if each and each.day), None)


def _find_plans(text: str, start: int, lexicon: Lexicon) -> list[tuple[int, bool]]:
    """Return where the headings begin, and whether what stands below each is a plan (F62)."""
    headings = _HEADINGS.finditer(text, start)
    sections = lexicon.speech.plan_sections
    return [(-1, False), *((each.start(), is_plan(each["text"], sections)) for each in headings)]


def _tells_of_talk(line: str, lexicon: Lexicon) -> bool:
    """Whether a line begins with a word of contact, behind a few words that may lead to it."""
    item = ITEM.match(line)
    if item and item["state"] is not None:
        return False
    heading = HEADING.match(line)
    text = item["text"] if item else heading["text"] if heading else line
    label = _LABEL.match(text)
    signs = _SIGNS.match(text)
    at = signs.end() if signs else 0
    if MAY_BE_DATED.match(text):  # `## 1:1 - 2026-10-13` begins like a date as well
        return _is_contact(text, at, lexicon)
    if label and normalize_key(label["label"]) in lexicon.spellings:
        return False
    while not _is_contact(text, at, lexicon):
        lead = _WORD.match(text, at)
        if lead is None or not (lead[1].lower() in _LEADS or _INITIALS.fullmatch(lead[1])):
            return False
        at = lead.end()
    return True


def _is_contact(text: str, at: int, lexicon: Lexicon) -> bool:
    """Whether a word of contact stands at a place, and is no topic's first half."""
    if word := lexicon.channel.match(text, at):
        said = " ".join(word["word"].lower().split())
        return said not in _NO_WORDS and not is_topic(said, text, word.end(), lexicon)
    return lexicon.past_verb.match(text, at) is not None
