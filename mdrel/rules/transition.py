"""A new role: what is handed over, and how much trust there is before and after (M18).

It tells which transactional relationships belong to the old role, and who is handed over to whom.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from msgspec import Struct

from mdrel.model.agenda import Agenda, Standing
from mdrel.model.conversation import keep_year
from mdrel.model.level import Level

PROPOSED, INTRODUCED, DONE = "proposed", "introduced", "done"
_BEYOND_BUSINESS = frozenset({"personal", "strategic", "mentoring"})


class Tie(Struct, frozen=True):
    """How much a relationship belongs to the old role.

    `talks` counts the talks of a year, `business` those of them about business alone.
    """

    standing: Standing
    talks: int
    business: int

    @property
    def has_objective(self) -> bool:
        """Whether a business objective is noted."""
        profile = self.standing.contact.profile
        return bool(profile.objective or profile.objective_due)


class Share(Struct, frozen=True):
    """The numbers of trusted and of transactional relationships."""

    trusted: int
    transactional: int

    @property
    def percent(self) -> int:
        """The share of trusted ones among both, in percent; 0 where there are none."""
        total = self.trusted + self.transactional
        return round(100 * self.trusted / total) if total else 0


def rank_ties(agenda: Agenda) -> tuple[Tie, ...]:
    """Return the transactional people whose hand-over is not settled, the closest ties first.

    Those with an objective come first, then those with the highest share of talks about business
    alone, then by the number of these, then by name.
    """
    ties = [
        _measure(each, agenda.today)
        for each in agenda.standings
        if each.is_active and each.contact.level is Level.TRANSACTIONAL and not is_handed_over(each)
    ]
    return tuple(sorted(ties, key=_order))


def _measure(standing: Standing, today: date) -> Tie:
    talks = keep_year(standing.talks, today)
    return Tie(standing, len(talks), sum(not talk.tags & _BEYOND_BUSINESS for talk in talks))


def _order(tie: Tie) -> tuple[bool, float, int, str, str]:
    share = tie.business / tie.talks if tie.talks else 0.0
    return (not tie.has_objective, -share, -tie.business, *tie.standing.contact.name_key)


def is_handed_over(standing: Standing) -> bool:
    """Whether somebody else has the relationship by now, or is about to take it over."""
    profile = standing.contact.profile
    return bool(profile.handover or profile.handover_to)


def handovers(agenda: Agenda) -> tuple[Standing, ...]:
    """Return everybody who is handed over to somebody and not archived.

    Those to introduce come first, those who are done last.
    """
    order = (PROPOSED, INTRODUCED, DONE)
    found = [
        each
        for each in agenda.standings
        if is_handed_over(each) and not each.contact.profile.is_archived
    ]
    return tuple(sorted(found, key=lambda each: order.index(state_of_handover(each))))


def state_of_handover(standing: Standing) -> str:
    """Return where a hand-over stands.

    It is proposed, too, where nothing is said yet, or in other words than these.
    """
    said = standing.contact.profile.handover
    return said if said in {INTRODUCED, DONE} else PROPOSED


def measure_share(standings: Iterable[Standing], without: Collection[str] = ()) -> Share:
    """Return the numbers of trusted and transactional relationships among active people.

    The paths `without` are left out.
    """
    levels = [
        each.contact.level
        for each in standings
        if each.is_active and each.contact.path not in without
    ]
    return Share(levels.count(Level.TRUSTED), levels.count(Level.TRANSACTIONAL))
