"""Properties that stand in a note's text (F14).

Front matter wins over them, but taking a property out of it would bring them back into force.
"""

from __future__ import annotations

from mdrel.parse.body_fields import take_inline_fields, take_labelled_lines
from mdrel.parse.front_matter.read import FrontMatter, read_front_matter
from mdrel.parse.markdown.mask import mask
from mdrel.parse.properties.opening import read_opening
from mdrel.parse.properties.values import read_values
from mdrel.write.edits.edit import EditRefusedError, Reader
from mdrel.write.edits.spelling import field_of


def check_silent_text(text: str, key: str, reader: Reader) -> None:
    """Raise EditRefusedError where the note's text states the property `key`."""
    field = field_of(key, reader)
    if not field:
        return
    start = read_front_matter(reader.path, text).body_start
    masked = mask(text, start).text
    values = read_values(reader.path, text, FrontMatter(), reader.lexicon)
    take_inline_fields(values, masked, start)
    take_labelled_lines(values, read_opening(masked, start))
    if values.has(field):
        raise EditRefusedError(
            f"`{values.key(field)}` stands in the note's text",
            values.start(field),
            "Delete it there: mdrel changes properties in the front matter only.",
        )
