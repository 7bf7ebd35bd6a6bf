"""Fictional people and a day in their lives, built from the model.

The views' tests start here.
"""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from mdrel.model.agenda import (
    Agenda,
    DueReason,
    Prompt,
    PromptKind,
    Standing,
    State,
    TargetState,
    TargetWeek,
    UpcomingBirthday,
)
from mdrel.model.contact import Birthday, Contact, LevelChange
from mdrel.model.conversation import Channel, Conversation, Purpose, Source
from mdrel.model.diagnostic import Diagnostic, LinesBelow, Severity
from mdrel.model.follow_up import FollowUp
from mdrel.model.level import Circle, Level
from mdrel.model.policy import FORTNIGHT, MONTHLY, NO_CADENCE, QUARTERLY
from mdrel.model.snapshot import Snapshot
from mdrel.model.span import Span
from mdrel.rules.promises import newest_first, share_promises
from mdrel.rules.targets import monday_of
from tests.support.contacts import make_contact, make_talk

SUNDAY = date(2026, 11, 22)
MONDAY = date(2026, 11, 16)
CADENCES = {
    Level.TRUSTED: MONTHLY,
    Level.TRANSACTIONAL: QUARTERLY,
    Level.TENTATIVE: FORTNIGHT,
    Level.TARGET: NO_CADENCE,
    None: None,
}


def with_talks(contact: Contact, *talks: Conversation) -> Contact:
    """Return the contact with `talks`, newest first.

    Those without another place stand in the contact's note.
    """
    placed = [
        replace(talk, path=contact.path, span=Span(20 + index))
        if talk.source is Source.ENTRY
        else talk
        for index, talk in enumerate(talks)
    ]
    return replace(contact, told=tuple(placed), packed=b"")


def make_standing(
    contact: Contact, state: State = State.FINE, due_on: date | None = None, **more: object
) -> Standing:
    """Return where a contact stands.

    The last conversation is the newest one, the cadence the level's.
    """
    past = [talk for talk in contact.conversations if talk.on <= SUNDAY and not talk.is_attempt]
    is_due = state is State.OVERDUE
    standing = Standing(
        contact=contact,
        cadence=CADENCES[contact.level],
        last_contact=past[0] if past else None,
        last_conversation=past[0] if past else None,
        due_on=due_on,
        overdue_days=(SUNDAY - due_on).days if due_on and is_due else None,
        reason=DueReason.CADENCE if due_on else DueReason.NEVER if is_due else DueReason.NONE,
        state=state,
        is_due=is_due,
        group=0,
    )
    return replace(standing, **more)


def make_agenda(*standings: Standing, today: date = SUNDAY, **more: object) -> Agenda:
    """Return an agenda of `standings` on `today`, with an open week and nothing else to do."""
    week = TargetWeek(monday_of(today), 1, (), 0, (), (), None)
    promises = tuple(newest_first(share_promises(standings)))
    return replace(Agenda(today, standings, week, (), promises=promises), **more)


def make_snapshot(agenda: Agenda, *problems: Diagnostic) -> Snapshot:
    """Return the snapshot the agenda could come from."""
    contacts = sorted(
        (standing.contact for standing in agenda.standings), key=lambda contact: contact.path
    )
    return Snapshot(tuple(contacts), problems, notes=len(contacts))


def make_day() -> tuple[Agenda, Snapshot]:
    """Return a full day: every level, every kind of prompt, promise and problem."""
    targets = _make_targets()
    states = (TargetState(targets[0], ()), TargetState(targets[1], ("i_offer",)))
    standings = (
        *_make_trusted(),
        *_make_transactional(),
        *_make_tentative(),
        *targets,
        *_make_others(),
    )
    week = TargetWeek(
        MONDAY,
        1,
        (),
        3,
        (date(2026, 10, 26), date(2026, 11, 2), date(2026, 11, 9)),
        states,
        states[0],
    )
    birthdays = (
        UpcomingBirthday(standings[3].contact, date(2026, 11, 26), 40),
        UpcomingBirthday(standings[0].contact, date(2027, 2, 3), None),
    )
    agenda = make_agenda(*standings, week=week, birthdays=birthdays)
    problems = (
        Diagnostic(
            "MDR111",
            Severity.ERROR,
            "People/Nora Lind.md",
            "the value of `role` has no closing quote",
            span=Span(4, 7),
        ),
        Diagnostic(
            "MDR203",
            Severity.WARNING,
            "Daily/2026-11-03.md",
            "'2026-02-30' is not a day",
            span=Span(9, 3),
        ),
        Diagnostic(
            "MDR305",
            Severity.INFO,
            "People/Uma Sato.md",
            "2 dated lines under 'Natter' are not read",
            count=2,
            names=("Natter",),
            lines=(LinesBelow("Natter", Span(7), 2, talks=2),),
        ),
    )
    return agenda, make_snapshot(agenda, *problems)


def _make_trusted() -> tuple[Standing, ...]:
    """Return the trusted people of the day.

    Two are to reconnect with, one is soon, one fine, one snoozed, and one paused.
    """
    priya = make_contact(
        "Priya Raman",
        Level.TRUSTED,
        circle=Circle.THREE,
        organization="Northwind Labs",
        role="Chief Scientist",
        phones=("+1 202 555 0101",),
        emails=("priya@northwind.example",),
        birthday=Birthday(2, 3),
    )
    priya = with_talks(
        priya,
        make_talk(
            date(2026, 10, 12),
            text="intro to Lena; she is weighing the Berlin offer",
            tags=frozenset({"got", "strategic"}),
            purpose=Purpose.BUILD,
        ),
        make_talk(
            date(2026, 9, 2),
            Channel.MEAL,
            "her talk in Oslo",
            tags=frozenset({"personal", "thanks"}),
        ),
        make_talk(
            date(2026, 6, 20),
            Channel.VIDEO,
            "plans for the lab",
            tags=frozenset({"strategic", "personal"}),
            purpose=Purpose.DECIDE,
        ),
    )
    sam = make_contact(
        "Sam Okafor", Level.TRUSTED, circle=Circle.TEN, role="Partner", organization="Okafor & Lane"
    )
    daily = make_talk(
        date(2026, 10, 20),
        Channel.MEAL,
        "book, daughter's move",
        source=Source.DAILY,
        path="Daily/2026-10-20.md",
    )
    sam = with_talks(sam, daily, make_talk(date(2026, 8, 14), tags=frozenset({"assist"})))
    dana = with_talks(
        make_contact(
            "Dana Cole", Level.TRUSTED, circle=Circle.TEN, role="VP Sales", organization="Harbor Co"
        ),
        make_talk(date(2026, 10, 27)),
    )
    leo = with_talks(
        make_contact("Leo Brandt", Level.TRUSTED, organization="Brandt GmbH"),
        make_talk(date(2026, 11, 18), Channel.IN_PERSON, "garden plans"),
    )
    promise = FollowUp(
        "send the board pack template", "People/Priya Raman.md", Span(30), since=date(2026, 10, 12)
    )
    theirs = FollowUp(
        "numbers for the spring budget",
        "Meetings/Budget.md",
        Span(8),
        since=date(2026, 10, 20),
        is_theirs=True,
    )
    return (
        make_standing(
            priya,
            State.OVERDUE,
            date(2026, 11, 12),
            promises=(promise,),
            prompts=(
                Prompt(PromptKind.THANK, "for introducing Lena (2026-10-12)", "M8"),
                Prompt(
                    PromptKind.OFFER,
                    "What can I take off your plate this month?",
                    "M8",
                    is_general=True,
                ),
                Prompt(PromptKind.PROMISE, "send the board pack template", "M8"),
            ),
        ),
        make_standing(
            sam,
            State.OVERDUE,
            date(2026, 11, 20),
            their_promises=(theirs,),
            prompts=(Prompt(PromptKind.ASK, "how did the move go?", "M8"),),
        ),
        make_standing(make_contact("Ruth Abara", Level.TRUSTED, circle=Circle.TEN), State.OVERDUE),
        make_standing(dana, State.SOON, date(2026, 11, 27)),
        make_standing(leo, State.FINE, date(2026, 12, 18)),
        make_standing(
            make_contact("Milo Fenn", Level.TRUSTED),
            State.SNOOZED,
            date(2027, 1, 10),
            reason=DueReason.SNOOZE,
        ),
        make_standing(make_contact("Iris Holt", Level.TRUSTED), State.PAUSED),
    )


def _make_transactional() -> tuple[Standing, ...]:
    """Return business relationships in two organisations and in none."""
    marco = make_contact(
        "Marco Rossi",
        Level.TRANSACTIONAL,
        organization="Rossi Freight",
        role="COO",
        objective="Sign the 2027 frame contract",
        objective_due=date(2026, 12, 15),
    )
    marco = with_talks(
        marco,
        make_talk(date(2026, 8, 25), Channel.MEETING, "rates for 2027", tags=frozenset({"gave"})),
        make_talk(date(2026, 5, 4), tags=frozenset({"got"})),
    )
    marco = replace(
        marco,
        levels=(
            LevelChange(
                date(2026, 9, 30), Level.TENTATIVE, Level.TRANSACTIONAL, "first order placed"
            ),
        ),
    )
    elif_ = make_contact(
        "Elif Demir",
        Level.TRANSACTIONAL,
        organization="Rossi Freight",
        role="Planner",
        handover="introduced",
        handover_to="Bo Lin",
    )
    bo = with_talks(
        make_contact("Bo Lin", Level.TRANSACTIONAL, role="Auditor"),
        make_talk(date(2026, 7, 1), Channel.EMAIL, "audit calendar"),
    )
    follow_up = FollowUp(
        "send the signed rate card",
        "People/Marco Rossi.md",
        Span(22),
        due_on=date(2026, 12, 1),
        since=date(2026, 8, 25),
    )
    waiting = FollowUp(
        "audit dates", "Meetings/Budget.md", Span(9), due_on=date(2026, 11, 30), is_theirs=True
    )
    return (
        make_standing(bo, State.OVERDUE, date(2026, 10, 1), follow_ups=(waiting,)),
        make_standing(marco, State.SOON, date(2026, 11, 25), follow_ups=(follow_up,)),
        make_standing(elif_, State.UNSCHEDULED, cadence=None),
        make_standing(
            make_contact("Ada Quill", Level.TRANSACTIONAL, organization="Quill Press"), State.PAUSED
        ),
    )


def _make_tentative() -> tuple[Standing, ...]:
    """Return two newcomers, one of them waiting for an answer."""
    joris = make_contact(
        "Joris Veld",
        Level.TENTATIVE,
        origin="Logistics Forum",
        introduced_by=("Marco Rossi",),
        met_on=date(2026, 11, 5),
        met_how="sat beside me at dinner",
        owe_reply=date(2026, 11, 13),
        owe_reply_about="20 minutes on routing software",
        emails=("joris@veld.example",),
    )
    joris = with_talks(joris, make_talk(date(2026, 11, 13), Channel.EMAIL, "asks for 20 minutes"))
    lena = with_talks(
        make_contact("Lena Fischer", Level.TENTATIVE, added_on=date(2026, 10, 14)),
        make_talk(date(2026, 11, 15), Channel.EVENT),
    )
    lena = replace(lena, levels=(LevelChange(date(2026, 10, 30), Level.TARGET, Level.TENTATIVE),))
    return (
        make_standing(joris, State.FINE, date(2026, 11, 29), reply_due_on=date(2026, 11, 16)),
        make_standing(lena, State.FINE, date(2026, 12, 1)),
        make_standing(make_contact("Tess Vane", Level.TENTATIVE), State.PAUSED),
    )


def _make_targets() -> tuple[Standing, ...]:
    """Return one target who is ready and one who is not."""
    ines = make_contact(
        "Ines Moreau",
        Level.TARGET,
        organization="Atelier Moreau",
        role="Founder",
        they_offer=("EU hiring",),
        i_offer=("US buyers", "a stage"),
        introduced_by=("Dana Cole",),
        added_on=date(2026, 11, 17),
    )
    omar = make_contact(
        "Omar Said",
        Level.TARGET,
        they_offer=("ports",),
        origin="LinkedIn",
        added_on=date(2026, 11, 3),
    )
    return (
        make_standing(ines, State.UNSCHEDULED),
        make_standing(omar, State.UNSCHEDULED),
        make_standing(make_contact("Greta Moss", Level.TARGET, origin="linkedin"), State.PAUSED),
    )


def _make_others() -> tuple[Standing, ...]:
    """Return one without a level and one archived."""
    return (
        make_standing(make_contact("Uma Sato"), State.UNSCHEDULED),
        make_standing(make_contact("Finn Gray", Level.TARGET), State.ARCHIVED),
    )
