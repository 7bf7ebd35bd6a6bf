"""The shapes of people in `--json`, and of what is noted with them."""

from __future__ import annotations

from typing import TypedDict

from mdrel.views.fields.kinds import (
    Birthday,
    ChannelWord,
    CircleWord,
    Day,
    Days,
    DueReasonWord,
    EvidenceWord,
    HandoverWord,
    HitWord,
    IntroducerWord,
    LevelWord,
    Line,
    MentoringWord,
    Number,
    Path,
    PromptWord,
    PropertyWord,
    PurposeWord,
    Rule,
    Slug,
    SourceWord,
    StateWord,
    Text,
    Time,
    YesNo,
)


class PersonName(TypedDict):
    """A person."""

    name: Text
    slug: Slug
    path: Path


class Talk(TypedDict):
    """A talk."""

    on: Day
    time: Time | None
    channel: ChannelWord
    purpose: PurposeWord | None
    text: Text
    more: Text
    tags: list[Text]
    others: list[Path]
    planned: YesNo
    noted_as: SourceWord
    path: Path
    line: Line


class Place(TypedDict):
    """A talk that speaks for something."""

    on: Day
    text: Text
    path: Path
    line: Line


class Task(TypedDict):
    """A task."""

    text: Text
    due_on: Day | None
    since: Day | None
    theirs: YesNo
    path: Path
    line: Line


class OpenTask(Task):
    """An open task."""

    overdue_days: Days | None
    people: list[Slug]


class Prompt(TypedDict):
    """A thing to say."""

    kind: PromptWord
    text: Text
    rule: Rule
    on: Day | None


class Contact(PersonName):
    """A contact."""

    level: LevelWord | None
    circle: CircleWord | None
    cadence: Text | None
    last_conversation: Day | None
    last_contact: Day | None
    last_talk: Talk | None
    due_on: Day | None
    due_reason: DueReasonWord | None
    overdue_days: Days | None
    is_due: YesNo
    state: StateWord
    birthday: Birthday | None
    snooze_until: Day | None
    next_contact: Day | None
    paused: YesNo
    archived: YesNo
    organization: Text | None
    role: Text | None
    aliases: list[Text]
    emails: list[Text]
    phones: list[Text]
    owe_reply: Day | None
    matched_by: Text


class LevelMove(TypedDict):
    """A change of level."""

    on: Day
    before: LevelWord | None
    after: LevelWord
    why: Text


class Companion(PersonName):
    """Somebody who was there."""

    count: Number


class Person(Contact):
    """Everything about a person."""

    objective: Text | None
    objective_due: Day | None
    they_offer: list[Text]
    i_offer: list[Text]
    mentoring: MentoringWord | None
    prompts: list[Prompt]
    promises: list[Task]
    follow_ups: list[Task]
    moves: list[LevelMove]
    people_in_common: list[Companion]
    conversations: list[Talk]


class Hit(TypedDict):
    """A place that holds the words."""

    name: Text
    slug: Slug
    found_in: HitWord
    path: Path
    line: Line
    text: Text


class Owed(PersonName):
    """A message that was set aside."""

    owe_reply: Day | None
    due_on: Day | None
    about: Text | None
    emails: list[Text]
    phones: list[Text]


class Evidence(TypedDict):
    """A place that speaks for a person."""

    on: Day | None
    found_in: EvidenceWord
    channel: ChannelWord | None
    text: Text
    path: Path
    line: Line
    words: list[Text]


class FirstCall(PersonName):
    """Somebody to call first."""

    level: LevelWord | None
    circle: CircleWord | None
    words: list[Text]
    phones: list[Text]
    emails: list[Text]
    evidence: list[Evidence]


class Handover(PersonName):
    """A hand-over."""

    handover: HandoverWord
    successor: Text | None
    last_contact: Day | None


class Target(PersonName):
    """A target."""

    ready: YesNo
    missing: list[PropertyWord]
    source: Text | None
    introduced_by: list[Text]
    they_offer: list[Text]
    i_offer: list[Text]
    last_contact: Day | None
    added_on: Day | None


class Introducer(TypedDict):
    """Somebody who can introduce you."""

    name: Text
    slug: Slug
    level: LevelWord | None
    how: IntroducerWord
    last_contact: Day | None


class NextTarget(Target):
    """A target in line."""

    introducers: list[Introducer]
    introducers_without_note: list[Text]


class TargetMessage(NextTarget):
    """A target with a first message."""

    message: Text


class Mentioned(TypedDict):
    """Somebody without a note."""

    name: Text
    count: Number
    last_on: Day
    people_in_common: list[Companion]
    path: Path
    line: Line
    evidence: list[Place]
