"""The patterns of words that look like a day in a typed line."""

from __future__ import annotations

import re

from mdrel.model.words.days import MONTH_NAMES, SHORT_WEEKDAYS, VAGUE, WEEKDAYS
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
    rf"(?P<week>last\s+week,?\s+(?:on\s+)?)?(?:{_WHICH})?"
    rf"(?P<name>{'|'.join((*WEEKDAYS, *sorted(SHORT_WEEKDAYS, key=len, reverse=True)))})\b\.?"
    rf"(?P<part>{_PART})(?P<of_week>,?\s+(?:of\s+)?last\s+week)?",
    re.IGNORECASE,
)
AGO = lazy_pattern(rf"(?P<count>{_COUNT})\s+(?P<unit>day|week|month)s?\s+ago", re.IGNORECASE)
AHEAD = lazy_pattern(
    rf"in\s+(?:{_COUNT}|a\s+few|a\s+couple\s+of)\s+(?:day|week|month|year|fortnight)s?"
    r"|next\s+(?:week|weekend|month|year)|later\s+(?:today|this\s+(?:week|month|year))",
    re.IGNORECASE,
)
_PAST_OR_THIS = r"(?:last|past|this)\s+(?:week|weekend|month|year)"
_VAGUE_HERE = {
    *VAGUE, "this week", "this month", "this weekend", "at the weekend", "on the weekend",
    "the other morning", "the other evening", "the other week", "the other month",
    "over the holidays", "during the holidays",
}  # fmt: skip
_VAGUE = "|".join(
    re.escape(each).replace(r"\ ", r"\s+") for each in sorted(_VAGUE_HERE, key=len, reverse=True)
)
_SOME = (
    rf"(?:{_COUNT}|(?:a\s+)?few|some|several|(?:a\s+)?couple\s+of|{_COUNT}\s+(?:or|to)\s+{_COUNT})"
)
SOMETIME = lazy_pattern(
    r"(?:(?:some|one|a)\s*(?:day|time|morning|afternoon|evening|night)|sometime)\s+"
    rf"(?:in\s+the\s+)?{_PAST_OR_THIS}|{_PAST_OR_THIS}\s+(?:sometime|some\s+time|or\s+so)"
    rf"|(?:{_VAGUE})(?:\s+(?:19|20)\d\d)?"
    rf"|(?:(?:about|around|roughly|almost|nearly|over|maybe)\s+)?{_SOME}"
    r"\s+(?:day|week|month|year)s?(?:\s+or\s+so)?\s+ago",
    re.IGNORECASE,
)
ON = lazy_pattern(r"on\s+(?:the\s+)?|the\s+", re.IGNORECASE)
_TH = r"(?:st|nd|rd|th)?"
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
# A month, a week, a season or a range: a day only where nothing but a channel word or a colon
# follows. `Jan`, `May` and `March` alone may be a name or a verb.
_PART_OF = r"(?:the\s+)?(?:(?:beginning|start|middle|end)\s+of|early|late|mid)[-\s]+"
_FULL_MONTH = "|".join(name for name in MONTH_NAMES if name not in {"March", "May"})
_TO = r"\s*[-–]\s*"
STRETCH = lazy_pattern(
    rf"\d{{1,2}}{_TH}{_TO}\d{{1,2}}{_TH}\.?\s*(?:of\s+)?(?:{_MONTH})\b\.?"
    rf"|(?:{_MONTH})\.?\s*\d{{1,2}}{_TH}{_TO}\d{{1,2}}{_TH}(?!\d|[./:-]\d)"
    rf"|\d{{1,2}}[./]\d{{1,2}}\.?{_TO}\d{{1,2}}[./]\d{{1,2}}\.?"
    rf"|(?:(?:back\s+)?in\s+(?:{_PART_OF})?|{_PART_OF})(?:{_MONTH})\b\.?(?:\s+(?:19|20)\d\d)?"
    rf"|(?:{_MONTH})\.?\s+(?:19|20)\d\d|(?:{_FULL_MONTH})\b"
    r"|(?:19|20)\d\d-(?:0\d|1[0-2]|w\d\d)"
    r"|(?:in\s+)?(?:week|wk|kw|w)\.?\s*\d{1,2}"
    r"|(?:in|over|during|at|around|before|after)\s+(?:the\s+)?"
    r"(?:spring|summer|autumn|winter|holidays?|christmas|easter|new\s+year)"
    r"|(?:on\s+)?the\s+\d{1,2}(?:st|nd|rd|th)",
    re.ASCII | re.IGNORECASE,
)
# Between two days that are none for certain: `monday or tuesday`, `12 nov - 14 nov`.
BETWEEN = lazy_pattern(r"\s+(?:or|and|to|until|till)\s+|\s*[-–/]\s*", re.IGNORECASE)
# `12 nov - 14 nov` begins with no day of 2014.
MONTH_NEXT = lazy_pattern(rf"\s*(?:{_MONTH})\b", re.IGNORECASE)
COLON_OR_END = lazy_pattern(r"\s*(?::|$)")
YEARLESS = lazy_pattern(
    rf"(?:(?:{'|'.join(WEEKDAYS)}|{'|'.join(SHORT_WEEKDAYS)})\.?,?\s+)?"
    rf"(?:(?P<d>\d{{1,2}}){_TH}\.?(?:\s+of)?\s*(?P<m>{_MONTH})\b\.?"
    rf"|(?P<mn>{_MONTH})\.?\s*(?P<dn>\d{{1,2}}){_TH}(?!\d|[./:-]\d))",
    re.ASCII | re.IGNORECASE,
)
PAIR = lazy_pattern(r"(?P<a>\d{1,2})[./-](?P<b>\d{1,2})(?!\d)\.?(?![./-]?\d)", re.ASCII)
BEFORE_TIME = lazy_pattern(r",?\s+(?:at\s+|@\s*)?", re.IGNORECASE)
WORD_END = lazy_pattern(_END)
