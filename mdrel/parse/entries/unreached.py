"""Entries that say that nobody was reached (F59)."""

from __future__ import annotations

from mdrel.model.conversation import Channel
from mdrel.model.words import not_held as words
from mdrel.parse.entries.opening import Opening

_SPOKEN = frozenset("nvukcr")
# Between the beginning and such a phrase only these stand where no word of contact does.
_SUBJECTS = frozenset({"i", "we", "she", "he", "they", "but", "and", "again", "still"})

# `no answer on the grant`
_ABOUT = frozenset({"on", "for", "to", "as"})


def is_attempt(told: Opening) -> bool:
    """Whether the first sentence says that they, or I, were not reached."""
    at = 0
    for phrase in told.line.unreached:
        while at + 1 < len(told.letters) and told.line.tokens[at + 1].start <= phrase.start:
            at += 1
        behind = phrase.start + len(phrase.text.replace("/", " / ").split())
        if _counts(told, phrase.text, at) and _ends(told, phrase.text, behind):
            return True
    return False


def is_missed_call(told: Opening) -> bool:
    """Whether somebody called and was not answered: `missed her call`, `two missed calls`."""
    first = told.pass_words(told.letter(0) in {"t", "d"}, _SUBJECTS | words.OWNERS, 1)
    at = told.pass_words(first + 1, words.OWNERS, 2)
    return (
        told.said(first) == "missed"
        and told.letter(at) in {"n", "c"}
        and told.line.tokens[at].channel in {Channel.CALL, Channel.VIDEO}
        and told.letter(at + 1) not in {"n", "N", "_"}
    )


def _counts(told: Opening, phrase: str, at: int) -> bool:
    """Whether a phrase at the word `at` is about reaching them."""
    if phrase in words.UNANSWERED and told.is_written:
        return False
    is_first = all(told.said(each) in _SUBJECTS for each in range(at))
    if phrase in words.UNREACHED_AT_LINKS:
        is_behind_call = told.is_behind and not told.is_written
        return is_first and (is_behind_call or phrase != "engaged")
    if phrase in words.UNANSWERED:
        return is_first or told.is_behind or not _SPOKEN.isdisjoint(told.letters[:at])
    return True


def _ends(told: Opening, phrase: str, start: int) -> bool:
    """Whether nothing but a person, a day or a reason follows a phrase.

    `left a message` may go on.
    """
    at = next(
        (n for n, token in enumerate(told.line.tokens) if token.start >= start), len(told.letters)
    )
    if phrase in words.UNANSWERED and told.said(at) in _ABOUT:
        return False
    return phrase in words.WITH_OBJECT or told.has_no_object(at) or told.letter(at) in {"j", "N"}
