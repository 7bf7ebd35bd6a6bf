"""Turns readings of notes into bytes and back for the cache.

They are plain JSON, never code. What cannot be read is a ValueError, and the cache is dropped.
"""

from __future__ import annotations

from typing import TypeVar

import msgspec
from msgspec.structs import force_setattr, replace

from mdrel.index.fold import Outline, Reading
from mdrel.index.own_names import list_sides
from mdrel.index.received import NoteFold
from mdrel.model.contact import Profile
from mdrel.model.conversation import unpack_talks
from mdrel.model.diagnostic import Diagnostic
from mdrel.model.note import Link, ParsedNote


class _Head(msgspec.Struct, frozen=True):
    """Of a packed note what an outline is made of."""

    profile: Profile | None = None
    is_generated: bool = False
    people_note: tuple[Link, ...] = ()
    own: tuple[str, ...] = ()


# The packed readings of notes that could not be read begin with the first; the second is gone.
UNREAD, GONE = b"[null,", b"[null,null]"
# Nothing packed holds it.
_BETWEEN = b"\n"
Value = TypeVar("Value")
_ENCODER = msgspec.json.Encoder(order="deterministic")
_READING: msgspec.json.Decoder[Reading] = msgspec.json.Decoder(Reading)
_HEAD: msgspec.json.Decoder[tuple[_Head | None, Diagnostic | None]] = msgspec.json.Decoder(
    tuple[_Head | None, Diagnostic | None]
)
_FOLD: msgspec.json.Decoder[NoteFold] = msgspec.json.Decoder(NoteFold)
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


def pack_reading(path: str, reading: Reading) -> bytes:
    """Return a reading as bytes, which are empty where the note has nothing to tell."""
    return b"" if reading == (ParsedNote(path), None) else pack(reading)


def unpack_reading(data: bytes) -> Reading:
    """Return the reading that `pack` packed.

    Raises ValueError for anything else.
    """
    return _unpack(data, _READING)


def was_shut(data: bytes) -> bool:
    """Return whether the note of a packed reading could not be opened, as it may be later."""
    if b'"MDR101"' not in data:
        return False
    problem = unpack_reading(data)[1]
    return problem is not None and problem.code == "MDR101"


def unpack_outline(data: bytes) -> Outline:
    """Return the outline of a reading that `pack` packed.

    Most are told by the bytes alone: in a text no quotation mark stands unescaped.
    """
    if data.startswith(UNREAD):
        return Outline(is_hidden=True)
    if not (
        b'"profile":{' in data
        or b'"is_generated":true' in data
        or b'"is_side":true' in data
        or b'"own":[' in data
    ):
        return Outline()
    head, _ = _unpack(data, _HEAD)
    if head is None:
        return Outline(is_hidden=True)
    return Outline(head.profile, head.is_generated, head.own, list_sides(head.people_note))


def pack_fold(fold: NoteFold) -> bytes:
    """Return what a note came to as bytes; packed talks stand last, as they are."""
    contact = fold.contact
    if contact is None or not contact.packed:
        return pack(fold)
    return pack(replace(fold, contact=replace(contact, packed=b""))) + _BETWEEN + contact.packed


def unpack_fold(data: bytes) -> NoteFold:
    """Return what a note came to, as `pack_fold` packed it, with its talks still packed.

    The talks are unpacked once to see that they can be, at 0.7 us each: whoever asks for them later
    has no way back to the notes. Raises ValueError for anything that `pack_fold` did not pack.
    """
    head, _, talks = data.partition(_BETWEEN)
    fold = _unpack(head, _FOLD)
    if fold.contact:
        if talks:
            force_setattr(fold.contact, "packed", talks)
        unpack_talks(fold.contact.packed)
    return fold


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
