"""What both YAML readers share: nodes, properties, and where front matter lies.

It knows nothing of YAML's grammar.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from msgspec import Struct

# A plain scalar spelled like this means "nothing" (YAML 1.1, tag:yaml.org,2002:null).
NULLS = frozenset({"", "~", "null", "Null", "NULL"})

OPENING = re.compile(r"\ufeff?---[ \t]*\r*\n")
CLOSING = r"(?:---|\.\.\.)[ \t]*\r*(?:\n|\Z)"
_CLOSING_LINE = re.compile(rf"\n{CLOSING}")


class Node(Struct, frozen=True, gc=False):
    """A value with its place.

    `text` is a scalar's text after unquoting and folding, never typed. It is empty for collections
    and for nulls. `is_null` tells a plain null, spelled out or by writing nothing, from "".
    `start` and `end` are character offsets into the whole note and include an anchor or tag. A
    block collection ends where its last item ends. An alias has the content of its anchor and the
    place of the alias. `items` of a mapping alternate key, value. A null key keeps its text.
    """

    kind: Literal["scalar", "sequence", "mapping"]
    text: str
    is_null: bool
    start: int
    end: int
    items: tuple[Node, ...] = ()

    @property
    def pairs(self) -> tuple[tuple[Node, Node], ...]:
        """Each key of a mapping with its value."""
        return tuple(zip(self.items[::2], self.items[1::2], strict=True))


class Property(Struct, frozen=True, gc=False):
    """One top-level key with its value.

    `normal` is the key for matching: lower case, without space, `_` and `-`. `start` is the key's
    offset in the note.
    """

    key: str
    normal: str
    start: int
    value: Node


class Block(Struct, frozen=True):
    """Where the front matter lies in a note, in characters.

    Its YAML is `start` to `end`, between the `---` lines. The body begins at `body`.
    """

    start: int
    end: int
    body: int


def find_block(text: str) -> Block | None:
    """Return where the front matter lies, or None.

    The first line must be `---`, and a later one `---` or `...`, as in Obsidian. Blanks after the
    marker and a U+FEFF at the very start are tolerated.
    """
    opening = OPENING.match(text)
    if opening is None:
        return None
    closing = _CLOSING_LINE.search(text, opening.end() - 1)
    if closing is None:
        return None
    return Block(opening.end(), closing.start() + 1, closing.end())


@lru_cache(maxsize=4096)
def normalize_key(key: str) -> str:
    """Return `key` for matching: lower case, without space, `_` and `-` (F10)."""
    return key.lower().replace(" ", "").replace("_", "").replace("-", "")
