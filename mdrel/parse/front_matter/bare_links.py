"""Reads a list of bare links as the value of a property (F15, F44).

`attendees: [[Ada]], [[Bo]]` is no YAML, and common, with commas or without. Before the front
matter is parsed, such a value is replaced by one plain word of the same length. Afterwards the
property gets what was written.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec.structs import replace

from mdrel.parse.front_matter.node import Node
from mdrel.parse.markdown.lazy_pattern import lazy_pattern

_LINK = r"\[\[[^\[\]\n]++\]\]"
_LINE = lazy_pattern(
    rf"^[^\s:#][^:\n]{{0,40}}:[ \t]+(?P<list>{_LINK}(?>(?:[ \t]*+,?[ \t]*+{_LINK})+))"
    rf"(?:[ \t]*,)?[ \t]*\r?$",
    re.MULTILINE,
)


def hide_bare_links(yaml: str) -> tuple[str, Mapping[int, str]]:
    """Return the YAML with each list of bare links as one plain word.

    What was written is returned beside it, by its offset.
    """
    hidden: dict[int, str] = {}
    if "]]" not in yaml or not ("," in yaml or "]] [[" in yaml):
        return yaml, hidden
    parts: list[str] = []
    end = 0
    for line in _LINE.finditer(yaml):
        hidden[line.start("list")] = line["list"]
        parts += [
            yaml[end : line.start("list")],
            "x" * (line.end() - line.start("list") - line[0].endswith("\r")),
            "\r" if line[0].endswith("\r") else "",
        ]
        end = line.end()
    return ("".join([*parts, yaml[end:]]), hidden) if hidden else (yaml, hidden)


def show_bare_links(value: Node, hidden: Mapping[int, str], offset: int) -> Node:
    """Return a value with what was written where `hide_bare_links` replaced it.

    `offset` is where the YAML begins in the note.
    """
    written = hidden.get(value.start - offset)
    return value if written is None else replace(value, text=written)
