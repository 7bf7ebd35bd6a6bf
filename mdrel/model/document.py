"""A file to write, as a value."""

from __future__ import annotations

from msgspec import Struct


class Document(Struct, frozen=True):
    """A generated file with its whole `content`.

    `path` is relative to the output's root, with `/`.
    """

    path: str
    content: bytes
