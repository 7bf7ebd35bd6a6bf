"""A conversation with a contact, however it was noted."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from msgspec import Struct
from msgspec.json import Decoder, Encoder

from mdrel.model.cadence import MONTHS_PER_YEAR, add_months
from mdrel.model.span import Span


class Channel(StrEnum):
    """The way two people spoke or wrote (M19)."""

    IN_PERSON = "in-person"
    CALL = "call"
    VIDEO = "video"
    MEETING = "meeting"
    MEAL = "meal"
    EVENT = "event"
    EMAIL = "email"
    MESSAGE = "message"
    LETTER = "letter"
    SOCIAL = "social"
    OTHER = "other"
    ATTEMPT = "attempt"


WRITTEN = frozenset({Channel.EMAIL, Channel.MESSAGE, Channel.LETTER, Channel.SOCIAL})


# Tags that say more than what a talk was about (M6, M7, M20).
MEANING_TAGS = ("thanks", "assist", "got", "gave", "strategic", "personal", "mentoring")


# One for all, by which what is packed can tell that it may be left out.
NO_TAGS: frozenset[str] = frozenset()


class Purpose(StrEnum):
    """What a conversation is for (M20)."""

    BUILD = "build"
    DEVELOP = "develop"
    DECIDE = "decide"
    ACT = "act"


class Source(StrEnum):
    """The kind of place where a conversation was noted.

    It is the contact's note, a note of its own, a daily note, or a stated last contact.
    """

    ENTRY = "entry"
    CONVERSATION = "conversation"
    DAILY = "daily"
    STATED = "stated"


class Conversation(Struct, frozen=True, array_like=True, gc=False):
    """One conversation, as one note tells it.

    `tags` are lower case without `#`. `people` are the paths of all contacts who took part, the
    same tuple for each of them. `text` is the entry's own line, and `more` what stands indented
    below it, on one line. `time` is `HH:MM` or empty. `is_plan` marks an open task line
    (`- [ ] DATE …`): not a conversation, whatever its date.
    """

    on: date
    channel: Channel
    source: Source
    path: str
    span: Span
    text: str = ""
    more: str = ""
    time: str = ""
    purpose: Purpose | None = None
    tags: frozenset[str] = NO_TAGS
    people: tuple[str, ...] = ()
    is_plan: bool = False

    def others(self, path: str) -> tuple[str, ...]:
        """Return who took part besides the contact at `path`."""
        return tuple(each for each in self.people if each != path)

    @property
    def is_attempt(self) -> bool:
        """Whether nobody was reached: it shows in the history and resets nothing."""
        return self.channel is Channel.ATTEMPT

    @property
    def is_spoken(self) -> bool:
        """Whether it counts as spoken (M19): everything but written channels and attempts."""
        return self.channel not in WRITTEN and not self.is_attempt


# So many people a talk has in the mean, at most, where talks are packed: packed, each of them has a
# copy of the list.
_CROWD = 20
_ENCODER = Encoder(order="deterministic")
_DECODER = Decoder(tuple[Conversation, ...])


def keep_year(talks: Iterable[Conversation], today: date) -> tuple[Conversation, ...]:
    """Return the `talks` of the twelve months up to `today`."""
    first = add_months(today, -MONTHS_PER_YEAR)
    return tuple(talk for talk in talks if talk.on > first)


def pack_talks(talks: tuple[Conversation, ...]) -> bytes:
    """Return the talks of one contact as bytes, which take a third of the memory.

    They are empty where talks are better left as they are: those of a crowd, and those of notes
    whose names are no UTF-8.
    """
    if sum(len(talk.people) for talk in talks) > _CROWD * len(talks):
        return b""
    try:
        return _ENCODER.encode(talks) if talks else b""
    except UnicodeEncodeError:
        return b""


def unpack_talks(data: bytes) -> tuple[Conversation, ...]:
    """Return the talks that `pack_talks` packed; raises ValueError for anything else."""
    return _DECODER.decode(data) if data else ()
