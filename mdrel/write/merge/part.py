"""The parts of a section: its entries and the lines between them.

Entries are list items, table rows and dated headings, each with what hangs below it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, TypeAlias

from mdrel.parse.entries.head import read_head
from mdrel.parse.lexicon import Lexicon
from mdrel.parse.markdown.blocks import DELIMITER, HEADING, ITEM
from mdrel.parse.markdown.mask import mask
from mdrel.parse.markdown.setext_heading import Underlined, find_underlined, may_underline

# A dated heading holds whatever follows, a table row nothing.
_HEADING_INDENT, _ROW_INDENT = -1, 1 << 30


class Line(NamedTuple):
    """A line without its end.

    In `masked`, code, comments and quotes are blanked.
    """

    text: str
    masked: str

    @property
    def is_blank(self) -> bool:
        """Whether the line holds nothing but blanks."""
        return not self.text.strip()


@dataclass(slots=True, eq=False)
class Unit:
    """One entry of a section.

    `gap` is the blank lines to the entry that directly follows, or None where none does. `is_apart`
    tells that a blank line stands before it, `is_ended` that no text follows without one.
    `is_fresh` tells that it is put into the text during the merge.
    """

    lines: tuple[Line, ...]
    day: date | None = None
    is_heading: bool = False
    gap: tuple[Line, ...] | None = None
    is_apart: bool = False
    is_ended: bool = True
    is_fresh: bool = False

    @property
    def key(self) -> str:
        """The text that tells the entry from others, without blanks at line ends."""
        return "\n".join(line.text.rstrip() for line in self.lines)


Part: TypeAlias = Unit | Line


def cut_body(body: str) -> list[Line] | None:
    """Return the lines of a body, or None where a fence or comment is never closed.

    In that case nobody can say what is an entry.
    """
    if not body:
        return []
    masked = mask(body)
    if masked.unclosed_at >= 0:
        return None
    return [
        Line(*both)
        for both in zip(body.split("\n")[:-1], masked.text.split("\n")[:-1], strict=True)
    ]


def show(parts: Iterable[Line]) -> str:
    """Return the lines as text."""
    return "".join(f"{line.text}\n" for line in parts)


def read_underlined(lines: Sequence[Line]) -> dict[int, Underlined]:
    """Return the underlined headings by the index of their first line."""
    if not may_underline(show(lines), 0):
        return {}
    return find_underlined([line.text for line in lines], [line.masked for line in lines])


def split_parts(lines: Sequence[Line], lexicon: Lexicon, *, is_log: bool) -> list[Part]:
    """Return the entries and the lines between them, in order.

    In a log dated headings are entries, too.
    """
    splitter = _Splitter(lexicon, is_log=is_log)
    underlined = read_underlined(lines)
    for index, (line, following) in enumerate(zip(lines, [*lines[1:], Line("", "")], strict=False)):
        heading = underlined.get(index)
        splitter.take(line, following, heading.text.lstrip() if heading else "")
    splitter.close()
    parts: list[Part] = []
    blanks: list[Line] = []
    for part in splitter.parts:
        if isinstance(part, Line) and part.is_blank:
            blanks.append(part)
            continue
        before = parts[-1] if parts else None
        if isinstance(part, Unit) and isinstance(before, Unit):
            before.gap = tuple(blanks)
        else:
            parts += blanks
            if isinstance(part, Unit):
                part.is_apart = bool(blanks)
            elif isinstance(before, Unit):
                before.is_ended = bool(blanks)
        parts.append(part)
        blanks = []
    return parts + blanks


class _Splitter:
    """One pass over the lines of a section.

    `held` is the open entry. `blanks` are the blank lines after it, which belong to it only where
    more of it follows.
    """

    def __init__(self, lexicon: Lexicon, *, is_log: bool) -> None:
        self.lexicon, self.is_log = lexicon, is_log
        self.parts: list[Part] = []
        self.held: list[Line] = []
        self.blanks: list[Line] = []
        self.day: date | None = None
        self.indent = 0

    def take(self, line: Line, following: Line, underlined: str) -> None:
        """Take the next line.

        `underlined` are the words of the heading that begins on it, if that has an underline.
        """
        words = line.masked.rstrip()
        item = ITEM.match(words)
        if (heading := HEADING.match(words)) or underlined:
            text = heading["text"] if heading else underlined
            if self.is_log and read_head(text, self.lexicon):
                self.open(line, text, _HEADING_INDENT)
            else:
                self.leave(line)
        elif line.is_blank and self.held:
            self.blanks.append(line)
        elif item and (not self.held or self.indent_of(line) <= self.indent != _HEADING_INDENT):
            self.open(line, item["text"], self.indent_of(line))
        elif self.held and self.continues(line):
            self.held += [*self.blanks, line]
            self.blanks = []
        elif (
            words.lstrip().startswith("|")
            and not DELIMITER.match(words)
            and not ("|" in following.masked and DELIMITER.match(following.masked.rstrip()))
        ):
            self.open(line, words.strip().strip("|").split("|")[0].strip(), _ROW_INDENT)
        else:
            self.leave(line)

    def indent_of(self, line: Line) -> int:
        text = line.text.expandtabs(4)
        return len(text) - len(text.lstrip())

    def continues(self, line: Line) -> bool:
        """Whether a line that begins no entry hangs below the open one.

        It does where it is indented more. Other text is no part of the entry, as for the reader of
        entries.
        """
        return self.indent_of(line) > self.indent

    def open(self, line: Line, text: str, indent: int) -> None:
        self.close()
        head = read_head(text, self.lexicon)
        self.held, self.indent, self.day = [line], indent, head.reading.day if head else None

    def close(self) -> None:
        if self.held:
            self.parts.append(Unit(tuple(self.held), self.day, self.indent == _HEADING_INDENT))
        self.parts += self.blanks
        self.held, self.blanks = [], []

    def leave(self, line: Line) -> None:
        self.close()
        self.parts.append(line)
