"""Where each property of a note's front matter stands, in whole lines.

Edits and merges move these lines about. It knows no property's meaning.
"""

from __future__ import annotations

import re

from msgspec import Struct

from mdrel.parse.front_matter.node import Block, Node, find_block
from mdrel.parse.front_matter.read import read_front_matter

_REMARKS = re.compile(r"(?>(?:[ \t]*+(?>#[^\n]*+|)\n)*)")
_REFERENCES = ("&", "*", "!")


class Extent(Struct, frozen=True):
    """The lines of one property, from its key to the last line of its value.

    `start` is where its key begins, and `end` is right after the last line of its value. Blank
    lines and comments around it are apart. `is_referring` tells that an anchor, an alias or a tag
    stands in it, so that its lines mean something else when they stand alone.
    """

    key: str
    normal: str
    start: int
    end: int
    value: Node
    is_referring: bool


class Outline(Struct, frozen=True):
    """The properties between the `---` lines, in order.

    Only blank lines and comments lie between two of them.
    """

    block: Block
    properties: tuple[Extent, ...]


def read_outline(text: str) -> Outline | None:
    """Return the outline of the front matter of the note `text`, or None.

    It is None where there is no front matter, or none whose lines could be moved: front matter with
    anything to report (broken, no properties, a key twice), a root in braces, and keys that are
    indented or no scalars. It never raises.
    """
    block = find_block(text)
    if block is None:
        return None
    front = read_front_matter("", text)
    if front.diagnostics:
        return None
    extents: list[Extent] = []
    position = block.start
    for item in front.properties:
        end = end_of_value_line(text, item.value.end, block.end)
        if (
            item.start < position
            or not (item.start == block.start or text[item.start - 1] == "\n")
            or not _REMARKS.fullmatch(text, position, item.start)
        ):
            return None
        is_referring = text.startswith(_REFERENCES, item.start) or _refers(text, item.value)
        extents.append(Extent(item.key, item.normal, item.start, end, item.value, is_referring))
        position = end
    return Outline(block, tuple(extents)) if _REMARKS.fullmatch(text, position, block.end) else None


def end_of_value_line(text: str, offset: int, limit: int) -> int:
    """Return where the line ends in which a value ends at `offset`.

    A block scalar ends where a line begins.
    """
    if text[offset - 1] == "\n":
        return offset
    newline = text.find("\n", offset, limit)
    return limit if newline < 0 else newline + 1


def _refers(text: str, node: Node) -> bool:
    """Whether an anchor, alias or tag stands in a value.

    No other value begins with their signs.
    """
    return text.startswith(_REFERENCES, node.start) or any(
        _refers(text, item) for item in node.items
    )
