"""Reads a contact's note: properties, conversations, tasks and level changes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from msgspec.structs import replace

from mdrel.model.contact import Profile
from mdrel.model.names import SELF_RELATION
from mdrel.model.note import ParsedNote, TaskLine
from mdrel.parse.body_fields import (
    report_labelled_days,
    take_inline_fields,
    take_labelled_lines,
)
from mdrel.parse.entries.elsewhere import find_elsewhere
from mdrel.parse.entries.section_parts import Sections
from mdrel.parse.entries.sections import SectionReader
from mdrel.parse.kinds.reader import Reader
from mdrel.parse.markdown.lazy_pattern import lazy_pattern
from mdrel.parse.properties.kept_logs import find_logs
from mdrel.parse.properties.opening import take_tags
from mdrel.parse.properties.profile import read_profile
from mdrel.parse.properties.values import Values
from mdrel.parse.tasks.read import TaskContext, read_tasks

# So a note begins that is your own (F7), perhaps in a quote.
_ABOUT_ME = lazy_pattern(
    r"^[> \t*_]*(?:this|that|it)(?: is|['’]s) me[*_ .!]*$", re.IGNORECASE | re.MULTILINE
)
_OPENING = 600


def read_contacts(notes: Iterable[tuple[Reader, Values, str]]) -> list[ParsedNote]:
    """Return contacts' notes with profiles, conversations, tasks and level changes.

    Each is given with its properties and the rule that makes it a contact. Each step is taken with
    all notes before the next one (decision 17).
    """
    notes = list(notes)
    for reader, values, _ in notes:
        _take_fields(reader, values)
    sections = [_read_sections(reader) for reader, _, _ in notes]
    for (reader, values, _), found in zip(notes, sections, strict=True):
        days = [talk.on for _, _, talk in found.ranges if not talk.is_plan]
        newest = max(days, default=date.min)
        report_labelled_days(values, reader.masked, reader.front.body_start, newest)
    tasks = [
        _read_tasks(reader, found) for (reader, _, _), found in zip(notes, sections, strict=True)
    ]
    profiles = [_read_profile(reader, values, rule) for reader, values, rule in notes]
    return [
        ParsedNote(
            profile.path,
            profile,
            found.talks,
            listed,
            tuple(sorted(found.levels, key=lambda each: each.on)),
            passed=tuple(found.passed),
        )
        for profile, found, listed in zip(profiles, sections, tasks, strict=True)
    ]


def _read_profile(reader: Reader, values: Values, rule: str) -> Profile:
    profile = read_profile(values, reader.where.stem, rule)
    start = reader.front.body_start
    end = start + _OPENING
    if "s me" in reader.text[start:end] and _ABOUT_ME.search(reader.text, start, end):
        return replace(profile, relations=(*profile.relations, SELF_RELATION))
    return profile


def _take_fields(reader: Reader, values: Values) -> None:
    """Take the fields that stand in the text."""
    values.heading = reader.opening.heading
    take_tags(values, reader.opening)
    take_inline_fields(values, reader.masked, reader.front.body_start)
    take_labelled_lines(values, reader.opening)
    reader.diagnostics.extend(
        find_logs(reader.where.path, reader.text, reader.front, reader.lexicon)
    )


def _read_sections(reader: Reader) -> Sections:
    """Return what the sections hold, with the remarks on lines that are not read."""
    path, start = reader.where.path, reader.front.body_start
    found = SectionReader(path, reader.text, reader.masked, reader.lexicon).read(start)
    found.passed.extend(find_elsewhere(reader.masked, start, found, reader.lexicon))
    reader.diagnostics.extend(found.diagnostics)
    return found


def _read_tasks(reader: Reader, found: Sections) -> tuple[TaskLine, ...]:
    around = TaskContext([(low, high, talk.on) for low, high, talk in found.ranges], found.spans)
    start = reader.front.body_start
    _, masked = reader.for_tasks
    return tuple(read_tasks(reader.text, masked, start, reader.lexicon, around))
