"""Everybody's moves: what the notes tell of them, and what git does."""

from __future__ import annotations

from mdrel.app.session import Session
from mdrel.model.cadence import add_months
from mdrel.model.contact import Contact
from mdrel.rules.movement import Funnel, History, make_funnel, make_histories


def read_histories(session: Session) -> tuple[tuple[History, ...], str]:
    """Return everybody's history, and a remark on git where there is one to make."""
    from mdrel.app.git.level_history import read_git_moves

    found = read_git_moves(session.vault, session.policy)
    return make_histories(session.snapshot.contacts, found.moves, session.today), found.remark


def read_history(session: Session, contact: Contact) -> tuple[History, str]:
    """Return one contact's history, and a remark on git."""
    histories, remark = read_histories(session)
    return next(each for each in histories if each.contact.path == contact.path), remark


def read_funnel(session: Session, months: int) -> tuple[Funnel, str]:
    """Return the funnel of the last `months` months, and a remark on git."""
    histories, remark = read_histories(session)
    return make_funnel(histories, add_months(session.today, -months)), remark
