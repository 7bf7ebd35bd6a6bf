"""The blocks of a daily note: list items, paragraphs, headings and rows (F50, F61, F62).

Each says where it stands, whether it is a plan and whether it stands below a word for talks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial

from msgspec import Struct, field

from mdrel.parse.classify.note_type import conversation_word
from mdrel.parse.entries.rows import split_cells
from mdrel.parse.lexicon import Lexicon
from mdrel.parse.markdown.blocks import HEADING, ITEM, blank_struck
from mdrel.parse.markdown.headings import is_plan, may_be_plan, plain_name
from mdrel.parse.markdown.lazy_pattern import lazy_pattern

# A row, a rule across the page, or a link's definition (`[mill]: <../notes/mill> "The mill"`).
_DEFINITION = (
    r"\[[^\^\[\]\n][^\[\]\n]*\]:[ \t]*(?:<[^<>\n]*>|(?![<\"])\S*(?:/|\.\w)\S*)"
    r"(?:[ \t]+(?:\"[^\"\n]*\"|'[^'\n]*'|\([^()\n]*\)))?[ \t]*$"
)
_OTHER_BLOCK = re.compile(rf"[ \t]*(?:(?P<row>\|)|(?:[-*_][ \t]*){{3,}}$|{_DEFINITION})")
_BOLD_LINE = lazy_pattern(r"[ \t]*(?:\*\*|__)(?P<name>[^*_\n]+)(?:\*\*|__):?[ \t]*$")
_TAB = 4
_OUTERMOST = -1
# No heading of plans is longer, with its signs around it, and no word for talks.
_LONGEST_NAME, _LONGEST_TALKS = 60, 24
# What stands above a list of people one spoke to, besides the words for a conversation.
_TALKS = frozenset(
    {
        "met", "met with", "talked to", "talked with", "spoke to", "spoke with", "called", "seen",
        "people met", "people i met", "who i met", "people i talked to", "people i spoke to",
    }
)  # fmt: skip


class Block(Struct):
    """One block, with its words masked and as written, line by line.

    `state` is what stands in its box. `is_below_talks` tells that no more than a word for talks
    stands above it (`## Meetings`), and `is_row` that it is a table's row, each cell a clause.
    """

    number: int
    column: int
    words: list[str]
    original: list[str]
    state: str | None = None
    is_planned: bool = False
    is_below_talks: bool = False
    is_row: bool = False

    @property
    def text(self) -> str:
        """The words on one line, without what is struck out."""
        return blank_struck(" ".join(self.words))


class _Above(Struct):
    """The headings and items above a line by which everything below them goes.

    `is_name` tells their names.
    """

    is_name: Callable[[str], bool]
    depth: int = 0
    is_below_bold: bool = False
    indents: list[tuple[int, bool]] = field(default_factory=list)

    def take_heading(self, depth: int, text: str) -> None:
        self.indents, self.is_below_bold = [], False
        if self.is_name(text):
            self.depth = self.depth if 0 < self.depth < depth else depth
        elif depth <= self.depth:
            self.depth = 0

    def take_item(self, indent: int, text: str) -> None:
        while self.indents and self.indents[-1][0] >= indent:
            self.indents.pop()
        is_above = bool(self.indents and self.indents[-1][1])
        self.indents.append((indent, is_above or self.is_name(text)))

    def take_text(self, line: str) -> None:
        """Take a paragraph's first line.

        One of nothing but bold words divides a note as a heading does. Others end the lists above,
        and one that ends in a colon stands above the next.
        """
        if not line.startswith((" ", "\t")):
            self.indents = []
        if ("**" in line or "__" in line) and (bold := _BOLD_LINE.match(line)):
            self.is_below_bold = self.is_name(bold["name"])
        elif line.rstrip().endswith(":") and self.is_name(line):
            self.indents = [(_OUTERMOST, True)]

    @property
    def is_open(self) -> bool:
        return bool(self.depth or self.is_below_bold or (self.indents and self.indents[-1][1]))


class _Around(Struct):
    """What stands above a line: plans, and words for talks."""

    plans: _Above
    talks: _Above

    def take_heading(self, match: re.Match[str]) -> None:
        for each in (self.plans, self.talks):
            each.take_heading(len(match["marks"]), match["text"])

    def take_item(self, match: re.Match[str]) -> None:
        for each in (self.plans, self.talks):
            each.take_item(len(match["indent"].expandtabs(_TAB)), match["text"])

    def take_text(self, line: str) -> None:
        for each in (self.plans, self.talks):
            each.take_text(line)

    def make_block(self, number: int, column: int) -> Block:
        """Return a block without words yet."""
        return Block(number, column, [], [], None, self.plans.is_open, self.talks.is_open)


def read_blocks(text: str, masked: str, start: int, lexicon: Lexicon) -> Iterator[Block]:
    """Yield the blocks from offset `start` on, each with its continuation lines."""
    around = _Around(
        _Above(partial(_names_plans, names=lexicon.speech.plan_sections)),
        _Above(partial(_names_talks, lexicon=lexicon)),
    )
    at, number = start, text.count("\n", 0, start) + 1
    block: Block | None = None
    for raw in masked[start:].split("\n"):
        line = raw.rstrip("\r")
        item, heading = ITEM.match(line), HEADING.match(line) if "#" in line else None
        other = _OTHER_BLOCK.match(line) if not item and not heading else None
        is_text = not (item or heading or other or not line.strip())
        if block and not is_text:
            yield block
            block = None
        if heading:
            around.take_heading(heading)
            yield _make(text, (number, at), heading, around)
        elif item:
            around.take_item(item)
            block = _make(text, (number, at), item, around)
            block.state = item["state"]
        elif is_text:
            if block is None:
                around.take_text(line)
            block = block or around.make_block(number, 1)
            block.words.append(line)
            block.original.append(text[at : at + len(line)])
        elif other and other["row"]:
            row = around.make_block(number, 1)
            row.is_row = True
            row.words.append("; ".join(split_cells(line)))
            row.original.append(text[at : at + len(line)])
            yield row
        at += len(raw) + 1
        number += 1
    if block:
        yield block


def _names_plans(text: str, names: frozenset[str]) -> bool:
    """Whether what stands below a text is a plan (F62)."""
    return len(text) <= _LONGEST_NAME and may_be_plan(text, names) and is_plan(text, names)


def _names_talks(text: str, lexicon: Lexicon) -> bool:
    """Whether a text is no more than a word for talks: `Meetings`, `Talked to:`."""
    if len(text) > _LONGEST_TALKS or "[[" in text:
        return False
    return plain_name(text) in _TALKS or conversation_word(text, lexicon) != ""


def _make(text: str, place: tuple[int, int], match: re.Match[str], around: _Around) -> Block:
    number, at = place
    column = match.start("text")
    block = around.make_block(number, column + 1)
    block.words.append(match["text"])
    block.original.append(text[at + column : at + match.end("text")])
    return block
