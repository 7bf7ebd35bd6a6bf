"""What a talk was about, as far as its tags and words tell (M1, M6)."""

from __future__ import annotations

import re

from mdrel.model.conversation import Conversation
from mdrel.model.subject_words import (
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
