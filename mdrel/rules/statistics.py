"""How much one talks, with whom and what for.

These are counts over all contacts, never a score of a person.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from mdrel.model.contact import Contact
from mdrel.model.conversation import Channel, Conversation, Purpose, Source
from mdrel.model.level import Level
from mdrel.model.snapshot import Snapshot
from mdrel.rules.last_conversation import happened, level_on

MONTHS = 12
NO_LEVEL, NO_PURPOSE = "without level", "not said"


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
    told = [
        (contact, talk)
        for contact in snapshot.contacts
        for talk in happened(contact, today)
        if talk.source is not Source.STATED and _month(talk.on) in names
    ]
    talks = {(talk.path, talk.span): talk for _, talk in told}.values()
    levels = {(talk.path, talk.span, _level(contact, talk)) for contact, talk in told}
    return (
        *_bars("month", names, (_month(talk.on) for talk in talks)),
        *_bars("level", [*map(str, Level), NO_LEVEL], (level for _, _, level in levels)),
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


def _bars(group: str, names: Iterable[str], found: Iterable[str]) -> list[Bar]:
    counted = Counter(found)
    return [Bar(group, name, counted[name]) for name in names]


def _level(contact: Contact, talk: Conversation) -> str:
    return str(level_on(contact, talk.on) or NO_LEVEL)


def _month(day: date) -> str:
    return f"{day.year:04d}-{day.month:02d}"


def name_months(today: date, months: int = MONTHS) -> list[str]:
    """Return the last months up to that of `today` as `YYYY-MM`, oldest first."""
    last = today.year * 12 + today.month - 1
    return [
        f"{number // 12:04d}-{number % 12 + 1:02d}"
        for number in range(max(12, last - months + 1), last + 1)
    ]
