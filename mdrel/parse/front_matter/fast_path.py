"""A strict line scanner for ordinary front matter.

It knows the part of YAML that nearly every note uses, and declines whenever in doubt. Whatever it
accepts, the full reader (`mdrel.parse.front_matter.events`) reads exactly the same:
`tests/property/test_front_matter_fuzz.py` compares the two. Every quantifier is possessive, so the
time is linear in the text.
"""

from __future__ import annotations

import re

from mdrel.parse.front_matter.node import (
    CLOSING,
    NULLS,
    OPENING,
    Block,
    Node,
    Property,
    normalize_key,
)
from mdrel.parse.markdown.lazy_pattern import lazy_pattern

# Longer blocks go to the full reader, which counts nodes; nothing this short can hold 50,000 of
# them.
MAX_LENGTH = 32 * 1024

# What YAML refuses or takes for a line break or mark: a block that holds any of it is left to the
# full reader, so that the patterns below can say what they stop at instead of naming all of Unicode
# (which takes a tenth of a second to compile).
_ODD = lazy_pattern(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]"
)
_ODD_ASCII = bytes((*range(9), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F))
_COMMENT = r"#[^\n\r]*+"
# One line's end, with all lines after it that hold nothing or only a comment.
_SKIP = rf"(?>(?: *+(?>{_COMMENT}|)\r?+\n)*)"
_END = rf" *+(?>(?<= ){_COMMENT}|)\r?+\n{_SKIP}"
_DOUBLE = r"[^\"\\\t\n\r]*+"
_SINGLE = r"[^'\t\n\r]*+"
# A colon before a blank begins a value and a hash after a blank begins a comment, so a plain scalar
# holds neither. It cannot begin with an indicator.
_RUN = r"[^#:\t\n\r]*+"
_PLAIN = (
    rf"(?:[^!\"#%&'*,\-:>?@\[\]`{{|}} \t\n\r]|-(?=[-0-9A-Za-z])){_RUN}"
    rf"(?>(?:(?::(?=[^ \t\n\r])|(?<! )#){_RUN})*)"
)
_FLOW_PLAIN = r"\w[\w \-./+@&()']*+"
_FLOW_ITEM = rf"(?:\"{_DOUBLE}\"|'{_SINGLE}'|{_FLOW_PLAIN}) *+"
_FLOW = rf" *+(?>(?:{_FLOW_ITEM}, *+)*)(?>{_FLOW_ITEM}|)"
# The counts keep a key well below the 1,024 characters after which YAML no longer takes it for one.
_KEY = r"\w{1,60}+(?>(?:[ \-./]{1,9}+\w{1,60}+){0,10})"

# In all three patterns: 1 is what stands before the value, 2 and 3 hold a double and a single
# quoted one, 4 a plain one, 5 the inside of a flow list. The last group that took part tells the
# kind.
_BEFORE, _PLAIN_TEXT, _FLOW_LIST = 1, 4, 5
_LEADING = re.compile(_SKIP)
_SCALAR = rf"\"{_DOUBLE}\"|'{_SINGLE}'|{_PLAIN}"
# All items are indented like the first one.
_LIST = rf"(?>(?=(?P<indent> *+)-)(?>(?:(?P=indent)-(?> ++(?>{_SCALAR}|)|){_END})*)|)"
# Front matter (2) with the lines around it. No line of a property is taken for one that closes it.
_WHOLE = re.compile(
    rf"({OPENING.pattern})"
    rf"({_SKIP}(?>(?:{_KEY}:(?: ++(?:{_SCALAR}|\[{_FLOW}\]){_END}| *+{_END}{_LIST}))*))"
    rf"{CLOSING}"
)
# Found from line end to line end; looking for where a line begins would try every character.
_KEYS = re.compile(rf"\n({_KEY}):")
_KEY_LINE = re.compile(
    rf"({_KEY}):(?> ++(?>\"({_DOUBLE})\"|'({_SINGLE})'|({_PLAIN})|\[({_FLOW})\]|)|){_END}"
)
_ITEM_LINE = re.compile(rf"( *+)-(?> ++(?>\"({_DOUBLE})\"|'({_SINGLE})'|({_PLAIN})|)|){_END}")
_FLOW_PART = re.compile(rf"()(?:\"({_DOUBLE})\"|'({_SINGLE})'|({_FLOW_PLAIN}))")


def scan_properties(text: str, block: Block) -> tuple[Property, ...] | None:
    """Return the properties in `block` of the note `text`, or None if it is not ordinary.

    The full reader then has to look.
    """
    position, end = block.start, block.end
    if end - position > MAX_LENGTH or _is_odd(text[position:end]):
        return None
    leading = _LEADING.match(text, position, end)
    position = leading.end() if leading else position
    properties: list[Property] = []
    while position < end:
        line = _KEY_LINE.match(text, position, end)
        if line is None:
            return None
        kind = line.lastindex
        value = _read_plain(line) if kind == _PLAIN_TEXT else _read_value(line)
        key, start = line[1], position
        position = line.end()
        if kind == _BEFORE:
            items, following = _read_items(text, position, end)
            if items:
                start_of_list = text.index("-", position, end)
                value = Node("sequence", "", False, start_of_list, items[-1].end, items)
                position = following
        properties.append(Property(key, normalize_key(key), start, value))
    if len({item.key for item in properties}) < len(properties):
        return None
    return tuple(properties)


def scan_keys(text: str) -> tuple[str, tuple[str, ...]] | None:
    """Return the front matter, and the keys that `scan_properties` would find in it.

    It is None where that is, and without front matter. One pattern finds all of it instead of one
    for each line.
    """
    found = _WHOLE.match(text)
    if found is None:
        return None
    start, end = found.end(1), found.end(2)
    front = text[start:end]
    if len(front) > MAX_LENGTH or _is_odd(front):
        return None
    keys: list[str] = _KEYS.findall(text, start - 1, end)
    return (front, tuple(keys)) if len(set(keys)) == len(keys) else None


def _is_odd(front: str) -> bool:
    """Whether front matter holds any of the characters in `_ODD`.

    Of ASCII it is known sooner by what is left without them.
    """
    if front.isascii():
        return len(front.encode().translate(None, _ODD_ASCII)) < len(front)
    return _ODD.search(front) is not None


def _read_items(text: str, position: int, end: int) -> tuple[tuple[Node, ...], int]:
    """Return the block list's items from `position` on, and where the next line begins.

    A line indented otherwise ends the list. No key line can begin like it, so the scan then
    declines.
    """
    items: list[Node] = []
    indentation = None
    while (line := _ITEM_LINE.match(text, position, end)) is not None:
        if indentation != line[1]:
            if items:
                break
            indentation = line[1]
        items.append(_read_plain(line) if line.lastindex == _PLAIN_TEXT else _read_value(line))
        position = line.end()
    return tuple(items), position


def _read_plain(found: re.Match[str]) -> Node:
    """Return the plain value on a line, or one in a flow list."""
    written = found[_PLAIN_TEXT].rstrip(" ")
    start = found.start(_PLAIN_TEXT)
    if written in NULLS:
        return Node("scalar", "", True, start, start + len(written))
    return Node("scalar", written, False, start, start + len(written))


def _read_value(found: re.Match[str]) -> Node:
    """Return a value of any other kind.

    An empty one stands right after its `:` or `-`.
    """
    kind = found.lastindex or _BEFORE
    if kind == _BEFORE:
        place = found.end(_BEFORE) + 1
        return Node("scalar", "", True, place, place)
    start, end = found.span(kind)
    if kind == _FLOW_LIST:
        parts = _FLOW_PART.finditer(found.string, start, end)
        items = tuple(
            _read_plain(part) if part.lastindex == _PLAIN_TEXT else _read_value(part)
            for part in parts
        )
        return Node("sequence", "", False, start - 1, end + 1, items)
    return Node("scalar", found[kind], False, start - 1, end + 1)
