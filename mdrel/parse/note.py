"""The door of the reader, from the texts of notes to a `ParsedNote` each.

It never raises, on any text (P7).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from mdrel.model.codes import problem
from mdrel.model.diagnostic import Severity
from mdrel.model.note import ParsedNote
from mdrel.model.span import span_at
from mdrel.parse.body_fields import take_labelled_lines
from mdrel.parse.classify.broken import concerns_somebody, read_loosely
from mdrel.parse.classify.contact_note import (
    Match,
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
from mdrel.parse.front_matter.node import Block
from mdrel.parse.front_matter.read import find_block, read_block
from mdrel.parse.kinds.contact import read_contacts
from mdrel.parse.kinds.other import read_others
from mdrel.parse.kinds.reader import Reader
from mdrel.parse.kinds.template import read_template
from mdrel.parse.lexicon import Lexicon
from mdrel.parse.prefilter import Prefilter
from mdrel.parse.properties.opening import take_tags
from mdrel.parse.properties.profile import read_level, read_names
from mdrel.parse.properties.values import Values, read_values


class _Begun(Struct):
    """A note whose front matter is read.

    `rule` is the one that makes it a contact, `kind` how it is read, and `note` what came of it.
    `own` are the names in it, where it is that of the person whose vault it is.
    """

    reader: Reader
    block: Block | None
    values: Values
    note: ParsedNote
    rule: Match | None = None
    kind: Literal["contact", "other", "nothing"] = "other"
    own: tuple[str, ...] = ()


def parse_notes(notes: Iterable[tuple[str, str]], glance: Prefilter) -> list[ParsedNote]:
    """Return notes as read, each given by path and text.

    A path is relative to the vault, with `/`. `glance` comes from `make_prefilter`.

    Each step is taken with all of them before the next one. A processor keeps the code of one step
    at hand but not that of all, and takes longer where they alternate (decision 17).
    """
    notes = list(notes)
    passed = [_pass_over(path, text, glance) for path, text in notes]
    close = (note for note, each in zip(notes, passed, strict=True) if each is None)
    read = iter(_parse_all(close, glance.lexicon))
    return [next(read) if each is None else each for each in passed]


def parse_fully(path: str, text: str, lexicon: Lexicon) -> ParsedNote:
    """Return one note read whole, whatever a glance at it would say."""
    return _parse_all([(path, text)], lexicon)[0]


def _pass_over(path: str, text: str, glance: Prefilter) -> ParsedNote | None:
    """Return a note that is not looked at closely, or None."""
    if is_conflict_copy(path):
        return ParsedNote(
            path,
            diagnostics=(problem("MDR105", path, "a sync program's conflict copy is not read"),),
        )
    return ParsedNote(path) if glance.is_irrelevant(path, text) else None


def _parse_all(notes: Iterable[tuple[str, str]], lexicon: Lexicon) -> list[ParsedNote]:
    begun = [_begin(path, text, lexicon) for path, text in notes]
    close = [each for each in begun if isinstance(each, _Begun)]
    for each in close:
        _find_kind(each)
    contacts = [each for each in close if each.kind == "contact"]
    read = read_contacts([(each.reader, each.values, str(each.rule)) for each in contacts])
    for each, note in zip(contacts, read, strict=True):
        each.note = note
    _read_others([each for each in close if each.kind == "other"], lexicon)
    return [each if isinstance(each, ParsedNote) else _finish(each) for each in begun]


def _begin(path: str, text: str, lexicon: Lexicon) -> _Begun | ParsedNote:
    """Read the front matter, or the whole note where it is a template or in conflict."""
    where, block = read_path(path), find_block(text)
    if lies_in_template_folder(where, lexicon):
        return ParsedNote(path)
    front = read_block(path, text, block)
    reader = Reader(where, text, front, lexicon)
    if "<" in text and "<<<<<<<" in text and (marker := _find_markers(reader)) >= 0:
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
    if "mdrel" in values.keys and any(
        each.normal == "mdrel" and each.value.text == "generated" for each in front.properties
    ):
        return ParsedNote(path, is_generated=True)
    return _Begun(reader, block, values, ParsedNote(path))


def _find_markers(reader: Reader) -> int:
    """Return the offset of merge conflict markers, or -1.

    In front matter the opening one is enough.
    """
    marker = find_conflict_markers(reader.text, reader.masked)
    return reader.text.find("<<<<<<<", 0, reader.front.body_start) if marker < 0 else marker


def _find_kind(begun: _Begun) -> None:
    """Find the rule that makes a note a contact, and whether anything is to be read in it."""
    reader, values, where = begun.reader, begun.values, begun.reader.where
    if not reader.front.is_readable:
        begun.kind = "nothing"
        return
    if reader.lexicon.body_tag.search(reader.text, reader.front.body_start):
        take_tags(values, reader.opening)
    begun.rule = rule = match_contact(values, where, reader.lexicon)
    if rule is None:
        if reader.lexicon.me.is_note(where.path):
            begun.own = _read_own(reader, values)
        return
    if rule.rule == "F5" and is_template_text(reader.masked, reader.front.body_start):
        begun.kind = "nothing"
    elif is_me(values, where, reader.lexicon) or _has_my_name(reader, values):
        begun.own = _read_own(reader, values)
    else:
        begun.kind = "contact"


def _read_others(begun: list[_Begun], lexicon: Lexicon) -> None:
    """Read notes that are no contacts'."""
    for each in begun:
        if not each.rule and not each.values.has("type") and near_level(each.values):
            read_level(each.values)
    read = read_others([(each.reader, each.values) for each in begun], lexicon)
    for each, note in zip(begun, read, strict=True):
        each.note = replace(note, own=each.own) if each.own else note
        if each.rule is None and not note.talks and (near := _near(each.reader, each.values)):
            each.reader.diagnostics.append(problem("MDR504", note.path, near))


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
    names = (stem, *read_names(values, stem))
    # One word may be what somebody else is called by.
    return any(me.is_named(name) for name in names if " " in me.name or name in names[:2])


def _read_own(reader: Reader, values: Values) -> tuple[str, ...]:
    """Return the names in the person's own note."""
    values.heading = reader.opening.heading
    return read_names(values, reader.where.stem)


def _finish(begun: _Begun) -> ParsedNote:
    """Return the note with its problems added.

    A fence that is never closed is reported only where people are read. Problems of front matter
    are hardly reported where it is about nobody.
    """
    reader, front, note = begun.reader, begun.reader.front.diagnostics, begun.note
    if front and note == ParsedNote(note.path) and _is_about_nobody(begun):
        front = tuple(replace(each, severity=Severity.INFO) for each in front)
    problems = [*front, *reader.diagnostics, *begun.values.diagnostics]
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


def _is_about_nobody(begun: _Begun) -> bool:
    """Whether even what is not valid in front matter does not speak of anybody."""
    reader, where = begun.reader, begun.reader.where
    found = read_loosely(where.path, reader.text, begun.block, reader.lexicon)
    return not concerns_somebody(found, where, reader.lexicon)
