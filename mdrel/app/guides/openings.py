"""Asks whom a new role needs: each gets a target, or a day to ask about it (M14, M18)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from mdrel.app.editing.new_contacts import Newcomer
from mdrel.app.guides.guide import Guide
from mdrel.app.guides.question import Question
from mdrel.model.agenda import Standing
from mdrel.model.level import Level
from mdrel.model.names import fold_case
from mdrel.rules.last_conversation import is_close
from mdrel.views.markdown.note import say
from mdrel.views.notes.handover import Opening
from mdrel.write.edits import AddTask

MOST_RESPONSIBILITIES = 20
SOURCE = "new role"
_DAYS_TO_ASK = 7
WHAT_HELP = "One responsibility that is new, in a few words; an empty line ends the list."
WHO_HELP = (
    "The name of somebody you should know for it: they become a target. Enter where you know no "
    "name yet."
)
GAIN_HELP = "What they would gain from knowing you, in a few words; a target needs both reasons."
ASK_HELP = (
    "Somebody who may know whom you need. A task for this day in a week reminds you to ask them, "
    "until you tick it. It goes into their note, and into the record where there is none."
)


def ask_openings(guide: Guide) -> Iterator[Opening]:
    """Ask for each new responsibility who that could be, or whom to ask about it."""
    for at in range(1, MOST_RESPONSIBILITIES + 1):
        what = guide.dialogue.ask_text(Question(f"new:{at}", str(at), WHAT_HELP))
        if not what:
            return
        question = Question(f"find:{at}", "  Who could that be? A name, or Enter", WHO_HELP)
        name = guide.dialogue.ask_name(question)
        who = _find(guide, at, what, name) if name else ""
        yield Opening(what, who) if who else _ask_around(guide, at, what)


def _find(guide: Guide, at: int, what: str, name: str) -> str:
    """Plan a target for a responsibility, and return a link; empty where there is none."""
    standing = guide.match(f"find:{at}", name, Level.TARGET)
    if standing:
        if standing.contact.level is None:
            guide.move(standing.contact, Level.TARGET, SOURCE)
        return guide.link(standing.contact)
    if not guide.is_new(name):
        return ""
    question = Question(f"gain:{at}", f"  What would {name} gain? A line, or Enter", GAIN_HELP)
    gain = guide.dialogue.ask_text(question)
    properties = (("source", SOURCE), ("they_offer", what), ("i_offer", gain))
    guide.newcomers[name] = Newcomer(
        name, Level.TARGET, tuple((key, value) for key, value in properties if value)
    )
    return guide.link_newcomer(name)


def _ask_around(guide: Guide, at: int, what: str) -> Opening:
    """Return whom to ask, with a task that reminds of it.

    It goes into their note, also one that is made now; else it stands in the record.
    """
    close = [each for each in guide.session.agenda.standings if each.is_active and _is_near(each)]
    usual = close[(at - 1) % len(close)] if close else None
    words = "  Whom will you ask?" if usual else "  Whom will you ask? A name, or Enter"
    question = Question(f"ask:{at}", words, ASK_HELP, default=usual.contact.name if usual else "")
    words = guide.dialogue.ask_name(question)
    found = (
        guide.match(f"ask:{at}:{fold_case(words)}", words, Level.TRANSACTIONAL) if words else usual
    )
    due_on = guide.session.today + timedelta(days=_DAYS_TO_ASK)
    task = AddTask(f"ask who could help with {what}", due_on)
    if found:
        guide.edit(found.contact, task)
        return Opening(what, f"to ask {guide.link(found.contact)}, by {due_on}")
    if guide.is_new(words):
        guide.edit_newcomer(words, task)
        return Opening(what, f"to ask {guide.link_newcomer(words)}, by {due_on}")
    guide.dialogue.say("  Without a note to remind you, the task is in the record alone.")
    return Opening(what, f"to ask {say(words)}" if words else "to find somebody to ask", due_on)


def _is_near(standing: Standing) -> bool:
    """Whether somebody is close, or at least a business relation."""
    return is_close(standing.contact) or standing.contact.level is Level.TRANSACTIONAL
