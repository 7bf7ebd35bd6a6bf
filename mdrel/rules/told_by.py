"""Whether the words of an entry say that what follows came from the other side (M20).

`Mail from Ada: …`, `Ada wrote: …` and `she wants to know …` did; `wrote Ada: …`, `my reply: …` and
what names nobody are one's own.
"""

from __future__ import annotations

import re
from itertools import pairwise

from mdrel.model.contact import Contact
from mdrel.model.conversation import WRITTEN, Channel
from mdrel.parse.markdown.lazy_pattern import lazy_pattern

_WORD = lazy_pattern(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
# What tells who speaks ends here, where it does before the words themselves.
_HEAD_END = lazy_pattern(r":(?=\s|$)|\s[-–—]+\s|[\"“«]")
# Nobody says in more words than these who speaks.
_LONGEST_HEAD = 160

_MESSAGES = frozenset(
    {"mail", "email", "e-mail", "message", "msg", "text", "sms", "dm", "letter", "postcard", "note",
     "post", "ping", "nudge", "reminder", "invitation", "invite", "reply", "answer", "response",
     "word", "news", "fax", "memo", "whatsapp", "slack", "heard", "request", "question", "query",
     "enquiry", "inquiry", "proposal", "offer"}
)  # fmt: skip
# Of these one says whose they are: `her question`, `Ada's request`.
_QUESTIONS = frozenset({"question", "query", "request", "enquiry", "inquiry"})
_CALLS = frozenset({"call", "voicemail", "ring", "visit"})
_TAKING = frozenset({"got", "received", "incoming", "inbound", "had"})
_VERBS = frozenset(
    {"wrote", "writes", "emailed", "e-mailed", "mailed", "emails", "texted", "texts", "messaged",
     "messages", "pinged", "pings", "dm'd", "whatsapped", "asked", "asks", "asking", "wonders",
     "wondered", "said", "says", "replied", "replies", "answered", "answers", "responded",
     "suggests", "suggested", "proposes", "proposed", "offers", "offered", "invites", "invited",
     "enquired", "enquires", "inquired", "inquires", "requested", "requests", "wants", "wanted",
     "called", "rang", "phoned", "sent", "sends"}
)  # fmt: skip
# Behind a question these can only say who answered it.
_ANSWERS = frozenset({"said", "says", "replied", "replies", "answered", "answers", "responded"})
_MY_ANSWERS = frozenset({"replied", "answered", "responded", "reply", "answer", "response", "to"})
_ME = frozenset({"i", "i'd", "i've", "we", "we'd", "we've", "me", "us", "my", "our", "myself"})
_THEY = frozenset({"he", "she", "they", "him", "her", "them", "his", "their", "who"})
# Between a subject and its verb, or before a verb whose subject is oneself.
_BESIDE = frozenset(
    {"just", "also", "then", "again", "has", "have", "had", "later", "already", "even", "still"}
)
_NO_SUBJECT = _BESIDE | frozenset(
    {"and", "or", "but", "so", "not", "yesterday", "today", "tonight", "finally", "afterwards",
     "first", "now", "to", "in", "on", "at", "of", "by", "for", "with", "after", "before"}
)  # fmt: skip
_KEEN = frozenset({"wants", "wanted", "needs", "needed", "like", "keen", "curious", "eager"})
_PUTTING = frozenset(
    {"how", "what", "what's", "when", "where", "which", "who", "who's", "whom", "whose", "why",
     "is", "isn't", "are", "aren't", "was", "were", "do", "does", "did", "didn't", "has", "have",
     "can", "could", "will", "would", "shall", "should", "may", "might", "any", "am"}
)  # fmt: skip
_BY = frozenset({"from", "by"})
_FEW = 4


class Teller:
    """Goes through an entry's sentences and tells which of them came from the other side."""

    def __init__(self, contact: Contact, channel: Channel) -> None:
        profile = contact.profile
        self._names = frozenset(
            word.casefold()
            for name in (profile.name, *profile.aliases)
            for word in _WORD.findall(name)
        )
        self._is_written = channel in WRITTEN
        self._goes_on = False

    def is_theirs(self, sentence: str, behind: str) -> bool:
        """Whether a sentence came from the other side; `behind` is the sentence after it."""
        opening = sentence[:_LONGEST_HEAD]
        end = _HEAD_END.search(opening)
        head = opening[: end.start()] if end else opening
        words = _list_words(head)
        if self._is_mine(words):
            self._goes_on = False
        elif (end or not _is_put(sentence, words)) and self._came(words, has_end=bool(end)):
            self._goes_on = bool(end) or self._is_message(words)
            return True
        return self._goes_on or self._is_attribution(behind)

    def _is_mine(self, words: list[str]) -> bool:
        """Whether it begins with an answer of one's own, or says that it is one's own."""
        low = [word.lower() for word in words]
        if low and (low[0] in _VERBS or low[0] in _MY_ANSWERS):
            return not _BY.intersection(low[1:3]) and not self._wants_to_know(low)
        return any(one in _ME and (two in _VERBS or two in _MESSAGES) for one, two in pairwise(low))

    def _came(self, words: list[str], *, has_end: bool) -> bool:
        low = [word.lower() for word in words]
        return (
            self._is_message(words)
            or self._wants_to_know(low)
            or any(
                word in _VERBS and self._is_subject(words[:at], has_end=has_end)
                for at, word in enumerate(low)
            )
            or any(
                (one in _CALLS and two == "from") or (one in _VERBS and two == "by")
                for one, two in pairwise(low)
            )
        )

    def _is_message(self, words: list[str]) -> bool:
        """Whether the words name a message of somebody else's."""
        low = [word.lower() for word in words]
        if low and low[0] in _TAKING:
            return self._is_written or not _MESSAGES.isdisjoint(low[1:_FEW])
        if low and low[0] == "from":
            return self._is_written or any(map(self._is_them, words[1:2]))
        for at, word in enumerate(low):
            after = [each for each in low[at + 1 : at + 4] if each != "back"][:2]
            if word in _MESSAGES and after[:1] == ["from"] and after[-1] not in _ME:
                return True
            owner = low[at - 1] if at else ""
            if word in _QUESTIONS and (owner in _THEY or owner.endswith("'s")):
                return True
        return False

    def _wants_to_know(self, low: list[str]) -> bool:
        for at, word in enumerate(low):
            if word in _KEEN and (low[at + 1 : at + 3] == ["to", "know"] or word == "curious"):
                return _ME.isdisjoint(low[:at])
        return False

    def _is_subject(self, before: list[str], *, has_end: bool) -> bool:
        """Whether the words before a verb end in somebody else who is its subject.

        Where nothing parts them from what is said, they begin the sentence.
        """
        words = list(before)
        while words and words[-1].lower() in _BESIDE:
            words.pop()
        if not words or words[-1].lower() in _NO_SUBJECT | _ME or words[-1] == ",":
            return False
        return has_end or all(map(self._is_known, words))

    def _is_them(self, word: str) -> bool:
        """Whether a word is the person's name, or stands for it."""
        return word.casefold() in self._names | _THEY

    def _is_known(self, word: str) -> bool:
        """Whether a word is somebody's name, or stands for it."""
        is_name = word[0].isupper() and word.lower() not in _NO_SUBJECT
        return is_name or self._is_them(word)

    def _is_attribution(self, behind: str) -> bool:
        """Whether a few words behind a question say who asked it: `asked Ada`, `(from Ada)`."""
        words = [each for each in _list_words(behind[:_LONGEST_HEAD]) if each != ","]
        if not 1 < len(words) <= _FEW or behind.endswith("?"):
            return False
        if words[0] in _VERBS or words[0].lower() == "from":
            return self._is_known(words[1])
        who, did, *more = words
        return did in _VERBS - _ANSWERS and not more and self._is_known(who)


def _list_words(text: str) -> list[str]:
    """Return the words of a text, with `,` where a comma or a bracket parts them."""
    return [
        "," if each in ",()" else each.replace("’", "'")
        for each in re.findall(rf"{_WORD.pattern}|[,()]", text)
    ]


def _is_put(sentence: str, words: list[str]) -> bool:
    """Whether a sentence is a question by its first word, so that it tells of nobody's words."""
    return sentence.endswith("?") and bool(words) and words[0].lower() in _PUTTING
