"""Text for terminals and pipes, measured in cells instead of characters.

Control characters are shown and never sent (P11).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date

from mdrel.model.words.days import MONTH_NAMES, WEEKDAYS
from mdrel.views.cells import count_cells, split_signs
from mdrel.views.months import says_day

_DAYS = tuple(map(str.capitalize, WEEKDAYS))
_DELETE, _PICTURES, _DELETE_PICTURE = 0x7F, 0x2400, "\u2421"
_SHORT = 3
# So many characters make up a sign, but for rare ones, and so many cells the widest takes.
_SIGN, _WIDEST = 4, 2
# What joins emoji, and the flags of England, Scotland and Wales, which are written in tags.
_JOINED = re.compile(
    r"((?<=[\u2600-\u27bf\ufe0f\U0001f000-\U0001faff])\u200d"
    r"(?=[\u2190-\u2bff\U0001f000-\U0001faff])"
    r"|\U0001f3f4\U000e0067\U000e0062[\U000e0061-\U000e007a]{3}\U000e007f)"
)


def show(text: str) -> str:
    """Return `text` on one line with nothing that a terminal would obey.

    Control, format and surrogate characters become visible stand-ins, but for those that join
    emoji to one sign.
    """
    if text.isprintable():
        return text
    return "".join(
        part if at % 2 else "".join(map(_show_sign, part))
        for at, part in enumerate(_JOINED.split(text))
    )


def _show_sign(character: str) -> str:
    if character.isprintable():
        return character
    code = ord(character)
    if character in "\t\n\r\u2028\u2029\x85" or unicodedata.category(character) == "Zs":
        return " "
    if code < ord(" "):
        return chr(_PICTURES + code)
    return _DELETE_PICTURE if code == _DELETE else "\ufffd"


def cell_width(text: str) -> int:
    """Return how many terminal cells `text` takes once it is shown."""
    return count_cells(show(text))


def cut(text: str, width: int) -> str:
    """Return `text`, shown, cut to `width` cells with an ellipsis.

    Where the first part of a long text is wider than that, the rest is not looked at (P7).
    """
    first = text[: _SIGN * (max(width, 0) + _WIDEST)]
    if len(first) < len(text) and cell_width(first) > width + _WIDEST:
        text = first
    text = show(text)
    if cell_width(text) <= width:
        return text
    return next(_chop(text, width - 1)).rstrip() + "…" if width > 0 else ""


def pad(text: str, width: int) -> str:
    """Return `text` cut or filled with blanks to exactly `width` cells."""
    text = cut(text, width)
    return text + " " * (width - cell_width(text))


def flow(text: str, width: int, most: int = 0) -> list[str]:
    """Return `text`, shown, broken at blanks into lines of at most `width` cells.

    Where `most` lines do not hold it, the last one ends with an ellipsis.
    """
    lines: list[str] = []
    for word in show(text).split():
        joined = f"{lines[-1]} {word}" if lines else word
        if cell_width(joined) <= width:
            lines[-1:] = [joined]
            continue
        lines += _chop(word, width)
        if most and len(lines) > most:
            return [*lines[: most - 1], cut(f"{lines[most - 1]} {lines[most]}", width)]
    return lines or [""]


def hang(start: str, text: str, width: int, indent: int, most: int = 0) -> list[str]:
    """Return `start` and `text` on lines of at most `width` cells, indented after the first.

    `start` takes at most `indent` cells. A text that fits on one line stays as it is.
    """
    if indent + cell_width(show(text)) <= width:
        return [start + show(text)]
    first, *rest = flow(text, width - indent, most)
    return [start + first, *(" " * indent + line for line in rest)]


def _chop(word: str, width: int) -> Iterator[str]:
    """Yield a word in pieces of at most `width` cells, mostly one; no sign is parted."""
    piece = ""
    for sign in split_signs(word):
        if cell_width(piece + sign) > width:
            yield piece
            piece = ""
        piece += sign
    yield piece


def wrap(parts: Iterable[str], width: int, indent: int) -> list[str]:
    """Return `parts` joined by semicolons, on lines of at most `width` cells.

    A line breaks only between parts, and the lines after the first are indented.
    """
    lines: list[str] = []
    line = ""
    for part in parts:
        shown = cut(part, width - indent - 1)
        joined = f"{line}; {shown}" if line else shown
        if line and cell_width(joined) > width - indent - 1:
            lines.append(f"{line};")
            line = shown
        else:
            line = joined
    lines.append(line)
    return [line if index == 0 else " " * indent + line for index, line in enumerate(lines)]


def name_day(day: date) -> str:
    """Return `Sunday 22 November`."""
    return f"{_DAYS[day.weekday()]} {day.day} {MONTH_NAMES[day.month - 1]}"


def short_day(day: date, today: date, *, weekday: bool = False) -> str:
    """Return a day like `12 Oct`.

    The year is added where it is not today's, and the day of the week stands before it on request.
    """
    words = f"{day.day} {short_month(day.month)}"
    if day.year != today.year:
        words += f" {day.year:04d}"
    return f"{_DAYS[day.weekday()][:_SHORT]} {words}" if weekday else words


def short_month(month: int) -> str:
    """Return `Oct` for 10."""
    return MONTH_NAMES[month - 1][:_SHORT]


def describe_day(day: date, today: date) -> str:
    """Return a date in words, so that it is clear how it was understood.

    Examples are `today, Sun 22 Nov` and `yesterday, Sat 21 Nov`; any other day stands alone.
    """
    name = {0: "today, ", -1: "yesterday, ", 1: "tomorrow, "}.get((day - today).days, "")
    return f"{name}{short_day(day, today, weekday=True)}"


def say_by(text: str, day: date | None, today: date) -> str:
    """Return ` (by 10 Dec)` to stand behind a text, or nothing where the text says that day."""
    return "" if day is None or says_day(text, day) else f" (by {short_day(day, today)})"


def count(number: int, noun: str, several: str = "") -> str:
    """Return `1 day`, `2 days`; `several` is the plural of a noun that takes no s."""
    return f"{number:,} {noun if number == 1 else several or f'{noun}s'}"


def count_people(number: int) -> str:
    """Return `1 person`, `2 people`."""
    return count(number, "person", "people")


def tab_row(cells: Iterable[object]) -> str:
    """Return one line of tab-separated text for a pipe.

    The cells are shown, but never wrapped or cut. None becomes an empty cell.
    """
    return "\t".join("" if cell is None else show(str(cell)) for cell in cells)


def say_made(folder: object) -> str:
    """Return the sentence about a folder that did not exist and was made."""
    return f"made the folder: {folder}"
