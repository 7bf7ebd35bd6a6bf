"""The forms of an entry: list item, dated heading, line of a paragraph, table row.

A new entry takes the form of its neighbour.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from msgspec.structs import replace

from mdrel.parse.dates.read import UNREADABLE
from mdrel.parse.entries.head import Head
from mdrel.parse.entries.rows import CHANNEL_COLUMNS, PEOPLE_COLUMNS, PURPOSE_COLUMN, split_cells
from mdrel.parse.entries.unheld import Outcome, judge_text
from mdrel.parse.markdown.headings import heading_name
from mdrel.write.edits.edit import AddEntry, AddTask, EditRefusedError
from mdrel.write.edits.entry_text import (
    entry_head,
    entry_line,
    entry_text,
    head_words,
    promises_of,
)
from mdrel.write.edits.place import (
    FOLLOW_UP_NAMES,
    FOLLOW_UPS,
    Item,
    put_beside,
    put_line,
    read_item,
)
from mdrel.write.edits.splice import (
    gap_before,
    insert_lines,
    line_at,
    line_start,
    place_before,
    trim_blank_lines,
)
from mdrel.write.edits.structure import Structure
from mdrel.write.edits.tasks import task_line

_LIST, _ROW = frozenset({"list_item_open"}), frozenset({"tr_open"})
_DRESS = re.compile(
    r"(?P<open>\*\*|__|\*|_|\[\[|)(?P<date>\d{4}-\d\d-\d\d)(?P<close>\*\*|__|\*|_|\]\]|)(?=[\s:]|$)"
)
_PAIRS = frozenset({"", "****", "____", "**", "__", "[[]]"})
_HEADING = re.compile(r" {0,3}(?P<marks>#{1,6})[ \t]+(?P<text>[^\n]*)")
_TABBED = re.compile(r"^\t+[-*+] ", re.MULTILINE)
_TEXT_COLUMNS = frozenset({
    "text", "notes", "note", "what", "about", "topic", "topics", "subject", "summary", "details",
    "discussion", "content",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Spot:
    """The place of a new entry, before or after its neighbour.

    The neighbour's first line begins at `start`, and it ends before `stop`. In a loose list a blank
    line stands between the items.
    """

    structure: Structure
    start: int
    stop: int
    is_before: bool
    is_loose: bool

    @property
    def line(self) -> str:
        """The neighbour's first line."""
        return line_at(self.structure.text, self.start)


def put_entry(spot: Spot, entry: AddEntry) -> str:
    """Return the text with the entry at the spot, in the form of its neighbour."""
    if heading := _HEADING.match(spot.line):
        return _put_heading(
            spot, entry, heading["text"], lambda line: [f"{heading['marks']} {line}"]
        )
    if underline := next(
        (each.underline for each in spot.structure.headings if each.start == spot.start), ""
    ):
        return _put_heading(spot, entry, spot.line, lambda line: [line, underline * len(line)])
    if item := read_item(spot.line):
        return _put_item(spot, item, entry)
    return _put_paragraph(spot, entry) or _put_row(spot, entry)


def item_lines(
    entry: AddEntry, item: Item, text: str, dress: tuple[str, str] = ("", ""), step: int = 0
) -> list[str]:
    """Return the lines of the entry as a list item, with its promises nested below it.

    They are nested with a tab where the note `text` nests with tabs.
    """
    is_tabbed = _TABBED.search(text) is not None
    return [
        item.line(entry_line(entry, *dress), step),
        *(item.below(task_line(each), is_tabbed=is_tabbed) for each in promises_of(entry)),
    ]


def _put_item(spot: Spot, item: Item, entry: AddEntry) -> str:
    text = spot.structure.text
    end = spot.structure.block_at(_LIST, spot.start)
    dress = _read_dress(text, spot.start + len(item.line("")))
    lines = item_lines(entry, item, text, dress, 0 if spot.is_before else 1)
    gap = [""] if spot.is_loose else []
    return (
        insert_lines(text, spot.start, [*lines, *gap])
        if spot.is_before
        else insert_lines(text, end, [*gap, *lines])
    )


def _read_dress(text: str, start: int) -> tuple[str, str]:
    """Return what stands around the date of the entry whose words begin at `start`."""
    worn = _DRESS.match(text, start)
    is_pair = worn and worn["open"] + worn["close"] in _PAIRS
    return (worn["open"], worn["close"]) if worn and is_pair else ("", "")


def _put_paragraph(spot: Spot, entry: AddEntry) -> str | None:
    """Return the text with the entry as a line of a paragraph, or None where there is none.

    A promise goes to the follow-ups.
    """
    structure = spot.structure
    line = entry_line(entry, *_read_dress(structure.text, spot.start))
    after = put_beside(structure, (spot.start, spot.stop), line, is_before=spot.is_before)
    return after and put_promises(structure, after, promises_of(entry), entry.on)


def _put_heading(spot: Spot, entry: AddEntry, words: str, head: Callable[[str], list[str]]) -> str:
    """Return the text with the entry as a dated heading, whose lines `head` makes.

    The entry's text stands on the heading where it does so in the neighbour's `words`, or where
    without a colon it would say that nobody spoke, and below it otherwise.
    """
    text = spot.structure.text
    said = "" if entry.channel else entry_text(entry)
    is_colon_due = judge_text(Head(UNREADABLE), said, spot.structure.reader.lexicon) != Outcome()
    is_short = ": " in words or not entry_text(entry) or is_colon_due
    block = [
        *head(entry_line(entry) if is_short else entry_head(entry)),
        *([] if is_short else ["", entry_text(entry)]),
    ]
    block += (
        ["", *(f"- {task_line(each)}" for each in promises_of(entry))] if entry.promises else []
    )
    if spot.is_before:
        return insert_lines(text, spot.start, [*block, ""])
    at = trim_blank_lines(text, spot.start, spot.stop)
    return insert_lines(text, at, ["", *block, *gap_before(text, at)])


def _put_row(spot: Spot, entry: AddEntry) -> str:
    """Return the text with the entry as a row of the table.

    A promise has no place in a table and goes to the follow-ups.
    """
    end = spot.structure.block_at(_ROW, spot.start)
    after = insert_lines(
        spot.structure.text, spot.start if spot.is_before else end, [_row(spot, entry)]
    )
    return put_promises(spot.structure, after, promises_of(entry), entry.on)


def put_promises(structure: Structure, text: str, promises: Sequence[AddTask], since: date) -> str:
    """Return `text` with promises added to the follow-ups.

    `text` is that of the `structure`, or has grown out of it.
    """
    after = text
    for each in promises:
        try:
            after = put_line(
                Structure(after, structure.reader),
                FOLLOW_UP_NAMES,
                FOLLOW_UPS,
                task_line(replace(each, since=since)),
            )
        except EditRefusedError as refusal:
            refusal.offset = place_before(structure.text, after, refusal.offset)
            raise
    return after


def put_below(
    structure: Structure, start: int, stop: int, promises: Sequence[AddTask]
) -> str | None:
    """Return the text with promises below the entry from `start` to `stop`.

    It is None where the entry is neither list item nor heading, since nothing can stand below it
    then.
    """
    text = structure.text
    line = line_at(text, start)
    if item := read_item(line):
        is_tabbed = _TABBED.search(text) is not None
        return insert_lines(
            text,
            structure.block_at(_LIST, start),
            [item.below(task_line(each), is_tabbed=is_tabbed) for each in promises],
        )
    if not any(each.start == start for each in structure.headings):
        return None
    at = trim_blank_lines(text, start, stop)
    gap = [] if read_item(text[line_start(text, at - 1) : at]) else [""]
    tasks = [f"- {task_line(each)}" for each in promises]
    return insert_lines(text, at, [*gap, *tasks, *gap_before(text, at)])


def _row(spot: Spot, entry: AddEntry) -> str:
    """Return the entry as a row of the table around the spot.

    What has no column of its own stands beside the date.
    """
    columns = _columns(spot.structure, spot.start)
    channel, purpose, shared = head_words(entry)
    cells = [""] * len(columns)
    beside = [entry.on.isoformat()]
    for names, cell, loose in (
        (CHANNEL_COLUMNS, channel, channel),
        (frozenset({PURPOSE_COLUMN}), purpose.strip("()"), purpose),
        (PEOPLE_COLUMNS, shared.removeprefix("with "), shared),
    ):
        at = next((index for index, name in enumerate(columns) if index and name in names), 0)
        if at:
            cells[at], columns[at] = cell, ""
        elif loose:
            beside.append(loose)
    free = [index for index, name in enumerate(columns) if index and name]
    if not free and entry_text(entry):
        raise EditRefusedError(
            "the table of conversations has no column for the text",
            spot.start,
            "Write the row by hand.",
        )
    if free:
        cells[next((index for index in free if columns[index] in _TEXT_COLUMNS), free[0])] = (
            entry_text(entry)
        )
    cells[0] = " ".join(beside)
    row = " | ".join(cell.replace("|", "\\|") for cell in cells)
    return f"| {row} |" if spot.line.lstrip().startswith("|") else row


def _columns(structure: Structure, start: int) -> list[str]:
    """Return the names of the columns of the table that holds the line at `start`."""
    text = structure.text
    heads = [
        first
        for kind, _, _, first, end in structure.blocks
        if kind == "table_open" and first < start < end
    ]
    if not heads:
        return []
    return [heading_name(cell) for cell in split_cells(line_at(text, heads[-1]))]
