"""Who may stand on another level by now, and what speaks for it (M10, M17).

These are suggestions. Raising people and letting them go stay one's own acts, and a decision about
a level stands for a while before it is questioned.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from msgspec import Struct

from mdrel.model.agenda import Agenda, Standing, State
from mdrel.model.cadence import say_often
from mdrel.model.contact import Contact
from mdrel.model.conversation import Conversation
from mdrel.model.level import PATH, Level

# A level the person gave is not questioned for so many days.
DECIDED_DAYS = 60


def is_recent(on: date, today: date) -> bool:
    """Whether a decision of that day still stands."""
    return (today - on).days < DECIDED_DAYS


def decided_on(contact: Contact, today: date) -> date | None:
    """Return the day of the last decision on the level, where it still stands, or None."""
    last = contact.levels[-1].on if contact.levels else None
    return last if last and is_recent(last, today) else None


SEASON_DAYS, HALF_YEAR_DAYS = 91, 182
# Half a year may touch seven months, and has six.
_HALF_YEAR = 6
FEW_TALKS = 3
MANY_MONTHS = 4
BROAD = 3
LATE_TIMES = 3
_BEYOND_BUSINESS = ("personal", "strategic")
_BREADTH_TAGS = frozenset({"strategic", "personal", "mentoring", "got", "gave"})


class Suggestion(Struct, frozen=True):
    """A level to consider for a contact; None means to let the contact go.

    `why` is a part of a sentence. `talks` are the talks it rests on, newest first.
    """

    standing: Standing
    level: Level | None
    why: str
    talks: tuple[Conversation, ...] = ()

    @property
    def is_up(self) -> bool:
        """Whether it leads up the path."""
        now = self.standing.contact.level
        return (
            self.level is not None and now is not None and PATH.index(self.level) > PATH.index(now)
        )


class Closeness(Struct, frozen=True):
    """How often and how broadly one talked with somebody in half a year.

    `months` counts the months with a spoken talk. `subjects` are what the talks were about or for.
    """

    standing: Standing
    months: int
    subjects: tuple[str, ...]
    talks: tuple[Conversation, ...]


def make_suggestions(agenda: Agenda) -> tuple[Suggestion, ...]:
    """Return what to consider, at most one suggestion for each person.

    Suggestions up the path come first, each kind in agenda order.
    """
    found = [
        suggestion
        for standing in agenda.standings
        if standing.is_active and (suggestion := suggest(standing, agenda.today))
    ]
    return tuple(sorted(found, key=lambda each: not each.is_up))


def suggest(standing: Standing, today: date) -> Suggestion | None:
    """Return what to consider for one active contact, or None.

    What the person decided within 60 days is not questioned. A target one has spoken with since is
    a target no longer, whatever was decided before.
    """
    level = standing.contact.level
    if level is None:
        return None
    up = _UP[level](standing, today) if level in _UP else None
    if decided := decided_on(standing.contact, today):
        is_news = level is Level.TARGET and up and up.talks[0].on > decided
        return up if is_news else None
    return up or (None if standing.state is State.SNOOZED else _DOWN[level](standing, today))


def measure_closeness(standing: Standing, today: date) -> Closeness:
    """Return how often and how broadly one talked with a contact within half a year (M10)."""
    talks = _since(standing, today, HALF_YEAR_DAYS)
    subjects = {tag for talk in talks for tag in talk.tags & _BREADTH_TAGS} | {
        str(talk.purpose) for talk in talks if talk.purpose
    }
    return Closeness(
        standing,
        min(len({(talk.on.year, talk.on.month) for talk in talks if talk.is_spoken}), _HALF_YEAR),
        tuple(sorted(subjects)),
        talks,
    )


def who_could_grow(agenda: Agenda) -> tuple[Closeness, ...]:
    """Return the transactional contacts outside the circles who may grow into one (M10).

    They were spoken with within half a year. The most frequent and broadest talks come first.
    """
    wanted = [
        each
        for each in agenda.standings
        if each.is_active
        and each.contact.level is Level.TRANSACTIONAL
        and each.contact.circle is None
    ]
    measured = (measure_closeness(standing, agenda.today) for standing in wanted)
    return tuple(sorted((each for each in measured if each.months), key=_order))


def _order(close: Closeness) -> tuple[int, int, str, str]:
    return (-close.months, -len(close.subjects), *close.standing.contact.name_key)


def _since(standing: Standing, today: date, days: int) -> tuple[Conversation, ...]:
    first = today - timedelta(days=min(days, (today - date.min).days))
    return tuple(talk for talk in standing.talks if talk.on > first)


def _raise_target(standing: Standing, _today: date) -> Suggestion | None:
    met = [talk for talk in standing.talks if talk.is_spoken or "got" in talk.tags]
    if not met:
        return None
    how = "you have spoken" if any(talk.is_spoken for talk in met) else "they have answered"
    return Suggestion(standing, Level.TENTATIVE, f"{how}: a target no longer", tuple(met))


def _raise_tentative(standing: Standing, today: date) -> Suggestion | None:
    talks = _since(standing, today, SEASON_DAYS)
    if len(talks) < FEW_TALKS or not any(talk.is_spoken for talk in talks) or standing.reply_due_on:
        return None
    return Suggestion(
        standing, Level.TRANSACTIONAL, f"{len(talks)} conversations within three months", talks
    )


def _raise_transactional(standing: Standing, today: date) -> Suggestion | None:
    close = measure_closeness(standing, today)
    if (
        close.months < MANY_MONTHS
        or len(close.subjects) < BROAD
        or "personal" not in close.subjects
    ):
        return None
    beyond = " and ".join(each for each in _BEYOND_BUSINESS if each in close.subjects)
    return Suggestion(
        standing,
        Level.TRUSTED,
        f"you spoke in {close.months} different months within half a year, "
        f"also on {beyond} matters",
        close.talks,
    )


def _lower_trusted(standing: Standing, today: date) -> Suggestion | None:
    cadence, last = standing.cadence, standing.last_conversation
    if (
        cadence is None
        or last is None
        or not standing.is_due
        or (today - last.on).days < LATE_TIMES * cadence.ratio_days
    ):
        return None
    return Suggestion(
        standing,
        Level.TRANSACTIONAL,
        f"no talk since {last.on} ({say_often(cadence.words)}): reconnect, or let it rest",
        (last,),
    )


def _lower_transactional(standing: Standing, today: date) -> Suggestion | None:
    profile = standing.contact.profile
    is_open = profile.objective_due is not None and profile.objective_due >= today
    last = standing.last_contact
    if (
        is_open
        or standing.cadence is None
        or last is None
        or (today - last.on).days < 2 * standing.cadence.ratio_days
    ):
        return None
    why = (
        f"its objective's date has passed ({profile.objective_due})"
        if profile.objective_due
        else "no objective with a date"
    )
    return Suggestion(
        standing, Level.TENTATIVE, f"no contact since {last.on}, and {why}", _newest(standing)
    )


def _drop_tentative(standing: Standing, today: date) -> Suggestion | None:
    last = standing.last_contact
    if last is None or (today - last.on).days < SEASON_DAYS or standing.reply_due_on:
        return None
    return Suggestion(
        standing, None, f"no contact since {last.on}: write once more, or let go", _newest(standing)
    )


def _drop_target(standing: Standing, today: date) -> Suggestion | None:
    added, last = standing.contact.profile.added_on, standing.last_contact
    if last is not None or added is None or (today - added).days < HALF_YEAR_DAYS:
        return None
    return Suggestion(
        standing,
        None,
        f"on the list since {added} without a contact: make it this week's, or let go",
    )


def _newest(standing: Standing) -> tuple[Conversation, ...]:
    return (standing.last_contact,) if standing.last_contact else ()


_Look = Callable[[Standing, date], Suggestion | None]
_UP: dict[Level, _Look] = {
    Level.TARGET: _raise_target,
    Level.TENTATIVE: _raise_tentative,
    Level.TRANSACTIONAL: _raise_transactional,
}
_DOWN: dict[Level, _Look] = {
    Level.TRUSTED: _lower_trusted,
    Level.TRANSACTIONAL: _lower_transactional,
    Level.TENTATIVE: _drop_tentative,
    Level.TARGET: _drop_target,
}
