"""Puts a conversation into a contact's note: in the note's own order and in the form of the entry beside it (FORMAT "Conversation entries in text")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from mdrel.model.conversation import Channel
from mdrel.model.note import Talk
from mdrel.parse.sections import CHANNEL_COLUMNS, PEOPLE_COLUMNS, PURPOSE_COLUMN, heading_name, split_cells
from mdrel.write.edits.edit import AddEntry, AddTask, EditRefused, Reader
from mdrel.write.edits.place import FOLLOW_UP_NAMES, FOLLOW_UPS, Item, make_section, put_in_empty_section, put_line, read_item
from mdrel.write.edits.splice import insert_lines, is_blank_line, line_end, line_start, place_before, trim_blank_lines
from mdrel.write.edits.structure import Structure
from mdrel.write.edits.tasks import task_line
from mdrel.write.edits.verify import Facts, check_reading, read_facts

_LIST, _ROW = frozenset({"list_item_open"}), frozenset({"tr_open"})
_DRESS = re.compile(r"(?P<open>\*\*|__|\*|_|\[\[|)(?P<date>\d{4}-\d\d-\d\d)(?P<close>\*\*|__|\*|_|\]\]|)(?=[\s:]|$)")
_HEADING = re.compile(r" {0,3}(?P<marks>#{1,6})[ \t]+(?P<text>[^\n]*)")

_TEXT_COLUMNS = frozenset({"text", "notes", "note", "what", "about", "topic", "topics", "subject", "summary", "details", "discussion", "content"})


def entry_line(entry: AddEntry, opening: str = "", closing: str = "") -> str:
    """Return the canonical line `DATE [CHANNEL] [(PURPOSE)][ with [[Other]]…]: TEXT`, without marker; the date may stand in bold or in a link."""
    head = _join(f"{opening}{entry.on.isoformat()}{closing}", *_head_words(entry))
    return _join(f"{head}:" if _text(entry) else head, _text(entry))


def _head_words(entry: AddEntry) -> tuple[str, str, str]:
    people = [f"[[{each}]]" for each in entry.people]
    shared = " and ".join(filter(None, (", ".join(people[:-1]), people[-1]))) if people else ""
    return entry.channel, f"({entry.purpose})" if entry.purpose else "", f"with {shared}" if shared else ""


def _text(entry: AddEntry) -> str:
    return _join(" ".join(entry.text.split()), *(f"#{tag}" for tag in entry.tags))


def _join(*parts: str) -> str:
    return " ".join(filter(None, parts))


def add_entry(text: str, entry: AddEntry, reader: Reader) -> str:
    """Return `text` with the entry, the same where this very entry is there; raises EditRefused."""
    expected = read_entry(entry, reader)
    structure = Structure(text, reader)
    if expected.talks <= read_facts(text, reader).talks:
        return text
    found = structure.find_section(reader.lexicon.sections)
    if found is None:
        lines = [f"- {entry_line(entry)}", *(Item().below(task_line(each), is_tabbed=False) for each in _promises(entry))]
        after = make_section(structure, _title(reader), lines, is_known=False)
    else:
        heading, end = found
        talks = [(start, stop, talk) for start, stop, talk in structure.sections.ranges if heading.start <= start < end]
        after = _put_beside(structure, talks, entry) if talks else put_in_empty_section(structure, heading, end, _item_lines(entry, Item(), structure))
    check_reading(text, after, reader, expected)
    structure.check_kept(after)
    return after


def _title(reader: Reader) -> str:
    names = reader.lexicon.sections
    return "Conversations" if "conversations" in names or not names else min(names).capitalize()


def _promises(entry: AddEntry) -> list[AddTask]:
    return [AddTask(each) for each in entry.promises]


def read_entry(entry: AddEntry, reader: Reader) -> Facts:
    """Return what the entry says, as mdrel reads it in a note of its own; raises EditRefused where that is not what was meant."""
    lines = "\n".join(_item_lines(entry, Item(), None))
    facts = read_facts(f"## {_title(reader)}\n\n{lines}\n", reader)
    if facts.talks.total() != 1 or facts.tasks.total() != len(entry.promises) or not _is_meant(next(iter(facts.talks)), entry, reader):
        raise EditRefused(
            "the entry would not be read as one conversation", hint="Say it in other words: comment marks such as %% and <!-- hide what follows them."
        )
    return facts


def _is_meant(talk: Talk, entry: AddEntry, reader: Reader) -> bool:
    """Whether an entry reads as it was meant; words such as "no answer" may make an attempt of it, as they do in every entry."""
    named = reader.lexicon.channels.get(entry.channel.lower()) if entry.channel else talk.channel
    return talk.on == entry.on and talk.channel in {named, Channel.ATTEMPT} and len(talk.people) == len(entry.people)


def _item_lines(entry: AddEntry, item: Item, structure: Structure | None, dress: tuple[str, str] = ("", ""), step: int = 0) -> list[str]:
    """Return the lines of the entry as a list item, its promises nested below it."""
    is_tabbed = structure is not None and bool(re.search(r"^\t+[-*+] ", structure.text, re.MULTILINE))
    return [item.line(entry_line(entry, *dress), step), *(item.below(task_line(each), is_tabbed=is_tabbed) for each in _promises(entry))]


def _put_beside(structure: Structure, talks: Sequence[tuple[int, int, Talk]], entry: AddEntry) -> str:
    """Return the text with the entry before or after the one that is its neighbour in the section's order."""
    newest_first = len(talks) == 1 or talks[0][2].on >= talks[-1][2].on
    if newest_first:
        neighbour = next((each for each in talks if each[2].on <= entry.on), talks[-1])
        is_before = neighbour[2].on <= entry.on
    else:
        neighbour = next((each for each in reversed(talks) if each[2].on <= entry.on), talks[0])
        is_before = neighbour[2].on > entry.on
    start = line_start(structure.text, neighbour[0])
    line = structure.text[start : line_end(structure.text, start)].rstrip("\r\n")
    if heading := _HEADING.match(line):
        return _put_heading(structure, (start, neighbour[1]), heading, entry, is_before=is_before)
    if item := read_item(line):
        return _put_item(structure, talks, start, item, entry, is_before=is_before)
    return _put_row(structure, start, line, entry, is_before=is_before)


def _put_item(structure: Structure, talks: Sequence[tuple[int, int, Talk]], start: int, item: Item, entry: AddEntry, *, is_before: bool) -> str:  # noqa: PLR0913 a place has many sides
    text = structure.text
    end = structure.block_at(_LIST, start)
    dress = _DRESS.match(text, start + len(item.line("")))
    worn = (dress["open"], dress["close"]) if dress and (dress["open"] == dress["close"] or dress["open"] + dress["close"] == "[[]]") else ("", "")
    lines = _item_lines(entry, item, structure, worn, 0 if is_before else 1)
    is_loose = any(_follows_gap(text, first) for first in sorted(first for first, _, _ in talks)[1:])
    if is_before:
        return insert_lines(text, start, [*lines, *([""] if is_loose else [])])
    return insert_lines(text, end, [*([""] if is_loose else []), *lines])


def _follows_gap(text: str, start: int) -> bool:
    """Whether a blank line parts the item at `start` from the item before it, as in a loose list."""
    above = trim_blank_lines(text, 0, start)
    return above < start and not text[line_start(text, above - 1) : above].lstrip().startswith("#")


def _put_heading(structure: Structure, place: tuple[int, int], heading: re.Match[str], entry: AddEntry, *, is_before: bool) -> str:
    """Put a dated heading; its text stands on the heading where the neighbour's does, else below it."""
    text = structure.text
    start, stop = place
    whole = entry_line(entry)
    on_heading = ": " in heading["text"] or not _text(entry)
    head = _join(entry.on.isoformat(), *_head_words(entry))
    block = [f"{heading['marks']} {whole if on_heading else head}", *([] if on_heading else ["", _text(entry)])]
    block += ["", *(f"- {task_line(each)}" for each in _promises(entry))] if entry.promises else []
    if is_before:
        return insert_lines(text, start, [*block, ""])
    at = trim_blank_lines(text, start, stop)
    return insert_lines(text, at, ["", *block, *([""] if at < len(text) and not is_blank_line(text, at) else [])])


def _put_row(structure: Structure, start: int, line: str, entry: AddEntry, *, is_before: bool) -> str:
    text = structure.text
    end = structure.block_at(_ROW, start)
    row = _row(structure, start, line, entry)
    after = insert_lines(text, start if is_before else end, [row])
    for each in _promises(entry):
        promise = replace(each, since=entry.on)
        try:
            after = put_line(Structure(after, structure.reader), FOLLOW_UP_NAMES, FOLLOW_UPS, task_line(promise))
        except EditRefused as refusal:
            refusal.offset = place_before(text, after, refusal.offset)
            raise
    return after


def _row(structure: Structure, start: int, line: str, entry: AddEntry) -> str:
    """Return the entry as a row of the table around `start`; what has no column stands beside the date."""
    columns = _columns(structure, start)
    channel, purpose, shared = _head_words(entry)
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
    if not free and _text(entry):
        raise EditRefused("the table of conversations has no column for the text", start, "Write the row by hand.")
    if free:
        cells[next((index for index in free if columns[index] in _TEXT_COLUMNS), free[0])] = _text(entry)
    cells[0] = " ".join(beside)
    row = " | ".join(cell.replace("|", "\\|") for cell in cells)
    return f"| {row} |" if line.lstrip().startswith("|") else row


def _columns(structure: Structure, start: int) -> list[str]:
    """Return the names of the columns of the table that holds the line at `start`."""
    text = structure.text
    heads = [first for kind, _, _, first, end in structure.blocks if kind == "table_open" and first < start < end]
    if not heads:
        return []
    return [heading_name(cell) for cell in split_cells(text[heads[-1] : line_end(text, heads[-1])].rstrip("\r\n"))]
