"""A file to write, as a value."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Document:
    """A generated file with its whole `content`.

    `path` is relative to the output's root, with `/`.
    """

    path: str
    content: bytes
