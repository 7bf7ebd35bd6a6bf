"""Turns readings of notes into bytes and back for the cache.

They are plain JSON, never code. What cannot be read is a ValueError, and the cache is dropped.
"""

from __future__ import annotations

from typing import TypeVar

import msgspec

from mdrel.app.cache.readings import Reading
from mdrel.model.diagnostic import Diagnostic

Value = TypeVar("Value")
_ENCODER = msgspec.json.Encoder(order="deterministic")
_READING: msgspec.json.Decoder[Reading] = msgspec.json.Decoder(Reading)
_READINGS: msgspec.json.Decoder[list[Reading]] = msgspec.json.Decoder(list[Reading])
_PROBLEMS: msgspec.json.Decoder[list[Diagnostic]] = msgspec.json.Decoder(list[Diagnostic])


def pack(value: object) -> bytes:
    """Return a value as bytes, which are the same for equal values in every process."""
    try:
        return _ENCODER.encode(value)
    except UnicodeEncodeError:
        # A file name that is no UTF-8 holds lone surrogates, which only Python's own JSON writes.
        import json

        plain = msgspec.to_builtins(value, order="deterministic")
        return json.dumps(plain, separators=(",", ":")).encode("ascii")


def unpack_reading(data: bytes) -> Reading:
    """Return the reading that `pack` packed.

    Raises ValueError for anything else.
    """
    return _unpack(data, _READING)


def unpack_readings(data: bytes) -> list[Reading]:
    """Return the readings of a list that `pack` packed."""
    return _unpack(data, _READINGS)


def pack_problems(problems: list[Diagnostic]) -> str:
    """Return problems as text, in an order that does not depend on theirs."""
    return f"[{','.join(sorted(pack(each).decode() for each in problems))}]"


def unpack_problems(text: str) -> list[Diagnostic]:
    """Return the problems that `pack_problems` packed.

    Raises ValueError for anything else.
    """
    return _unpack(text.encode(), _PROBLEMS)


def _unpack(data: bytes, decoder: msgspec.json.Decoder[Value]) -> Value:
    try:
        if b"\\ud" not in data:
            return decoder.decode(data)
        import json  # a lone surrogate again

        found: Value = msgspec.convert(json.loads(data), decoder.type)
    except (msgspec.MsgspecError, RecursionError) as error:
        raise ValueError("this was never packed") from error
    return found
