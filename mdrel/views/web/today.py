"""The morning as plain values: whom to call, whom to answer, and what else there is today."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct

from mdrel.model.agenda import Agenda, AgendaItem, ItemKind, Prompt, PromptKind, Standing
from mdrel.model.contact import Contact
from mdrel.model.follow_up import FollowUp
from mdrel.model.mark import make_mark
from mdrel.rules.getting_to_know import say_gains
from mdrel.rules.promises import key_of
from mdrel.views.markdown.escape import unmark
from mdrel.views.owner_first import drop_owner
from mdrel.views.terminal.promises import Room, choose_prompts, make_room
from mdrel.views.terminal.text import count, name_day, short_day
from mdrel.views.terminal.wording import (
    NOBODY_HERE,
    describe_last,
    describe_prompt,
    gather_coming,
    say_no_talk,
    say_nobody,
    say_to_do,
    say_way_in,
    say_week_left,
)
from mdrel.views.web.address import Reach, list_emails, list_phones, person_address

MOST_PROMPTS = 4
# So many names stand where promises are only counted.
MOST_WHOM = 20


class Person(Struct, frozen=True):
    """Somebody on a page: the name, the page, and what a form about them sends along.

    `seen` stands for the talks that the page knew of when it was made.
    """

    name: str
    slug: str
    key: str
    address: str
    seen: str


class Owed(Struct, frozen=True):
    """A promise on somebody's card, and what the form that ticks it sends along (`mark_task`)."""

    label: str
    text: str
    mark: str


class Card(Struct, frozen=True):
    """Somebody to get in touch with, and what to say.

    `kind` is `call`, `answer` or `target`. `words` say how you stand. `lines` are labels and texts,
    `owed` the promises after them.
    """

    kind: str
    person: Person
    words: str
    reach: list[Reach]
    lines: list[tuple[str, str]]
    owed: list[Owed]


class Row(Struct, frozen=True):
    """One thing of a section: of whom, what, and when; a task has its mark (`mark_task`)."""

    person: Person
    text: str
    when: str = ""
    mark: str = ""


class Section(Struct, frozen=True):
    """What else there is today, under one head; what is not shown, and on whose pages it is."""

    head: str
    rows: list[Row]
    more: str = ""
    whom: list[Person] = []


class Morning(Struct, frozen=True):
    """Today's page."""

    day: str
    to_do: str
    calls: list[Card]
    more: list[Person]
    answers: list[Card]
    targets: list[Card]
    sections: list[Section]
    nobody: str


def make_person(contact: Contact) -> Person:
    """Return somebody as pages name them."""
    seen = mark_talks(contact)
    return Person(contact.name, contact.slug, contact.key, person_address(contact), seen)


def mark_talks(contact: Contact) -> str:
    """Return a short text that changes with every talk or attempt that is written.

    It stays the same where lines only move within the note.
    """
    told = "\n".join(
        f"{each.on} {each.time} {each.channel} {each.text}" for each in contact.conversations
    )
    return make_mark(told)


def mark_task(contact: Contact, task: FollowUp) -> str:
    """Return how a form names an open task: its line, and a name that holds when lines move.

    Tasks that read alike share a name, which changes as soon as one of them is ticked.
    """
    same = [each for each in contact.follow_ups if each.is_open and _alike(each) == _alike(task)]
    return f"{task.span.line}-{make_mark(f'{len(same)} {_alike(task)}')}"


def _alike(task: FollowUp) -> tuple[str, str, str]:
    return task.path, task.written, str(task.due_on or "")


def make_morning(agenda: Agenda, most: int) -> Morning:
    """Return today's page with at most `most` calls in full."""
    room = make_room(agenda, most, MOST_PROMPTS)
    calls = agenda.of(ItemKind.CALL)
    return Morning(
        name_day(agenda.today),
        say_to_do(agenda),
        [
            make_card(item, agenda, room.prompts[item.standing.contact.path])
            for item in calls[:most]
        ],
        [make_person(item.standing.contact) for item in calls[most:]],
        [make_card(each, agenda) for each in agenda.of(ItemKind.ANSWER)],
        [make_card(each, agenda) for each in agenda.of(ItemKind.TARGET)],
        [each for each in _list_sections(agenda, room) if each.rows],
        say_calm(agenda) if not agenda.items else "",
    )


def say_calm(agenda: Agenda) -> str:
    """Return what is said where nobody is due; a page has its own way to add the first."""
    return say_nobody(agenda) if agenda.standings else NOBODY_HERE


def make_card(item: AgendaItem, agenda: Agenda, prompts: Sequence[Prompt] = ()) -> Card:
    """Return somebody to get in touch with; without `prompts` those of the day are chosen."""
    standing = item.standing
    prompts = prompts or choose_prompts(agenda.prompts_for(standing), MOST_PROMPTS)
    last = standing.last_conversation
    lines = [("last", describe_last(last, prompts, agenda.today))] if last else []
    if item.kind is ItemKind.TARGET:
        lines += list(_list_reasons(standing))
        prompts = [each for each in prompts if each.kind is not PromptKind.FIRST]
    said = [(each.task, str(each.kind), describe_prompt(each, agenda.today)) for each in prompts]
    lines += [(label, text) for task, label, text in said if not task]
    owed = [
        Owed(label, text, mark_task(standing.contact, task)) for task, label, text in said if task
    ]
    profile = standing.contact.profile
    return Card(
        str(item.kind),
        make_person(standing.contact),
        _say_standing(item, agenda),
        [*list_phones(profile.phones[:2]), *list_emails(profile.emails[:2])],
        lines,
        owed,
    )


def _say_standing(item: AgendaItem, agenda: Agenda) -> str:
    """Return how you stand: `the three, 33 days`; of a message, how long it waits."""
    standing, contact = item.standing, item.standing.contact
    if item.kind is ItemKind.ANSWER:
        came, about = contact.profile.owe_reply, contact.profile.message
        return f"{about}, {count((agenda.today - came).days, 'day')}" if came else about
    if item.kind is ItemKind.TARGET:
        return _say_week(agenda)
    last = standing.last_conversation
    kind = f"the {contact.circle}" if contact.circle else str(contact.level or "no level")
    age = count((agenda.today - last.on).days, "day") if last else say_no_talk(standing, agenda)
    return f"{kind}, {age}"


def _say_week(agenda: Agenda) -> str:
    week = agenda.week
    left = say_week_left(week, agenda.today)
    return f"{len(week.contacted)} of {week.goal} this week ({left})"


def _list_reasons(standing: Standing) -> Iterator[tuple[str, str]]:
    """Yield who can introduce you to a target, and what either side gains (M14)."""
    profile = standing.contact.profile
    if profile.introduced_by:
        yield "through", say_way_in(profile)
    elif profile.origin:
        yield "source", profile.origin
    mine, theirs = say_gains(profile)
    yield from (("you gain", mine), ("they gain", theirs))


def _list_promised(agenda: Agenda, room: Room) -> Section:
    """Return the promises, and whom those are between that have no room."""
    older = len(agenda.older)
    left = [f"{room.more} more"] if room.more > 0 else []
    left += [f"{older} older {'one' if older == 1 else 'ones'}"] if older else []
    shown = room.of(ItemKind.PROMISE)
    rest = [each for each in agenda.of(ItemKind.PROMISE) if each not in shown]
    whom = {each.standing.contact.key: each.standing.contact for each in rest}
    old = set(map(key_of, agenda.older))
    for standing in agenda.standings if old else ():
        tasks = (*standing.promises, *standing.their_promises)
        if any(key_of(each) in old for each in tasks):
            whom.setdefault(standing.contact.key, standing.contact)
    return Section(
        "Promised",
        _list_rows(shown, agenda.today),
        f"and {', '.join(left)}" if left else "",
        [make_person(each) for each in list(whom.values())[:MOST_WHOM]] if left else [],
    )


def _list_sections(agenda: Agenda, room: Room) -> Iterator[Section]:
    yield Section("Due", _list_rows(room.of(ItemKind.FOLLOW_UP), agenda.today))
    yield _list_promised(agenda, room)
    for kind, head in (
        (ItemKind.OBJECTIVE, "Goal"),
        (ItemKind.HANDOVER, "Hand on"),
        (ItemKind.BIRTHDAY, "Birthday"),
    ):
        yield Section(head, _list_rows(agenda.of(kind), agenda.today))
    yield Section("Coming", list(_list_coming(agenda)))


def _list_rows(items: Sequence[AgendaItem], today: date) -> list[Row]:
    return [_make_row(item, today) for item in items]


def _make_row(item: AgendaItem, today: date) -> Row:
    since = "" if item.is_dated else "since "
    when = f"{since}{short_day(item.day, today)}" if item.day else ""
    task = item.follow_up
    text = unmark(task.text if task else item.reason.text)
    contact = item.standing.contact
    if task and task.is_theirs:
        text = f"owes you: {drop_owner(text, contact)}"
    return Row(make_person(contact), text, when, mark_task(contact, task) if task else "")


def _list_coming(agenda: Agenda) -> Iterator[Row]:
    """Yield birthdays and who is due within the next days, by day."""
    for each in sorted(gather_coming(agenda), key=lambda each: (each.on, not each.is_birthday)):
        what = "birthday" if each.is_birthday else "due"
        day = short_day(each.on, agenda.today, weekday=True)
        yield Row(make_person(each.standing.contact), what, day)
