"""The first words of an entry's text, as classes of words (F57-F59)."""

from __future__ import annotations

from msgspec import Struct

from mdrel.model.words.defaults import NO_SETTING, SETTING_WORDS
from mdrel.model.words.not_held import OBJECTS, REASONS, STRETCHES
from mdrel.parse.speech.line import Line

# What ends a clause, and what names a day.
ENDS, DAYS = frozenset(",;:()-SQ"), frozenset("Ddeyzt")
_HELPERS = frozenset(
    {
        "is", "was", "were", "are", "got", "has", "had", "have", "been", "be", "now", "again",
        "being", "sadly", "unfortunately", "finally", "just", "then", "also", "really", "still",
        "even", "to", "today", "yet", "ever",
    }
)  # fmt: skip
_BEFORE_DAYS = frozenset(
    {"the", "a", "early", "late", "mid", "on", "next", "some", "in", "following"}
)
_MOST_HELPERS = 4


class Opening(Struct, frozen=True):
    """The words behind an entry's date.

    They stand directly behind its channel word (`is_behind`), or there behind a sign (`is_parted`).
    """

    line: Line
    is_behind: bool = False
    is_parted: bool = False
    is_written: bool = False

    @property
    def letters(self) -> str:
        """The classes of the words."""
        return self.line.letters

    def said(self, at: int) -> str:
        """Return the word or phrase at `at`, empty behind the last."""
        return self.line.tokens[at].text if 0 <= at < len(self.letters) else ""

    def letter(self, at: int) -> str:
        """Return the class of the word at `at`, empty behind the last."""
        return self.letters[at : at + 1]

    def pass_words(self, at: int, words: frozenset[str], most: int = _MOST_HELPERS) -> int:
        """Return where at most so many of the `words` end that stand at `at`."""
        end = min(len(self.letters), at + most)
        while at < end and self.said(at) in words:
            at += 1
        return at

    def pass_helpers(self, at: int) -> int:
        """Return where the auxiliaries and adverbs end that stand at `at`."""
        return self.pass_words(at, _HELPERS)

    def ends(self, at: int) -> bool:
        """Whether a clause ends before the word at `at`."""
        return at >= len(self.letters) or self.letter(at) in ENDS

    def ends_or_tells_why(self, at: int) -> bool:
        """Whether a clause ends there, or a day, a reason or a doer follows, and no object."""
        if self.said(at) in {"to", "until", "till"}:
            return self.has_day(at + 1)
        if self.said(at - 1).endswith(" to"):
            return self.has_day(at)
        return self.ends(at) or self.letter(at) in DAYS or self.said(at) in REASONS

    def has_day(self, at: int) -> bool:
        """Whether a day or a stretch of time is named there: `next week`, `the 3rd`."""
        at = self.pass_words(at, _BEFORE_DAYS)
        said = self.said(at)
        return self.letter(at) in DAYS or said in STRETCHES or said[:1].isdigit()

    def has_no_object(self, at: int) -> bool:
        """Whether what follows is nobody but them, me or us: `her again`, `to him`, `today`."""
        start = at
        if self.letter(at) in {"w", "o"}:
            at += 1
        if self.said(at) in OBJECTS or self.letter(at) == "L":
            at += 1
        elif at > start:
            return False
        at = self.pass_words(at, frozenset({"back", "up", "again"}))
        return self.ends(at) or self.letter(at) in DAYS | {"A", "B"} or self.said(at) in REASONS

    def is_lead(self, at: int) -> bool:
        """Whether a word may stand before a noun of contact: neither verb nor preposition."""
        said = self.said(at)
        return (
            self.letter(at) in set("xN_f")
            and said not in NO_SETTING
            and (said in SETTING_WORDS or not said.endswith(("ed", "ing", "'s")))
        )
