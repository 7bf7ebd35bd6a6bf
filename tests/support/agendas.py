"""Agendas for the calendar feed, of fictional people with hashed keys.

There is a day that has every kind of event, and a crowd.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from msgspec.structs import replace

from mdrel.model.agenda import Agenda, Prompt, PromptKind, Standing, State, TargetState, TargetWeek
from mdrel.model.contact import Birthday, Contact
from mdrel.model.conversation import Channel
from mdrel.model.follow_up import FollowUp
from mdrel.model.level import Circle, Level
from mdrel.model.policy import Feed, Policy
from mdrel.model.span import Span
from mdrel.views.calendar.build import build_feed
from mdrel.views.context import Context
from tests.support.contacts import make_contact, make_talk
from tests.support.people import make_agenda, make_snapshot, make_standing, with_talks

TODAY = date(2026, 11, 22)
MONDAY = date(2026, 11, 16)
NOW = datetime(2026, 11, 22, 8, 30, tzinfo=UTC)
LATER = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
OFFER = Prompt(
    PromptKind.OFFER, "What can I take off your plate this month?", "M8", is_general=True
)
THANK = Prompt(PromptKind.THANK, "for introducing Lena (2026-10-12)", "M8")


def make_task(text: str, due_on: date, line: int = 30, **more: object) -> FollowUp:
    """Return an open task with a date."""
    return replace(FollowUp(text, "People/Somebody.md", Span(line), due_on=due_on), **more)


def make_due(
    contact: Contact, due_on: date | None, today: date = TODAY, **more: object
) -> Standing:
    """Return the standing of a contact due on `due_on`, overdue or not by `today`."""
    state = State.UNSCHEDULED if due_on is None else State.OVERDUE if due_on < today else State.FINE
    return replace(make_standing(contact, state, due_on), **more)


def make_context(previous: bytes = b"", now: datetime = NOW, **settings: object) -> Context:
    """Return a context with the feed's `settings`, in a vault called `My Vault`."""
    feed = replace(Feed(), **settings)
    return Context(
        Policy(vault_id="k3v9", feed=feed),
        vault_name="My Vault",
        vault_path="/home/me/My Vault",
        now=now,
        previous_feed=previous,
    )


def make_feed(
    agenda: Agenda, previous: bytes = b"", now: datetime = NOW, key: bytes = b"", **settings: object
) -> bytes:
    """Return the feed's bytes, signed with `key`, having seen that nothing was left out."""
    result = build_feed(
        agenda,
        make_snapshot(agenda),
        replace(make_context(previous, now, **settings), feed_key=key),
    )
    assert result.problems == ()
    return result.content


def make_example() -> Agenda:
    """Return a day with every kind of event.

    Somebody is due, overdue, owed or followed up; there are an objective, birthdays and the weekly
    goal.
    """
    ana = make_contact(
        "Ana Núñez", Level.TRUSTED, circle=Circle.THREE, birthday=Birthday(2, 29, 1988)
    )
    ana = with_talks(
        ana,
        make_talk(date(2026, 10, 1), Channel.CALL, "intro to Lena; she weighs the Berlin offer"),
    )
    bo = make_contact(
        "Bo Lin",
        Level.TRANSACTIONAL,
        objective="Sign the frame contract",
        objective_due=date(2026, 12, 15),
        birthday=Birthday(11, 26, 1985),
    )
    joris = make_contact(
        "Joris Veld",
        Level.TENTATIVE,
        owe_reply=date(2026, 11, 13),
        owe_reply_about="routing software",
        birthday=Birthday(12, 24),
    )
    ines = make_contact("Ines Moreau", Level.TARGET)
    tasks = (
        make_task("send the rate card", date(2026, 12, 1)),
        make_task("audit dates", date(2026, 11, 30), 31, is_theirs=True, block_id="a1b2c3"),
    )
    promise = FollowUp("board pack template", "People/Ana Núñez.md", Span(33))
    target = make_due(ines, None)
    week = TargetWeek(
        MONDAY,
        1,
        (),
        2,
        (date(2026, 11, 2), date(2026, 11, 9)),
        (TargetState(target, ()),),
        TargetState(target, ()),
    )
    return make_agenda(
        make_due(ana, date(2026, 11, 1), promises=(promise,), prompts=(THANK, OFFER)),
        make_due(bo, date(2026, 11, 25), follow_ups=tasks),
        make_due(joris, date(2026, 11, 29), reply_due_on=date(2026, 11, 16)),
        target,
        week=week,
    )


def make_crowd(count: int, moved: int = 0) -> Agenda:
    """Return `count` people due over the next year.

    `moved` of them were spoken with since and are due a week later.
    """
    standings = []
    for number in range(count):
        contact = make_contact(
            f"Person Number{number} Ångström",
            Level.TRUSTED,
            f"People/Group {number % 17}/Person {number}.md",
        )
        contact = with_talks(contact, make_talk(date(2026, 10, 1), text="plans"))
        due_on = TODAY + timedelta(
            days=1 + number % 350 + (7 if number * moved % count < moved else 0)
        )
        standings.append(make_due(contact, due_on, prompts=(THANK, OFFER)))
    return make_agenda(*standings)
