"""Reads a contact's note: properties, conversations, tasks and level changes."""

from __future__ import annotations

from mdrel.model.note import ParsedNote
from mdrel.parse.body_fields import take_inline_fields, take_labelled_lines
from mdrel.parse.classify.contact_note import Match
from mdrel.parse.entries.sections import SectionReader
from mdrel.parse.entries.unread import report_unread
from mdrel.parse.kinds.reader import Reader
from mdrel.parse.properties.opening import take_tags
from mdrel.parse.properties.profile import read_profile
from mdrel.parse.properties.values import Values
from mdrel.parse.tasks.read import TaskContext, read_tasks


def read_contact(reader: Reader, values: Values, rule: Match) -> ParsedNote:
    """Return a contact's note with its profile, conversations, tasks and level changes."""
    start = reader.front.body_start
    values.heading = reader.opening.heading
    take_tags(values, reader.opening)
    take_inline_fields(values, reader.masked, start)
    take_labelled_lines(values, reader.opening)
    sections = SectionReader(reader.where.path, reader.text, reader.masked, reader.lexicon).read(
        reader.front.body_start
    )
    reader.diagnostics.extend(
        [
            *sections.diagnostics,
            *report_unread(reader.where.path, sections.unread, reader.lexicon.reading.sections),
        ]
    )
    around = TaskContext(
        [(low, high, talk.on) for low, high, talk in sections.ranges], sections.spans
    )
    tasks = read_tasks(reader.text, reader.masked, reader.front.body_start, reader.lexicon, around)
    profile = read_profile(values, reader.where.stem, str(rule))
    return ParsedNote(
        reader.where.path,
        profile,
        sections.talks,
        tuple(tasks),
        tuple(sorted(sections.levels, key=lambda each: each.on)),
        passed=tuple(sections.passed),
    )
