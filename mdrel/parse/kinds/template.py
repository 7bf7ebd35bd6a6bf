"""Reads notes that look like templates (F1, F6, F8)."""

from __future__ import annotations

from mdrel.model.codes import problem
from mdrel.model.note import ParsedNote
from mdrel.model.span import span_at
from mdrel.parse.classify.contact_note import (
    match_contact,
)
from mdrel.parse.classify.note_path import NotePath
from mdrel.parse.classify.template import (
    fill_placeholders,
    has_placeholder_value,
)
from mdrel.parse.front_matter.node import Block
from mdrel.parse.front_matter.read import read_block
from mdrel.parse.kinds.reader import Reader, has_day
from mdrel.parse.lexicon import Lexicon
from mdrel.parse.properties.values import Values, read_values


def read_template(reader: Reader, block: Block) -> ParsedNote | None:
    """Return what is read of a note that looks like a template, or None.

    Nothing is read, but a note that claims to be a person is named (MDR116). None means that the
    note is no template.
    """
    path, text, front, where = reader.where.path, reader.text, reader.front, reader.where
    if front.is_readable:
        if not has_placeholder_value(text, front):
            return None
        values = read_values(path, text, front, reader.lexicon)
        if not _claims_person(values, where, reader.lexicon) and has_day(values, where):
            return None
    else:
        filled = read_block(path, fill_placeholders(text, block), block)
        if not filled.is_readable:
            return None
        values = read_values(path, text, filled, reader.lexicon)
    if not _claims_person(values, where, reader.lexicon):
        return ParsedNote(path)
    at = next(
        at
        for at in (text.find("{{", block.start), text.find("<%", block.start))
        if 0 <= at < block.end
    )
    message = "it looks like a person and like a template, so it is no contact"
    return ParsedNote(path, diagnostics=(problem("MDR116", path, message, span_at(text, at)),))


def _claims_person(values: Values, where: NotePath, lexicon: Lexicon) -> bool:
    """Whether a note is a contact by what it says, or by its folder."""
    return match_contact(values, where, lexicon) is not None
