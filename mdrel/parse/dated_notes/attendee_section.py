"""The attendees that a note's text lists (F45, F46).

They stand below a heading or bold line, or on that line itself, in a callout or a quote of fields
as well, or in a table's row of that name.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from mdrel.model.note import Link
from mdrel.model.span import Span
from mdrel.parse.dated_notes.attendee_list import (
    AttendeeList,
    has_link,
    has_names,
    is_name,
    label_of,
    take_line,
    take_part,
)
from mdrel.parse.dates.forms import match_date
from mdrel.parse.entries.rows import split_cells
from mdrel.parse.markdown.blocks import DELIMITER, HEADING, ITEM
from mdrel.parse.markdown.callouts import CALLOUT, OTHERS_TEXT, open_fields
from mdrel.parse.markdown.headings import heading_name
from mdrel.parse.markdown.lazy_pattern import lazy_pattern
from mdrel.parse.markdown.mask import mask
from mdrel.parse.markdown.setext_heading import find_underlined, may_underline

_ANY_NAME = ("attendee", "participant", "present", "in attendance")
# From this level on a heading is of a part of a note.
_PART = 3
_LONGEST_DAY = 60
_CALLOUT = lazy_pattern(r"[ \t]*>[ \t]*\[!")
_QUOTED = lazy_pattern(r"[ \t]*>[ \t]?")


class _Line(Struct, frozen=True):
    """A line of the body as written, and with everything that is not the person's own masked."""

    masked: str
    plain: str


def may_list_attendees(plain: str) -> bool:
    """Whether the body may list attendees, by a quick look before masking."""
    # A single sign is found far sooner than two of it.
    if (
        "#" not in plain
        and ":" not in plain
        and "|" not in plain
        and not ("*" in plain and "**" in plain)
        and not ("_" in plain and "__" in plain)
        and not ("!" in plain and "[!" in plain)
        and not may_underline(plain, 0)
    ):
        return False
    lower = plain.lower()
    return any(word in lower for word in _ANY_NAME)


def read_attendee_section(plain: str, masked: Callable[[], str], span: Span) -> tuple[Link, ...]:
    """Return the people of the first list of attendees that names anybody.

    Several lists below headings of the third level, or deeper, are of these parts, and so is one
    attendee of a later section, as in a digest of mails; neither are of the whole text. It is asked
    where `may_list_attendees` says that there may be one.
    """
    plain, own = open_fields(plain, masked())
    lines = [
        _Line(line.rstrip("\r"), raw.rstrip("\r"))
        for line, raw in zip(own.split("\n"), plain.split("\n"), strict=True)
    ]
    underlined = (
        find_underlined(plain.split("\n"), own.split("\n")) if may_underline(plain, 0) else {}
    )
    headings = {index: (heading.text, heading.lines) for index, heading in underlined.items()}
    at, above, parts = 0, list[_Heading](), dict[int, tuple[Link, ...]]()
    while at < len(lines):
        start, is_later = at, _sections(above) > 1
        if (heading := _heading_at(lines, at, headings)) is not None:
            _go_below(above, lines[at], heading[0], at)
        found, at = _read_at(lines, at, headings)
        people = found.people(span) if found else ()
        if not people or (is_later and _is_one(lines[start].masked)):
            continue
        part = _part_of(above, start)
        if part is None:
            return next(iter(parts.values()), people)
        parts.setdefault(part, people)
    return next(iter(parts.values())) if len(parts) == 1 else ()


class _Heading(Struct, frozen=True):
    """A heading that a line is below, and the number of sections so far."""

    depth: int
    line: int
    number: int
    is_dated: bool


def _go_below(above: list[_Heading], line: _Line, text: str, at: int) -> None:
    """Go below the heading of a line."""
    match = HEADING.match(line.masked)
    depth = len(match["marks"]) if match else 1
    number = _sections(above) + (depth > 1)
    while above and above[-1].depth >= depth:
        above.pop()
    day = match_date(text.strip("*_=[ ")[:_LONGEST_DAY])
    above.append(_Heading(depth, at, number, is_dated=day is not None))


def _part_of(above: list[_Heading], start: int) -> int | None:
    """Return the line of the heading of the part that a list at `start` belongs to, if any.

    A part has a heading of the third level or deeper. One with a day is a talk of its own, and is
    dealt with elsewhere.
    """
    own = [each for each in above if each.line != start]
    if not own or own[-1].depth < _PART or own[-1].is_dated:
        return None
    return own[-1].line


def _sections(above: list[_Heading]) -> int:
    """Return how many sections have begun so far."""
    return above[-1].number if above else 0


def _is_one(line: str) -> bool:
    """Whether a line is an item of one attendee (`- Attendee: Ada`)."""
    item = ITEM.match(line)
    label = label_of(line) if item else None
    return label is not None and heading_name(label[0]) in {"attendee", "participant"}


def _read_at(
    lines: list[_Line], at: int, headings: dict[int, tuple[str, int]]
) -> tuple[AttendeeList | None, int]:
    """Return the list that begins at the line `at`, if any, and the line to go on with."""
    if not lines[at].masked.strip() and (callout := CALLOUT.match(lines[at].plain)):
        size, inner = _unwrap(lines, at)
        is_own = callout["kind"].lower() not in OTHERS_TEXT
        return _read_inside(callout["title"], inner) if is_own else None, at + size
    if (heading := _heading_at(lines, at, headings)) is not None:
        text, size = heading
        return _read_below(lines, at + size, headings) if is_name(text) else (None, at + size)
    if row := _read_row(lines, at):
        return row, at + 1
    label = label_of(lines[at].masked)
    if label is None or not is_name(label[0]):
        return None, at + 1
    if not label[1]:
        return _read_below(lines, at + 1, headings)
    told, behind = [_open_list(label[1])], at + 1
    while told[-1].endswith(",") and behind < len(lines) and lines[behind].masked.strip():
        told.append(lines[behind].masked.strip())
        behind += 1
    return (AttendeeList(lines=told) if has_names(told[0]) else None), behind


def _open_list(text: str) -> str:
    """Return a list as front matter has it (`[Ada, Bo]`) without its brackets.

    So it stands in front matter that never ends, which is text.
    """
    is_list = text.startswith("[") and text.endswith("]") and not text.startswith("[[")
    return text[1:-1] if is_list and "](" not in text else text


def _read_row(lines: list[_Line], at: int) -> AttendeeList | None:
    """Return the people of a table's row such as `| Attendees | [[Ada]], [[Bo]] |`, if it is one.

    The first row mostly has the names of columns (`| Attendees | Role |`), and a row `Present` may
    be of anything.
    """
    line = lines[at].masked
    if not line.lstrip().startswith("|"):
        return None
    name, *told = [cell.strip() for cell in split_cells(line) if cell.strip()] or [""]
    if len(told) != 1 or not is_name(name) or not has_names(told[0]):
        return None
    is_header = at + 1 < len(lines) and DELIMITER.match(lines[at + 1].masked)
    is_vague = is_header or heading_name(name) == "present"
    return None if is_vague and not has_link(told[0]) else AttendeeList(lines=told)


def _read_inside(title: str, inner: list[str]) -> AttendeeList | None:
    """Return the list that a callout of the person's own words is or holds, if any."""
    lines = [_Line(line, line) for line in inner]
    if is_name(title):
        return _read_below(lines, 0, {})[0]
    at = 0
    while at < len(lines):
        found, at = _read_at(lines, at, {})
        if found and found.people(Span(1)):
            return found
    return None


def _heading_at(
    lines: list[_Line], at: int, headings: dict[int, tuple[str, int]]
) -> tuple[str, int] | None:
    """Return the text of the heading at a line and how many lines it takes, or None."""
    if at in headings:
        return headings[at]
    match = HEADING.match(lines[at].masked) if "#" in lines[at].masked else None
    return (match["text"], 1) if match else None


def _read_below(
    lines: list[_Line], start: int, headings: dict[int, tuple[str, int]]
) -> tuple[AttendeeList, int]:
    """Return the list that stands below a heading or label, and the line where it ends."""
    found = AttendeeList()
    at = start
    while at < len(lines):
        if (heading := _heading_at(lines, at, headings)) is not None:
            if not take_part(found, heading[0]):
                break
            at += heading[1]
            continue
        if _CALLOUT.match(lines[at].plain) and not lines[at].masked.strip():
            size, inner = _unwrap(lines, at)
            if not all(take_line(found, line) for line in inner):
                break
            at += size
            continue
        if not take_line(found, lines[at].masked):
            break
        at += 1
    return found, max(at, start)


def _unwrap(lines: list[_Line], at: int) -> tuple[int, list[str]]:
    """Return how many lines the callout at a line has, and what stands in it below its title."""
    size = 0
    while at + size < len(lines) and _QUOTED.match(lines[at + size].plain):
        size += 1
    inner = "\n".join(_QUOTED.sub("", line.plain, count=1) for line in lines[at + 1 : at + size])
    return size, mask(inner).text.split("\n")
