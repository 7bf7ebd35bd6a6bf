"""The clock and the order of the agenda against naive readings of the method (M9, M11)."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from operator import itemgetter
from random import Random

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given, settings
from hypothesis import strategies as st

from mdrel.index.merge_conversations import Unions, merge_conversations
from mdrel.model.agenda import Standing, State
from mdrel.model.cadence import Cadence, add_months
from mdrel.model.contact import Birthday, Contact, LevelChange
from mdrel.model.conversation import WRITTEN, Channel, Conversation, Source
from mdrel.model.follow_up import FollowUp
from mdrel.model.level import Circle, Level, Role
from mdrel.model.policy import Me, Policy
from mdrel.model.snapshot import Snapshot
from mdrel.model.span import Span
from mdrel.parse.properties.cadence import parse_cadence
from mdrel.rules.birthdays import next_birthdays
from mdrel.rules.checks import run_checks
from mdrel.rules.last_conversation import last_conversation, planned
from mdrel.rules.targets import count_streak, make_week, monday_of
from tests.support.contacts import make_contact, make_talk
from tests.support.method import make_agenda, make_policy, stand

pytestmark = pytest.mark.uninstrumented

EDGES = st.sampled_from(
    [
        date.min,
        date.min + timedelta(days=1),
        date(1, 12, 31),
        date(2028, 2, 29),
        date(9999, 1, 1),
        date.max - timedelta(days=1),
        date.max,
    ]
)
ANY_DAY = st.one_of(EDGES, st.dates())
NEAR = st.dates(date(2026, 9, 1), date(2027, 2, 28))
WORDS = st.sampled_from([
    "daily", "weekly", "2 weeks", "45d", "monthly", "2 months", "quarterly", "6 months",
    "yearly", "18 months", "100 years", "36525d", "none",
])  # fmt: skip
CADENCES = st.one_of(st.none(), WORDS.map(parse_cadence))
LEVELS = st.one_of(st.none(), st.sampled_from(Level))
CIRCLES = st.one_of(st.none(), st.none(), st.sampled_from(Circle))
BIRTHDAYS = st.one_of(
    st.none(),
    st.dates(date(1900, 1, 1)).map(lambda day: Birthday(day.month, day.day, day.year)),
    st.just(Birthday(2, 29)),
)


@st.composite
def talks_on(draw: st.DrawFn, days: st.SearchStrategy[date]) -> Conversation:
    """Return one noted talk: any channel, source and place; some are plans."""
    source = draw(st.sampled_from(Source))
    channel = Channel.OTHER if source is Source.STATED else draw(st.sampled_from(Channel))
    text = draw(st.sampled_from(["", "how is she?", "a book", "x. Really?"]))
    tags = draw(st.frozensets(st.sampled_from(["got", "thanks", "assist", "gave"]), max_size=2))
    time = draw(st.sampled_from(["", "09:00", "17:30"]))
    is_plan = source is Source.ENTRY and draw(st.booleans())
    return make_talk(
        draw(days),
        channel,
        text,
        source=source,
        tags=tags,
        time=time,
        is_plan=is_plan,
        span=Span(draw(st.integers(1, 30))),
    )


@st.composite
def contacts_with(draw: st.DrawFn, days: st.SearchStrategy[date], name: str = "Ada Lin") -> Contact:
    """Return a contact whose dates are all drawn from `days`."""
    maybe = st.one_of(st.none(), days)
    changes = sorted(
        draw(
            st.lists(
                st.builds(LevelChange, on=days, before=LEVELS, after=st.sampled_from(Level)),
                max_size=2,
            )
        ),
        key=lambda change: change.on,
    )
    tasks = draw(
        st.lists(st.builds(FollowUp, text=st.just("draft"), path=st.just("x.md"), span=st.just(Span(1)), due_on=maybe, done_on=maybe, since=maybe, is_done=st.booleans(), is_theirs=st.booleans()), max_size=2)
    )  # fmt: skip
    contact = make_contact(
        name,
        draw(LEVELS),
        talks=merge_conversations(draw(st.lists(talks_on(days), max_size=6)), Unions()),
        circle=draw(CIRCLES), cadence=draw(CADENCES), birthday=draw(BIRTHDAYS), next_contact=draw(maybe), snooze_until=draw(maybe), owe_reply=draw(maybe), stated_last=draw(maybe),
        added_on=draw(maybe), is_paused=draw(st.sampled_from([False, False, False, True])), is_archived=draw(st.sampled_from([False, False, False, True])),
    )  # fmt: skip
    return Contact(
        contact.profile,
        contact.slug,
        contact.key,
        contact.conversations,
        tuple(tasks),
        tuple(changes),
    )


@st.composite
def crowds_with(draw: st.DrawFn, days: st.SearchStrategy[date]) -> tuple[Contact, ...]:
    """Return several contacts; two names differ in case alone."""
    return tuple(
        draw(contacts_with(days, name))
        for name in draw(
            st.lists(
                st.sampled_from(["Ada", "ada b", "Ada B", "Émile", "zed", "Bo"]),
                unique=True,
                max_size=6,
            )
        )
    )


@given(crowds_with(ANY_DAY), ANY_DAY, st.integers(0, 3), st.sampled_from(Role))
@settings(max_examples=120)
def test_no_rule_fails_on_any_day_of_the_calendar(
    people: tuple[Contact, ...], today: date, goal: int, role: Role
) -> None:
    policy = Policy(
        me=Me(role=role), method=make_policy(targets_per_week=goal, reply_within=100).method
    )
    agenda = make_agenda(Snapshot(people), policy, today)
    assert len(agenda.standings) == len(people)
    assert all(each.overdue_days is None or each.overdue_days >= 0 for each in agenda.standings)
    assert all(each.on >= today for each in agenda.birthdays)
    assert all(
        each.reply_due_on is None
        or each.reply_due_on >= (each.contact.profile.owe_reply or date.max)
        for each in agenda.standings
    )
    assert all(
        problem.code.startswith("MDR") for problem in run_checks(Snapshot(people), policy, today)
    )


def expect_last(contact: Contact, today: date) -> date | None:
    """Return the newest entry that counts and is not in the future (M9, M19)."""
    spoken_only = contact.level is Level.TRUSTED or contact.circle is not None
    days = [
        talk.on
        for talk in contact.conversations
        if talk.on <= today
        and not talk.is_plan
        and talk.channel is not Channel.ATTEMPT
        and not (spoken_only and talk.channel in WRITTEN)
    ]
    return max(days, default=None)


def expect_due(contact: Contact, today: date) -> tuple[date | None, bool]:
    """Return the due date, and whether the contact is due (M9)."""
    profile = contact.profile
    defaults = {
        Level.TRUSTED: relativedelta(months=1),
        Level.TRANSACTIONAL: relativedelta(months=3),
        Level.TENTATIVE: relativedelta(days=14),
    }
    cadence = (
        relativedelta(months=1)
        if contact.circle
        else defaults.get(contact.level)
        if contact.level
        else None
    )
    if profile.cadence is not None:
        cadence = (
            relativedelta(months=profile.cadence.months, days=profile.cadence.days)
            if profile.cadence.words != "none"
            else None
        )
    if (
        profile.is_paused
        or profile.is_archived
        or (cadence is None and profile.next_contact is None)
    ):
        return None, False
    last = expect_last(contact, today)
    due_on = last + cadence if last and cadence else None
    if profile.next_contact and (last is None or cadence is None or profile.next_contact > last):
        due_on = profile.next_contact
    if profile.snooze_until and (due_on is None or profile.snooze_until > due_on):
        due_on = profile.snooze_until
    return due_on, due_on is None or due_on <= today


@given(contacts_with(NEAR), NEAR)
@settings(max_examples=200)
def test_due_dates_are_what_a_naive_reading_of_the_method_gives(
    contact: Contact, today: date
) -> None:
    standing = stand(contact, today)
    due_on, is_due = expect_due(contact, today)
    assert (standing.due_on, standing.is_due) == (due_on, is_due)
    assert standing.overdue_days == ((today - due_on).days if due_on and is_due else None)
    assert (standing.last_conversation.on if standing.last_conversation else None) == expect_last(
        contact, today
    )
    assert (standing.state is State.OVERDUE) == is_due


@given(contacts_with(NEAR), NEAR, st.integers(1, 400))
@settings(max_examples=120)
def test_due_dates_never_move_back_as_days_pass_and_move_only_when_a_talk_becomes_past(
    contact: Contact, today: date, days: int
) -> None:
    later = today + timedelta(days=days)
    now, then = stand(contact, today), stand(contact, later)
    if now.due_on:
        assert then.due_on
        assert then.due_on >= now.due_on
    if not [talk for talk in contact.conversations if today < talk.on <= later]:
        assert then.due_on == now.due_on
        assert not now.is_due or then.is_due
        if now.overdue_days is not None:
            assert then.overdue_days == now.overdue_days + days


def expect_order(standing: Standing, groups: list[object]) -> tuple[int, int, Fraction, str, str]:
    """Return the agenda's order by a plain reading of M11, in exact fractions."""
    contact = standing.contact
    group = groups.index(contact.circle or contact.level)
    lengths = {
        "monthly": 30,
        "2 months": 60,
        "quarterly": 91,
        "6 months": 182,
        "yearly": 365,
        "18 months": 547,
        "100 years": 36500,
        "daily": 1,
        "weekly": 7,
        "2 weeks": 14,
        "45d": 45,
        "36525d": 36525,
    }
    days = lengths[standing.cadence.words] if standing.cadence else 30
    if standing.overdue_days is not None:
        return (
            group,
            0,
            -Fraction(standing.overdue_days, days),
            contact.name.casefold(),
            contact.path,
        )
    is_never = standing.is_due and standing.due_on is None
    return (group, 1 if is_never else 2, Fraction(0), contact.name.casefold(), contact.path)


@given(crowds_with(NEAR), NEAR, st.sampled_from(Role), st.randoms(use_true_random=False))
@settings(max_examples=100)
def test_the_agendas_order_is_total_and_what_a_naive_reading_gives(
    people: tuple[Contact, ...], today: date, role: Role, chance: Random
) -> None:
    groups: list[object] = [
        Circle.THREE,
        Circle.TEN,
        Level.TRUSTED,
        Level.TRANSACTIONAL,
        Level.TENTATIVE,
        Level.TARGET,
        None,
    ]
    if role is Role.MANAGER:
        groups[2], groups[3] = groups[3], groups[2]
    policy = Policy(me=Me(role=role))
    standings = make_agenda(Snapshot(people), policy, today).standings
    assert list(standings) == sorted(standings, key=lambda each: expect_order(each, groups))
    mixed = list(people)
    chance.shuffle(mixed)
    assert make_agenda(Snapshot(tuple(mixed)), policy, today) == make_agenda(
        Snapshot(people), policy, today
    )


@given(st.dates(), st.integers(-1300, 1300))
def test_months_are_clipped_as_dateutil_clips_them(day: date, months: int) -> None:
    month = day.year * 12 + day.month - 1 + months
    if 12 <= month < 120_000:
        assert add_months(day, months) == day + relativedelta(months=months)
    else:
        assert add_months(day, months) in {date.min, date.max}


@given(st.integers(1, 1200), st.dates(max_value=date(9800, 1, 1)))
def test_a_longer_cadence_is_never_due_sooner(months: int, day: date) -> None:
    contact = make_contact(talks=(make_talk(day),), cadence=Cadence("x", months=months))
    longer = make_contact(talks=(make_talk(day),), cadence=Cadence("x", months=months + 1))
    due, later = stand(contact, day).due_on, stand(longer, day).due_on
    assert due
    assert later
    assert day < due <= later


@given(
    st.sets(st.dates(date(2020, 1, 1), date(2021, 3, 1))),
    st.dates(date(2020, 1, 1), date(2021, 3, 1)),
)
@settings(max_examples=300)
def test_the_streak_is_what_counting_iso_weeks_backwards_gives(
    days: set[date], today: date
) -> None:
    met = {day.isocalendar()[:2] for day in days}  # 2020 has 53 ISO weeks
    expected = int(today.isocalendar()[:2] in met)
    back = today - timedelta(days=7)
    while back.isocalendar()[:2] in met:
        expected += 1
        back -= timedelta(days=7)
    assert count_streak({monday_of(day) for day in days}, monday_of(today)) == expected


@given(
    st.lists(
        st.tuples(st.sampled_from("ABC"), st.dates(date(2020, 11, 1), date(2021, 2, 28))),
        max_size=30,
    ),
    st.dates(date(2020, 11, 1), date(2021, 2, 28)),
    st.integers(1, 3),
)
@settings(max_examples=200)
def test_a_week_is_met_by_as_many_different_targets_as_the_goal_says(
    talks: list[tuple[str, date]], today: date, goal: int
) -> None:
    newest_first = sorted(talks, key=itemgetter(1), reverse=True)
    people = [
        make_contact(
            name,
            Level.TARGET,
            talks=tuple(make_talk(day) for who, day in newest_first if who == name),
        )
        for name in "ABC"
    ]
    policy = make_policy(targets_per_week=goal)
    week = make_week([stand(contact, today, policy) for contact in people], policy.method, today)
    weeks: dict[tuple[int, int], set[str]] = {}
    for who, day in talks:
        if day <= today:
            weeks.setdefault(day.isocalendar()[:2], set()).add(who)
    assert {monday.isocalendar()[:2] for monday in week.met_weeks} == {
        each for each, names in weeks.items() if len(names) >= goal
    }
    assert {contact.name for contact in week.contacted} == weeks.get(today.isocalendar()[:2], set())


@given(BIRTHDAYS, st.dates(date(1999, 1, 1), date(2101, 1, 1)))
@settings(max_examples=300)
def test_the_next_birthday_is_the_first_day_that_looks_like_one(
    birthday: Birthday | None, today: date
) -> None:
    found = next_birthdays([make_contact(birthday=birthday)], today)
    if birthday is None:
        assert found == ()
        return
    day = today
    while not (
        (day.month, day.day) == (birthday.month, birthday.day)
        or (
            (birthday.month, birthday.day) == (2, 29)
            and (day + timedelta(days=1)).day == 1
            and day.month == 2
        )
    ):
        day += timedelta(days=1)
    (one,) = found
    assert one.on == day
    assert one.turns == (
        day.year - birthday.year if birthday.year and birthday.year < day.year else None
    )


@given(st.lists(talks_on(NEAR), max_size=8), st.randoms(use_true_random=False), NEAR)
@settings(max_examples=150)
def test_merging_keeps_every_day_and_named_channel_once_in_any_order(
    talks: list[Conversation], chance: Random, today: date
) -> None:
    merged = merge_conversations(talks, Unions())
    mixed = list(talks)
    chance.shuffle(mixed)
    assert [
        (talk.on, talk.channel, talk.is_plan, talk.tags)
        for talk in merge_conversations(mixed, Unions())
    ] == [(talk.on, talk.channel, talk.is_plan, talk.tags) for talk in merged]
    kinds = [(talk.on, talk.is_plan, talk.channel) for talk in merged]
    timed = [(talk.on, talk.is_plan, talk.channel, talk.time) for talk in merged if talk.time]
    assert len(timed) == len(set(timed))
    assert len(kinds) - len(timed) == len(set(kinds) - {kind[:3] for kind in timed})
    assert {kind for kind in kinds if kind[2] is not Channel.OTHER} == {
        (talk.on, talk.is_plan, talk.channel) for talk in talks if talk.channel is not Channel.OTHER
    }
    assert {(talk.on, talk.is_plan) for talk in merged} == {
        (talk.on, talk.is_plan) for talk in talks
    }
    assert merge_conversations(merged, Unions()) == merged
    contact = make_contact(talks=merged)
    last = last_conversation(contact, Policy().method, contact.talks_until(today))
    assert not [talk for talk in planned(contact, today) if talk.on < today or talk is last]
