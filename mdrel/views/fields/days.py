"""The shapes of days, weeks, periods and the path in `--json`."""

from __future__ import annotations

from typing import TypedDict

from mdrel.views.fields.kinds import (
    AgendaWord,
    Birthday,
    CircleWord,
    Code,
    DateWord,
    Day,
    Days,
    GroupWord,
    LevelWord,
    Line,
    MedianDays,
    Number,
    Path,
    PerWeek,
    Rule,
    Slug,
    Text,
    Week,
    YesNo,
)
from mdrel.views.fields.people import (
    LevelMove,
    OpenTask,
    Owed,
    PersonName,
    Place,
    Prompt,
    Talk,
    Task,
)


class Reason(TypedDict):
    """Why it is there."""

    rule: Rule
    text: Text
    dates: dict[DateWord, Day]


class TargetWeek(TypedDict):
    """The week's goal."""

    week: Week
    until: Day
    goal: Number
    contacted: list[Slug]
    streak: Number


class AgendaEntry(TypedDict):
    """A line of the morning."""

    kind: AgendaWord
    name: Text | None
    slug: Slug | None
    path: Path | None
    level: LevelWord | None
    circle: CircleWord | None
    due_on: Day | None
    overdue_days: Days | None
    last_conversation: Day | None
    last_talk: Talk | None
    reason: Reason | None
    text: Text
    prompts: list[Prompt]
    phones: list[Text]
    emails: list[Text]
    objective: Text | None
    objective_due: Day | None
    owe_reply: Day | None
    about: Text | None
    task: Task | None
    source: Text | None
    introduced_by: list[Text]
    they_offer: list[Text]
    i_offer: list[Text]
    target_week: TargetWeek | None
    code: Code | None
    hint: Text | None
    count: Number | None


class Bar(TypedDict):
    """A number of conversations."""

    group: GroupWord
    label: Text
    count: Number


class Move(LevelMove):
    """A move of a history."""

    days: Days | None
    path: Path
    line: Line | None
    commit: Text | None


class Stay(TypedDict):
    """A time at one level."""

    level: LevelWord
    since: Day | None
    until: Day | None
    days: Days | None


class Suggestion(PersonName):
    """A level to consider."""

    level: LevelWord | None
    proposed_level: LevelWord | None
    why: Text
    evidence: list[Place]


class History(PersonName):
    """How a relationship moved."""

    level: LevelWord | None
    moves: list[Move]
    stays: list[Stay]
    suggestion: Suggestion | None


class LevelCount(TypedDict):
    """The people at a level."""

    level: LevelWord
    count: Number


class Step(TypedDict):
    """A step of the path."""

    before: LevelWord
    after: LevelWord
    raised: Number
    timed: Number
    median_days: MedianDays | None


class PersonMove(PersonName):
    """Somebody's change of level."""

    on: Day
    before: LevelWord | None
    after: LevelWord
    why: Text


class Funnel(TypedDict):
    """The path of everybody."""

    levels: list[LevelCount]
    steps: list[Step]
    slips: list[PersonMove]
    suggestions: list[Suggestion]


class Proposal(PersonName):
    """A person to give a level."""

    level: LevelWord | None
    proposed_level: LevelWord | None
    rule: Rule | None
    why: Text | None


class PossibleTalk(TypedDict):
    """A line or note that may tell of a talk and does not count."""

    path: Path
    line: Line
    on: Day
    people: list[Slug]
    text: Text
    likely: YesNo


class PeriodTalk(Talk):
    """A talk with its people."""

    people: list[Slug]


class LoadPart(TypedDict):
    """What the people of one kind ask for."""

    label: Text
    cadence: Text
    count: Number
    per_week: PerWeek


class Due(PersonName):
    """Somebody to talk with by a day."""

    level: LevelWord | None
    due_on: Day | None
    last_conversation: Day | None


class PersonBirthday(PersonName):
    """A birthday."""

    birthday: Birthday
    on: Day
    turns: Number | None


class Objective(PersonName):
    """An objective with a day."""

    objective: Text
    objective_due: Day


class LevelShare(LevelCount):
    """What a level came to."""

    reached_count: Number
    talk_count: Number


class ReachedPerson(PersonName):
    """Somebody who was reached."""

    level: LevelWord | None
    count: Number
    last_on: Day


class Report(TypedDict):
    """What a period came to."""

    since: Day
    until: Day
    conversations: list[PeriodTalk]
    counts: list[Bar]
    level_shares: list[LevelShare]
    reached: list[ReachedPerson]
    unreached: list[Due]
    moves: list[PersonMove]
    contacted: list[Slug]
    added: list[Slug]
    weeks: Number
    met_weeks: Number
    thanked: list[Slug]
    assisted: list[Slug]
    received: Number
    given: Number
    kept: Number
    kept_by_them: Number


class Review(TypedDict):
    """A week, looked back at."""

    week: Week
    since: Day
    until: Day
    conversations: list[PeriodTalk]
    contacted: list[Slug]
    streak: Number
    moves: list[PersonMove]
    replies: list[Owed]
    promises: list[OpenTask]
    older_promises: Number
    load: list[LoadPart]
    needed_per_week: PerWeek
    average_per_week: PerWeek
    suggestions: list[Suggestion]
    next_week: list[Due]
    follow_ups: list[OpenTask]
    objectives: list[Objective]
    birthdays: list[PersonBirthday]
