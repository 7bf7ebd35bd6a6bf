"""What the notes tell of one relationship: which talks, how often, how personal (T1-T10)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from mdrel.model.agenda import Standing
from mdrel.model.contact import Contact
from mdrel.model.conversation import Channel, Conversation, keep_year
from mdrel.model.words.private_subjects import (
    BUSINESS_BEFORE,
    BUSINESS_BEHIND,
    PERSONAL_PHRASES,
    PERSONAL_WORDS,
)

PERSONAL_TAGS = frozenset({"personal", "mentoring"})
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LONGEST_PHRASE = 4


def is_personal(talk: Conversation) -> bool:
    """Whether a talk was about someone's own life, by a tag or by its words.

    A word beside one of business tells nothing (`parent company`, `holiday sales`).
    """
    if PERSONAL_TAGS & talk.tags:
        return True
    words = _WORD.findall(f"{talk.text} {talk.more}".lower())
    return any(
        _is_personal_word(words, at)
        or any(
            " ".join(words[at : at + length]) in PERSONAL_PHRASES
            for length in range(1, _LONGEST_PHRASE + 1)
        )
        for at in range(len(words))
    )


def _is_personal_word(words: list[str], at: int) -> bool:
    if words[at] not in PERSONAL_WORDS:
        return False
    behind = words[at + 1] if at + 1 < len(words) else ""
    before = words[at - 1] if at else ""
    return behind not in BUSINESS_BEHIND and before not in BUSINESS_BEFORE


# More others make a meeting of it.
FEW_OTHERS = 2


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the notes tell of one relationship, as counts and days.

    `year` are the talks within twelve months and `talks` all of them, newest first. `months` counts
    the months of the year with a talk that was spoken alone or with few others, which are `close`.
    `personal` are those of the close talks that were about someone's own life, of all years.
    `is_usual` says that most people of the vault have a talk noted. `unread` counts the dated lines
    of their note that are not read.
    """

    standing: Standing
    today: date
    talks: tuple[Conversation, ...]
    year: tuple[Conversation, ...]
    close: tuple[Conversation, ...]
    personal: tuple[Conversation, ...]
    is_usual: bool = False
    unread: int = 0

    @property
    def contact(self) -> Contact:
        """The person it is about."""
        return self.standing.contact

    @property
    def months(self) -> int:
        """How many months of the year had a close talk."""
        return len({(talk.on.year, talk.on.month) for talk in self.of_year(self.close)})

    def of_year(self, talks: Sequence[Conversation]) -> tuple[Conversation, ...]:
        """Return those of `talks` that are within twelve months."""
        return keep_year(talks, self.today)

    @property
    def is_silent(self) -> bool:
        """Whether there was some contact, and none within twelve months."""
        return bool(self.talks) and not self.year

    @property
    def is_spoken_with(self) -> bool:
        """Whether one ever spoke with the person (M19)."""
        return any(talk.is_spoken for talk in self.talks)


def gather_evidence(
    standing: Standing, today: date, *, is_usual: bool = False, unread: int = 0
) -> Evidence:
    """Return what the notes tell of the relationship with one contact."""
    talks = standing.talks
    close = tuple(talk for talk in talks if talk.is_spoken and len(talk.people) <= 1 + FEW_OTHERS)
    return Evidence(
        standing,
        today,
        talks,
        keep_year(talks, today),
        close,
        tuple(talk for talk in close if is_personal(talk)),
        is_usual,
        unread,
    )


def count_channels(talks: Sequence[Conversation]) -> tuple[tuple[Channel, int], ...]:
    """Return how many talks went by each channel, most first, and those without one last."""
    often = Counter(talk.channel for talk in talks).most_common()
    return tuple(sorted(often, key=lambda each: each[0] is Channel.OTHER))
