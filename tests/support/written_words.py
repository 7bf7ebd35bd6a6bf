"""The person's words in an edit of Ada's note, and how they are read afterwards."""

from __future__ import annotations

from mdrel.write.edits import AddEntry, AddLevel, AddTask, Reader, apply_edit
from mdrel.write.edits.verify import read_facts
from tests.support.vaults import LEXICON

READER = Reader("People/Ada Lines.md", LEXICON)
WrittenEdit = AddEntry | AddTask | AddLevel


def read_back(note: str, edit: WrittenEdit) -> str:
    """Return the words that are read of an edit, of an entry's promise where it has one.

    The note has no other task, no other level, and no other entry of that day.
    """
    after = read_facts(apply_edit(note, edit, READER), READER)
    if isinstance(edit, AddLevel):
        (move,) = after.levels
        return move.why
    if isinstance(edit, AddTask) or edit.promises:
        (task,) = after.tasks
        return task.text
    (talk,) = (each for each in after.talks if each.on == edit.on)
    return " ".join(filter(None, (talk.text, talk.more)))
