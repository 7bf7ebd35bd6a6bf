"""The exercise of naming ten people one can count on and three one trusts (M5-M10).

People are named from memory. This module tells what the lists say once the names are matched to
notes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from mdrel.model.agenda import Agenda, DueReason, Standing
from mdrel.model.cadence import add_months
from mdrel.model.contact import Contact, Profile
from mdrel.model.conversation import Channel, Conversation, Source
from mdrel.model.level import Circle, Level
from mdrel.model.policy import Method
from mdrel.model.span import START
from mdrel.rules.due import Due, compute_due, is_due
from mdrel.rules.last_conversation import cadence_of, last_conversation
from mdrel.rules.suggestions import Closeness, who_could_grow

PLACES = sum(circle.size for circle in Circle)
MOST_GROWERS = 5


class Named(Struct, frozen=True):
    """Somebody who was named in the exercise.

    `standing` is None for those who get a note now. `said_on` is the day that was remembered, or
    None where no day was, and `about` the subject. `noted` is the last conversation that is noted,
    and `due` when the next one is due, both by the clock of the circle they are put in.
    """

    name: str
    circle: Circle
    standing: Standing | None = None
    said_on: date | None = None
    about: str = ""
    noted: Conversation | None = None
    due: Due = Due(None, DueReason.NEVER)

    @property
    def noted_on(self) -> date | None:
        """The day of the last conversation that is noted, or None."""
        return self.noted.on if self.noted else None

    @property
    def is_news(self) -> bool:
        """Whether a day was remembered that is later than what is noted."""
        return self.said_on is not None and (self.noted_on is None or self.said_on > self.noted_on)

    @property
    def subject(self) -> str:
        """What the last conversation was about, as far as it is known."""
        return self.about if self.is_news or self.noted is None else self.noted.text

    @property
    def last_on(self) -> date | None:
        """The later of the noted and the remembered day, or None."""
        return max((day for day in (self.noted_on, self.said_on) if day), default=None)


class Finding(Struct, frozen=True):
    """One thing that the lists say, with the number of its rule in the method."""

    rule: str
    text: str


class RollCall(Struct, frozen=True):
    """The lists in the order they were named, and what follows from them.

    `unnamed` are those who stood in a circle before and were not named now. With `has_sides` one
    can tell inside from outside the organisation.
    """

    today: date
    people: tuple[Named, ...]
    unnamed: tuple[Standing, ...]
    growers: tuple[Closeness, ...]
    has_sides: bool = False

    def members(self, circle: Circle) -> tuple[Named, ...]:
        """Return the people named for one circle."""
        return tuple(each for each in self.people if each.circle is circle)

    @property
    def to_grow(self) -> tuple[Closeness, ...]:
        """Those who could grow into a place, where one is free (M10)."""
        return self.growers if len(self.people) < PLACES else ()

    @property
    def silent(self) -> tuple[Named, ...]:
        """Those not spoken with in the past calendar month (M8)."""
        return tuple(each for each in self.people if not spoke_within_month(each, self.today))

    @property
    def to_call(self) -> tuple[Named, ...]:
        """Those whom the morning would have one call, longest ago first (M8, M9).

        Those for whom no day is known come before all others.
        """
        waiting = [each for each in self.people if is_due(each.due, self.today)]
        return tuple(
            sorted(waiting, key=lambda each: (each.last_on or date.min, each.name.casefold()))
        )

    @property
    def put_off(self) -> tuple[Named, ...]:
        """Those not spoken with in the past month who are not due by what their notes say."""
        return tuple(each for each in self.silent if not is_due(each.due, self.today))

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What the lists say (M10)."""
        return tuple(_diagnose(self))


def make_roll_call(
    people: Sequence[Named], agenda: Agenda, method: Method, *, has_sides: bool = False
) -> RollCall:
    """Return what the named people amount to on the agenda's day.

    `has_sides` says that one's own organisation is known.
    """
    named = {each.standing.contact.path for each in people if each.standing}
    unnamed = tuple(
        each
        for each in agenda.standings
        if each.contact.circle and each.is_active and each.contact.path not in named
    )
    growers = tuple(
        each for each in who_could_grow(agenda) if each.standing.contact.path not in named
    )
    placed = tuple(_place(each, method, agenda.today) for each in people)
    return RollCall(agenda.today, placed, unnamed, growers[:MOST_GROWERS], has_sides)


def _place(named: Named, method: Method, today: date) -> Named:
    """Return somebody with the clock of the circle they are put in, as the morning will have it.

    Whoever has no level is taken for trusted. A talk that is remembered counts as noted.
    """
    newcomer = Contact(Profile("", named.name, ""), "", "")
    known = named.standing.contact if named.standing else newcomer
    profile = replace(known.profile, circle=named.circle, level=known.level or Level.TRUSTED)
    contact = replace(known, profile=profile)
    noted = last_conversation(contact, method, known.talks_until(today))
    placed = replace(named, noted=noted)
    last = noted
    if placed.is_news and named.said_on:
        last = Conversation(named.said_on, Channel.OTHER, Source.ENTRY, profile.path, START)
    return replace(placed, due=compute_due(contact, last, cadence_of(contact, method)))


def spoke_within_month(named: Named, today: date) -> bool:
    """Whether the last conversation is less than a calendar month ago (M9)."""
    return named.last_on is not None and add_months(named.last_on, 1) > today


def _diagnose(roll: RollCall) -> Iterator[Finding]:
    for circle in Circle:
        members = roll.members(circle)
        if missing := circle.size - len(members):
            yield Finding("M10", _say_missing(circle, missing))
        if roll.has_sides:
            yield from _look_at_sides(circle, members)
    if roll.people and not roll.silent:
        yield Finding("M9", "You spoke with everybody within the past month.")
    if roll.to_call:
        yield Finding(
            "M8",
            f"{len(roll.to_call)} of {len(roll.people)} would be glad of a call: "
            "thank them, and ask how you can help.",
        )
    forgotten = [each for each in roll.people if each.last_on is None]
    if forgotten:
        yield Finding(
            "M7",
            f"No date comes to mind for {', '.join(each.name for each in forgotten)}: "
            "log the next one, and mdrel remembers it.",
        )


def _say_missing(circle: Circle, missing: int) -> str:
    if missing == circle.size:
        return f"All places of the {circle} are still free."
    places, are = ("place", "is") if missing == 1 else ("places", "are")
    return f"{missing} {places} of the {circle} {are} still free."


def _look_at_sides(circle: Circle, members: Sequence[Named]) -> Iterator[Finding]:
    """Yield a finding where a list is all from inside, or all from outside one's organisation.

    There is none where somebody is new or has no organisation, since they may be either.
    """
    known = [
        each.standing
        for each in members
        if each.standing and each.standing.contact.profile.organization
    ]
    sides = {standing.is_internal for standing in known}
    if len(known) > 1 and len(known) == len(members) and len(sides) == 1:
        side, other = ("inside", "outside") if sides.pop() else ("outside", "inside")
        yield Finding(
            "M10",
            f"The {circle} are all from {side} your organisation: a view from {other} is missing.",
        )
