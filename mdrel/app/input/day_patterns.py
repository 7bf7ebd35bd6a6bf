"""The patterns of words that look like a day in a typed line."""

from __future__ import annotations

import re

from mdrel.model.day_words import SHORT_WEEKDAYS, VAGUE, WEEKDAYS
from mdrel.parse.dates.forms import MONTHS
from mdrel.parse.markdown.lazy_pattern import lazy_pattern

_END = r"(?![\w'’-])"
_PART = r"(?:\s+(?:morning|afternoon|evening|night|lunchtime|noon))?"
NUMBERS = {
    word: number
    for number, word in enumerate(
        (
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
        ),
        1,
    )
}
_COUNT = rf"(?:\d{{1,3}}|an?|{'|'.join(NUMBERS)})"
SAID = lazy_pattern(
    r"(?P<before>(?:the\s+)?day\s+before\s+yesterday)|(?P<after>(?:the\s+)?day\s+after\s+tomorrow)"
    r"|(?P<now>earlier\s+today|this\s+(?:morning|afternoon|evening|noon))"
    rf"|(?P<night>last\s+(?:night|evening))|(?P<word>today|yesterday|tomorrow|tonight){_PART}",
    re.IGNORECASE,
)
_WHICH = r"(?P<which>(?:on\s+|this\s+)?(?:last|past|next|coming)|on|this)\s+"
WEEKDAY = lazy_pattern(
    rf"(?:{_WHICH})?"
    rf"(?P<name>{'|'.join((*WEEKDAYS, *sorted(SHORT_WEEKDAYS, key=len, reverse=True)))})\b\.?"
    rf"(?P<part>{_PART})",
    re.IGNORECASE,
)
AGO = lazy_pattern(rf"(?P<count>{_COUNT})\s+(?P<unit>day|week|month)s?\s+ago", re.IGNORECASE)
AHEAD = lazy_pattern(
    rf"in\s+(?:{_COUNT}|a\s+few|a\s+couple\s+of)\s+(?:day|week|month|year|fortnight)s?"
    r"|next\s+(?:week|weekend|month|year)|later\s+(?:today|this\s+(?:week|month|year))",
    re.IGNORECASE,
)
SOMETIME = lazy_pattern(
    "|".join(
        re.escape(each).replace(r"\ ", r"\s+")
        for each in sorted(
            {*VAGUE, "this week", "this month", "this weekend", "at the weekend"},
            key=len,
            reverse=True,
        )
    )
    + rf"|(?:{_COUNT}|a\s+few|some|a\s+couple\s+of)\s+(?:day|week|month|year)s?\s+ago",
    re.IGNORECASE,
)
ON = lazy_pattern(r"on\s+(?:the\s+)?|the\s+", re.IGNORECASE)
_TH = r"(?:st|nd|rd|th)?"
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
YEARLESS = lazy_pattern(
    rf"(?:(?:{'|'.join(WEEKDAYS)}|{'|'.join(SHORT_WEEKDAYS)})\.?,?\s+)?"
    rf"(?:(?P<d>\d{{1,2}}){_TH}\.?(?:\s+of)?\s*(?P<m>{_MONTH})\b\.?"
    rf"|(?P<mn>{_MONTH})\.?\s*(?P<dn>\d{{1,2}}){_TH}(?!\d|[./:-]\d))",
    re.ASCII | re.IGNORECASE,
)
PAIR = lazy_pattern(r"(?P<a>\d{1,2})[./-](?P<b>\d{1,2})(?!\d)\.?(?![./-]?\d)", re.ASCII)
BEFORE_TIME = lazy_pattern(r",?\s+(?:at\s+|@\s*)?", re.IGNORECASE)
WORD_END = lazy_pattern(_END)
