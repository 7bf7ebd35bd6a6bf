"""Edits of a person's notes: pure, by span, verified by reading the result (P2, P3).

The entry point is `apply_edits`. A note is never written anew as a whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress

from mdrel.parse.front_matter.events import plain_value
from mdrel.parse.front_matter.node import Node
from mdrel.parse.front_matter.read import read_front_matter
from mdrel.parse.front_matter.texts import node_texts
from mdrel.parse.markdown.mask import mask
from mdrel.write.edits.counted_lines import count_lines
from mdrel.write.edits.edit import (
    AddEntry,
    AddItem,
    AddLevel,
    AddTask,
    CountLine,
    Edit,
    EditRefusedError,
    PropertyEdit,
    Reader,
    RemoveItem,
    RemoveProperty,
    SetProperty,
    TickTask,
)
from mdrel.write.edits.editable import check_silent_text
from mdrel.write.edits.entries import add_entry
from mdrel.write.edits.front_lines import PropertySpan
from mdrel.write.edits.levels import add_level
from mdrel.write.edits.properties import (
    add_items,
    list_missing,
    read_editable_front,
    remove_item,
    remove_property,
    set_property,
)
from mdrel.write.edits.spelling import find_property
from mdrel.write.edits.splice import place_before
from mdrel.write.edits.structure import check_conflicts
from mdrel.write.edits.tasks import add_task, tick_task
from mdrel.write.edits.verify import check_property, check_reading

__all__ = [
    "AddEntry", "AddItem", "AddLevel", "AddTask", "CountLine", "Edit", "EditRefusedError",
    "Reader", "RemoveItem", "RemoveProperty", "SetProperty", "TickTask", "apply_edit",
    "apply_edits", "count_lines",
]  # fmt: skip

NOTHING = Node("scalar", "", True, 0, 0)


def apply_edits(text: str, edits: Iterable[Edit], reader: Reader) -> str:
    r"""Return `text` after all edits, made one after the other.

    Raises EditRefusedError, and then none of them counts. Where `\r` alone ends the lines, as in
    old notes of the Mac, it does so afterwards, too.
    """
    if "\r" in text and "\n" not in text:
        return apply_edits(text.replace("\r", "\n"), edits, reader).replace("\n", "\r")
    after = text
    for run in _list_runs(edits):
        try:
            after = _apply_run(after, run, reader)
        except EditRefusedError as refusal:
            refusal.offset = place_before(text, after, refusal.offset)
            raise
    return after


def _list_runs(edits: Iterable[Edit]) -> list[list[Edit]]:
    """Return the edits in order, those together that are verified by one reading."""
    runs: list[list[Edit]] = []
    for edit in edits:
        if runs and _go_together(runs[-1][-1], edit):
            runs[-1].append(edit)
        else:
            runs.append([edit])
    return runs


def _go_together(one: Edit, other: Edit) -> bool:
    if isinstance(one, AddItem) and isinstance(other, AddItem):
        return one.key == other.key
    return isinstance(one, CountLine) and isinstance(other, CountLine)


def _apply_run(text: str, run: Sequence[Edit], reader: Reader) -> str:
    """Return `text` after edits that go together.

    Where they are refused at once, they are made one after the other.
    """
    with suppress(EditRefusedError):
        lines = [edit for edit in run if isinstance(edit, CountLine)]
        if len(lines) > 1:
            return count_lines(text, lines, reader)
        items = [edit for edit in run if isinstance(edit, AddItem)]
        if len(items) > 1:
            return _apply_to_property(text, items[0], reader, [each.item for each in items])
    after = text
    for edit in run:
        try:
            after = apply_edit(after, edit, reader)
        except EditRefusedError as refusal:
            refusal.offset = place_before(text, after, refusal.offset)
            raise
    return after


def apply_edit(text: str, edit: Edit, reader: Reader) -> str:
    """Return `text` after one edit, or unchanged where there is nothing to do.

    Raises EditRefusedError where the edit cannot be done safely.
    """
    match edit:
        case AddEntry():
            return add_entry(text, edit, reader)
        case AddTask():
            return add_task(text, edit, reader)
        case TickTask():
            return tick_task(text, edit, reader)
        case AddLevel():
            return add_level(text, edit, reader)
        case CountLine():
            return count_lines(text, [edit], reader)
        case AddItem(_, item):
            return _apply_to_property(text, edit, reader, [item])
        case _:
            return _apply_to_property(text, edit, reader)


def _apply_to_property(
    text: str, edit: PropertyEdit, reader: Reader, items: Sequence[str] = ()
) -> str:
    """Return `text` after an edit of a property; `items` are all that are added to a list."""
    start = read_front_matter(reader.path, text).body_start
    check_conflicts(text, mask(text, start).text, start)
    span = find_property(text, read_editable_front(text), edit.key, reader)
    match edit:
        case SetProperty(key, value):
            after = set_property(text, key, value, reader)
        case AddItem(key):
            after = add_items(text, key, items, reader)
        case RemoveItem(key, item):
            after = remove_item(text, key, item, reader)
        case RemoveProperty(key):
            after = remove_property(text, key, reader)
    if isinstance(edit, RemoveProperty) or (isinstance(edit, SetProperty) and not edit.value):
        check_silent_text(text, edit.key, reader)
    if after != text:
        wanted = _wanted(text, edit, span, items)
        check_property(text, after, span.key if span else edit.key, wanted)
        check_reading(text, after, reader)
    return after


def _wanted(
    text: str, edit: PropertyEdit, span: PropertySpan | None, added: Sequence[str]
) -> object:
    """Return the value that the property is to have after the edit.

    It is a text (empty: nothing), a list, or None where the property is to be gone. To a list all
    of `added` are added that it does not have.
    """
    node = span.value if span else NOTHING
    parts = node.items if node.kind == "sequence" else (node,) if node.text else ()
    items = [(node_texts(text, each), plain_value(each)) for each in parts]
    match edit:
        case SetProperty(_, value):
            return [value] if node.kind == "sequence" and value else value
        case AddItem():
            return [value for _, value in items] + list_missing(text, node, added)
        case RemoveItem(_, item):
            return [value for texts, value in items if texts != [item]] or ""
        case _:
            return None
