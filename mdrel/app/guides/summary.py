"""Says in words what a guided command would write: each kind of edit counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from mdrel.app.editing.note_command import NoteChange
from mdrel.write.edits import (
    AddEntry,
    AddItem,
    AddTask,
    CountLine,
    Edit,
    RemoveProperty,
    SetProperty,
    TickTask,
)

Fits = Callable[[Edit], bool]


def _sets(key: str, value: str = "") -> Fits:
    return lambda edit: (
        isinstance(edit, SetProperty) and edit.key == key and value in {"", edit.value}
    )


def _removes(key: str) -> Fits:
    return lambda edit: isinstance(edit, RemoveProperty) and edit.key == key


def _adds(key: str) -> Fits:
    return lambda edit: isinstance(edit, AddItem) and edit.key == key


def _is(kind: type[Edit]) -> Fits:
    return lambda edit: isinstance(edit, kind)


# What an edit is called, one of them and several. The first row that fits counts.
_ROWS: tuple[tuple[Fits, str, str], ...] = (
    (_sets("level"), "1 level", "{} levels"),
    (_sets("circle"), "1 place in a circle", "{} places in a circle"),
    (_removes("circle"), "1 taken out of a circle", "{} taken out of a circle"),
    (_is(AddEntry), "1 talk", "{} talks"),
    (_sets("handover_to"), "1 hand-over", "{} hand-overs"),
    (_sets("cadence", "none"), "1 left to fade", "{} left to fade"),
    (_sets("cadence"), "1 cadence", "{} cadences"),
    (_sets("archived"), "1 let go", "{} let go"),
    (_removes("owe_reply"), "1 message settled", "{} messages settled"),
    (_is(TickTask), "1 task done", "{} tasks done"),
    (_is(AddTask), "1 task", "{} tasks"),
    (_is(CountLine), "1 line that was a talk", "{} lines that were talks"),
    (_adds("aliases"), "1 alias", "{} aliases"),
    (_adds("email"), "1 e-mail address", "{} e-mail addresses"),
    (_adds("attendees"), "1 attendee", "{} attendees"),
    (_sets("date"), "1 date", "{} dates"),
    (_sets("next_contact"), "1 contact planned", "{} contacts planned"),
)


def summarize(changes: Iterable[NoteChange]) -> str:
    """Return what the changes come to, each kind counted, new notes and settings last."""
    changes = tuple(changes)
    often = Counter(at for each in changes for edit in each.edits for at in _find_row(edit))
    said = [_count(often[at], one, many) for at, (_, one, many) in enumerate(_ROWS) if often[at]]
    new = sum(bool(each.content) for each in changes)
    said += [_count(new, "1 new note", "{} new notes")] if new else []
    said += ["a setting in mdrel.toml" for each in changes if each.setting]
    return ", ".join(said)


def _find_row(edit: Edit) -> list[int]:
    return [at for at, (fits, *_) in enumerate(_ROWS) if fits(edit)][:1]


def _count(number: int, one: str, many: str) -> str:
    return one if number == 1 else many.format(number)
