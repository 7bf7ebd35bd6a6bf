"""What a daily line tells of years ago, or of a talk that took place without me (F58, F60)."""

from __future__ import annotations

from mdrel.model import day_words
from mdrel.model.unheld_words import DREAMING, WITHOUT_ME
from mdrel.parse.speech.line import Line


def is_remembered(line: Line, stretch: tuple[int, int, int], year: int) -> bool:
    """Whether a sentence around links is of long ago, remembered, or of things found again.

    `stretch` has its first token, that of the links, and its end. A year of long ago may stand
    before them: `In 1987 I quarrelled with [[Ada]]`.
    """
    low, first, end = stretch
    if "z" in line.letters[low:first] and any(
        token.text in day_words.IN_YEARS and token.text[-4:] < str(year)
        for token in line.tokens[low:first]
    ):
        return True
    around = [token.text for token in line.tokens[low:end]]
    if day_words.LOOKING_BACK.isdisjoint(around):
        return False
    before = around[: first - low]
    return (
        is_long_ago(line, low, end)
        or not (day_words.RECALLING.isdisjoint(before) or day_words.WHEN_IT_WAS.isdisjoint(before))
        or not (day_words.FOUND.isdisjoint(around) or day_words.OLD.isdisjoint(around))
    )


def is_long_ago(line: Line, start: int, end: int) -> bool:
    """Whether a stretch says that it tells of years ago: `back then`.

    What was spoken of may be as old: `a chat about the nineties`.
    """
    words = [token.text for token in line.tokens[start:end]]
    if day_words.LOOKING_BACK.isdisjoint(words):
        return False
    said = f" {' '.join(words)} "
    for phrase in day_words.LONG_AGO:
        before, found, _ = said.partition(f" {phrase} ")
        if found:
            return day_words.SPOKEN_OF.isdisjoint(before.split())
    return False


def is_without_me(line: Line) -> bool:
    """Whether the line says that I was not there, or dreamt it: `I could not join`."""
    said = f" {' '.join([token.text for token in line.tokens])} "
    return said.startswith(DREAMING) or any(f" {phrase} " in said for phrase in WITHOUT_ME)
