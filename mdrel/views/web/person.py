"""One person as plain values: the card, what to say, what is open, and the talks by month."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from msgspec import Struct

from mdrel.model.agenda import Prompt, PromptKind, Standing
from mdrel.model.contact import Contact
from mdrel.model.conversation import Conversation
from mdrel.model.follow_up import FollowUp
from mdrel.model.words.days import MONTH_NAMES
from mdrel.rules.last_conversation import entries_on_or_before
from mdrel.rules.statistics import name_months
from mdrel.views.markdown.escape import unmark
from mdrel.views.months import count_months, says_day
from mdrel.views.terminal.person import list_facts
from mdrel.views.terminal.text import short_day, short_month
from mdrel.views.terminal.wording import STATES, describe_prompt, name_channel, say_change, say_kind
from mdrel.views.web.address import Opener, Reach, list_reach, person_address
from mdrel.views.web.people import show_state
from mdrel.views.web.today import Person, make_person, mark_task

MOST_TALKS = 100
# Said elsewhere on the page, or as links.
_ELSEWHERE = frozenset({"reach", "note"})


class Talk(Struct, frozen=True):
    """One talk of the timeline."""

    day: str
    channel: str
    text: str
    more: str
    others: list[tuple[str, str]]
    place: str
    link: str


class Month(Struct, frozen=True):
    """The talks of one month."""

    name: str
    talks: list[Talk]


class Task(Struct, frozen=True):
    """What one owes the other; `mark` is how the form that ticks it names it."""

    side: str
    text: str
    when: str
    place: str
    link: str
    mark: str


class Bar(Struct, frozen=True):
    """One bar of a picture: what it stands for, and how high it is of `100`."""

    words: str
    number: int
    height: int


class PersonPage(Struct, frozen=True):
    """One person's page."""

    person: Person
    is_owed: bool
    is_target: bool
    level: str
    shape: str
    state: str
    kind: str
    work: str
    reach: list[Reach]
    facts: list[tuple[str, str]]
    say: list[tuple[str, str]]
    tasks: list[Task]
    strip: list[Bar]
    months: list[Month]
    left: int
    levels: list[tuple[str, str]]
    company: list[tuple[str, str, int]]
    path: str
    obsidian: str
    editor: str


class Surroundings(Struct, frozen=True):
    """What of the vault one person's page needs besides the person.

    `names` are everybody's name and page by path. `unread` counts the dated lines of their note
    that are not read.
    """

    today: date
    names: dict[str, tuple[str, str]]
    opener: Opener
    is_all: bool = False
    unread: int = 0


def make_page(
    standing: Standing,
    prompts: Sequence[Prompt],
    company: Sequence[tuple[Contact, int]],
    around: Surroundings,
) -> PersonPage:
    """Return the page of one person, with the newest talks or all of them."""
    contact, profile, today = standing.contact, standing.contact.profile, around.today
    talks = entries_on_or_before(contact, today)
    shown = talks if around.is_all else talks[:MOST_TALKS]
    shape, state = show_state(standing.state)
    return PersonPage(
        make_person(contact),
        profile.owe_reply is not None,
        contact.level == "target",
        str(contact.level or ""),
        shape,
        state,
        say_kind(standing),
        profile.work,
        list_reach(contact),
        list(_list_facts(standing, around)),
        [
            (str(each.kind), describe_prompt(each, today))
            for each in prompts
            if each.kind is not PromptKind.PROMISE
        ],
        list(_list_tasks(standing, around)),
        draw_months([each.on for each in standing.talks], today),
        list(_list_months(shown, contact.path, around)),
        len(talks) - len(shown),
        [say_change(each, today) for each in reversed(contact.levels)],
        [(each.name, person_address(each), number) for each, number in company],
        contact.path,
        around.opener.obsidian(contact.path),
        around.opener.edit(contact.path, 1),
    )


def draw_months(days: Sequence[date], today: date) -> list[Bar]:
    """Return a bar for each of the last twelve months; an empty month has none."""
    months = name_months(today)
    numbers = count_months(days, months)
    highest = max(numbers) or 1
    return [
        Bar(f"{short_month(int(month[5:]))} {month[:4]}", number, round(100 * number / highest))
        for month, number in zip(months, numbers, strict=True)
    ]


def _list_facts(standing: Standing, around: Surroundings) -> Iterator[tuple[str, str]]:
    """Yield what the card says and the rest of the page does not.

    Where somebody has no day, the head of the page says all that is to say of it.
    """
    for label, text in list_facts(standing, around.today, around.unread):
        if text and label not in _ELSEWHERE and text != STATES[standing.state]:
            yield label, text


def _list_tasks(standing: Standing, around: Surroundings) -> Iterator[Task]:
    tasks = (*standing.promises, *standing.their_promises, *standing.follow_ups)
    for each in tasks:
        yield Task(
            "they owe you" if each.is_theirs else "you owe",
            unmark(each.text),
            _say_when(each, around.today),
            f"{each.path}:{each.span.line}",
            around.opener.edit(each.path, each.span.line),
            mark_task(standing.contact, each),
        )


def _say_when(task: FollowUp, today: date) -> str:
    if task.due_on and says_day(task.text, task.due_on):
        return ""
    if task.due_on:
        return f"by {short_day(task.due_on, today)}"
    return f"since {short_day(task.since, today)}" if task.since else ""


def _list_months(talks: Sequence[Conversation], path: str, around: Surroundings) -> Iterator[Month]:
    for (year, month), found in groupby(talks, key=lambda talk: (talk.on.year, talk.on.month)):
        yield Month(
            f"{MONTH_NAMES[month - 1]} {year}", [_make_talk(each, path, around) for each in found]
        )


def _make_talk(talk: Conversation, path: str, around: Surroundings) -> Talk:
    purpose = f" ({talk.purpose})" if talk.purpose else ""
    return Talk(
        short_day(talk.on, around.today, weekday=True),
        name_channel(talk) + purpose,
        unmark(talk.text),
        talk.more,
        [around.names[each] for each in talk.others(path) if each in around.names],
        f"{talk.path}:{talk.span.line}",
        around.opener.edit(talk.path, talk.span.line),
    )
