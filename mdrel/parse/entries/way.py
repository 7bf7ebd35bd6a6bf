"""Reads the way in which people spoke or wrote, said before a sign: `via Slack: asked`."""

from __future__ import annotations

from msgspec import Struct

from mdrel.model.conversation import Channel
from mdrel.parse.lexicon import Lexicon
from mdrel.parse.markdown.lazy_pattern import lazy_pattern

_BY = lazy_pattern(
    r"(?i:(?P<by>via|over|by|per|through|on))[ \t]+(?P<article>(?i:the|an?|my)[ \t]+)?(?=\w)"
)
_END = lazy_pattern(r"[*_]{0,2}[ \t]*(?:$|[:,(]|[–—-](?:[ \t]|$)|(?i:with|w/)[ \t]+[*_]{0,2}\[)")
_DISTANT = frozenset(
    {
        Channel.CALL, Channel.VIDEO, Channel.EMAIL, Channel.MESSAGE, Channel.LETTER, Channel.SOCIAL,
    }
)  # fmt: skip
_SPOKEN_OVER = _DISTANT | {Channel.MEAL}
# `on call` is a duty, and `on the phone` and `on Slack` are none.
_SERVICES = frozenset({Channel.VIDEO, Channel.MESSAGE, Channel.SOCIAL})


class Way(Struct, frozen=True):
    """A channel word behind `via` or its like, and where it ends."""

    word: str
    end: int


def read_way(text: str, start: int, lexicon: Lexicon) -> Way | None:
    """Return the way that `text` says at `start`, before a sign or whom it was with."""
    by = _BY.match(text, start)
    match = lexicon.channel.match(text, by.end()) if by else None
    if by is None or match is None or match.start("word") != by.end():
        return None
    word = " ".join(match["word"].lower().split())
    channel, said = lexicon.channels[word], by["by"].lower()
    if said == "on":
        takes = _DISTANT if by["article"] else _SERVICES
    else:
        takes = _SPOKEN_OVER if said == "over" else _DISTANT
    return Way(word, match.end()) if channel in takes and _END.match(text, match.end()) else None
