"""The exercise of naming ten people one can count on and three one trusts (M5-M10).

People are named from memory. This module tells what the lists say once the names are matched to
notes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct

from mdrel.model.agenda import Agenda, Standing
from mdrel.model.cadence import add_months
from mdrel.model.level import Circle
from mdrel.rules.suggestions import Closeness, who_could_grow

PLACES = sum(circle.size for circle in Circle)
MOST_GROWERS = 5


class Named(Struct, frozen=True):
    """Somebody who was named in the exercise.

    `standing` is None for those who get a note now. `said_on` is the day that was remembered, or
    None where no day was, and `about` the subject.
    """

    name: str
    circle: Circle
    standing: Standing | None = None
    said_on: date | None = None
    about: str = ""

    @property
    def noted_on(self) -> date | None:
        """The day of the last conversation that is noted, or None."""
        last = self.standing.last_conversation if self.standing else None
        return last.on if last else None

    @property
    def is_news(self) -> bool:
        """Whether a day was remembered that is later than what is noted."""
        return self.said_on is not None and (self.noted_on is None or self.said_on > self.noted_on)

    @property
    def subject(self) -> str:
        """What the last conversation was about, as far as it is known."""
        last = self.standing.last_conversation if self.standing else None
        return self.about if self.is_news or last is None else last.text

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
    def to_call(self) -> tuple[Named, ...]:
        """Those not spoken with in the past calendar month, longest ago first (M8).

        Those for whom no day is known come before all others.
        """
        waiting = [each for each in self.people if not spoke_within_month(each, self.today)]
        return tuple(
            sorted(waiting, key=lambda each: (each.last_on or date.min, each.name.casefold()))
        )

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What the lists say (M10)."""
        return tuple(_diagnose(self))


def make_roll_call(people: Sequence[Named], agenda: Agenda, *, has_sides: bool = False) -> RollCall:
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
    return RollCall(agenda.today, tuple(people), unnamed, growers[:MOST_GROWERS], has_sides)


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
    if roll.people and not roll.to_call:
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
