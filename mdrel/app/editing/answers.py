"""Plans how the answer to a message that was set aside is logged (M12)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from mdrel.app.editing.commands import OWE
from mdrel.app.editing.note_command import NoteCommand
from mdrel.app.editing.talks import LoggedConversation, check_channel, make_log, make_talk
from mdrel.app.input.conversation_line import read_more
from mdrel.app.input.talk_words import ParsedLine
from mdrel.app.session import Session
from mdrel.model.agenda import Standing


def read_answer(
    session: Session, standing: Standing, text: str, channel: str = "", on: date | None = None
) -> LoggedConversation:
    """Return the answer that a text tells, read as `log` reads a line.

    The channel word and day of the text count where none is given. Raises UsageError.
    """
    if channel:
        check_channel(session, channel)
    said = read_more(session, ParsedLine((standing,)), text, has_channel=bool(channel))
    about = standing.contact.profile.owe_reply_about
    said = replace(
        said,
        text=said.text or (f"answered: {about}" if about else "answered"),
        channel=said.channel or "message",
        is_told=said.is_told or not said.channel,
    )
    return make_talk(session, said, channel, on)


def make_answer(session: Session, talk: LoggedConversation) -> NoteCommand:
    """Return the command that logs an answer and removes the debt, whatever day it was."""
    command = make_log(session, talk)
    (change, *rest) = command.changes
    edits = change.edits if change.edits[-1] == OWE[-1] else (*change.edits, *OWE)
    return replace(command, changes=(replace(change, edits=edits), *rest))
