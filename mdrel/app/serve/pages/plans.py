"""Plans what the buttons of a page do, as the commands plan it.

Those of the morning are the plans of `mdrel go`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from mdrel.app.editing.actions import MORNING, Plan, plan_talk
from mdrel.app.editing.commands import make_level, make_tick
from mdrel.app.editing.new_contacts import Newcomer, make_add
from mdrel.app.editing.talks import read_talk
from mdrel.app.session import Session
from mdrel.errors import PersonNotFoundError, UsageError, WriteError
from mdrel.model.agenda import Standing
from mdrel.model.contact import Contact
from mdrel.model.follow_up import FollowUp
from mdrel.model.level import Level
from mdrel.views.web.today import mark_talks, mark_task

_WORDLESS = frozenset({"tried", "reached"})


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


def plan_done(session: Session, standing: Standing, mark: str) -> Plan:
    """Return the plan that ticks a task, as `mdrel follow-up done` does."""
    task = _find_task(standing.contact, mark)
    command = make_tick(standing, task, session.today)
    return Plan(command, f"done: {task.text}", standing.contact.name)


def plan_level(session: Session, standing: Standing, line: str) -> Plan:
    """Return the plan that moves somebody to the level a line begins with; the rest says why."""
    wanted, _, why = line.partition(" ")
    contact = standing.contact
    command = make_level(standing, wanted, session.today, why.strip())
    return Plan(command, f"{contact.level or 'no level'} → {wanted}", contact.name)


PLANS: Mapping[str, Callable[[Session, Standing, str], Plan]] = {
    **MORNING,
    "done": plan_done,
    "level": plan_level,
}


def plan_words(session: Session, words: str) -> Plan:
    """Return the plan that logs a line beginning with its people, as `mdrel log` does."""
    return plan_talk(session, read_talk(session, words.strip()))


def plan_newcomer(session: Session, name: str, level: str) -> Plan:
    """Return the plan that writes a note for somebody new, as `mdrel add` does."""
    name = " ".join(name.split())
    if not name:
        raise UsageError("Nobody is named; nothing was written", "Type a name.")
    if level not in {"", *Level}:
        raise UsageError(f"'{level}' is not a level; nothing was written")
    new = Newcomer(name, Level(level) if level else None)
    return Plan(make_add(session, (new,)), level or "no level yet", name)


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
