"""Entries that say by a sign that they are mails: `← Re: the roof`, `📧 …`.

What programs answer is no talk (F34, F58).
"""

from __future__ import annotations

import re

from mdrel.model.words.defaults import VERBS
from mdrel.parse.markdown.lazy_pattern import lazy_pattern

# The channel word that such a sign stands for.
MAIL = "email"
_PARTING = lazy_pattern(r"[-\u2013\u2014,|*_\s\u00b7]*+")
_ENVELOPE = lazy_pattern(
    "[\u2709\U0001f4e7\U0001f4e8\U0001f4e9\U0001f4e4\U0001f4e5\U0001f48c]\ufe0f?\\s*+"
)
_ARROW = lazy_pattern(r"(?P<arrow>[\u2190\u2192])\s*+")
_FORWARDED = r"(?:R[Ee]|F[Ww]d?|FWD):\s"
_ANSWER = (
    r"(?i:auto(?:matic|mated)?[ -]?(?:reply|response)|out[ -]of[ -](?:the[ -])?office|ooo)"
    r"\s*(?i::|re:|[-\u2013\u2014]\s)"
)
_SUBJECT = lazy_pattern(rf"{_FORWARDED}|{_ANSWER}")
_FIRST = lazy_pattern(r"[^\W_]+")
_AUTOMATIC = lazy_pattern(
    rf"(?:{_ANSWER}|out of \w+ re:|undeliver(?:able|ed)\b|returned mail"
    r"|delivery (?:status|has failed)|mail delivery|(?:accepted|declined|tentative"
    r"|tentatively accepted|cancell?ed(?: event)?|(?:updated )?invitation(?: with note)?|new event"
    r"|(?:not )?read)\s*:"
    r"|(?:[^\s:]+ ){0,3}newsletter\b(?! (?:call|meeting|chat)))",
    re.IGNORECASE,
)


def find_mail(text: str, start: int) -> int | None:
    """Return where the subject of a mail begins whose sign stands at `start`, or None.

    An arrow to the left is a mail that came. One to the right may point at anything, and its
    subject begins with a capital or a figure; a verb of contact tells itself what it was.
    """
    at = _PARTING.match(text, start).end()  # type: ignore[union-attr]
    if envelope := _ENVELOPE.match(text, at):
        return envelope.end()
    arrow = _ARROW.match(text, at)
    at = arrow.end() if arrow else at
    if arrow and _AUTOMATIC.match(text, at):
        return at
    if _SUBJECT.match(text, at):
        return at
    first = _FIRST.search(text, at)
    if arrow is None or first is None or first[0].lower() in VERBS:
        return None
    may_point = arrow["arrow"] == "\u2192"
    is_subject = not (first[0].islower() or first[0].endswith("ed"))
    return at if is_subject or not may_point else None


def is_mail(word: str, before: str) -> bool:
    """Whether an entry is a mail by its sign, whose subject is no sentence.

    `word` is its channel word, and `before` what stands in front of its text.
    """
    return word == MAIL and MAIL not in before.lower()


def is_automatic(text: str) -> bool:
    """Whether an entry's words are those of a program's answer: `Automatic reply: away`."""
    return _AUTOMATIC.match(text) is not None
