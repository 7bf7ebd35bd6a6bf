"""A new role (M18): which transactional relationships belong to the old one, who is handed over to whom, and how much trust there is before and after."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from mdrel.model.agenda import Agenda, Standing
from mdrel.model.cadence import MONTHS_PER_YEAR, add_months
from mdrel.model.level import Level

PROPOSED, INTRODUCED, DONE = "proposed", "introduced", "done"
_BEYOND_BUSINESS = frozenset({"personal", "strategic", "mentoring"})


@dataclass(frozen=True, slots=True)
class Tie:
    """How much a relationship belongs to the old role: of a year's `talks` so many were about `business` alone, and whether there is an objective."""

    standing: Standing
    talks: int
    business: int

    @property
    def has_objective(self) -> bool:
        """Whether a business objective is noted."""
        profile = self.standing.contact.profile
        return bool(profile.objective or profile.objective_due)


@dataclass(frozen=True, slots=True)
class Share:
    """How many trusted and transactional relationships there are."""

    trusted: int
    transactional: int

    @property
    def percent(self) -> int:
        """The trusted ones of both, in percent; 0 where there are none."""
        total = self.trusted + self.transactional
        return round(100 * self.trusted / total) if total else 0


def rank_ties(agenda: Agenda) -> tuple[Tie, ...]:
    """Return the transactional people whose hand-over is not settled, those most tied to the old role first.

    Order: with an objective first, then by the share of talks about business alone, then by how many, then by name.
    """
    ties = [
        _measure(each, agenda.today)
        for each in agenda.standings
        if each.is_active and each.contact.level is Level.TRANSACTIONAL and not is_handed_over(each)
    ]
    return tuple(sorted(ties, key=_order))


def _measure(standing: Standing, today: date) -> Tie:
    first = add_months(today, -MONTHS_PER_YEAR)
    talks = [talk for talk in standing.talks if talk.on > first]
    return Tie(standing, len(talks), sum(not talk.tags & _BEYOND_BUSINESS for talk in talks))


def _order(tie: Tie) -> tuple[bool, float, int, str, str]:
    share = tie.business / tie.talks if tie.talks else 0.0
    return (
        not tie.has_objective,
        -share,
        -tie.business,
        tie.standing.contact.name.casefold(),
        tie.standing.contact.path,
    )


def is_handed_over(standing: Standing) -> bool:
    """Whether somebody else has the relationship by now, or is about to."""
    profile = standing.contact.profile
    return bool(profile.handover or profile.handover_to)


def handovers(agenda: Agenda) -> tuple[Standing, ...]:
    """Return everybody who is handed over to somebody and not archived: those to introduce first, the done last."""
    order = (PROPOSED, INTRODUCED, DONE)
    found = [
        each
        for each in agenda.standings
        if is_handed_over(each) and not each.contact.profile.is_archived
    ]
    return tuple(sorted(found, key=lambda each: order.index(state_of_handover(each))))


def state_of_handover(standing: Standing) -> str:
    """Return where a hand-over stands; what is not yet said, or said in other words, is proposed."""
    said = standing.contact.profile.handover
    return said if said in {INTRODUCED, DONE} else PROPOSED


def measure_share(standings: Iterable[Standing], without: Collection[str] = ()) -> Share:
    """Return the trusted and transactional ones among active people, leaving out the paths `without`."""
    levels = [
        each.contact.level
        for each in standings
        if each.is_active and each.contact.path not in without
    ]
    return Share(levels.count(Level.TRUSTED), levels.count(Level.TRANSACTIONAL))
