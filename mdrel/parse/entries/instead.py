"""What took place where an entry says that something else did not (F58).

Examples are `shift swapped, saw her at the gate` and `lunch cancelled, called her instead`.
"""

from __future__ import annotations

from mdrel.model.conversation import Channel
from mdrel.model.words.not_held import OBJECTS
from mdrel.parse.entries.opening import Opening

_ME = frozenset({"i", "we"})
_THEM = frozenset({"she", "he", "they"})
_ADVERBS = frozenset({"then", "instead", "so", "later", "but", "and", "just", "still", "both"})
_PAST = frozenset("vuk")
_BEGINS = frozenset(",;-SBAT")


def find_instead(told: Opening) -> Channel | None:
    """Return the channel of a talk that a later clause tells of, or None."""
    for at, letter in enumerate(told.letters):
        if letter in _BEGINS and at and (channel := _read_clause(told, at + 1)):
            return channel
    return None


def _read_clause(told: Opening, at: int) -> Channel | None:
    """Return the channel of a past verb that reaches them, where one begins a clause."""
    at = told.pass_words(told.pass_words(at, _ADVERBS), _ME, 1)
    is_theirs = told.said(at) in _THEM
    at += is_theirs
    if told.letter(at) not in _PAST:
        return None
    end = told.pass_words(at + 1, _ADVERBS)
    if is_theirs:
        reaches = told.said(end) in {"me", "us"}
    else:
        reaches = told.said(end) in OBJECTS or told.has_no_object(end)
    return told.line.tokens[at].channel if reaches else None
