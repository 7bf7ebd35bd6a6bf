"""Plans what a line of Go, a button of a page or `mdrel log` does, in the same way for all.

Each plan reads one line as `mdrel log` reads it, and is an edit that `undo` takes back.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from mdrel.app.editing.commands import make_drop, make_snooze
from mdrel.app.editing.note_command import NoteCommand
from mdrel.app.editing.talks import (
    LoggedConversation,
    check_targets,
    make_answer,
    make_log,
    make_talk,
    read_answer,
    say_attempt,
)
from mdrel.app.input.conversation_line import read_more
from mdrel.app.input.dates import read_coming_day
from mdrel.app.input.talk_words import ParsedLine
from mdrel.app.session import Session
from mdrel.errors import UsageError
from mdrel.model.agenda import ItemKind, Standing
from mdrel.views.terminal.go import SKIP
from mdrel.views.terminal.text import describe_day

_MESSAGE = "message"
# The keys that a rest may follow, and those that stand alone.
_OPEN_KEYS = {"l": "later", "v": "tried"}
_ANSWER_KEYS = {"a": "answered", "d": "dropped"}


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be written, the words that say so and whose note it is; of a talk the talk."""

    command: NoteCommand
    words: str
    name: str = ""
    talk: LoggedConversation | None = None

    @property
    def title(self) -> str:
        """The name and the words."""
        return " · ".join(filter(None, (self.name, self.words)))


def read_action(kind: ItemKind, line: str) -> tuple[str, str]:
    """Return the action that a line of Go begins with, and the rest of the line.

    `v left a message`, `l friday` and `s` are such lines, and of a message to answer `a` and `d`.
    Of any other line the action is empty: it tells what was said.
    """
    key, _, rest = line.strip().partition(" ")
    key, rest = key.lower(), rest.strip()
    if key in _OPEN_KEYS:
        return _OPEN_KEYS[key], rest
    alone = {"s": SKIP, **(_ANSWER_KEYS if kind is ItemKind.ANSWER else {})}
    return (alone[key], "") if key in alone and not rest else ("", line)


def plan_log(session: Session, standing: Standing, line: str) -> Plan:
    """Return the plan that logs what was said."""
    return plan_talk(session, _read(session, standing, line))


def plan_tried(session: Session, standing: Standing, line: str) -> Plan:
    """Return the plan that notes that nobody was reached; what was typed is kept."""
    return plan_log(session, standing, say_attempt(line))


def plan_reached(session: Session, standing: Standing, line: str) -> Plan:
    """Return the plan that notes that a target was contacted, which counts for the week (M16)."""
    talk = _read(session, standing, line.strip() or _MESSAGE)
    check_targets(talk)
    return plan_talk(session, talk)


def plan_answered(session: Session, standing: Standing, line: str) -> Plan:
    """Return the plan that logs the answer to a message and removes the debt (M12)."""
    check_owed(standing)
    talk = read_answer(session, standing, line.strip())
    return Plan(make_answer(session, talk), "answered", standing.contact.name, talk)


def plan_dropped(_session: Session, standing: Standing, _line: str) -> Plan:
    """Return the plan that lets a message go without an answer."""
    check_owed(standing)
    return Plan(make_drop(standing), "let go", standing.contact.name)


def plan_later(session: Session, standing: Standing, line: str) -> Plan:
    """Return the plan that keeps somebody off the agenda until a day."""
    until = read_coming_day(line or "tomorrow", session.today, session.date_order)
    words = f"not before {describe_day(until, session.today)}"
    return Plan(make_snooze(standing, until), words, standing.contact.name)


MORNING: Mapping[str, Callable[[Session, Standing, str], Plan]] = {
    "log": plan_log,
    "tried": plan_tried,
    "reached": plan_reached,
    "answered": plan_answered,
    "dropped": plan_dropped,
    "later": plan_later,
}


def plan_talk(session: Session, talk: LoggedConversation) -> Plan:
    """Return the plan that logs a talk."""
    words = filter(None, (talk.channel, describe_day(talk.on, session.today)))
    return Plan(make_log(session, talk), " · ".join(words), talk.words.names, talk)


def _read(session: Session, standing: Standing, line: str) -> LoggedConversation:
    return make_talk(session, read_more(session, ParsedLine((standing,)), line.strip()))


def check_owed(standing: Standing, hint: str = "It was answered or let go meanwhile.") -> None:
    """Raise UsageError with a hint where no message of somebody is set aside."""
    if standing.contact.profile.owe_reply is None:
        raise UsageError(f"No message of {standing.contact.name} is set aside", hint)
