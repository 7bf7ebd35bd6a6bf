"""Movement along the path target -> tentative -> transactional -> trusted (M17).

It tells who moved when, how long each step takes, and who slipped back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise
from statistics import median

from msgspec import Struct
from msgspec.structs import replace

from mdrel.model.contact import Contact
from mdrel.model.level import PATH, Level

STEPS = tuple(pairwise(PATH))


class Move(Struct, frozen=True):
    """One dated change of level.

    `before` is None where the relationship begins. `line` is set where a note tells of the move,
    `commit` where git does.
    """

    on: date
    before: Level | None
    after: Level
    path: str
    why: str = ""
    line: int = 0
    commit: str = ""

    @property
    def climbs(self) -> int:
        """The number of steps up the path, negative for a step back and 0 for a beginning."""
        return PATH.index(self.after) - PATH.index(self.before) if self.before else 0


class Stay(Struct, frozen=True):
    """A level that somebody is or was at.

    `since` is None where its beginning is not known, `until` where it still lasts.
    """

    level: Level
    since: date | None
    until: date | None

    @property
    def days(self) -> int | None:
        """The number of days it lasted, or None where an end of it is not known."""
        return (self.until - self.since).days if self.since and self.until else None


class History(Struct, frozen=True):
    """Everything known of one contact's moves, oldest first."""

    contact: Contact
    moves: tuple[Move, ...]

    @property
    def stays(self) -> tuple[Stay, ...]:
        """The levels in time order.

        The first one begins when the contact was added, where nothing else tells.
        """
        stays: list[Stay] = []
        since = self.contact.profile.added_on
        for move in self.moves:
            if move.before:
                stays.append(
                    Stay(move.before, since if since and since <= move.on else None, move.on)
                )
            since = move.on
        last = self.moves[-1].after if self.moves else self.contact.level
        return (*stays, Stay(last, since, None)) if last else tuple(stays)


class FunnelStep(Struct, frozen=True):
    """One step of the path, with how many people took it and how long that takes.

    `raised` counts the moves over the step, `lowered` those back over it, `timed` the raises whose
    beginning is known. `median_days` is how long these took.
    """

    before: Level
    after: Level
    raised: int
    lowered: int
    timed: int
    median_days: float | None


class Funnel(Struct, frozen=True):
    """The path of everybody.

    It holds how many people stand at each level, each step, and who slipped back (newest first).
    """

    people: dict[Level, int]
    steps: tuple[FunnelStep, ...]
    slips: tuple[tuple[Contact, Move], ...]


def make_histories(
    contacts: Iterable[Contact], recorded: Iterable[Move], today: date
) -> tuple[History, ...]:
    """Return everybody's moves up to `today`.

    They come from the lines below `## Levels` and from the `recorded` moves. Where a move is told
    twice, the line is kept.
    """
    by_path: dict[str, list[Move]] = {}
    for move in recorded:
        by_path.setdefault(move.path, []).append(move)
    return tuple(
        History(contact, _merge(_told(contact, today), by_path.get(contact.path, []), today))
        if contact.levels or contact.path in by_path
        else History(contact, ())
        for contact in contacts
    )


def count_path(contacts: Iterable[Contact]) -> dict[Level, int]:
    """Return the number of people at each level, without those paused or archived."""
    levels = Counter(
        each.level for each in contacts if not (each.profile.is_archived or each.profile.is_paused)
    )
    return {level: levels[level] for level in PATH}


def make_funnel(histories: Sequence[History], since: date) -> Funnel:
    """Return the path as people went it after `since`.

    Those who are paused or archived count only by their moves.
    """
    moves = [(history, move) for history in histories for move in history.moves if move.on > since]
    slips = sorted(
        ((history.contact, move) for history, move in moves if move.climbs < 0),
        key=lambda pair: (pair[1].on, pair[0].path),
        reverse=True,
    )
    return Funnel(
        count_path(each.contact for each in histories),
        tuple(_measure(step, moves) for step in STEPS),
        tuple(slips),
    )


def _measure(step: tuple[Level, Level], moves: Sequence[tuple[History, Move]]) -> FunnelStep:
    """Return how often a step was taken and taken back, and how long it took.

    A leap counts for each step it passes, but only a plain step says how long it took.
    """
    before, after = step
    low = PATH.index(before)
    ways = [(PATH.index(move.before), PATH.index(move.after)) for _, move in moves if move.before]
    lasted = [
        stay.days
        for history, move in moves
        if (move.before, move.after) == step
        for stay in history.stays
        if (stay.level, stay.until) == (before, move.on)
    ]
    days = [each for each in lasted if each is not None]
    middle = median(days) if days else None
    return FunnelStep(
        before,
        after,
        sum(came <= low < went for came, went in ways),
        sum(went <= low < came for came, went in ways),
        len(days),
        int(middle) if middle is not None and middle == int(middle) else middle,
    )


def _told(contact: Contact, today: date) -> list[Move]:
    """Return the moves that the lines of a note tell.

    Where a line names only the new level, the old one is that of the line above it.
    """
    moves: list[Move] = []
    for change in contact.levels:
        before = change.before or (moves[-1].after if moves else None)
        if change.on <= today and before is not change.after:
            moves.append(
                Move(change.on, before, change.after, contact.path, change.why, change.span.line)
            )
    return moves


def _merge(lines: list[Move], recorded: list[Move], today: date) -> tuple[Move, ...]:
    """Return both kinds of moves in time order, without the records that repeat a line."""
    records = _by_day(move for move in recorded if move.on <= today)
    free = list(lines)
    kept = []
    for at, record in enumerate(records):
        # The line may be older than the commit that took it in, or dated later.
        # It lies between the records around it.
        low = records[at - 1].on if at else date.min
        high = records[at + 1].on if at + 1 < len(records) else date.max
        echo = next(
            (line for line in free if line.after is record.after and low <= line.on <= high), None
        )
        if echo is None:
            kept.append(record)
        else:
            free.remove(echo)
    return tuple(sorted((*lines, *kept), key=lambda move: move.on))


def _by_day(recorded: Iterable[Move]) -> list[Move]:
    """Return the records in time order, with the records of one day joined into one move.

    A move there and back on one day is none.
    """
    found: list[Move] = []
    for move in sorted(recorded, key=lambda each: each.on):
        if found and found[-1].on == move.on:
            found[-1] = replace(move, before=found[-1].before)
        else:
            found.append(move)
    return [move for move in found if move.before is not move.after]
