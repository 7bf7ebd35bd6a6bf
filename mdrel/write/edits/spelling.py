"""Finds the property of a note that an edit means (F10).

An existing spelling of a key is used, even where its value is empty.
"""

from __future__ import annotations

from mdrel.parse.classify.note_path import read_path
from mdrel.parse.front_matter.node import normalize_key
from mdrel.parse.front_matter.read import read_front_matter
from mdrel.parse.front_matter.texts import node_texts
from mdrel.parse.markdown.mask import mask
from mdrel.parse.properties.name import read_name
from mdrel.parse.properties.opening import read_opening
from mdrel.parse.properties.values import levels_in, read_values
from mdrel.parse.spellings import COLLECTED
from mdrel.write.edits.edit import EditRefusedError, Reader
from mdrel.write.edits.front_lines import FrontLines, PropertySpan

# Spellings that mean the same list, of fields whose values add up. Every other spelling (`mobile`,
# `linkedin`) says something of its own.
_ALIKE = (
    frozenset({"email", "emails"}), frozenset({"phone", "phones", "tel", "telephone"}),
    frozenset({"url", "urls", "website", "homepage"}), frozenset({"aliases", "alias"}),
    frozenset({"tags", "tag"}),
)  # fmt: skip


def field_of(key: str, reader: Reader) -> str:
    """Return the field that a key spells, or an empty text for a key of the person's own."""
    return reader.lexicon.spellings.get(normalize_key(key), ("", 0))[0]


def find_property(text: str, front: FrontLines, key: str, reader: Reader) -> PropertySpan | None:
    """Return the property that `key` means in the note `text`, or None where there is none.

    It is the key itself, else the spelling in force, else an empty one. Raises EditRefusedError
    where the property stands twice.
    """
    found = _choose(text, front, normalize_key(key), reader)
    if found and sum(span.key == found.key for span in front.spans) > 1:
        raise EditRefusedError(
            f"`{found.key}` occurs in it twice", found.start, "Delete one of the two."
        )
    return found


def _choose(text: str, front: FrontLines, normal: str, reader: Reader) -> PropertySpan | None:
    filled = [
        span for span in front.spans if node_texts(text, span.value) or span.value.kind == "mapping"
    ]
    exact = [span for span in front.spans if span.normal == normal]
    if named := [span for span in exact if span in filled]:
        return named[0]
    others = sorted(
        (span for span in front.spans if _is_alike(text, span, normal, reader)),
        key=lambda span: _rank(span, reader),
    )
    in_force = [span for span in others if span in filled]
    return next(iter([*in_force, *exact, *others, *_job_titles(text, front, normal, reader)]), None)


def _rank(span: PropertySpan, reader: Reader) -> int:
    return reader.lexicon.spellings[span.normal][1]


def _is_alike(text: str, span: PropertySpan, normal: str, reader: Reader) -> bool:
    """Whether a property is another spelling of the key `normal`."""
    spellings = reader.lexicon.spellings
    field = spellings.get(normal, ("", 0))[0]
    if not field or spellings.get(span.normal, ("", 0))[0] != field:
        return False
    if span.normal == "relationship" != normal:
        return bool(levels_in(node_texts(text, span.value)[:1]))
    return field not in COLLECTED or any({span.normal, normal} <= group for group in _ALIKE)


def _job_titles(text: str, front: FrontLines, normal: str, reader: Reader) -> list[PropertySpan]:
    """Return the `title` that is the job, where the role is meant.

    A `role` beside it would turn that `title` into the name.
    """
    if reader.lexicon.spellings.get(normal, ("", 0))[0] != "role":
        return []
    matter = read_front_matter(reader.path, text)
    values = read_values(reader.path, text, matter, reader.lexicon)
    values.heading = read_opening(mask(text, matter.body_start).text, matter.body_start).heading
    is_job = read_name(values, read_path(reader.path).stem)[1]
    return [span for span in front.spans if is_job and span.normal == "title"]
