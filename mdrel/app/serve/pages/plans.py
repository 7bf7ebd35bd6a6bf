"""Plans what the buttons of a page do, as the commands plan it.

Each plan reads one line as `mdrel go` reads it, and is an edit that `undo` takes back.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from mdrel.app.editing.answers import make_answer, read_answer
from mdrel.app.editing.commands import make_drop, make_snooze
from mdrel.app.editing.note_command import NoteCommand
from mdrel.app.editing.talks import (
    LoggedConversation,
    check_targets,
    make_log,
    make_talk,
    read_talk,
)
from mdrel.app.input.conversation_line import ParsedLine, read_more
from mdrel.app.input.dates import read_coming_day
from mdrel.app.input.line_context import How
from mdrel.app.session import Session
from mdrel.errors import PersonNotFoundError, UsageError
from mdrel.model.agenda import Standing
from mdrel.views.terminal.text import describe_day

_ATTEMPT, _NO_ANSWER, _MESSAGE = "attempt", "no answer", "message"


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be written, and the words that say so; of a talk its own words."""

    command: NoteCommand
    title: str
    talk: LoggedConversation | None = None


def find_standing(session: Session, slug: str, key: str) -> Standing:
    """Return somebody by slug, who has to be the one the form was made for.

    A slug may be another's by now, where a namesake's note was deleted. Raises PersonNotFoundError.
    """
    for each in session.agenda.standings:
        if each.contact.slug == slug and each.contact.key == key:
            return each
    raise PersonNotFoundError(
        f"'{slug}' is no longer a contact's note; nothing was written",
        "Their note was moved or deleted meanwhile.",
    )


def plan_log(session: Session, standing: Standing, line: str) -> Plan:
    """Return the plan that logs what was said."""
    return _plan_talk(session, _read(session, standing, line))


def plan_tried(session: Session, standing: Standing, line: str) -> Plan:
    """Return the plan that notes that nobody was reached; what was typed is kept."""
    said = _read(session, standing, f"{_ATTEMPT}: {line.strip() or _NO_ANSWER}")
    return _plan_talk(session, said)


def plan_reached(session: Session, standing: Standing, line: str) -> Plan:
    """Return the plan that notes that a target was contacted, which counts for the week (M16)."""
    talk = _read(session, standing, line.strip() or _MESSAGE)
    check_targets(talk)
    return _plan_talk(session, talk)


def plan_answered(session: Session, standing: Standing, line: str) -> Plan:
    """Return the plan that logs the answer to a message and removes the debt (M12)."""
    _check_owed(standing)
    talk = read_answer(session, standing, line.strip())
    return Plan(make_answer(session, talk), f"{standing.contact.name} · answered", talk)


def plan_dropped(_session: Session, standing: Standing, _line: str) -> Plan:
    """Return the plan that lets a message go without an answer."""
    _check_owed(standing)
    return Plan(make_drop(standing), f"{standing.contact.name} · let go")


def plan_later(session: Session, standing: Standing, line: str) -> Plan:
    """Return the plan that keeps somebody off the agenda until a day."""
    until = read_coming_day(line or "tomorrow", session.today, session.policy.reading.date_order)
    words = f"{standing.contact.name} · not before {describe_day(until, session.today)}"
    return Plan(make_snooze(standing, until), words)


PLANS: Mapping[str, Callable[[Session, Standing, str], Plan]] = {
    "log": plan_log,
    "tried": plan_tried,
    "reached": plan_reached,
    "answered": plan_answered,
    "dropped": plan_dropped,
    "later": plan_later,
}


def plan_words(session: Session, words: str) -> Plan:
    """Return the plan that logs a line beginning with its people, as `mdrel log` does."""
    return _plan_talk(session, read_talk(session, words.strip()))


def _read(session: Session, standing: Standing, line: str) -> LoggedConversation:
    how = How(session.lexicon, session.today, session.policy.reading.date_order)
    return make_talk(session, read_more(ParsedLine((standing,)), line.strip(), how))


def _plan_talk(session: Session, talk: LoggedConversation) -> Plan:
    names = ", ".join(each.contact.name for each in talk.words.people)
    day = describe_day(talk.on, session.today)
    words = " · ".join(filter(None, (names, talk.words.channel, day)))
    return Plan(make_log(session, talk), words, talk)


def _check_owed(standing: Standing) -> None:
    if standing.contact.profile.owe_reply is None:
        raise UsageError(
            f"No message of {standing.contact.name} is set aside",
            "It was answered or let go meanwhile.",
        )
