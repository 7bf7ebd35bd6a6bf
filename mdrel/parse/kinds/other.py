"""Reads notes that are no contacts: conversations, daily notes, and tasks in others."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from mdrel.model.note import Link, ParsedNote, Passed, Place, Talk, TaskLine
from mdrel.parse.body_fields import take_inline_fields
from mdrel.parse.classify.contact_note import (
    is_said_talk,
)
from mdrel.parse.classify.note_path import NotePath
from mdrel.parse.classify.note_type import NO_RECORDS, WORKS, is_checklist, read_type
from mdrel.parse.daily.elsewhere import Period, read_elsewhere, read_period
from mdrel.parse.daily.keep import Page
from mdrel.parse.daily.plain_names import may_name
from mdrel.parse.daily.read import read_daily
from mdrel.parse.dated_notes.presence import Text, find_others, list_people, names_people
from mdrel.parse.dated_notes.read import Told, read_dated_note
from mdrel.parse.dated_notes.title import is_paper
from mdrel.parse.dates.daily_name import daily_day, read_day
from mdrel.parse.dates.read import date_in_name
from mdrel.parse.entries.head import links_in
from mdrel.parse.kinds.reader import Reader, has_day
from mdrel.parse.lexicon import Lexicon
from mdrel.parse.markdown.headings import has_dated_heading
from mdrel.parse.markdown.wikilinks import may_link
from mdrel.parse.properties.values import Values
from mdrel.parse.tasks.holders import list_holders, may_hold, read_above
from mdrel.parse.tasks.read import TaskContext, find_lines, has_telling_task, read_tasks


class _Begun(Struct):
    """A note of which is known what conversation it tells of.

    `day` is that of a daily note, and `passed` what looks like a talk. `lines` are the talks that
    lines of a daily note tell of, and those that look like one.
    """

    reader: Reader
    values: Values
    part: Text
    day: date | None
    told: Told
    passed: tuple[Passed, ...]
    lines: tuple[list[Talk], list[Passed]] = ([], [])

    @property
    def is_alone(self) -> bool:
        """Whether the note is a conversation's and no daily note."""
        return bool(self.told.talks) and not self.told.is_daily


def read_others(notes: Iterable[tuple[Reader, Values]], lexicon: Lexicon) -> list[ParsedNote]:
    """Return notes that are no contacts, as read.

    Each is a conversation, a daily note, or one whose tasks may name somebody. Each step is taken
    with all notes before the next one (decision 17).
    """
    begun = [_begin(reader, values) for reader, values in notes]
    tasks = [_read_tasks_of_other(each) for each in begun]
    _read_lines(begun, lexicon)
    return [_finish(each, found) for each, found in zip(begun, tasks, strict=True)]


def _begin(reader: Reader, values: Values) -> _Begun:
    """Read of which conversation a note tells."""
    day, start = daily_day(reader.where.path, reader.lexicon), reader.front.body_start
    body = reader.text[start:]
    if day is None and "::" in body and (has_day(values, reader.where) or is_said_talk(values)):
        take_inline_fields(values, reader.masked, start)

    def masked() -> str:
        return body if reader.masked is reader.text else reader.masked[start:]

    part = Text(body, masked)
    told = read_dated_note(reader.where, values, part, is_daily=day is not None)
    passed = told.passed or (() if day else _read_elsewhere((reader, values), told)) or told.called
    return _Begun(reader, values, part, day, told, passed)


def _read_lines(begun: Iterable[_Begun], lexicon: Lexicon) -> None:
    """Read the lines of daily notes."""
    daily: list[_Begun] = []
    pages: list[Page] = []
    for each in begun:
        if each.day and not each.is_alone and _may_tell(each.part.plain):
            reader = each.reader
            daily.append(each)
            pages.append(Page(reader.text, reader.masked, reader.front.body_start, each.day))
    for each, lines in zip(daily, read_daily(pages, lexicon), strict=True):
        each.lines = lines


def _may_tell(text: str) -> bool:
    return may_link(text) or may_name(text)


def _finish(begun: _Begun, tasks: tuple[TaskLine, ...]) -> ParsedNote:
    """Return the note with its tasks, and with the talks that its lines tell of."""
    path, talks = begun.reader.where.path, begun.told.talks
    if begun.is_alone:
        people = tuple(dict.fromkeys([link for talk in talks for link in talk.people]))
        names = find_others(begun.values, begun.part, people) if tasks else ()
        return ParsedNote(
            path,
            talks=talks,
            tasks=tasks,
            people_note=people,
            passed=begun.passed,
            names=names,
        )
    if tasks and is_checklist(begun.values):
        tasks = tuple(replace(task, is_no_promise=True) for task in tasks)
    lines, over = begun.lines
    return ParsedNote(
        path,
        talks=(*talks, *lines),
        tasks=tasks,
        passed=(*begun.passed, *over),
        names=_list_names(begun, tasks),
    )


def _read_elsewhere(begun_by: tuple[Reader, Values], told: Told) -> tuple[Passed, ...]:
    """Return the talks of a day, where the note is neither a conversation nor a daily note."""
    reader, values = begun_by
    text, start = reader.text, reader.front.body_start
    if told.talks or not may_link(text):
        return ()
    period = read_period(reader.where.stem)
    no_records = WORKS
    if period is None and (day := _said_day(values)):
        period, no_records = Period(day), NO_RECORDS
    if period and (
        read_type(reader.where, values).word in no_records or is_paper(reader.where.stem)
    ):
        period = None
    if not period and not has_dated_heading(text[start:]):
        return ()
    return read_elsewhere(text, reader.masked, start, period, reader.lexicon)


def _read_tasks_of_other(begun: _Begun) -> tuple[TaskLine, ...]:
    """Return the tasks of a note that is no contact's.

    Of a conversation all tasks count, of others those that may name somebody.
    """
    reader, told, day, body = begun.reader, begun.told, begun.day, begun.part.plain
    has_people = names_people(begun.values)
    if not (
        told.talks or (day and may_link(body)) or has_telling_task(body, has_people=has_people)
    ):
        return ()
    (plain, masked), start = reader.for_tasks, reader.front.body_start
    lines = find_lines(masked, start)
    if not lines:
        return ()
    is_daily = day is not None and not begun.is_alone
    has_holders = not is_daily and (begun.is_alone or may_hold(body, has_people=has_people))
    places = frozenset(line.start() for line in lines)
    is_talk = begun.is_alone
    above = read_above(plain, masked, start, places, is_talk=is_talk) if has_holders else {}
    since = told.on if told.talks else day or _day_of(reader.where, begun.values)
    around = TaskContext(
        told.parts, above=above, since=since, is_about_people=not begun.is_alone, lines=lines
    )
    return tuple(read_tasks(reader.text, masked, start, reader.lexicon, around))


def _list_names(begun: _Begun, tasks: tuple[TaskLine, ...]) -> tuple[Link, ...]:
    """Return the people a note may be about, where tasks stand below a name (F75)."""
    if not any(named.place is Place.ABOVE for task in tasks for named in task.named):
        return ()
    reader, start = begun.reader, begun.reader.front.body_start
    holders = list_holders(reader.text, reader.masked, start)
    return tuple(
        dict.fromkeys([*list_people(begun.values), *holders, *links_in(reader.masked[start:])])
    )


def _day_of(where: NotePath, values: Values) -> date | None:
    """Return the day of a dated note, from which its promises count their age."""
    return _said_day(values) or date_in_name(where.stem)


def _said_day(values: Values) -> date | None:
    """Return the day that the front matter says."""
    return read_day(values.one("date"), values.lexicon).day if values.has("date") else None
