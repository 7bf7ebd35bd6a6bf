"""Writes a new note, its properties in the style of the note format."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from mdrel.parse.front_matter.scalar import write_key, write_value
from mdrel.parse.spellings import SPELLINGS

Property = str | int | Sequence[str]


def write_note(properties: Mapping[str, Property], body: str) -> str:
    """Return a whole note with its properties in this order.

    Raises ValueError where a property would not be read back as it is.
    """
    # Both take long to import, and most commands write no new note.
    import frontmatter

    from mdrel.parse.front_matter.handler import NoteHandler

    post, handler = frontmatter.Post(body), NoteHandler()
    post.metadata.update(properties)
    text: str = frontmatter.dumps(post, handler=handler)
    wanted = {
        key: str(value) if isinstance(value, str | int) else list(value) or None
        for key, value in properties.items()
    }
    if frontmatter.loads(text, handler=handler).metadata != wanted:
        raise ValueError("it would not be read back as it is")
    return text


def write_properties(properties: Mapping[str, object]) -> Iterator[str]:
    """Yield the lines of properties: lists in block style, what YAML would misread in quotes."""
    for key, value in properties.items():
        field = key if key in SPELLINGS else ""
        if isinstance(value, list | tuple):
            yield f"{write_key(key)}:"
            yield from (f"  - {write_value(item, field)}" for item in value)
        else:
            yield f"{write_key(key)}: {write_value(str(value), field)}"
