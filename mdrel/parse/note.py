"""The door of the reader, from one note's text to a `ParsedNote`.

It never raises, on any text (P7).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from mdrel.model.codes import problem
from mdrel.model.diagnostic import Diagnostic, Severity
from mdrel.model.note import Link, ParsedNote, Place, TaskLine
from mdrel.parse.body_fields import take_inline_fields, take_labelled_lines
from mdrel.parse.classify.broken import concerns_somebody, read_loosely
from mdrel.parse.classify.contact_note import (
    Match,
    is_me,
    is_said_talk,
    match_contact,
    near_kind,
    near_level,
)
from mdrel.parse.classify.copies import find_conflict_markers, is_conflict_copy
from mdrel.parse.classify.note_path import NotePath, read_path
from mdrel.parse.classify.note_type import is_checklist
from mdrel.parse.classify.people_folder import near_folder
from mdrel.parse.classify.template import (
    fill_placeholders,
    has_placeholder_value,
    is_template_text,
    lies_in_template_folder,
    may_hold_placeholder,
)
from mdrel.parse.daily.read import read_daily
from mdrel.parse.dated_notes.presence import Text, find_others
from mdrel.parse.dated_notes.read import read_dated_note
from mdrel.parse.dates.daily_name import daily_day
from mdrel.parse.dates.read import date_in_name, read_date
from mdrel.parse.entries.head import links_in
from mdrel.parse.entries.sections import SectionReader
from mdrel.parse.entries.unread import report_unread
from mdrel.parse.front_matter.node import Block
from mdrel.parse.front_matter.read import FrontMatter, find_block, read_block
from mdrel.parse.lexicon import Lexicon
from mdrel.parse.markdown.mask import Masked, mask
from mdrel.parse.markdown.positions import span_at
from mdrel.parse.markdown.wikilinks import may_link
from mdrel.parse.prefilter import Prefilter
from mdrel.parse.properties.opening import Opening, read_opening, take_tags
from mdrel.parse.properties.profile import read_level, read_name, read_profile
from mdrel.parse.properties.values import Values, read_values
from mdrel.parse.tasks.holders import list_holders, may_hold, read_above
from mdrel.parse.tasks.read import TaskContext, find_places, has_telling_task, read_tasks


@dataclass(slots=True)
class _Reader:
    """One note while it is being read.

    `masked` is made only when the body is needed.
    """

    where: NotePath
    text: str
    front: FrontMatter
    lexicon: Lexicon
    diagnostics: list[Diagnostic] = field(default_factory=list)
    _masked: Masked | None = None
    _opening: Opening | None = None

    @property
    def masked(self) -> str:
        if self._masked is None:
            self._masked = mask(self.text, self.front.body_start)
        return self._masked.text

    @property
    def opening(self) -> Opening:
        """The note's first heading and lines, made only when they are needed."""
        if self._opening is None:
            self._opening = read_opening(self.masked, self.front.body_start)
        return self._opening

    @property
    def unclosed_at(self) -> int:
        return self._masked.unclosed_at if self._masked else -1


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
    reader = _Reader(where, text, front, lexicon)
    if "<<<<<<<" in text and (marker := _find_markers(reader)) >= 0:
        return ParsedNote(
            path,
            diagnostics=(problem("MDR106", path, "merge conflict markers", span_at(text, marker)),),
        )
    if (
        block
        and may_hold_placeholder(text, block.start, block.end)
        and (template := _read_template(reader, block))
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


def _read_template(reader: _Reader, block: Block) -> ParsedNote | None:
    """Return what is read of a note that looks like a template, or None.

    It is empty, but a note that claims to be a person is named (MDR116). It is None where the note
    is no template.
    """
    path, text, front, where = reader.where.path, reader.text, reader.front, reader.where
    if front.is_readable:
        if not has_placeholder_value(text, front):
            return None
        values = read_values(path, text, front, reader.lexicon)
        if not _claims_person(values, where, reader.lexicon) and _has_day(values, where):
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


def _has_day(values: Values, where: NotePath) -> bool:
    """Whether a note belongs to a day.

    A leftover of a template in it may then be one value that nobody filled in.
    """
    return (
        read_date(values.one("date")).day is not None
        if values.has("date")
        else date_in_name(where.stem) is not None
    )


def _find_markers(reader: _Reader) -> int:
    """Return the offset of merge conflict markers, or -1.

    In front matter the opening one is enough.
    """
    marker = find_conflict_markers(reader.text, reader.masked)
    return reader.text.find("<<<<<<<", 0, reader.front.body_start) if marker < 0 else marker


def _read_kind(reader: _Reader, values: Values) -> ParsedNote:
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
        return _read_contact(reader, values, rule)
    if not rule and not values.has("type") and near_level(values):
        read_level(values)
    note = _read_other(reader, values)
    if (
        rule is None
        and not note.talks
        and (
            near := near_kind(values, reader.lexicon)
            or near_folder(reader.where, values, reader.lexicon)
        )
    ):
        reader.diagnostics.append(problem("MDR504", path, near))
    return note


def _has_my_name(reader: _Reader, values: Values) -> bool:
    """Whether the note goes by the name of `[me]`."""
    me, stem = reader.lexicon.me, reader.where.stem
    if not me.name:
        return False
    values.heading = reader.opening.heading
    return me.is_named(stem) or me.is_named(read_name(values, stem)[0])


def _read_contact(reader: _Reader, values: Values, rule: Match) -> ParsedNote:
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


def _read_other(reader: _Reader, values: Values) -> ParsedNote:
    """Return a note that is no contact, as read.

    It is a conversation, a daily note, or one whose tasks may name somebody.
    """
    path = reader.where.path
    day = daily_day(path, reader.lexicon)
    body = reader.text[reader.front.body_start :]
    if day is None and "::" in body and (_has_day(values, reader.where) or is_said_talk(values)):
        take_inline_fields(values, reader.masked, reader.front.body_start)
    part = Text(body, lambda: reader.masked[reader.front.body_start :])
    talk, passed, is_daily = read_dated_note(reader.where, values, part, is_daily=day is not None)
    has_lines = day is not None and may_link(body)
    if talk is None and not has_lines and not has_telling_task(body):
        return ParsedNote(path, passed=passed)
    is_alone = talk is not None and not is_daily
    since = talk.on if talk else day or _day_of(reader.where, values)
    tasks = _read_tasks_of_other(
        reader, since, is_daily=day is not None and not is_alone, is_talk=is_alone
    )
    if talk and is_alone:
        names = find_others(values, part, talk.people) if tasks else ()
        return ParsedNote(
            path, talks=(talk,), tasks=tasks, people_note=talk.people, passed=passed, names=names
        )
    if tasks and is_checklist(values):
        tasks = tuple(replace(task, is_no_promise=True) for task in tasks)
    lines, over = (
        read_daily(reader.text, reader.masked, reader.front.body_start, day, reader.lexicon)
        if has_lines and day
        else ([], [])
    )
    return ParsedNote(
        path,
        talks=(*((talk,) if talk else ()), *lines),
        tasks=tasks,
        passed=(*passed, *over),
        names=_list_names(reader, tasks),
    )


def _read_tasks_of_other(
    reader: _Reader, day: date | None, *, is_daily: bool, is_talk: bool
) -> tuple[TaskLine, ...]:
    """Return the tasks of a note that is no contact's, and of the day `day`.

    Of a conversation all tasks count, of others those that may name somebody.
    """
    text, masked, start = reader.text, reader.masked, reader.front.body_start
    has_holders = (
        not is_daily
        and (is_talk or may_hold(text[start:]))
        and (places := find_places(masked, start))
    )
    above = read_above(text, masked, start, places) if has_holders else {}
    tasks = read_tasks(text, masked, start, reader.lexicon, TaskContext(above=above))
    return tuple(
        replace(task, since=task.since or day)
        for task in tasks
        if is_talk or task.links or task.named
    )


def _list_names(reader: _Reader, tasks: tuple[TaskLine, ...]) -> tuple[Link, ...]:
    """Return the people a note may be about, where tasks stand below a name (F75)."""
    if not any(named.place is Place.ABOVE for task in tasks for named in task.named):
        return ()
    start = reader.front.body_start
    return tuple(
        dict.fromkeys(
            [*list_holders(reader.text, reader.masked, start), *links_in(reader.masked[start:])]
        )
    )


def _day_of(where: NotePath, values: Values) -> date | None:
    """Return the day of a dated note, from which its promises count their age."""
    given = (
        read_date(values.one("date"), values.lexicon.reading.date_order).day
        if values.has("date")
        else None
    )
    return given or date_in_name(where.stem)


def _finish(
    note: ParsedNote, reader: _Reader, values: Values, *, is_about_nobody: bool
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
