"""Finds open tasks by person, by side, and by whether their day has passed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mdrel.app.input.person_lookup import resolve_person
from mdrel.model.agenda import OpenTask, State
from mdrel.rules.promises import list_open

if TYPE_CHECKING:
    from mdrel.app.session import Session


def find_open_tasks(
    session: Session, who: str, side: str, *, is_overdue: bool
) -> tuple[OpenTask, ...]:
    """Return the open tasks with `who`, or with everybody who is not archived.

    `side` is `mine`, `theirs` or empty. Raises PersonNotFoundError or AmbiguousError.
    """
    chosen = resolve_person(session, who)[0] if who else None
    standings = (
        session.agenda.standings
        if chosen
        else [each for each in session.agenda.standings if each.state is not State.ARCHIVED]
    )
    found = (
        each
        for each in list_open(standings, session.today)
        if chosen is None or chosen in each.standings
    )
    wanted = (each for each in found if not side or each.task.is_theirs is (side == "theirs"))
    return tuple(
        each
        for each in wanted
        if not is_overdue or (each.task.due_on is not None and each.task.due_on < session.today)
    )
