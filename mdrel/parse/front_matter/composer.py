"""Turns YAML events into nodes, and keeps depth, nodes and aliases within bounds.

They are counted while the events come, aliases as what they expand to. It constructs no values: a
tag is skipped, and the text under it is kept.
"""

from __future__ import annotations

from typing import Protocol

import yaml
from msgspec import Struct
from msgspec.structs import replace

from mdrel.parse.front_matter.node import NULLS, Node

MAX_DEPTH = 64
MAX_NODES = 50_000
MAX_ALIASES = 100


class FrontMatterError(ValueError):
    """The front matter cannot be read.

    `code` is MDR111 or MDR113. `offset` is the place in the note, in characters.
    """

    def __init__(self, code: str, message: str, offset: int) -> None:
        """Keep what is wrong and where.

        `message` is the rest of a sentence that begins with "the front matter".
        """
        super().__init__(message)
        self.code = code
        self.message = message
        self.offset = offset


class Mark(Protocol):
    """A place in YAML.

    PyYAML's two parsers have a class each for it.
    """

    @property
    def index(self) -> int:
        """The offset in characters."""


class EventSource(Protocol):
    """The methods that PyYAML's two parsers have in common."""

    def get_event(self) -> yaml.Event | None:
        """Return the next event.

        Raises yaml.MarkedYAMLError.
        """


class _Anchored(Struct, frozen=True):
    """The node that an anchor stands for, with its size and depth.

    The size is its number of nodes with all aliases expanded, the depth its number of collections.
    """

    node: Node
    nodes: int
    depth: int


class Composer:
    """Composes the one document of an event source that begins at `offset` in its note.

    The source is asked for one event at a time, so a bound stops it before it has gone far beyond.
    """

    def __init__(self, source: EventSource, offset: int) -> None:
        """Take the source, from which nothing is read yet."""
        self._source = source
        self._offset = offset
        self._anchors: dict[str, _Anchored] = {}
        self._nodes = 0
        self._aliases = 0
        self._deepest = 0

    def compose_document(self) -> Node | None:
        """Return the root node, or None where there is none.

        Raises FrontMatterError, and what the source raises.
        """
        self._source.get_event()
        if isinstance(self._source.get_event(), yaml.StreamEndEvent):
            return None
        root = self._compose(self._source.get_event(), 1)
        self._source.get_event()
        after = self._source.get_event()
        if isinstance(after, yaml.DocumentStartEvent):
            raise FrontMatterError(
                "MDR111",
                "is not valid YAML: a second document begins here",
                self._place(after.start_mark),
            )
        return root

    def _place(self, mark: Mark | None) -> int:
        return self._offset + (mark.index if mark else 0)

    def _place_of(self, event: yaml.Event | None) -> int:
        return self._place(event.start_mark if event else None)

    def _compose(self, event: yaml.Event | None, depth: int) -> Node:
        """Return the node that `event` begins.

        A collection here is the `depth`-th one, counted from the root.
        """
        if isinstance(event, yaml.AliasEvent):
            return self._resolve(event, depth)
        nodes, deepest = self._nodes, self._deepest
        self._count(1, event)
        self._deepest = depth - 1
        node = (
            self._compose_scalar(event)
            if isinstance(event, yaml.ScalarEvent)
            else self._compose_collection(event, depth)
        )
        if isinstance(event, yaml.NodeEvent) and event.anchor:
            self._anchors[event.anchor] = _Anchored(
                node, self._nodes - nodes, self._deepest - depth + 1
            )
        self._deepest = max(deepest, self._deepest)
        return node

    def _compose_scalar(self, event: yaml.ScalarEvent) -> Node:
        # The pure parser says None for a plain scalar's style, libyaml "".
        is_null = not event.style and event.tag is None and event.value in NULLS
        text = "" if is_null else event.value
        return Node(
            "scalar",
            text,
            is_null,
            self._place(event.start_mark),
            self._place(event.end_mark),
        )

    def _compose_collection(self, event: yaml.Event | None, depth: int) -> Node:
        self._reach(depth, event)
        items: list[Node] = []
        is_mapping = isinstance(event, yaml.MappingStartEvent)
        while not isinstance(following := self._source.get_event(), yaml.CollectionEndEvent):
            item = self._compose(following, depth + 1)
            if (
                is_mapping
                and not len(items) % 2
                and item.is_null
                and isinstance(following, yaml.ScalarEvent)
            ):
                item = replace(item, text=following.value)
            items.append(item)
        # A block collection's end event stands where the next thing begins, after comments and
        # blank lines.
        is_flow = isinstance(event, yaml.CollectionStartEvent) and event.flow_style
        end = self._place(following.end_mark) if is_flow else items[-1].end
        return Node(
            "mapping" if is_mapping else "sequence",
            "",
            False,
            self._place_of(event),
            end,
            tuple(items),
        )

    def _resolve(self, event: yaml.AliasEvent, depth: int) -> Node:
        place = self._place(event.start_mark)
        anchored = self._anchors.get(event.anchor or "")
        if anchored is None:
            raise FrontMatterError(
                "MDR111",
                f"is not valid YAML: `*{event.anchor}` names nothing before it; a value that "
                f"begins with `*` needs quotes",
                place,
            )
        self._aliases += 1
        if self._aliases > MAX_ALIASES:
            raise FrontMatterError("MDR113", f"has more than {MAX_ALIASES} aliases", place)
        self._count(anchored.nodes, event)
        self._reach(depth - 1 + anchored.depth, event)
        return replace(anchored.node, start=place, end=self._place(event.end_mark))

    def _count(self, nodes: int, event: yaml.Event | None) -> None:
        self._nodes += nodes
        if self._nodes > MAX_NODES:
            raise FrontMatterError(
                "MDR113", f"holds more than {MAX_NODES:,} values", self._place_of(event)
            )

    def _reach(self, depth: int, event: yaml.Event | None) -> None:
        self._deepest = max(self._deepest, depth)
        if depth > MAX_DEPTH:
            raise FrontMatterError(
                "MDR113", f"is nested more than {MAX_DEPTH} deep", self._place_of(event)
            )
