"""Finds entries that mdrel wrote and that are no longer in their notes (P6).

An editor that did not know of them saved over them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar

from mdrel.app.editing.editor import Editor
from mdrel.app.editing.note_command import NoteChange, NoteCommand
from mdrel.app.environment.clock import read_local
from mdrel.errors import WriteError
from mdrel.model.note import Talk
from mdrel.vault.read import read_note
from mdrel.write.edits import AddEntry, AddLevel, AddTask, Edit, EditRefusedError, Reader
from mdrel.write.edits.edit import from_record
from mdrel.write.edits.entries import read_entry
from mdrel.write.edits.entry_again import without_tags
from mdrel.write.edits.entry_text import entry_line
from mdrel.write.edits.levels import level_line, read_level
from mdrel.write.edits.tasks import read_task, task_line
from mdrel.write.edits.verify import Facts, read_facts
from mdrel.write.journal import Record

KEPT_DAYS = 30
_ALIKE = 0.9
Counted = TypeVar("Counted")


@dataclass(frozen=True, slots=True)
class Lost:
    """A change whose line is not in the note.

    `text` is that line without its marker. `edits` are what has to be done again.
    """

    record: Record
    text: str
    edits: tuple[Edit, ...]


def find_lost(editor: Editor) -> list[Lost]:
    """Return what was written in the last 30 days and is missing, oldest first.

    What was undone, or forgotten by `forget`, is left out. A note that is gone or cannot be read
    loses nothing: its lines went with it. A line that was corrected by hand is there.
    """
    since = (read_local() - timedelta(days=KEPT_DAYS)).isoformat()
    by_path: dict[str, list[Record]] = {}
    for record in editor.records():
        if (
            record.state != "failed"
            and not record.is_undone
            and not record.is_dismissed
            and _is_later(record.at, since)
        ):
            by_path.setdefault(record.path, []).append(record)
    return [lost for path, records in by_path.items() for lost in _find_in(editor, path, records)]


def _is_later(at: str, since: str) -> bool:
    try:
        return datetime.fromisoformat(at) >= datetime.fromisoformat(since)
    except (ValueError, TypeError):
        return False


def _find_in(editor: Editor, path: str, records: Iterable[Record]) -> Iterator[Lost]:
    text, _ = read_note(editor.vault, path)
    if text is None:
        return
    reader = Reader(path, editor.lexicon)
    there = read_facts(text, reader)
    written = [
        (record, edit)
        for record in records
        for edit in map(from_record, record.edits)
        if edit is not None
    ]
    # A talk that was logged again, for a promise or a tag, is one line of the note.
    groups: dict[object, list[tuple[Record, Edit]]] = {}
    for at, (record, edit) in enumerate(written):
        groups.setdefault(_same_line(edit, reader) or at, []).append((record, edit))
    # All that is there word for word is counted first; only then may another line stand for one
    # that was corrected.
    missing = [
        group
        for group in groups.values()
        if not any(_take(edit, reader, there) for _, edit in reversed(group))
    ]
    for group in missing:
        talk = _talk_of(group[-1][1], reader)
        if talk is None or not _take_corrected(talk, there.talks):
            yield from (Lost(record, _line(edit), _again(record, edit)) for record, edit in group)


def _same_line(edit: Edit, reader: Reader) -> Talk | None:
    """Return the talk of an entry without the tags that have a meaning.

    Entries that tell the same are one line.
    """
    if not isinstance(edit, AddEntry):
        return None
    try:
        return without_tags(next(iter(read_entry(edit, reader).talks)))
    except EditRefusedError:
        return None


def _take(edit: Edit, reader: Reader, there: Facts) -> bool:
    """Return whether what an edit wrote is in the note, and use its place up.

    Each place counts for one edit.
    """
    try:
        match edit:
            case AddEntry():
                return _take_from(there.talks, read_entry(edit, reader).talks)
            case AddLevel():
                return _take_from(there.levels, read_level(edit, reader).levels)
            case AddTask():
                (wanted,) = read_task(edit, reader).tasks
                return any(task.text == wanted.text for task in there.tasks)
            case _:
                return True
    except EditRefusedError:
        return True


def _take_from(there: Counter[Counted], wanted: Iterable[Counted]) -> bool:
    (one,) = wanted
    if there[one] < 1:
        return False
    there[one] -= 1
    return True


def _talk_of(edit: Edit, reader: Reader) -> Talk | None:
    return next(iter(read_entry(edit, reader).talks)) if isinstance(edit, AddEntry) else None


def _take_corrected(talk: Talk, there: Counter[Talk]) -> bool:
    """Return whether the note has the talk in words that were corrected or added by hand.

    Such a talk has the same day and channel, and nearly the same text or more of it.
    """
    from difflib import SequenceMatcher

    for other in [
        each
        for each, count in there.items()
        if count > 0 and (each.on, each.channel) == (talk.on, talk.channel)
    ]:
        if talk.text and (
            talk.text in other.text
            or SequenceMatcher(None, talk.text, other.text).ratio() >= _ALIKE
        ):
            there[other] -= 1
            return True
    return False


def _line(edit: Edit) -> str:
    match edit:
        case AddEntry():
            return entry_line(edit)
        case AddTask():
            return task_line(edit)
        case AddLevel():
            return level_line(edit)
        case _:
            return ""


def _again(record: Record, edit: Edit) -> tuple[Edit, ...]:
    """Return the edits to do again.

    A level's line takes its property along. Other edits of the same command may have been changed
    since.
    """
    if not isinstance(edit, AddLevel):
        return (edit,)
    return tuple(each for each in map(from_record, record.edits) if each is not None)


def put_back(editor: Editor, lost: Iterable[Lost]) -> tuple[list[Lost], list[WriteError]]:
    """Write what was lost again, note by note and oldest first.

    Return what was put back, and why the rest was not.
    """
    by_path: dict[str, list[Lost]] = {}
    for each in lost:
        by_path.setdefault(each.record.path, []).append(each)
    done: list[Lost] = []
    errors: list[WriteError] = []
    for path, found in by_path.items():
        edits = tuple(edit for each in found for edit in each.edits)
        try:
            editor.apply(
                NoteCommand(
                    "doctor", f"put back {len(found)} in {path}", (NoteChange(path, edits),)
                )
            )
            forget(editor, found)
        except WriteError as error:
            errors.append(error)
            continue
        done += found
    return done, errors


def forget(editor: Editor, lost: Iterable[Lost]) -> None:
    """Stop reporting what is missing from now on.

    Raises WriteError.
    """
    with editor.locked() as journal:
        for token in dict.fromkeys(each.record.token for each in lost):
            journal.mark("dismissed", token)
