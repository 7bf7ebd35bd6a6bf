"""Holds the words and the day by which a typed line about a talk is read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from mdrel.app.input.day_words import DayWords, match_day
from mdrel.parse.entries.compound import is_fixed
from mdrel.parse.lexicon import Lexicon
from mdrel.parse.markdown.lazy_pattern import lazy_pattern

# What joins two names: `grace and sofia`.
JOINING = frozenset({"and", "&", "+"})
# Behind `and` these begin what was done, or are nobody, whoever may be called so.
NO_NAMES = frozenset(
    {
        "a", "an", "all", "also", "both", "had", "has", "he", "her", "him", "his", "i", "is", "it",
        "me", "my", "our", "she", "so", "that", "the", "their", "them", "then", "they", "this",
        "us", "was", "we", "were", "you", "your",
    }
)  # fmt: skip
_POSSESSIVE = lazy_pattern(r"['’]\w")


@dataclass(frozen=True, slots=True)
class How:
    """How a line is read: the words, the day, and whether the channel is told otherwise.

    Where the channel is told otherwise none is looked for.
    """

    lexicon: Lexicon
    today: date
    has_channel: bool = False

    def day_at(self, text: str, at: int) -> DayWords | None:
        """Return the day that words at `at` look like."""
        return match_day(text, at, self.today, self.lexicon.reading.date_order)

    def channel_at(self, text: str, at: int) -> re.Match[str] | None:
        """Return the channel word at `at`.

        `call's` is no channel word, nor is the first of `social media`.
        """
        match = self.lexicon.channel.match(text, at)
        if match is None or _POSSESSIVE.match(text, match.end()):
            return None
        return None if is_fixed(match["word"].lower(), text, match.end()) else match

    def begins_head(self, text: str, at: int) -> bool:
        """Return whether a channel word or a day stands at `at` that can be nothing else."""
        days = self.day_at(text, at)
        return (days is not None and days.is_sure) or self.channel_at(text, at) is not None
