"""The door of the reader: one note's text to `ParsedNote`. Never raises on any text (P7)."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from mdrel.model.codes import problem
from mdrel.model.diagnostic import Diagnostic
from mdrel.model.note import Link, ParsedNote, Place, TaskLine
from mdrel.parse.daily import read_daily
from mdrel.parse.dates import date_in_name, read_date
from mdrel.parse.entries import links_in
from mdrel.parse.fields import read_level, read_name, read_profile
from mdrel.parse.front_matter import FrontMatter, find_block, read_block
from mdrel.parse.kind import NotePath, find_conflict_markers, is_conflict_copy, is_me, is_my_name, is_template, match_contact, near_level, read_path
from mdrel.parse.lexicon import Lexicon
from mdrel.parse.lines import span_at
from mdrel.parse.markdown import Masked, mask
from mdrel.parse.meeting import Body, daily_day, read_meeting
from mdrel.parse.sections import SectionReader
from mdrel.parse.skim import Glance
from mdrel.parse.task_holders import list_holders, may_hold, read_above
from mdrel.parse.tasks import Surroundings, find_places, has_telling_task, read_tasks
from mdrel.parse.values import Values, read_values
from mdrel.parse.wikilinks import may_link


@dataclass(slots=True)
class _Reader:
    """One note on its way; `masked` is made only when the body is needed."""

    where: NotePath
    text: str
    front: FrontMatter
    lexicon: Lexicon
    diagnostics: list[Diagnostic] = field(default_factory=list)
    _masked: Masked | None = None

    @property
    def masked(self) -> str:
        if self._masked is None:
            self._masked = mask(self.text, self.front.body_start)
        return self._masked.text

    @property
    def unclosed_at(self) -> int:
        return self._masked.unclosed_at if self._masked else -1


def parse_note(path: str, text: str, glance: Glance) -> ParsedNote:
    """Read one note; `path` is relative to the vault, with `/`, `glance` comes from `make_glance`."""
    if is_conflict_copy(path):
        return ParsedNote(path, diagnostics=(problem("MDR105", path, "a sync program's conflict copy is not read"),))
    return ParsedNote(path) if glance.passes_over(path, text) else read_closely(path, text, glance.lexicon)


def read_closely(path: str, text: str, lexicon: Lexicon) -> ParsedNote:
    """Read one note whole, whatever a glance at it would say."""
    where, block = read_path(path), find_block(text)
    # A template's placeholders are seldom YAML, and nobody asks what is wrong with them.
    if is_template(where, text[: block.body] if block else "", lexicon):
        return ParsedNote(path)
    front = read_block(path, text, block)
    reader = _Reader(where, text, front, lexicon)
    if "<<<<<<<" in text and (marker := _find_markers(reader)) >= 0:
        return ParsedNote(path, diagnostics=(problem("MDR106", path, "merge conflict markers", span_at(text, marker)),))
    values = read_values(path, text, front, lexicon)
    if any(each.normal == "mdrel" and each.value.text == "generated" for each in front.properties):
        return ParsedNote(path, is_generated=True)
    return _finish(_read_kind(reader, values), reader, values)


def _find_markers(reader: _Reader) -> int:
    """Return the offset of merge conflict markers, or -1; in front matter the opening one is enough."""
    marker = find_conflict_markers(reader.text, reader.masked)
    return reader.text.find("<<<<<<<", 0, reader.front.body_start) if marker < 0 else marker


def _read_kind(reader: _Reader, values: Values) -> ParsedNote:
    """Read the note as what it is."""
    if not reader.front.is_readable and reader.front.is_present:
        return ParsedNote(reader.where.path)
    rule = match_contact(values, reader.where, reader.lexicon)
    if rule and not is_me(values, reader.where, reader.lexicon) and not _has_my_name(reader, values):
        return _read_contact(reader, values, rule)
    if not rule and not values.has("type") and near_level(values):
        read_level(values)
    return _read_other(reader, values)


def _has_my_name(reader: _Reader, values: Values) -> bool:
    """Whether the note goes by the name of `[me]`."""
    stem = reader.where.stem
    return bool(reader.lexicon.reading.me.name) and is_my_name((read_name(values, stem)[0], stem), reader.lexicon)


def _read_contact(reader: _Reader, values: Values, rule: str) -> ParsedNote:
    sections = SectionReader(reader.where.path, reader.text, reader.masked, reader.lexicon).read(reader.front.body_start)
    reader.diagnostics.extend(sections.diagnostics)
    around = Surroundings([(low, high, talk.on) for low, high, talk in sections.ranges], sections.spans)
    tasks = read_tasks(reader.text, reader.masked, reader.front.body_start, reader.lexicon, around)
    profile = read_profile(values, reader.where.stem, rule)
    return ParsedNote(reader.where.path, profile, sections.talks, tuple(tasks), tuple(sorted(sections.levels, key=lambda each: each.on)))


def _read_other(reader: _Reader, values: Values) -> ParsedNote:
    """Read a note that is no contact: a conversation, a daily note, or one whose tasks may name somebody."""
    path = reader.where.path
    day = daily_day(path, reader.lexicon)
    body = reader.text[reader.front.body_start :]
    talk = read_meeting(reader.where, values, Body(body, lambda: reader.masked[reader.front.body_start :]))
    has_lines = day is not None and may_link(body)
    if talk is None and not has_lines and not has_telling_task(body):
        return ParsedNote(path)
    tasks = _read_tasks_of_other(reader, talk.on if talk else day or _day_of(reader.where, values), is_daily=day is not None, is_talk=talk is not None)
    if talk:
        return ParsedNote(path, talks=(talk,), tasks=tasks, people_note=talk.people)
    lines = read_daily(reader.text, reader.masked, reader.front.body_start, day, reader.lexicon) if has_lines and day else []
    return ParsedNote(path, talks=tuple(lines), tasks=tasks, names=_list_names(reader, tasks))


def _read_tasks_of_other(reader: _Reader, day: date | None, *, is_daily: bool, is_talk: bool) -> tuple[TaskLine, ...]:
    """Read the tasks of a note of the day `day` that is no contact's: all of a conversation, else those that may name somebody."""
    text, masked, start = reader.text, reader.masked, reader.front.body_start
    has_holders = not is_daily and (is_talk or may_hold(text[start:])) and (places := find_places(masked, start))
    above = read_above(text, masked, start, places) if has_holders else {}
    tasks = read_tasks(text, masked, start, reader.lexicon, Surroundings(above=above))
    return tuple(replace(task, since=task.since or day) for task in tasks if is_talk or task.links or task.named)


def _list_names(reader: _Reader, tasks: tuple[TaskLine, ...]) -> tuple[Link, ...]:
    """Return whom a note may be about, where that decides who owes a task below a name (F75)."""
    if not any(named.place is Place.ABOVE for task in tasks for named in task.named):
        return ()
    start = reader.front.body_start
    return tuple(dict.fromkeys([*list_holders(reader.text, reader.masked, start), *links_in(reader.masked[start:])]))


def _day_of(where: NotePath, values: Values) -> date | None:
    """Return the day of a dated note, from which its promises count their age."""
    given = read_date(values.one("date"), values.lexicon.reading.date_order).day if values.has("date") else None
    return given or date_in_name(where.stem)


def _finish(note: ParsedNote, reader: _Reader, values: Values) -> ParsedNote:
    """Add the problems; a fence that is never closed matters only where people are read."""
    problems = [*reader.front.diagnostics, *reader.diagnostics, *values.diagnostics]
    if reader.unclosed_at >= 0 and (note.profile or note.talks):
        problems.append(problem("MDR303", note.path, "a code fence or comment is never closed", span_at(reader.text, reader.unclosed_at)))
    return replace(note, diagnostics=tuple(sorted(problems, key=lambda each: each.place))) if problems else note
