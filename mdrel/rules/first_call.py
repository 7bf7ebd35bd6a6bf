"""Whom to call first with a critical issue or a half-formed idea (M1).

Those one trusts are ranked by what they talked about with you.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from mdrel.model.agenda import Agenda, Standing
from mdrel.model.contact import Contact
from mdrel.model.level import Circle, Level

# Words of a sentence that are no subject.
_SMALL = frozenset(
    {
        "a", "about", "after", "all", "an", "and", "any", "are", "as", "at", "be", "before", "but",
        "by", "can", "do", "does", "for", "from", "has", "have", "how", "i", "if", "in", "into",
        "is", "it", "its", "me", "my", "new", "no", "not", "of", "on", "or", "our", "out", "over",
        "should", "so", "than", "that", "the", "their", "them", "they", "this", "to", "up", "us",
        "was", "we", "what", "when", "where", "which", "who", "why", "will", "with", "would", "you",
        "your",
    },
)  # fmt: skip
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
# So many letters have to agree before a longer word counts as the same subject
# (`contract`, `contractor`).
_STEM_LETTERS = 5
_SHORTEST_STEM = 3
_ENDINGS = ("ings", "ing", "ies", "ied", "ers", "er", "ed", "es", "s", "e", "y")
_GROUPS = (Circle.THREE, Circle.TEN, Level.TRUSTED)


class Evidence(Struct, frozen=True):
    """One place in the notes that speaks for calling a person.

    It is a talk, where `on` is its day, or a property of the note, where `on` is None. `words` are
    the words of the subject that stand there.
    """

    on: date | None
    kind: str
    text: str
    path: str
    line: int
    words: tuple[str, ...]


class FirstCall(Struct, frozen=True):
    """Somebody to call, with what speaks for it.

    `evidence` begins with what covers most of the subject; among equals the newest comes first and
    properties last. It is empty where nothing was noted about the subject.
    """

    standing: Standing
    evidence: tuple[Evidence, ...]

    @property
    def words(self) -> frozenset[str]:
        """The words of the subject that the evidence covers."""
        return frozenset(word for each in self.evidence for word in each.words)


def subject_words(subject: str) -> tuple[str, ...]:
    """Return the words that carry the subject, each once, in their order."""
    return tuple(dict.fromkeys(word for word in _split(subject) if word not in _SMALL))


def find_first(agenda: Agenda, subject: str) -> tuple[FirstCall, ...]:
    """Return everyone trusted or in a circle who is neither paused nor archived, best first.

    Who covers more words of the subject comes first, then who talked about it more often, then who
    did so more recently. Then follow the three, the ten and the other trusted ones, each by name.
    """
    wanted = subject_words(subject)
    near = [
        each
        for each in agenda.standings
        if each.is_active and (each.contact.circle or each.contact.level is Level.TRUSTED)
    ]
    return tuple(
        sorted(
            (FirstCall(each, _gather(each.contact, wanted, agenda.today)) for each in near),
            key=_order,
        )
    )


def _order(call: FirstCall) -> tuple[int, int, int, int, str, str]:
    contact = call.standing.contact
    days = [each.on for each in call.evidence if each.on]
    newest = max(days, default=date.min).toordinal()
    group = _GROUPS.index(contact.circle or Level.TRUSTED)
    return (-len(call.words), -len(days), -newest, group, *contact.name_key)


def _gather(contact: Contact, wanted: tuple[str, ...], today: date) -> tuple[Evidence, ...]:
    talks = (
        Evidence(
            talk.on, str(talk.channel), talk.text or talk.more, talk.path, talk.span.line, words
        )
        for talk in contact.talks_until(today)
        if (words := _covered(wanted, " ".join((talk.text, talk.more, *talk.tags))))
    )
    said = (
        Evidence(None, kind, text, contact.path, contact.profile.place(field).line, words)
        for kind, field, text in _said(contact)
        if (words := _covered(wanted, text))
    )
    return tuple(sorted((*talks, *said), key=lambda each: -len(each.words)))


def _said(contact: Contact) -> Iterator[tuple[str, str, str]]:
    """Yield what the note says of the person's field, as kind, property and text."""
    profile = contact.profile
    yield "role", "role", profile.work
    yield "objective", "objective", profile.objective
    yield "offers", "they_offer", ", ".join(profile.they_offer)


def _covered(wanted: tuple[str, ...], text: str) -> tuple[str, ...]:
    words = set(_split(text)) if text else set()
    return tuple(each for each in wanted if any(_is_same(each, word) for word in words))


def _is_same(wanted: str, word: str) -> bool:
    """Whether two words are of one subject.

    They are where they are the same, where only their endings differ, and where one begins with the
    other.
    """
    if wanted == word or _stem(wanted) == _stem(word):
        return True
    short, long = sorted((wanted, word), key=len)
    return len(short) >= _STEM_LETTERS and long.startswith(short)


def _stem(word: str) -> str:
    ending = next(
        (
            each
            for each in _ENDINGS
            if word.endswith(each) and len(word) - len(each) >= _SHORTEST_STEM
        ),
        "",
    )
    return word.removesuffix(ending)


def _split(text: str) -> list[str]:
    folded = unicodedata.normalize("NFC", text).casefold()
    return [word.removesuffix("'s").removesuffix("’s") for word in _WORD.findall(folded)]
