"""Plans what the buttons of a page do, as the commands plan it.

Each plan reads one line as `mdrel go` reads it, and is an edit that `undo` takes back.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from mdrel.app.editing.commands import make_drop, make_level, make_snooze, make_tick
from mdrel.app.editing.new_contacts import Newcomer, make_add
from mdrel.app.editing.note_command import NoteCommand
from mdrel.app.editing.talks import (
    LoggedConversation,
    check_targets,
    make_answer,
    make_log,
    make_talk,
    read_answer,
    read_talk,
    say_attempt,
)
from mdrel.app.input.conversation_line import read_more
from mdrel.app.input.dates import read_coming_day
from mdrel.app.input.talk_words import ParsedLine
from mdrel.app.session import Session
from mdrel.errors import PersonNotFoundError, UsageError, WriteError
from mdrel.model.agenda import Standing
from mdrel.model.contact import Contact
from mdrel.model.follow_up import FollowUp
from mdrel.model.level import Level
from mdrel.views.terminal.text import describe_day
from mdrel.views.web.today import mark_talks, mark_task

_WORDLESS = frozenset({"tried", "reached"})
_MESSAGE = "message"


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be written, and the words that say so; of a talk its own words."""

    command: NoteCommand
    title: str
    talk: LoggedConversation | None = None


class Whom(NamedTuple):
    """Whom a form is about, and the talks its page knew of (`mark_talks`).

    A slug alone may be another's by now, where a namesake's note was deleted.
    """

    slug: str
    key: str
    seen: str

    def is_of(self, contact: Contact) -> bool:
        """Whether the form was made for this contact."""
        return (contact.slug, contact.key) == (self.slug, self.key)


def make_plan(session: Session, whom: Whom, action: str, line: str) -> Plan:
    """Return the plan of what a button asks of somebody.

    An attempt and a first message need no words, so a window left open could write them twice. They
    are therefore refused unless the page knew of all talks. Raises WriteError where there are
    others by now, MdrelError in the words of the command.
    """
    standing = find_standing(session, whom)
    if action in _WORDLESS and mark_talks(standing.contact) != whom.seen:
        raise WriteError(
            f"{standing.contact.name} has another talk or try since this page was shown; "
            "nothing was written",
            "Look at what is there now, and press again if it still holds.",
        )
    return PLANS[action](session, standing, line)


def find_standing(session: Session, whom: Whom) -> Standing:
    """Return whom a form is about; raises PersonNotFoundError."""
    for each in session.agenda.standings:
        if whom.is_of(each.contact):
            return each
    raise PersonNotFoundError(
        f"'{whom.slug}' is no longer a contact's note; nothing was written",
        "Their note was moved or deleted meanwhile.",
    )


def plan_log(session: Session, standing: Standing, line: str) -> Plan:
    """Return the plan that logs what was said."""
    return _plan_talk(session, _read(session, standing, line))


def plan_tried(session: Session, standing: Standing, line: str) -> Plan:
    """Return the plan that notes that nobody was reached; what was typed is kept."""
    return _plan_talk(session, _read(session, standing, say_attempt(line)))


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
    until = read_coming_day(line or "tomorrow", session.today, session.date_order)
    words = f"{standing.contact.name} · not before {describe_day(until, session.today)}"
    return Plan(make_snooze(standing, until), words)


def plan_done(session: Session, standing: Standing, mark: str) -> Plan:
    """Return the plan that ticks a task, as `mdrel follow-up done` does."""
    task = _find_task(standing.contact, mark)
    command = make_tick(standing, task, session.today)
    return Plan(command, f"{standing.contact.name} · done: {task.text}")


def plan_level(session: Session, standing: Standing, line: str) -> Plan:
    """Return the plan that moves somebody to the level a line begins with; the rest says why."""
    wanted, _, why = line.partition(" ")
    contact = standing.contact
    command = make_level(standing, wanted, session.today, why.strip())
    return Plan(command, f"{contact.name} · {contact.level or 'no level'} → {wanted}")


PLANS: Mapping[str, Callable[[Session, Standing, str], Plan]] = {
    "log": plan_log,
    "tried": plan_tried,
    "reached": plan_reached,
    "answered": plan_answered,
    "dropped": plan_dropped,
    "later": plan_later,
    "done": plan_done,
    "level": plan_level,
}


def plan_words(session: Session, words: str) -> Plan:
    """Return the plan that logs a line beginning with its people, as `mdrel log` does."""
    return _plan_talk(session, read_talk(session, words.strip()))


def plan_newcomer(session: Session, name: str, level: str) -> Plan:
    """Return the plan that writes a note for somebody new, as `mdrel add` does."""
    name = " ".join(name.split())
    if not name:
        raise UsageError("Nobody is named; nothing was written", "Type a name.")
    if level not in {"", *Level}:
        raise UsageError(f"'{level}' is not a level; nothing was written")
    new = Newcomer(name, Level(level) if level else None)
    return Plan(make_add(session, (new,)), f"{name} · {level or 'no level yet'}")


def _read(session: Session, standing: Standing, line: str) -> LoggedConversation:
    return make_talk(session, read_more(session, ParsedLine((standing,)), line.strip()))


def _plan_talk(session: Session, talk: LoggedConversation) -> Plan:
    day = describe_day(talk.on, session.today)
    words = " · ".join(filter(None, (talk.words.names, talk.channel, day)))
    return Plan(make_log(session, talk), words, talk)


def _check_owed(standing: Standing) -> None:
    if standing.contact.profile.owe_reply is None:
        raise UsageError(
            f"No message of {standing.contact.name} is set aside",
            "It was answered or let go meanwhile.",
        )


def _find_task(contact: Contact, mark: str) -> FollowUp:
    """Return the open task that a page named by `mark_task`, also where its line moved."""
    _, _, name = mark.partition("-")
    marks = [(mark_task(contact, each), each) for each in contact.follow_ups if each.is_open]
    same = [(at, task) for at, task in marks if at.partition("-")[2] == name]
    found = [task for at, task in same if at == mark] or [task for _, task in same]
    if len(found) != 1:
        raise WriteError(
            f"This task with {contact.name} is done or has changed since this page was shown; "
            "nothing was written",
            "Look at what is open now.",
        )
    return found[0]
