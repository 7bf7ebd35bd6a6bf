"""Tells what a property says, for `mdrel explain FILE:LINE` (F10, F14).

A key alone says nothing. The note is read without it as well: what differs is what it says.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mdrel.app.line_report.finding import Finding
from mdrel.app.line_report.told_note import ToldNote
from mdrel.model.span import span_at
from mdrel.parse.body_fields import list_body_fields
from mdrel.parse.classify.note_path import read_path
from mdrel.parse.front_matter.read import Property, read_block
from mdrel.parse.kinds.reader import Reader
from mdrel.parse.markdown.shorten import shorten
from mdrel.parse.properties.values import Found, read_values, spelling_of


def tell_front_matter(told: ToldNote, line: int) -> Finding:
    """Return what a line of front matter says."""
    note, text, lexicon = told.note, told.text, told.session.lexicon
    front = read_block(note.path, text, told.block)
    contact = f" The note is a contact: {note.profile.matched_by}." if note.profile else ""
    if not front.is_readable:
        return Finding(
            "not read", f"Nothing of this front matter is read: it is broken.{contact}", "F15"
        )
    found = next(
        (each for each in front.properties if span_at(text, each.start).line == line), None
    )
    if found is None:
        return Finding("front matter", f"Front matter.{contact}")
    field, rank = spelling_of(found, lexicon)
    if not field:
        return Finding(
            "front matter",
            f"`{found.key}` is a property of your own: it is kept but not read.{contact}",
            "F10",
        )
    values = read_values(note.path, text, front, lexicon).by_field
    field, said = next(
        (
            (name, shorten(", ".join(each.texts)))
            for name, rows in values.items()
            for _, each in rows
            if each.start == found.start
        ),
        (field, ""),
    )
    shown = field.replace("_", " ")
    if told.tells_key(found.key, found.start):
        said = f": {said}" if said else ""
        return Finding("front matter", f"`{found.key}` is read as {shown}{said}.{contact}", "F10")
    why = _why_idle(found, rank, values.get(field, []))
    return Finding("not used", f"`{found.key}` can say {shown}, but {why}.{contact}", "F10")


def _why_idle(found: Property, rank: int, values: Sequence[tuple[int, Found]]) -> str:
    """Return why a property says nothing; `values` are those of its field with their ranks."""
    if not any(each.start == found.start for _, each in values):
        return "has no value here that is read"
    first_rank, first = min(values, key=lambda pair: pair[0])
    if first_rank < rank:
        return f"`{first.key}` goes first"
    return "it changes nothing here: without it the same is read"


def tell_body_fields(told: ToldNote, line: int) -> Iterator[Finding]:
    """Yield what the properties in a line of a note's text say."""
    text, lexicon = told.text, told.session.lexicon
    front = read_block(told.path, text, told.block)
    reader = Reader(read_path(told.path), text, front, lexicon)
    fields = list_body_fields(reader.masked, front.body_start, reader.opening, lexicon)
    for key, field, start in fields:
        if span_at(text, start).line != line:
            continue
        shown = field.replace("_", " ")
        if told.tells_key(key, start):
            yield Finding("property", f"`{key}` is read as {shown}.", "F14")
        elif told.note.profile:
            yield Finding(
                "not used",
                f"`{key}` can say {shown}, but not here: the front matter or an earlier line says "
                "it, or the value does not fit.",
                "F14",
            )
