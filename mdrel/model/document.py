"""A file to write, as a value."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Document:
    """A generated file: `path` is relative to the output's root, with `/`; `content` is the whole file."""

    path: str
    content: bytes
