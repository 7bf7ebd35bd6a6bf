"""Plans hand-overs as edits of notes (M18)."""

from __future__ import annotations

from mdrel.app.editing.note_command import NoteChange, NoteCommand
from mdrel.errors import UsageError
from mdrel.model.agenda import Standing
from mdrel.rules.transition import is_handed_over
from mdrel.write.edits import SetProperty


def make_handover(standing: Standing, state: str) -> NoteCommand:
    """Return the command that notes how far a hand-over is (M18).

    Raises UsageError where there is no hand-over.
    """
    contact = standing.contact
    if not is_handed_over(standing):
        raise UsageError(
            f"{contact.name} is not being handed over",
            "mdrel handover list shows who is; mdrel set WHO handover_to=NAME begins one.",
        )
    return NoteCommand(
        "handover",
        f"{contact.name} {state}",
        (NoteChange(contact.path, (SetProperty("handover", state),)),),
    )
