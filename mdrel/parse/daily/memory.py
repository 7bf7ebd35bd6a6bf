"""What a daily line tells of years ago, or of a talk that took place without me (F58, F60)."""

from __future__ import annotations

from collections.abc import Sequence

from mdrel.model.words import days as day_words
from mdrel.model.words.without_me import BEHIND_DREAMS, DREAMING, DREAMS, HEARD, WITHOUT_ME
from mdrel.parse.speech.line import Line

# So many words and signs a label has at most, with the time before it.
_LONGEST_LABEL = 6
_ME = frozenset({"i", "we", "me", "us"})
# Words for how many years, and for what kind of dream it was, and so many of them.
_HOW_MANY = frozenset("_fxjN")
_BEFORE_DREAM = _HOW_MANY | {"-"}
_MOST_BEFORE = 4
_ENDS = frozenset({"", *"SQ;)"})
# The longest word of each phrase: a line without any of these has none of them.
_OF_PHRASES = frozenset(max(phrase.split(), key=len) for phrase in WITHOUT_ME)


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
    if "z" in line.letters[low:end] and (
        _is_years_ago(line, stretch) or _is_in_year(line, first, end, year)
    ):
        return True
    around = [token.text for token in line.tokens[low:end]]
    if _is_of_year(around, first - low, year) or _begins_in_a_time(around):
        return True
    if day_words.LOOKING_BACK.isdisjoint(around):
        return False
    before = around[: first - low]
    return (
        is_long_ago(line, low, end)
        or _is_since(before)
        or not (day_words.RECALLING.isdisjoint(before) or day_words.WHEN_IT_WAS.isdisjoint(before))
        or not (day_words.FOUND.isdisjoint(around) or day_words.OLD.isdisjoint(around))
    )


def _is_years_ago(line: Line, stretch: tuple[int, int, int]) -> bool:
    """Whether a part of its own in a sentence says that it was years ago.

    Examples are `Thirty years ago [[Ada]] and I met` and `[[Ada]] and I met, thirty years ago`. In
    other places something else was then: `[[Ada]], whom I met ten years ago, called`.
    """
    low, first, end = stretch
    for at in range(low, end):
        if line.tokens[at].text not in day_words.YEARS_AGO:
            continue
        start = at
        while start > max(low, at - _MOST_BEFORE) and line.letters[start - 1] in _HOW_MANY:
            start -= 1
        begins = start == low or line.letters[start - 1] == ","
        if begins and (at < first or line.letters[at + 1 : at + 2] in _ENDS):
            return True
    return False


def _is_in_year(line: Line, first: int, end: int, year: int) -> bool:
    """Whether an earlier year stands between commas behind links: `[[Ada]], in 1998, taught me`."""
    return any(
        line.letters[at - 1] == line.letters[at + 1] == ","
        and line.tokens[at].text in day_words.IN_YEARS
        and line.tokens[at].text[-4:] < str(year)
        for at in range(first + 1, min(end, len(line.tokens) - 1))
    )


def _is_since(before: Sequence[str]) -> bool:
    """Whether words before links say how long ago it was: `ten years since [[Ada]] and I met`."""
    return before[-1:] == [day_words.SINCE] and not day_words.STRETCHES.isdisjoint(before)


def _is_of_year(words: Sequence[str], first: int, year: int) -> bool:
    """Whether a sentence with links at `first` is of an earlier year: `in the summer of 1968`.

    What was spoken of behind the links may be as old.
    """
    for at in range(3, len(words)):
        *told, last = words[at - 3 : at + 1]
        if (
            last in day_words.YEARS
            and last < str(year)
            and told[0] == "the"
            and told[1] in day_words.WHEN_IT_WAS
            and told[2] == "of"
        ):
            return day_words.SPOKEN_OF.isdisjoint(words[first : at - 3])
    return False


def _begins_in_a_time(words: Sequence[str]) -> bool:
    """Whether a sentence begins with a time that is told of: `The year of the flood [[Ada]] …`."""
    return len(words) > 3 and (  # noqa: PLR2004 the three words below, and one behind them
        words[0] in day_words.THAT
        and words[1] in day_words.WHEN_IT_WAS
        and words[2] in day_words.OF_A_TIME
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


def is_dreamt(line: Line, low: int, first: int) -> bool:
    """Whether the sentence before links is headed by a dream: `Odd dream: [[Ada]] called me`."""
    for at in range(low, min(first, low + _LONGEST_LABEL)):
        if line.tokens[at].text in DREAMS:
            return line.tokens[at + 1].text in BEHIND_DREAMS
        if line.letters[at] not in _BEFORE_DREAM:
            return False
    return False


def is_without_me(line: Line) -> bool:
    """Whether I was not there, heard of it from others, or dreamt it: `I could not join`."""
    said = f" {' '.join([token.text for token in line.tokens])} "
    return said.startswith(DREAMING) or _says_without_me(said) or _is_heard(line)


def _says_without_me(said: str) -> bool:
    """Whether the words of a line hold a phrase which says that I was not there."""
    return not _OF_PHRASES.isdisjoint(said.split()) and any(
        f" {phrase} " in said for phrase in WITHOUT_ME
    )


def _is_heard(line: Line) -> bool:
    """Whether the label of a line says that others told of it: `ward gossip: [[Ada]] had words`.

    What somebody told me is no hearsay.
    """
    at = line.letters.find(":", 0, _LONGEST_LABEL)
    return (
        at > 0
        and line.tokens[at - 1].text in HEARD
        and "L" not in line.letters[:at]
        and all(token.text not in _ME for token in line.tokens)
    )
