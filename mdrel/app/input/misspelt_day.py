"""Finds a misspelt day where the day of a talk would stand: `call yesteday: board pack`.

The line would be logged as of today. What is as well a word, or a name, is none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from mdrel.errors import UsageError
from mdrel.model.words.days import MONTH_NAMES, WEEKDAYS
from mdrel.parse.markdown.lazy_pattern import lazy_pattern

_DAYS = ("yesterday", "today", "tomorrow", "tonight", *WEEKDAYS)
_KNOWN = (*_DAYS, *(name.lower() for name in MONTH_NAMES))
_LIKENESS = 0.8
_WORD = lazy_pattern(r"(?<![\w'’-])[A-Za-z]{4,12}(?![\w'’-])")
# A day stands so near to the beginning of a line, and so do the words around it.
_WITHIN, _MOST = 80, 8
_TEXT_AS_WELL = frozenset(
    {
        # Names, and words for something else.
        "agusta", "augusta", "auguste", "augusto", "augustus", "fredy", "frida", "fridah", "jolly",
        "mach", "marc", "marcha", "marche", "marched", "marcher", "marches", "marcy", "marsh",
        "maya", "mayer", "mayo", "mayr", "mays", "monda", "mondal", "munday", "satur", "sunda",
        "sundae", "sundar", "sunder", "sundry", "thursby", "toady", "toda", "toddy", "tokay",
        # Several days, which are no day of a talk.
        "yesterdays", "tomorrows", "tonights", "todays", *(f"{each}s" for each in WEEKDAYS),
        *(f"{name.lower()}s" for name in MONTH_NAMES),
        # Short forms that are days themselves.
        "sept", "thur", "thurs", "tues", "weds",
    }
)  # fmt: skip


class Misspelt(NamedTuple):
    """A word that is probably a misspelt one of a day, and where it stands."""

    word: str
    near: str
    start: int
    end: int


class MisspeltDayError(UsageError):
    """A word stands where the day would, and is one letter or two from a word for a day."""

    def __init__(self, found: Misspelt, as_text: str) -> None:
        """Say which word it is, and `as_text`, how it stays text."""
        super().__init__(
            f"'{found.word}' is no day; did you mean '{found.near}'? Nothing was logged",
            f"As text it goes behind a colon{as_text}",
        )
        self.found = found


def find_misspelt(text: str, names_day: Callable[[str, int, int], bool]) -> Misspelt | None:
    """Return the word of `text` with whose right spelling a day would be read there.

    `names_day` says of a text whether the day of its head takes in what stands between two offsets.
    """
    for found in _list_near(text):
        mended = f"{text[: found.start]}{found.near}{text[found.end :]}"
        if names_day(mended, found.start, found.start + len(found.near)):
            return found
    return None


def _list_near(text: str) -> Iterator[Misspelt]:
    """Yield the first words of a text that are not the words for days, but nearly."""
    for number, word in enumerate(_WORD.finditer(text, 0, _WITHIN)):
        if number == _MOST:
            return
        if near := name_nearest_day(word[0]):
            yield Misspelt(word[0], near, word.start(), word.end())


def name_nearest_day(word: str) -> str:
    """Return the word for a day or a month that a word is nearly, or an empty text.

    It begins with the same letter, or with the same two in the other order.
    """
    low = word.lower()
    if low in _KNOWN or low in _TEXT_AS_WELL:
        return ""
    from difflib import get_close_matches

    known = [
        each for each in _KNOWN if each[0] == low[0] or (each[1] == low[0] and each[0] == low[1])
    ]
    near = next(iter(get_close_matches(low, known, 1, _LIKENESS)), "")
    return near.capitalize() if near and word[0].isupper() else near
