"""The front matter as lines: which lines of the note belong to which property.

Forms in which only a single property can be edited are read, too. `parse.front_matter.outline` is
for moving whole properties about; this module also tells why a front matter cannot be edited. It
knows no property's meaning.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from mdrel.parse.front_matter.bare_links import hide_bare_links, show_bare_links
from mdrel.parse.front_matter.node import OPENING, Block, Node, find_block, normalize_key
from mdrel.parse.front_matter.outline import end_of_value_line

_COLON = re.compile(r"[ \t]*:")


class PropertySpan(NamedTuple):
    """One top-level property with its lines.

    `start` is the offset of its first line, `end` that of the line after its last one. Comments and
    blank lines that follow are not part of it.

    `colon` is the offset after the key's colon, or -1 where the key is written in another form (`?
    key`). `indent` is what stands before the key.
    """

    key: str
    normal: str
    start: int
    end: int
    colon: int
    indent: str
    value: Node


class FrontLines(NamedTuple):
    """A note's front matter, property by property.

    `block` is None where there is no front matter. `is_flow` says that the root is a flow mapping
    (`{a: 1}`). Keys that are no scalars have no span, but count in `keys`.
    """

    block: Block | None = None
    spans: tuple[PropertySpan, ...] = ()
    keys: int = 0
    is_flow: bool = False
    is_mapping: bool = True


def read_front_lines(text: str) -> FrontLines:
    """Return the front matter of the note `text` as lines, read by the full reader.

    Raises FrontMatterError where the front matter cannot be read or is never closed.
    """
    from mdrel.parse.front_matter.composer import FrontMatterError
    from mdrel.parse.front_matter.events import compose

    block = find_block(text)
    if block is None:
        if opening := OPENING.match(text):
            raise FrontMatterError("MDR112", "is opened with --- and never closed", opening.start())
        return FrontLines()
    yaml, hidden = hide_bare_links(text[block.start : block.end])
    root = compose(yaml, block.start)
    if root is None:
        return FrontLines(block)
    if root.kind != "mapping":
        return FrontLines(block, is_mapping=False)
    pairs = list(zip(root.items[::2], root.items[1::2], strict=True))
    spans = tuple(
        _make_span(text, key, show_bare_links(value, hidden, block.start))
        for key, value in pairs
        if key.kind == "scalar"
    )
    return FrontLines(block, spans, len(pairs), text[root.start] == "{")


def _make_span(text: str, key: Node, value: Node) -> PropertySpan:
    start = text.rfind("\n", 0, key.start) + 1
    colon = _COLON.match(text, key.end)
    end = end_of_value_line(text, max(value.end, colon.end() if colon else key.end), len(text))
    return PropertySpan(
        key.text,
        normalize_key(key.text),
        start,
        end,
        colon.end() if colon else -1,
        text[start : key.start],
        value,
    )
