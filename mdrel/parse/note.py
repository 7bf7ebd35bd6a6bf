"""The door of the reader, from one note's text to a `ParsedNote`.

It never raises, on any text (P7).
"""

from __future__ import annotations

from msgspec.structs import replace

from mdrel.model.codes import problem
from mdrel.model.diagnostic import Severity
from mdrel.model.note import ParsedNote
from mdrel.model.span import span_at
from mdrel.parse.body_fields import take_labelled_lines
from mdrel.parse.classify.broken import concerns_somebody, read_loosely
from mdrel.parse.classify.contact_note import (
    is_me,
    match_contact,
    near_level,
)
from mdrel.parse.classify.copies import find_conflict_markers, is_conflict_copy
from mdrel.parse.classify.near_people import may_say_person, near_person, said_in_text
from mdrel.parse.classify.note_path import read_path
from mdrel.parse.classify.people_folder import may_be_peoples
from mdrel.parse.classify.template import (
    is_template_text,
    lies_in_template_folder,
    may_hold_placeholder,
)
from mdrel.parse.front_matter.read import find_block, read_block
from mdrel.parse.kinds.contact import read_contact
from mdrel.parse.kinds.other import read_other
from mdrel.parse.kinds.reader import Reader
from mdrel.parse.kinds.template import read_template
from mdrel.parse.lexicon import Lexicon
from mdrel.parse.prefilter import Prefilter
from mdrel.parse.properties.opening import take_tags
from mdrel.parse.properties.profile import read_level, read_name
from mdrel.parse.properties.values import Values, read_values


def parse_note(path: str, text: str, glance: Prefilter) -> ParsedNote:
    """Return one note as read.

    `path` is relative to the vault, with `/`. `glance` comes from `make_prefilter`.
    """
    if is_conflict_copy(path):
        return ParsedNote(
            path,
            diagnostics=(problem("MDR105", path, "a sync program's conflict copy is not read"),),
        )
    return (
        ParsedNote(path)
        if glance.is_irrelevant(path, text)
        else parse_fully(path, text, glance.lexicon)
    )


def parse_fully(path: str, text: str, lexicon: Lexicon) -> ParsedNote:
    """Return one note read whole, whatever a glance at it would say."""
    where, block = read_path(path), find_block(text)
    if lies_in_template_folder(where, lexicon):
        return ParsedNote(path)
    front = read_block(path, text, block)
    reader = Reader(where, text, front, lexicon)
    if "<<<<<<<" in text and (marker := _find_markers(reader)) >= 0:
        return ParsedNote(
            path,
            diagnostics=(problem("MDR106", path, "merge conflict markers", span_at(text, marker)),),
        )
    if (
        block
        and may_hold_placeholder(text, block.start, block.end)
        and (template := read_template(reader, block))
    ):
        return template
    values = read_values(path, text, front, lexicon)
    if any(each.normal == "mdrel" and each.value.text == "generated" for each in front.properties):
        return ParsedNote(path, is_generated=True)
    note = _read_kind(reader, values) if front.is_readable else ParsedNote(path)
    is_empty = bool(front.diagnostics) and note == ParsedNote(path)
    return _finish(
        note,
        reader,
        values,
        is_about_nobody=is_empty
        and not concerns_somebody(read_loosely(path, text, block, lexicon), where, lexicon),
    )


def _find_markers(reader: Reader) -> int:
    """Return the offset of merge conflict markers, or -1.

    In front matter the opening one is enough.
    """
    marker = find_conflict_markers(reader.text, reader.masked)
    return reader.text.find("<<<<<<<", 0, reader.front.body_start) if marker < 0 else marker


def _read_kind(reader: Reader, values: Values) -> ParsedNote:
    """Return the note, read by the rules for its kind."""
    path = reader.where.path
    if reader.lexicon.body_tag.search(reader.text, reader.front.body_start):
        take_tags(values, reader.opening)
    rule = match_contact(values, reader.where, reader.lexicon)
    if rule and rule.rule == "F5" and is_template_text(reader.masked, reader.front.body_start):
        return ParsedNote(path)
    if (
        rule
        and not is_me(values, reader.where, reader.lexicon)
        and not _has_my_name(reader, values)
    ):
        return read_contact(reader, values, rule)
    if not rule and not values.has("type") and near_level(values):
        read_level(values)
    note = read_other(reader, values)
    if rule is None and not note.talks and (near := _near(reader, values)):
        reader.diagnostics.append(problem("MDR504", path, near))
    return note


def _near(reader: Reader, values: Values) -> str:
    """Return what nearly says that a note is a person's, or an empty text (MDR504)."""
    where, text, start = reader.where, reader.text, reader.front.body_start
    if may_be_peoples(where.folders) and text.find(":", start) >= 0:
        take_labelled_lines(values, reader.opening)
    return near_person(where, values, reader.front, reader.lexicon) or (
        said_in_text(reader.masked, start, where.stem, reader.lexicon)
        if may_say_person(where.path, text) or reader.lexicon.body_tag.search(text, start)
        else ""
    )


def _has_my_name(reader: Reader, values: Values) -> bool:
    """Whether the note goes by the name of `[me]`."""
    me, stem = reader.lexicon.me, reader.where.stem
    if not me.name:
        return False
    values.heading = reader.opening.heading
    return me.is_named(stem) or me.is_named(read_name(values, stem)[0])


def _finish(
    note: ParsedNote, reader: Reader, values: Values, *, is_about_nobody: bool
) -> ParsedNote:
    """Return the note with its problems added.

    A fence that is never closed is reported only where people are read. Problems of front matter
    are hardly reported where it is about nobody.
    """
    front = reader.front.diagnostics
    if is_about_nobody:
        front = tuple(replace(each, severity=Severity.INFO) for each in front)
    problems = [*front, *reader.diagnostics, *values.diagnostics]
    if reader.unclosed_at >= 0 and (note.profile or note.talks):
        problems.append(
            problem(
                "MDR303",
                note.path,
                "a code fence or comment is never closed",
                span_at(reader.text, reader.unclosed_at),
            )
        )
    return (
        replace(note, diagnostics=tuple(sorted(problems, key=lambda each: each.place)))
        if problems
        else note
    )
