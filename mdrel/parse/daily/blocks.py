"""The blocks of a daily note: list items, paragraphs and headings (F50, F61, F62).

Each says where it stands and whether it is a plan.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct, field

from mdrel.parse.markdown.blocks import HEADING, ITEM, blank_struck
from mdrel.parse.markdown.headings import is_plan, may_be_plan
from mdrel.parse.markdown.lazy_pattern import lazy_pattern

_OTHER_BLOCK = re.compile(r"[ \t]*(?:\||(?:[-*_][ \t]*){3,}$)")
_BOLD_LINE = lazy_pattern(r"[ \t]*(?:\*\*|__)(?P<name>[^*_\n]+)(?:\*\*|__):?[ \t]*$")
_TAB = 4
# No heading of plans is longer, with its signs around it.
_LONGEST_NAME = 60


class Block(Struct):
    """One block, with its words masked and as written, line by line.

    `state` is what stands in its box.
    """

    number: int
    column: int
    words: list[str]
    original: list[str]
    state: str | None = None
    is_planned: bool = False

    @property
    def text(self) -> str:
        """The words on one line, without what is struck out."""
        return blank_struck(" ".join(self.words))


class _Plans(Struct):
    """The headings and items above a line below which everything is a plan.

    `names` are the names of such headings.
    """

    names: frozenset[str]
    depth: int = 0
    is_below_bold: bool = False
    indents: list[tuple[int, bool]] = field(default_factory=list)

    def is_plan(self, text: str) -> bool:
        return (
            len(text) <= _LONGEST_NAME
            and may_be_plan(text, self.names)
            and is_plan(text, self.names)
        )

    def take_heading(self, depth: int, text: str) -> None:
        self.indents, self.is_below_bold = [], False
        if self.is_plan(text):
            self.depth = self.depth if 0 < self.depth < depth else depth
        elif depth <= self.depth:
            self.depth = 0

    def take_item(self, indent: int, text: str) -> None:
        while self.indents and self.indents[-1][0] >= indent:
            self.indents.pop()
        is_above = bool(self.indents and self.indents[-1][1])
        self.indents.append((indent, is_above or self.is_plan(text)))

    @property
    def is_open(self) -> bool:
        return bool(self.depth or self.is_below_bold or (self.indents and self.indents[-1][1]))


def read_blocks(text: str, masked: str, start: int, plan_names: frozenset[str]) -> Iterator[Block]:
    """Yield the blocks from offset `start` on, each with its continuation lines."""
    plans = _Plans(plan_names)
    at, number = start, text.count("\n", 0, start) + 1
    block: Block | None = None
    for raw in masked[start:].split("\n"):
        line = raw.rstrip("\r")
        item, heading = ITEM.match(line), HEADING.match(line) if "#" in line else None
        is_text = not (item or heading or not line.strip() or _OTHER_BLOCK.match(line))
        if block and not is_text:
            yield block
            block = None
        if heading:
            plans.take_heading(len(heading["marks"]), heading["text"])
            yield _make(text, (number, at), heading, plans)
        elif item:
            plans.take_item(len(item["indent"].expandtabs(_TAB)), item["text"])
            block = _make(text, (number, at), item, plans)
            block.state = item["state"]
        elif is_text:
            if block is None:
                _take_bold(line, plans)
            block = block or Block(number, 1, [], [], is_planned=plans.is_open)
            block.words.append(line)
            block.original.append(text[at : at + len(line)])
        at += len(raw) + 1
        number += 1
    if block:
        yield block


def _take_bold(line: str, plans: _Plans) -> None:
    """Take a line of nothing but bold words.

    It divides a note as a heading does. Other paragraphs end the lists above.
    """
    if not line.startswith((" ", "\t")):
        plans.indents = []
    if ("**" in line or "__" in line) and (bold := _BOLD_LINE.match(line)):
        plans.is_below_bold = plans.is_plan(bold["name"])


def _make(text: str, place: tuple[int, int], match: re.Match[str], plans: _Plans) -> Block:
    number, at = place
    column = match.start("text")
    return Block(
        number,
        column + 1,
        [match["text"]],
        [text[at + column : at + match.end("text")]],
        is_planned=plans.is_open,
    )
