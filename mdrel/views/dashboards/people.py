"""People as a template sees them: the words, dates and links that stand for a standing.

This module does not know on which dashboard people are shown. Every value is plain data. Dates are
absolute and nothing counts days, so that a day on which nothing changed gives the same text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

from mdrel.model.agenda import DueReason, PromptKind, State
from mdrel.model.cadence import MONTHS_PER_YEAR, add_months
from mdrel.model.conversation import Channel, Conversation, Source
from mdrel.model.level import Circle
from mdrel.model.names import fold_case
from mdrel.rules.mentoring import direction
from mdrel.views.dashboards.year import Year, gather_year
from mdrel.views.markdown.escape import code, shorten
from mdrel.views.markdown.links import link_email, link_phone
from mdrel.views.months import says_day

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from mdrel.model.agenda import Prompt, Ranking, Standing
    from mdrel.model.snapshot import Snapshot
    from mdrel.views.context import Context
    from mdrel.views.markdown.links import Linker

Data = dict[str, object]

# The longest text from a note that is shown; the note itself is one click away.
LONGEST = 160
# The same in a cell of a wide table.
LONGEST_SUBJECT = 60
# Of a list of tasks or messages, and of a table of everybody of a level.
MOST_ROWS, MOST_PEOPLE = 20, 100
SYMBOLS = {
    State.OVERDUE: ("●", "overdue"),
    State.SOON: ("◐", "due soon"),
    State.FINE: ("○", "fine"),
    State.SNOOZED: ("◌", "snoozed"),
    State.UNSCHEDULED: ("○", "no date"),
    State.PAUSED: ("◌", "paused"),
    State.ARCHIVED: ("◌", "archived"),
}
NOT_YET = ("●", "no talk noted")
CIRCLES = {Circle.THREE: "one of the three", Circle.TEN: "one of the ten"}
SOURCES = {
    Source.ENTRY: "their note",
    Source.CONVERSATION: "conversation note",
    Source.DAILY: "daily note",
    Source.STATED: "stated in their note",
}


class People(Mapping[str, Data]):
    """The data of contacts by path, each made only when a dashboard shows it, as few are."""

    def __init__(
        self, standings: dict[str, Standing], linker: Linker, before: People | None = None
    ) -> None:
        """Take whoever stands as `before` over from there."""
        self.standings, self.linker = standings, linker
        stood = before.standings if before and before.linker == linker else {}
        self.made: dict[str, Data] = {
            path: made
            for path, made in (before.made if before else {}).items()
            if path in stood and stood[path] is standings.get(path)
        }

    def __getitem__(self, path: str) -> Data:
        """Return the data of one contact."""
        if path not in self.made:
            self.made[path] = describe(self.standings[path], self.linker)
        return self.made[path]

    def __contains__(self, path: object) -> bool:
        """Whether there is such a contact."""
        return path in self.standings

    def __iter__(self) -> Iterator[str]:
        """Yield the paths in the order of the ranking."""
        return iter(self.standings)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.standings)


class DashboardData(Struct, frozen=True):
    """What every dashboard is made from.

    `people` maps the path of each contact who is not archived to their data, in the order of the
    ranking. `active` are those who take part in the clock. `years` maps every contact's path to
    their year.
    """

    ranking: Ranking
    snapshot: Snapshot
    context: Context
    linker: Linker
    people: People
    active: tuple[Standing, ...]
    years: dict[str, Year]

    def year(self, standing: Standing) -> Year:
        """Return the year of one contact."""
        return self.years[standing.contact.path]

    def person(self, standing: Standing) -> Data:
        """Return the data of one contact."""
        return self.people[standing.contact.path]

    def pick(self, standings: tuple[Standing, ...] | list[Standing]) -> list[Data]:
        """Return the data of several contacts, in the same order."""
        return [self.people[standing.contact.path] for standing in standings]

    def pick_paused(self, standings: Iterable[Standing]) -> list[Data]:
        """Return the data of those of them who are paused."""
        return self.pick([standing for standing in standings if standing.state is State.PAUSED])


def collect(
    ranking: Ranking,
    snapshot: Snapshot,
    context: Context,
    linker: Linker,
    before: DashboardData | None = None,
) -> DashboardData:
    """Return the data for all dashboards of one vault and day.

    `before` is the data of an earlier day. People whose standing is the same object are taken over
    from it.
    """
    stood = {each.contact.path: each for each in before.ranking.standings} if before else {}
    years = before.years if before else {}
    people = People(
        {each.contact.path: each for each in ranking.standings if each.state is not State.ARCHIVED},
        linker,
        before.people if before else None,
    )
    active = tuple(standing for standing in ranking.standings if standing.is_active)
    first = add_months(ranking.today.replace(day=1), 1 - MONTHS_PER_YEAR)
    years = {
        each.contact.path: years[each.contact.path]
        if stood.get(each.contact.path) is each
        else gather_year(each, first)
        for each in ranking.standings
    }
    return DashboardData(ranking, snapshot, context, linker, people, active, years)


def describe(standing: Standing, linker: Linker) -> Data:
    """Return one contact as a template sees it: the table `person` of docs/templates.md."""
    contact = standing.contact
    profile = contact.profile
    symbol, state = (
        NOT_YET
        if standing.reason is DueReason.NEVER and standing.is_due
        else SYMBOLS[standing.state]
    )
    circle = CIRCLES.get(contact.circle, "") if contact.circle else ""
    level = contact.level.value if contact.level else ""
    return {
        "name": contact.name,
        "link": linker.note(contact.path, contact.name),
        "slug": contact.slug,
        "level": level,
        "circle": circle,
        "standing": ", ".join(filter(None, (level, circle))),
        "who": profile.work,
        "role": profile.role,
        "organization": profile.organization,
        "phone": profile.phones[0] if profile.phones else "",
        "phone_link": link_phone(profile.phones[0]) if profile.phones else "",
        "email": profile.emails[0] if profile.emails else "",
        "email_link": link_email(profile.emails[0]) if profile.emails else "",
        "symbol": symbol,
        "state": state,
        "is_due": standing.is_due,
        "due_on": write_date(standing.due_on),
        "cadence": standing.cadence.words if standing.cadence else "",
        "spoke": _say_when(standing.last_conversation),
        "last": describe_conversation(standing.last_conversation, linker),
        "subject": shorten(
            standing.last_conversation.text if standing.last_conversation else "", LONGEST_SUBJECT
        ),
        "topic": shorten(next((talk.text for talk in standing.talks if talk.text), ""), LONGEST),
        "prompts": [describe_prompt(prompt) for prompt in standing.prompts],
        "mentoring": str(direction(contact, standing.successions) or ""),
        "objective": shorten(profile.objective, LONGEST),
        "objective_due": write_date(profile.objective_due),
    }


def describe_conversation(conversation: Conversation | None, linker: Linker) -> Data | None:
    """Return a conversation with its date, channel and words, or None where there is none.

    It has a link to the note in which it stands.
    """
    if conversation is None:
        return None
    return {
        "on": write_date(conversation.on),
        "channel": conversation.channel.value,
        "text": shorten(conversation.text, LONGEST),
        "source": linker.note(conversation.path, SOURCES[conversation.source]),
    }


def _say_when(conversation: Conversation | None) -> str:
    """Return the date and the channel of a conversation in one phrase, or an empty text."""
    if conversation is None:
        return ""
    on = conversation.on.isoformat()
    return on if conversation.channel is Channel.OTHER else f"{on}, {conversation.channel.value}"


def describe_reply(standing: Standing, material: DashboardData) -> Data:
    """Return a message that was set aside, with the three commands that settle it (M12).

    It says since when the message waits, what it is about, and by when to answer.
    """
    profile, slug = standing.contact.profile, standing.contact.slug
    return {
        "person": material.person(standing),
        "about": shorten(profile.owe_reply_about, LONGEST),
        "since": write_date(profile.owe_reply),
        "due_on": write_date(standing.reply_due_on),
        "answer": code(f"mdrel answer {slug} --done"),
        "raise": code(f"mdrel level {slug} up"),
        "let_go": code(f"mdrel archive {slug}"),
    }


def write_date(day: date | None) -> str:
    """Return `YYYY-MM-DD`, or nothing."""
    return day.isoformat() if day else ""


def describe_prompt(prompt: Prompt) -> Data:
    """Return one thing to say."""
    is_dated = prompt.kind is PromptKind.GOAL and prompt.on and not says_day(prompt.text, prompt.on)
    by = f" (by {prompt.on})" if is_dated else ""
    text = shorten(prompt.text, LONGEST) + by
    return {"verb": str(prompt.kind), "text": text, "rule": prompt.rule}


def keep_first(standings: Sequence[Standing]) -> tuple[list[Standing], int]:
    """Return at most `MOST_PEOPLE` in the order given, and how many are left out.

    Those who are due stay before others, and else the first by name, so that a day alone changes
    nothing.
    """
    ranked = sorted(standings, key=lambda each: (not each.is_due, fold_case(each.contact.name)))
    kept = {each.contact.path for each in ranked[:MOST_PEOPLE]}
    return [each for each in standings if each.contact.path in kept], len(standings) - len(kept)
