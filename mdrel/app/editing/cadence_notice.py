"""Finds people whom a written word leaves waiting for a talk.

They are those with whom only a talk counts (M19).
"""

from __future__ import annotations

from mdrel.app.editing.talks import LoggedConversation
from mdrel.app.session import Session
from mdrel.model.agenda import DueReason, Standing
from mdrel.model.cadence import Cadence
from mdrel.model.conversation import WRITTEN
from mdrel.rules.last_conversation import is_spoken_only

_SPANS = {(1, 0): "month", (3, 0): "quarter", (12, 0): "year", (0, 7): "week"}


def find_running(session: Session, talk: LoggedConversation) -> tuple[Standing, ...]:
    """Return who of those one wrote to still needs a talk by the same day.

    They are returned as they stand now.
    """
    if talk.is_attempt or session.lexicon.channels.get(talk.words.channel) not in WRITTEN:
        return ()
    paths = [each.contact.path for each in talk.words.people]
    found = {
        each.contact.path: each for each in session.agenda.standings if each.contact.path in paths
    }
    return tuple(
        found[path] for path in paths if path in found and _is_running(session, found[path])
    )


def _is_running(session: Session, standing: Standing) -> bool:
    return is_spoken_only(standing.contact, session.policy.method) and standing.reason in {
        DueReason.CADENCE,
        DueReason.NEVER,
    }


def running_words(standing: Standing) -> str:
    """Return `the month goes on`, in the words of the cadence in force."""
    cadence = standing.cadence or Cadence("none")
    return f"the {_SPANS.get((cadence.months, cadence.days), 'time')} goes on"
