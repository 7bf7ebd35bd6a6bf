"""Whether a channel word is but the first half of a topic: `Email migration plan` (F34)."""

from __future__ import annotations

from collections.abc import Sequence

from mdrel.model.words.compounds import (
    FIXED,
    GOES_ON,
    NO_PASTS,
    OBJECTS,
    ONLY_TALKS,
    SPEAKING,
    TOPICS,
)
from mdrel.parse.lexicon import Lexicon
from mdrel.parse.markdown.lazy_pattern import lazy_pattern

_LETTERS = r"[^\W\d_][\w'’-]*+"
_BEHIND = lazy_pattern(rf"[ \t]+({_LETTERS})(?:[ \t]+({_LETTERS}))?(?:[ \t]+({_LETTERS}))?")


def is_topic(word: str, text: str, end: int, lexicon: Lexicon) -> bool:
    """Whether the channel word that ends at `end` of `text` is the first half of a topic.

    Channel words may follow one another (`Zoom call`); the last one decides.
    """
    while not is_always_a_talk(word, lexicon) and (behind := _BEHIND.match(text, end)):
        following = lexicon.channel.match(text, behind.start(1))
        if following is None:
            return is_first_half([said for said in behind.groups() if said])
        word, end = " ".join(following["word"].lower().split()), following.end()
    return False


def is_fixed(word: str, text: str, end: int) -> bool:
    """Whether the channel word that ends at `end` makes one word with the next (`social media`)."""
    behind = _BEHIND.match(text, end) if word in FIXED else None
    return behind is not None and behind[1].lower() in FIXED[word]


def is_always_a_talk(word: str, lexicon: Lexicon) -> bool:
    """Whether a channel word is written of talks alone, or one of the settings."""
    return word in ONLY_TALKS or word in lexicon.own_channels


def is_first_half(behind: Sequence[str]) -> bool:
    """Whether a channel word with these words directly behind it is the first half of a topic.

    They are at most three, as they are written.
    """
    said = [word.lower().replace("’", "'") for word in behind]
    first = said[0]
    if first in GOES_ON or first.endswith(("'s", "'d", "'ll", "'ve", "n't")):
        return False
    if first.endswith(("ed", "ly")) and first not in NO_PASTS:
        return False
    if first.endswith("ing") and (first in SPEAKING or not OBJECTS.isdisjoint(said[1:2])):
        return False
    return not behind[0][0].isupper() or not TOPICS.isdisjoint(said)
