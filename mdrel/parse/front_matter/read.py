"""The door to a note's front matter: its properties with places, and diagnostics.

It knows no property's meaning.
"""

from __future__ import annotations

from itertools import takewhile

from msgspec import Struct
from msgspec.structs import replace

from mdrel.model.codes import problem
from mdrel.model.diagnostic import Diagnostic
from mdrel.model.span import Span, span_at
from mdrel.parse.front_matter.bare_links import hide_bare_links, show_bare_links
from mdrel.parse.front_matter.fast_path import scan_properties
from mdrel.parse.front_matter.node import (
    OPENING,
    Block,
    Node,
    Property,
    find_block,
    normalize_key,
)
from mdrel.parse.markdown.lazy_pattern import lazy_pattern

__all__ = [
    "FrontMatter",
    "Node",
    "Property",
    "find_block",
    "read_block",
    "read_front_matter",
    "read_fully",
]

# A second line like this means the person had properties in mind, not a horizontal rule.
_KEY_LINE = lazy_pattern(r"[^\s:#-][^:\n]{0,100}:(?:[ \t\r\n]|\Z)")
# So much of a block that never ends is looked at, and so many of its keys are named.
_LONGEST_BLOCK, _MOST_KEYS = 4000, 4


class FrontMatter(Struct, frozen=True):
    """What stands between the `---` lines.

    `body_start` is the offset where the body begins. Without front matter that is the start, behind
    a U+FEFF. `is_readable` is false when it is broken or out of bounds. YAML that is valid but no
    mapping is readable and has no properties. Of properties with the very same key the first is
    kept.
    """

    properties: tuple[Property, ...] = ()
    body_start: int = 0
    is_readable: bool = True
    diagnostics: tuple[Diagnostic, ...] = ()


def read_front_matter(path: str, text: str) -> FrontMatter:
    """Return the front matter of the note `text`.

    `path` is for the diagnostics. It never raises, whatever the text.
    """
    return read_block(path, text, find_block(text))


def read_block(path: str, text: str, block: Block | None) -> FrontMatter:
    """Return the front matter of the note `text` that lies in `block`."""
    if block is None:
        return _read_nothing(path, text)
    properties = scan_properties(text, block)
    if properties is None:
        return read_fully(path, text, block)
    return FrontMatter(properties, block.body)


def _read_nothing(path: str, text: str) -> FrontMatter:
    opening = OPENING.match(text)
    body = int(text.startswith("\ufeff"))
    if opening is None or not _KEY_LINE.match(text, opening.end()):
        return FrontMatter(body_start=body)
    return FrontMatter(
        body_start=body,
        diagnostics=(
            problem(
                "MDR112",
                path,
                "The note starts with --- and properties, but no closing --- follows; "
                f"{_name_keys(text, opening.end())} as text",
            ),
        ),
    )


def _name_keys(text: str, start: int) -> str:
    """Return which keys follow from `start` on, up to the first blank line."""
    lines = text[start : start + _LONGEST_BLOCK].split("\n")
    block = list(takewhile(str.strip, lines))
    keys = [line.partition(":")[0] for line in block if _KEY_LINE.match(line)]
    shown = ", ".join(f"`{key}`" for key in keys[:_MOST_KEYS])
    more = f" and {len(keys) - _MOST_KEYS} more" if len(keys) > _MOST_KEYS else ""
    return f"{shown}{more} {'is' if len(keys) == 1 else 'are'} read"


def read_fully(path: str, text: str, block: Block) -> FrontMatter:
    """Return the front matter that `block` of `text` holds, without the fast scanner.

    It is the measure against which the fast scanner is tested.
    """
    # PyYAML takes longer to import than a hundred notes to read, and most vaults never need it.
    from mdrel.parse.front_matter.composer import FrontMatterError
    from mdrel.parse.front_matter.events import compose

    try:
        yaml, hidden = hide_bare_links(text[block.start : block.end])
        root = compose(yaml, block.start)
    except FrontMatterError as error:
        found = problem(
            error.code, path, f"The front matter {error.message}", span_at(text, error.offset)
        )
        return FrontMatter((), block.body, is_readable=False, diagnostics=(found,))
    if root is None:
        return FrontMatter((), block.body)
    if root.kind != "mapping":
        kind = "a list" if root.kind == "sequence" else "text"
        found = problem(
            "MDR114",
            path,
            f"The front matter is {kind}, not a list of `key: value` properties",
            span_at(text, root.start),
        )
        return FrontMatter((), block.body, diagnostics=(found,))
    properties, diagnostics = _take_properties(path, text, root)
    if hidden:
        properties = tuple(
            replace(each, value=show_bare_links(each.value, hidden, block.start))
            for each in properties
        )
    return FrontMatter(properties, block.body, diagnostics=diagnostics)


def _take_properties(
    path: str, text: str, root: Node
) -> tuple[tuple[Property, ...], tuple[Diagnostic, ...]]:
    """Return the first property of each key, and a diagnostic for each later one.

    A key that is no scalar is skipped.
    """
    properties: dict[str, Property] = {}
    first_lines: dict[str, int] = {}
    diagnostics: list[Diagnostic] = []
    # Lines are counted from key to key: thousands of repeated keys must not count the whole note
    # each.
    line, counted = 1, 0
    for key, value in root.pairs:
        if key.kind != "scalar":
            continue
        line += text.count("\n", counted, key.start)
        counted = key.start
        if key.text not in properties:
            properties[key.text] = Property(key.text, normalize_key(key.text), key.start, value)
            first_lines[key.text] = line
            continue
        message = (
            f"`{key.text}` stands on line {first_lines[key.text]} and again on line {line}; the "
            f"first is used"
        )
        diagnostics.append(
            problem("MDR115", path, message, Span(line, key.start - text.rfind("\n", 0, key.start)))
        )
    return tuple(properties.values()), tuple(diagnostics)
