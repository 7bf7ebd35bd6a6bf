"""Questions about the whole vault that can be put wrongly: what is asked is checked here, what is answered comes from the rules."""

from __future__ import annotations

from mdrel.app.session import Session
from mdrel.errors import UsageError
from mdrel.index.unknown_people import UnknownPerson, find_unknown_people
from mdrel.rules.first_call import FirstCall, find_first, subject_words


def ask_first(session: Session, subject: str) -> tuple[FirstCall, ...]:
    """Return whom to call about `subject`, best first; raises UsageError where it says nothing one could look for."""
    if not subject_words(subject):
        raise UsageError(f"'{subject}' names no subject", "Say in a word or two what it is about: mdrel first night contract")
    return find_first(session.agenda, subject)


def find_mentioned(session: Session) -> tuple[UnknownPerson, ...]:
    """Return who is named in conversations but has no note."""
    return find_unknown_people(session.index.notes, session.today, filter(None, (session.policy.me.name,)))
