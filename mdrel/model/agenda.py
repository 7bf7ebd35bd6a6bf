"""What the rules say for one day: where everybody stands, and what to do first."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum

from msgspec import Struct, field

from mdrel.model.cadence import Cadence
from mdrel.model.contact import Contact
from mdrel.model.conversation import Conversation
from mdrel.model.follow_up import FollowUp


class State(StrEnum):
    """Where a contact stands in the clock of due dates (M9)."""

    OVERDUE = "overdue"
    SOON = "soon"
    FINE = "fine"
    SNOOZED = "snoozed"
    PAUSED = "paused"
    ARCHIVED = "archived"
    UNSCHEDULED = "unscheduled"


class DueReason(StrEnum):
    """What set the due date."""

    CADENCE = "cadence"
    NEXT_CONTACT = "next_contact"
    SNOOZE = "snooze_until"
    NEVER = "never_spoken"
    NONE = "none"


class PromptKind(StrEnum):
    """The kinds of things to say, each of which fits some of the levels (M1-M4, M8, M18)."""

    THANK = "thank"
    OFFER = "offer"
    GOAL = "goal"
    ANSWER = "answer"
    MET = "met"
    LEARN = "learn"
    FIRST = "first"
    AGAIN = "again"
    MENTEE = "mentee"
    MENTOR = "mentor"
    OPEN = "open"
    ASK = "ask"
    BALANCE = "balance"
    PURPOSE = "purpose"
    PROMISE = "promise"


class Prompt(Struct, frozen=True, gc=False):
    """One thing to say to a contact.

    `text` is a plain sentence part (`for introducing Lena (12 Oct 2026)`). `is_general` is false
    where it quotes the person's notes. `task` is the promise it is about. `choices` are the
    questions of the settings from which the day takes one, `question` is the one that `text` ends
    in, and `bare` is what is said where none is left; nothing is where it is empty.
    """

    kind: PromptKind
    text: str
    rule: str
    on: date | None = None
    is_general: bool = False
    task: FollowUp | None = None
    choices: tuple[str, ...] = ()
    question: str = ""
    bare: str = ""


class Standing(Struct, frozen=True, gc=False):
    """Where one contact stands on a day.

    `due_on` is None where nothing is due, and also for those never spoken with (`reason` is then
    NEVER). `overdue_days` is 0 on the day itself and None before it. `cadence` is the one in force
    (None where there is none). State SNOOZED means a snooze moved the due date into the future.
    `last_contact` is the newest of the `talks`, and `last_conversation` the newest that counts.
    `successions` are the people whose relationships this contact takes over. `tries` are day and
    time of the first contact of each week in which they were a target (M16), the newest first.
    """

    contact: Contact
    cadence: Cadence | None
    last_contact: Conversation | None
    last_conversation: Conversation | None
    due_on: date | None
    overdue_days: int | None
    reason: DueReason
    state: State
    is_due: bool
    group: int
    prompts: tuple[Prompt, ...] = ()
    promises: tuple[FollowUp, ...] = ()
    their_promises: tuple[FollowUp, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    reply_due_on: date | None = None
    is_internal: bool = False
    successions: tuple[Contact, ...] = ()
    tries: tuple[tuple[date, str], ...] = ()

    @property
    def talks(self) -> tuple[Conversation, ...]:
        """The conversations up to the day, newest first: no plans, no attempts.

        They are unpacked each time somebody asks.
        """
        last = self.last_contact
        return self.contact.talks_until(last.on) if last else ()

    @property
    def is_active(self) -> bool:
        """Whether the contact takes part in the clock at all: neither paused nor archived."""
        return self.state not in {State.PAUSED, State.ARCHIVED}


class OpenTask(Struct, frozen=True):
    """An open task with everybody it concerns, in agenda order.

    A task is one task, however many people share it.
    """

    task: FollowUp
    standings: tuple[Standing, ...]


class ItemKind(StrEnum):
    """What an agenda item asks for."""

    CALL = "call"
    ANSWER = "answer"
    TARGET = "target"
    PROMISE = "promise"
    BIRTHDAY = "birthday"
    FOLLOW_UP = "follow_up"
    OBJECTIVE = "objective"
    HANDOVER = "handover"


class Reason(Struct, frozen=True):
    """Why an item is there: the rule and the dates behind it."""

    rule: str
    text: str
    dates: dict[str, date] = field(default_factory=dict)


class AgendaItem(Struct, frozen=True):
    """One thing to do on the agenda's day.

    `due_on` is None for those never spoken with. `follow_up` is set for promises and follow-ups. A
    task of several people is one item: that of the first of them.
    """

    kind: ItemKind
    standing: Standing
    due_on: date | None
    reason: Reason
    follow_up: FollowUp | None = None

    @property
    def is_dated(self) -> bool:
        """Whether `day` is the day it is due, and not the day it began."""
        return self.kind in {ItemKind.FOLLOW_UP, ItemKind.OBJECTIVE}

    @property
    def day(self) -> date | None:
        """The day that is told with it, where there is one."""
        return self.due_on if self.is_dated else self.reason.dates.get("since")


class TargetState(Struct, frozen=True):
    """Whether a target is ready, and what it lacks (M14).

    `missing` names the properties still empty: `they_offer`, `i_offer`.
    """

    standing: Standing
    missing: tuple[str, ...]

    @property
    def is_ready(self) -> bool:
        """Whether both reasons are there."""
        return not self.missing


class TargetWeek(Struct, frozen=True):
    """How far this week's goal for targets is reached (M16).

    `monday` starts the ISO week. `contacted` are this week's contacts, in time order. `streak`
    counts met weeks up to now, and `met_weeks` are the Mondays of every met week.
    """

    monday: date
    goal: int
    contacted: tuple[Contact, ...]
    streak: int
    met_weeks: tuple[date, ...]
    targets: tuple[TargetState, ...]
    next_up: TargetState | None

    @property
    def sunday(self) -> date:
        """The week's last day."""
        return self.monday + timedelta(days=6)

    @property
    def is_met(self) -> bool:
        """Whether the week's goal is reached."""
        return len(self.contacted) >= self.goal


class UpcomingBirthday(Struct, frozen=True):
    """The next birthday of a contact, on or after the agenda's day.

    `turns` is the age, where the year is known.
    """

    contact: Contact
    on: date
    turns: int | None


class Ranking(Struct, frozen=True):
    """Where everybody stands on one `today`, with targets, birthdays and promises.

    `standings` holds every contact in agenda order. `birthdays` is sorted by date and covers a
    year. `older` are the open promises that are only counted (`method.promise_days`), each once,
    and `promises` all others of both sides, the newest first.
    """

    today: date
    standings: tuple[Standing, ...]
    week: TargetWeek
    birthdays: tuple[UpcomingBirthday, ...]
    older: tuple[FollowUp, ...] = ()
    promises: tuple[OpenTask, ...] = ()


class Agenda(Ranking, frozen=True):
    """A ranking with what there is to do.

    `items` are in order. `said` holds what to say to whoever stands in them, by path: no question
    is there twice. `unread` counts the dated lines of a contact's note that are not read, by path.
    """

    items: tuple[AgendaItem, ...] = ()
    said: Mapping[str, tuple[Prompt, ...]] = field(default_factory=dict)
    unread: Mapping[str, int] = field(default_factory=dict)

    def of(self, kind: ItemKind) -> list[AgendaItem]:
        """Return the items of a kind, in order."""
        return [item for item in self.items if item.kind is kind]

    def prompts_for(self, standing: Standing) -> tuple[Prompt, ...]:
        """Return what to say to somebody on the agenda's day."""
        return self.said.get(standing.contact.path, standing.prompts)
