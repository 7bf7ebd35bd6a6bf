"""Reads what earlier guided commands left in the front matter of their notes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mdrel.app.guides.guide import REVIEWS
from mdrel.app.session import Session
from mdrel.parse.front_matter.read import Property, read_front_matter
from mdrel.vault.read import read_note

Record = Mapping[str, Property]


def read_records(session: Session, key: str) -> Iterator[Record]:
    """Yield the properties of each note in the reviews' folder that has `key`."""
    for path in session.index.notes:
        if path.startswith(f"{REVIEWS}/"):
            text, _ = read_note(session.vault, path)
            found = {each.key: each for each in read_front_matter(path, text or "").properties}
            if key in found:
                yield found


def list_items(record: Record, key: str) -> Iterator[str]:
    """Yield the items of a list as they are written."""
    found = record.get(key)
    yield from (node.text for node in found.value.items) if found else ()
