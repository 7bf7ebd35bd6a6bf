"""Reads table rows as entries: which cell says what (F31, F34)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mdrel.model.conversation import WRITTEN, Purpose
from mdrel.parse.entries.channel import read_said
from mdrel.parse.entries.head import Head, channel_of, links_in
from mdrel.parse.lexicon import Lexicon
from mdrel.parse.markdown.lazy_pattern import lazy_pattern

_CELL = lazy_pattern(r"(?:\[\[[^\[\]\n]*\]\]|\\.|[^|\\])+|(?<=\|)(?=\|)")
DATE_COLUMNS = frozenset({"date", "day", "when", "on"})
CHANNEL_COLUMNS = frozenset({"channel", "type", "kind", "how", "medium"})
PEOPLE_COLUMNS = frozenset({"with", "who", "people", "attendees", "participants"})
PURPOSE_COLUMN = "purpose"
# So many cells say what a file is before the date that ends its row.
_FILE_CELLS = 2


def find_date_cell(columns: Sequence[str], size: int) -> int:
    """Return which of a row's `size` cells holds the date.

    It is the one of a date column, else the first.
    """
    return next(
        (
            index
            for index, name in enumerate(columns[:size])
            if name in DATE_COLUMNS or name.startswith("date ") or name.endswith(" date")
        ),
        0,
    )


def read_cells(
    head: Head, row: tuple[list[str], list[str], int], columns: Sequence[str], lexicon: Lexicon
) -> tuple[Head, list[str]]:
    """Return the head with what the other cells say, and the texts that are left.

    The text behind the date comes first. `row` has the cells masked and as written, and which of
    them is the date's.
    """
    cells, raw, dated = row
    named = dict(zip(columns, range(len(cells)), strict=False))
    column = _channel_cell(cells, dated, named, lexicon)
    channel = channel_of(cells[column], lexicon) if column >= 0 else None
    shared = next((named[name] for name in named if name in PEOPLE_COLUMNS), -1)
    people = tuple(links_in(cells[shared])) if shared >= 0 else ()
    wants = named.get(PURPOSE_COLUMN, -1)
    purpose = (
        Purpose(said)
        if wants >= 0 and (said := cells[wants].strip().lower()) in set(Purpose)
        else None
    )
    apart = {dated, shared, *([column] if channel else []), *([wants] if purpose else [])}
    texts = [cell.strip() for index, cell in enumerate(raw) if index not in apart]
    word = " ".join(cells[column].strip(" \t#*_").lower().split()) if channel else head.word
    first = head.text.strip()
    if not (channel or head.word or first) and texts:
        # `| 2026-11-20 | Teams meeting: the roof |`
        channel = read_said(texts[0], 0, lexicon).channel
    return Head(
        head.reading,
        head.time,
        channel or head.channel,
        purpose or head.purpose,
        head.people + people,
        first,
        word,
    ), [first, *texts]


def _channel_cell(cells: list[str], dated: int, named: Mapping[str, int], lexicon: Lexicon) -> int:
    """Return the index of the cell that names the channel, or -1.

    It is that of a column for it, else the first cell behind the date that is only a channel word.
    """
    columns = (named[name] for name in named if name in CHANNEL_COLUMNS)
    behind = range(dated + 1, len(cells))
    return next((index for index in (*columns, *behind) if channel_of(cells[index], lexicon)), -1)


def may_tell(cells: Sequence[str], dated: int, columns: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether a row may tell of a talk, and does not end a line on a file with the date of it."""
    if dated < _FILE_CELLS or dated < len(cells) - 1 or not PEOPLE_COLUMNS.isdisjoint(columns):
        return True
    for cell in map(str.strip, cells):
        word = lexicon.channel.match(cell)
        is_spoken = word and lexicon.channels.get(word["word"].lower()) not in WRITTEN
        if is_spoken or channel_of(cell, lexicon) or lexicon.past_verb.match(cell):
            return True
    return False


def split_cells(line: str) -> list[str]:
    r"""Return the cells of a table row, without the outer bars.

    `\|` and bars in wiki links do not divide cells.
    """
    return (
        [
            cell.replace("\\|", "|") if "[[" not in cell else cell
            for cell in _CELL.findall(line.strip().strip("|"))
        ]
        if "|" in line
        else []
    )
