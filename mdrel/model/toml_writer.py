"""Writes values in TOML."""

from __future__ import annotations

import re

_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_SPECIAL = re.compile('[\\\\"\x00-\x1f\x7f]')


def write_toml(value: object) -> str:
    """Return a truth value, a number, a text or a collection of these as TOML.

    A set is written in alphabetical order.

    Raises:
        TypeError: It is nothing of these.
    """
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        return (
            '"'
            + _SPECIAL.sub(lambda found: _ESCAPES.get(found[0], f"\\u{ord(found[0]):04x}"), value)
            + '"'
        )
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(write_toml, value))}]"
    if isinstance(value, set | frozenset):
        return f"[{', '.join(sorted(map(write_toml, value)))}]"
    raise TypeError(f"no setting holds a {type(value).__name__}")
