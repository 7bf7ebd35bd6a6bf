"""Lines below a heading of conversations that tell of a talk and lack its date (F31).

Examples are `Lunch (2026-11-20): her move` and `Friday: call about the roof`. They are named, never
counted.
"""

from __future__ import annotations

from mdrel.model.words.daily import NO_NOUNS
from mdrel.model.words.days import DAYS_BACK, SHORT_WEEKDAYS, VAGUE, WEEKDAYS
from mdrel.model.words.defaults import NO_CONTACT_IN_LIVES, VERBS
from mdrel.parse.dates.daily_name import linked_day
from mdrel.parse.dates.read import has_date
from mdrel.parse.lexicon import Lexicon
from mdrel.parse.markdown.lazy_pattern import lazy_pattern
from mdrel.parse.markdown.wikilinks import LINK, link_target

# A longer line is a tale, and more words than these no longer tell what it is.
_LONGEST, _MOST_WORDS, _MOST_IN_DAY = 200, 12, 4
_WORD = lazy_pattern(r"[^\W_]+(?:[:'’-][^\W_]+)*")
_PART_OF_DATE = lazy_pattern(
    r"\d{1,2}(?:st|nd|rd|th)|q[1-4]|wk|week|\d{4}-w\d{1,2}"
    r"|early|mid|late|spring|summer|autumn|fall|winter|christmas|easter"
)
_DAYS = VAGUE | DAYS_BACK.keys() | SHORT_WEEKDAYS.keys() | frozenset(WEEKDAYS)
_NO_WORDS = NO_NOUNS | NO_CONTACT_IN_LIVES


def tells_of_talk(line: str, lexicon: Lexicon) -> bool:
    """Whether a line that no date begins has a word of contact near its start and a day.

    The date in the name of another note is that note's, unless it is a daily note.
    """
    text = line[:_LONGEST].strip()
    has_day = False
    if "[" in text:
        links = list(LINK.finditer(text))
        has_day = any(linked_day(link, lexicon) for link in links)
        text = LINK.sub(" ", text)
    words = _words_of(text)
    return _has_word(words, lexicon) and (has_day or has_date(text) or _starts_with_day(words))


def may_tell(line: str, lexicon: Lexicon) -> bool:
    """Whether a line has a word of contact near its start, whatever its sentence says of it."""
    return _has_word(_words_of(LINK.sub(" ", line[:_LONGEST])), lexicon)


def link_alone(text: str) -> str:
    """Return the note that a line links and says no more of but a day: `[[Call]] (2026-11-20)`."""
    link = LINK.match(text.lstrip("*_ ")) if "[[" in text else None
    if link is None or any(map(str.isalpha, text.lstrip("*_ ")[link.end() :])):
        return ""
    return link_target(link)


def _words_of(text: str) -> list[str]:
    return [match[0] for match in _WORD.finditer(text.lower())]


def _has_word(words: list[str], lexicon: Lexicon) -> bool:
    return any(
        (word in lexicon.channels or word in VERBS) and word not in _NO_WORDS
        for word in words[:_MOST_WORDS]
    )


def _starts_with_day(words: list[str]) -> bool:
    """Whether words begin with a day that is no date: `Friday`, `last week`, `20th`, `Q3`."""
    return _PART_OF_DATE.fullmatch(words[0]) is not None or any(
        " ".join(words[:size]) in _DAYS for size in range(1, _MOST_IN_DAY)
    )
