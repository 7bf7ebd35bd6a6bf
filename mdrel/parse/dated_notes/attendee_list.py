"""A list of attendees, read line by line (F45, F46)."""

from __future__ import annotations

import re

from msgspec import Struct, field

from mdrel.model.names import SELF
from mdrel.model.note import Link
from mdrel.model.span import Span
from mdrel.parse.absence import is_absent
from mdrel.parse.dated_notes.attendee_groups import are_names, is_group_of_links, is_name_alone
from mdrel.parse.dated_notes.attendees import is_role, read_further, read_item, read_line
from mdrel.parse.entries.rows import split_cells
from mdrel.parse.markdown.blocks import DELIMITER, ITEM
from mdrel.parse.markdown.headings import heading_name
from mdrel.parse.markdown.lazy_pattern import lazy_pattern

# What a list of attendees is called (`Key attendees`, `Attendees (required)`).
_KINDS = r"(?:key|main|core|required|mandatory|confirmed|internal|external|actual|all|meeting)"
_NAME = lazy_pattern(
    rf"(?:{_KINDS} ){{0,2}}(?:attendee|participant)s?"
    r"(?: (?:present|required|mandatory|confirmed|internal|external|key))?(?: list)?"
    r"|(?:people |those |attendees )?present|present attendees|in attendance"
    r"|list of (?:attendees|participants)"
)
# Headings and bold lines that part a list of attendees without ending it.
_GROUPS = frozenset(
    {
        "internal", "external", "remote", "online", "on site", "onsite", "in person", "in the room",
        "required", "mandatory", "guests", "hosts", "team", "clients", "us", "them", "present",
        "organizer", "organiser",
    }
)  # fmt: skip
_LABEL = lazy_pattern(
    r"(?P<indent>[ \t]*)(?:[-*+][ \t]+)?"
    r"(?:(?P<bold>\*\*|__)(?P<label>[^*_\n]{1,60}?)(?P<inner>::?)?(?P=bold)"
    r"(?:[ \t]*(?P<outer>::?))?"
    r"|(?P<plain>[^\W\d_][^*_:\n]{1,40}?)(?P<colon>::?))[ \t]*(?P<text>.*)$"
)
_COUNT = lazy_pattern(r"\s*+(?<!\d)\d++(?: people)?$")
_NAME_COLUMNS = frozenset(
    {
        "name", "names", "attendee", "attendees", "participant", "participants", "who", "person",
        "people", "full name",
    }
)  # fmt: skip
_PRESENCE_COLUMNS = frozenset(
    {"present", "attended", "attending", "attendance", "status", "rsvp", "response"}
)
_ABSENT_CELLS = frozenset({"no", "n", "false", "0"})
_WORDS_OF_A_NAME = 5
# The people below such an item were not there.
_NO_GROUP = -2
_IN_BRACKETS = lazy_pattern(r"\([^()]*\)")
_PARTS = lazy_pattern(r"[,;(:]|\s[&+/]\s|\band\b")


class _Entry(Struct, frozen=True):
    """Somebody on a list: the text of the item, and the sign in its box.

    `people` are the names that stand below it: where it is a firm or a group, they are its people.
    """

    text: str
    state: str | None
    people: list[str] = field(default_factory=list)

    def written(self) -> str:
        """Return the item as a line of its own: `Engines: [[Ada]], Bo Lin`."""
        return f"{self.text}: {', '.join(self.people)}" if self.people else self.text


class AttendeeList(Struct):
    """A list of attendees that is being read line by line.

    `indent` is that of its items, and `inner` that of those below the last of them. `skips` says
    that those who follow were not there.
    """

    entries: list[_Entry] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    columns: list[str] = field(default_factory=list)
    previous: str = ""
    indent: int = -1
    inner: int = -1
    skips: bool = False
    is_table: bool = False
    is_parted: bool = False

    def people(self, span: Span) -> tuple[Link, ...]:
        """Return who was there.

        Where some boxes are ticked, those whose box is not ticked were not there.
        """
        is_ticked = any(entry.state in {"x", "X"} for entry in self.entries)
        there = [
            each.written()
            for each in self.entries
            if each.state != "-"
            and (not is_ticked or each.state is None or each.state in {"x", "X"})
        ]
        is_line = len(self.entries) == 1 and not self.is_table
        listed = [
            link
            for text in there
            for link in (read_line if is_line or are_names(text) else read_item)(text, span)
        ]
        if not is_line and not self.is_table:
            listed += [link for text in there for link in read_further(text, span)]
        return (*(link for line in self.lines for link in read_line(line, span)), *listed)


def label_of(line: str) -> tuple[str, str] | None:
    """Return the label at a line's start and the text behind it, or None.

    Examples are `**Present:**` and `Attendees:`.
    """
    match = _LABEL.match(line) if ":" in line or "**" in line or "__" in line else None
    if match is None or (
        match["bold"] and match["text"] and not (match["inner"] or match["outer"])
    ):
        return None
    return match["label"] or match["plain"], match["text"].strip()


def is_name(text: str) -> bool:
    """Whether a heading or label is one of attendees.

    A count behind it is ignored.
    """
    return _NAME.fullmatch(_bare(text)) is not None


def take_part(found: AttendeeList, text: str) -> bool:
    """Take a heading or bold line inside a list, and return False if it ends the list."""
    name = _bare(text)
    found.skips = is_absent(name)
    found.indent, found.is_parted, found.is_table = -1, False, False
    return found.skips or name in _GROUPS or is_name(name)


def _bare(text: str) -> str:
    """Return what a heading or label is called, without a count behind it."""
    return _COUNT.sub("", heading_name(text))


def take_line(found: AttendeeList, line: str) -> bool:
    """Take a line of a list, and return False if the list ends before it."""
    if not line.strip():
        found.is_parted, found.previous = bool(found.lines), ""
        return True
    if item := ITEM.match(line):
        return _take_item(found, item)
    if line.lstrip().startswith("|") or found.is_table:
        return _take_row(found, line)
    return _take_words(found, line)


def _take_item(found: AttendeeList, item: re.Match[str]) -> bool:
    """Take a list item.

    Items that stand further in tell of the one before, or are the people of a group.
    """
    indent, text = len(item["indent"].expandtabs(4)), item["text"].strip()
    if found.lines or indent < found.indent:
        return False
    if found.indent < 0:
        found.indent = indent
    if indent > found.indent:
        _take_inner(found, indent, text)
        return True
    label = label_of(text)
    # `Apologies: Cy`
    is_there = not found.skips and not (label and is_absent(label[0]))
    found.inner = -1 if is_there else _NO_GROUP
    if is_there:
        found.entries.append(_Entry(text, item["state"]))
    return True


def _take_inner(found: AttendeeList, indent: int, text: str) -> None:
    """Take an item below another: nothing but a name there may be one of its people."""
    if found.inner == -1:
        found.inner = indent
    if found.inner == indent and found.entries and is_name_alone(text):
        found.entries[-1].people.append(text)


def _take_row(found: AttendeeList, line: str) -> bool:
    """Take a row of a table.

    The header tells which column has the names.
    """
    cells = split_cells(line)
    if DELIMITER.match(line):
        found.is_table, found.columns = (
            True,
            [heading_name(cell) for cell in split_cells(found.previous)],
        )
    elif (
        found.is_table
        and cells
        and not found.skips
        and not any(map(_is_absent_cell, found.columns, cells))
    ):
        at = next(
            (
                index
                for index, column in enumerate(found.columns[: len(cells)])
                if column in _NAME_COLUMNS
            ),
            0,
        )
        found.entries.append(_Entry(cells[at].strip(), None))
    found.previous = line
    return True


def _is_absent_cell(column: str, cell: str) -> bool:
    return column in _PRESENCE_COLUMNS and (
        cell.strip().lower() in _ABSENT_CELLS or is_absent(cell)
    )


def _take_words(found: AttendeeList, line: str) -> bool:
    """Take a line of words, such as names with commas, a label, or the list's end."""
    if label := label_of(line):
        name, rest = label
        if not rest:
            # A line that leads to the list (`There were:`), or the next part of the note.
            return take_part(found, name) or not (
                found.entries or found.lines or "**" in line or "__" in line
            )
        # A part such as `**Required**: …` goes on with the list below a blank line as well.
        found.is_parted = found.is_parted and not is_role(line)
        is_led = is_role(line) or is_group_of_links(line)
        return is_absent(name) or (is_led and _take_names(found, line))
    return _take_names(found, line)


def _take_names(found: AttendeeList, line: str) -> bool:
    if found.entries or found.is_parted or not has_names(line):
        # What is indented goes on with an item.
        return bool(found.entries) and line.startswith((" ", "\t"))
    if not found.skips:
        found.lines.append(line)
    return True


def has_names(line: str) -> bool:
    """Whether a line is a list of names rather than a sentence.

    It stays one with words in brackets, and with a part that is no name.
    """
    if line.rstrip().endswith((".", "!", "?")):
        return False
    parts = [
        bare for part in _PARTS.split(_IN_BRACKETS.sub("", line)) if (bare := part.strip(" *_)"))
    ]
    names = sum(map(_may_be_name, parts))
    return names * 2 >= len(parts) and all(
        has_link(part) or len(part.split()) <= _WORDS_OF_A_NAME for part in parts
    )


def has_link(part: str) -> bool:
    """Whether a part of a list holds a link or an address."""
    return "[" in part or "@" in part


def _may_be_name(part: str) -> bool:
    is_short = len(part.split()) <= _WORDS_OF_A_NAME
    return (
        has_link(part)
        or is_absent(part)
        or (is_short and (not part.islower() or part in SELF) and any(map(str.isalpha, part)))
    )
