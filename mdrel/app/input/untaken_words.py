"""Finds what looks like a day or a channel in a typed line and was not taken.

So nothing is passed over in silence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mdrel.app.input.day_words import DayWords
from mdrel.app.input.line_context import JOINING, NO_NAMES, How
from mdrel.parse.markdown.lazy_pattern import lazy_pattern

WORD = lazy_pattern(r"[^\s:,;]+")
BEFORE_COLON = lazy_pattern(r"[^:\n]{1,80}?(?=:(?:\s|$))")
_END = lazy_pattern(r"[\s.!)]*$")
_IS_PAST = lazy_pattern(
    r"\b(?:last|past|previous|ago|other|recently|lately|earlier|before)\b", re.IGNORECASE
)
_FIRST_WORDS, _LAST_WORDS, _LAST = 3, 5, 80
_NEAR = 0.8
_PLACE = "put the day beside the channel word or before the colon, or use --date"


def find_remarks(rest: str, how: How, *, has_head_channel: bool, has_colon: bool) -> Iterator[str]:
    """Yield a sentence for each word of the text `rest` that was not taken."""
    before = None if has_colon else BEFORE_COLON.match(rest)
    days = _find_day(rest, how, before.end() if before else -1, has_colon=has_colon)
    if days:
        yield f"'{days.said}' is read as text, not as the day: {_PLACE}"
    if has_head_channel or how.has_channel:
        channel = how.channel_at(rest, 0)
        if channel and rest.startswith(":", channel.end()):
            yield f"'{channel[0]}' is read as text: a line has one channel"
    elif not has_colon:
        yield from _channel_remarks(rest, how, before[0] if before else "", is_day=days is not None)


def _find_day(rest: str, how: How, colon: int, *, has_colon: bool) -> DayWords | None:
    """Return words for a day that the text names at one of its marked places.

    The text begins with them, or they stand before its colon, or it ends with them where no colon
    parts it from the head. Words for no one day are such a day only where they say that it is
    past, and where no colon makes them text: `wants to meet in January`.
    """
    first = how.day_at(rest, 0)
    if (
        first
        and _may_be_day(first, has_colon=has_colon)
        and (first.is_sure or rest.startswith(":", first.end))
    ):
        return first
    if has_colon:
        return None
    for end in (colon, len(rest)):
        for word in WORD.finditer(rest, max(0, end - _LAST), max(0, end)):
            days = (
                how.day_at(rest, word.start())
                if rest[word.start() - 1 : word.start()] in {"", " "}
                else None
            )
            if (
                days
                and days.is_sure
                and _may_be_day(days, has_colon=has_colon)
                and (days.end == end or (end == len(rest) and _END.match(rest, days.end)))
            ):
                return days
    return None


def _may_be_day(days: DayWords, *, has_colon: bool) -> bool:
    if days.trouble == "vague":
        return not has_colon and _IS_PAST.search(days.said) is not None
    return days.trouble != "ahead" or not has_colon


def _channel_remarks(rest: str, how: How, before: str, *, is_day: bool) -> Iterator[str]:
    """Yield what is to be said of a line without a channel.

    Where it begins with `and` and somebody unknown, that is why it has none.
    """
    words = list(WORD.finditer(before or rest[:_LAST]))
    said = [word[0].casefold() for word in words]
    is_joined = len(said) > 1 and said[0] in JOINING and said[1] not in NO_NAMES
    for index, word in enumerate(words):
        channel = how.channel_at(rest, word.start())
        if channel and (index < _FIRST_WORDS + is_joined or channel.end() == len(before)):
            if is_joined and index > 1:
                yield _say_unjoined(rest[: word.start()])
                return
            yield (
                f"'{channel[0]}' is read as text: a line begins with its channel word, and this "
                "one has none"
            )
            return
    if is_joined and before:
        yield _say_unjoined(before)
    elif len(words) == 1 and before and not is_day and before[0].isalpha():
        known = sorted(word for word in how.lexicon.channels if " " not in word)
        near = _nearest(before, known)
        hint = (
            f"did you mean {near}?"
            if near
            else "a word of your own goes into words.channels of mdrel.toml"
        )
        yield f"'{before}' is not a channel word and is read as text; {hint}"


def _say_unjoined(words: str) -> str:
    return (
        f"'{words.strip()}' is read as text: nobody is called just so; behind a comma the "
        "beginning of a name will do"
    )


def _nearest(word: str, known: Sequence[str]) -> str:
    from difflib import get_close_matches

    return next(iter(get_close_matches(word.lower(), known, 1, _NEAR)), "")
