"""Carries out what a page asks for, and says what became of it.

The way is that of the commands: the same plans, the same journal, the same undo.
"""

from __future__ import annotations

from collections.abc import Callable

from mdrel.app.editing.actions import Plan
from mdrel.app.editing.editor import Editor
from mdrel.app.editing.note_command import name_operation
from mdrel.app.editing.undo import undo as take_back
from mdrel.app.serve.pages.site import Said, Site
from mdrel.app.session import Session
from mdrel.errors import WriteError
from mdrel.views.terminal.text import count


def write(site: Site, make: Callable[[Session], Plan]) -> Said:
    """Carry out a plan that is made of the notes as they are now.

    Raises MdrelError in the words of the command.
    """
    session = site.open_session()
    return carry_out(site, session, make(session))


def carry_out(site: Site, session: Session, plan: Plan) -> Said:
    """Carry out a plan of a session; raises MdrelError in the words of the command."""
    results = Editor(session.vault, session.lexicon).apply(plan.command)
    fresh = site.open_session()
    site.output.put(fresh.build)
    changed = [each for each in results if each.is_changed]
    talk = plan.talk
    remarks = (
        *(talk.words.remarks if talk else ()),
        *(f"{each.path}: {lost}" for each in changed for lost in each.lost),
    )
    if not changed:
        return Said(f"{plan.title}: nothing to change", remarks=remarks)
    is_talk = talk and not talk.is_attempt
    follow = site.follow(fresh, talk) if talk and is_talk else ""
    title = " · ".join(filter(None, (plan.title, follow)))
    more = f" and {count(len(changed) - 1, 'other note')}" if len(changed) > 1 else ""
    place = f"{changed[0].path} line {changed[0].line}{more}"
    return Said(title, place, name_operation(results), remarks)


def undo(site: Site, operation: str) -> Said:
    """Take back what was written, byte for byte.

    Raises UsageError where it was taken back already, WriteError where a note changed since.
    """
    session = site.open_session()
    done = take_back(Editor(session.vault, session.lexicon), operation)
    site.output.put(site.open_session().build)
    site.done.clear()  # a form done before may be meant once more
    return Said(f"Undone: {done.first.command} {done.first.what}, in {', '.join(done.paths)}")


def make_unkept() -> WriteError:
    """Return the error for an answer that no draft holds."""
    return WriteError(
        "What you chose cannot be kept", "Check the disk and the state folder (XDG_STATE_HOME)."
    )
