"""How much one talks, with whom and what for.

These are counts over all contacts, never a score of a person.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from msgspec import Struct

from mdrel.model.contact import Contact
from mdrel.model.conversation import Channel, Conversation, Purpose, Source
from mdrel.model.level import Level
from mdrel.model.snapshot import Snapshot
from mdrel.model.span import Span
from mdrel.rules.last_conversation import level_on

MONTHS = 12
NO_LEVEL, NO_PURPOSE = "without level", "not said"
TalkPlace = tuple[str, Span]
TalksByLevel = Mapping[Level | None, Iterable[Conversation]]


class Bar(Struct, frozen=True):
    """One count: the conversations of a `group` that fall under `name`.

    The groups are `month`, `level`, `channel` and `purpose`.
    """

    group: str
    name: str
    conversations: int


def make_statistics(snapshot: Snapshot, today: date, months: int = MONTHS) -> tuple[Bar, ...]:
    """Return the counts of the last `months` calendar months up to `today`.

    A talk with several people is one conversation, but it counts once for each level that took
    part. A bare stated last contact is a date and no talk, and is not counted.
    """
    names = name_months(today, months)
    by_level = merge_talks(
        group_by_level(
            contact, (talk for talk in contact.talks_until(today) if _month(talk.on) in names)
        )
        for contact in snapshot.contacts
    )
    talks = _once(by_level)
    return (*_bars("month", names, (_month(talk.on) for talk in talks)), *count_kinds(by_level))


def count_kinds(by_level: TalksByLevel) -> tuple[Bar, ...]:
    """Return the counts of talks by level, channel and purpose."""
    talks = _once(by_level)
    return (
        *_bars(
            "level",
            [*map(str, Level), NO_LEVEL],
            (str(level or NO_LEVEL) for level, found in by_level.items() for _ in found),
        ),
        *_bars(
            "channel",
            [str(each) for each in Channel if each is not Channel.ATTEMPT],
            (str(talk.channel) for talk in talks),
        ),
        *_bars(
            "purpose",
            [*map(str, Purpose), NO_PURPOSE],
            (str(talk.purpose or NO_PURPOSE) for talk in talks),
        ),
    )


def group_by_level(
    contact: Contact, talks: Iterable[Conversation]
) -> dict[Level | None, list[Conversation]]:
    """Return one contact's talks by the level they had on the day.

    A bare stated last contact is left out.
    """
    found: dict[Level | None, list[Conversation]] = {}
    for talk in keep_told(talks):
        found.setdefault(level_on(contact, talk.on), []).append(talk)
    return found


def keep_told(talks: Iterable[Conversation]) -> Iterator[Conversation]:
    """Yield the talks that the notes tell of, without a bare stated last contact."""
    return (talk for talk in talks if talk.source is not Source.STATED)


def merge_talks(groups: Iterable[TalksByLevel]) -> dict[Level | None, list[Conversation]]:
    """Return the talks of several people by level.

    A talk with several people of one level is there once for it.
    """
    found: dict[Level | None, dict[TalkPlace, Conversation]] = {}
    for group in groups:
        for level, talks in group.items():
            found.setdefault(level, {}).update((_place(talk), talk) for talk in talks)
    return {level: list(talks.values()) for level, talks in found.items()}


def _once(by_level: TalksByLevel) -> Iterable[Conversation]:
    """Return each talk once, however many levels took part."""
    return {_place(talk): talk for found in by_level.values() for talk in found}.values()


def _place(talk: Conversation) -> TalkPlace:
    """Return where a talk stands, which is one place for everybody who took part."""
    return talk.path, talk.span


def _bars(group: str, names: Iterable[str], found: Iterable[str]) -> list[Bar]:
    counted = Counter(found)
    return [Bar(group, name, counted[name]) for name in names]


def _month(day: date) -> str:
    return f"{day.year:04d}-{day.month:02d}"


def name_months(today: date, months: int = MONTHS) -> list[str]:
    """Return the last months up to that of `today` as `YYYY-MM`, oldest first."""
    last = today.year * 12 + today.month - 1
    return [
        f"{number // 12:04d}-{number % 12 + 1:02d}"
        for number in range(max(12, last - months + 1), last + 1)
    ]
