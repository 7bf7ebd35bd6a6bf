"""A note of its own for a conversation: date, kind of note, and people (F40 to F49)."""

from __future__ import annotations

from datetime import date
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from mdrel.model.conversation import Purpose, Source
from mdrel.model.note import Passed, Talk
from mdrel.model.span import Span, span_at
from mdrel.parse.classify.note_path import NotePath
from mdrel.parse.classify.note_type import (
    NoteType,
    lies_among_talks,
    read_type,
)
from mdrel.parse.dated_notes.called import is_solo
from mdrel.parse.dated_notes.channel import find_channel
from mdrel.parse.dated_notes.doubtful import pass_doubtful
from mdrel.parse.dated_notes.else_there import find_next, look_further
from mdrel.parse.dated_notes.further_days import pass_further_days
from mdrel.parse.dated_notes.note_day import (
    NoteDay,
    find_day,
    list_titles,
    without_day,
)
from mdrel.parse.dated_notes.other_type import pass_among_talks, pass_other_type, pass_solo
from mdrel.parse.dated_notes.own_absence import find_own_absence
from mdrel.parse.dated_notes.planned import pass_called_plan, tell_plan
from mdrel.parse.dated_notes.presence import (
    DECISIVE,
    Present,
    Text,
    by_first_names,
    find_by_whole_title,
    find_listed,
    find_mentioned,
    find_present,
    is_decided,
)
from mdrel.parse.dated_notes.sessions import read_sessions
from mdrel.parse.dated_notes.unable import find_unable
from mdrel.parse.dated_notes.undated import pass_dateless, pass_kept, pass_undated
from mdrel.parse.entries.head import links_in, tags_in, tidy
from mdrel.parse.markdown.headings import has_dated_heading
from mdrel.parse.markdown.shorten import shorten
from mdrel.parse.properties.values import Values

_PURPOSES = frozenset(Purpose)


class Told(Struct, frozen=True):
    """What a note that is no contact tells: conversations, or what looks like one.

    `is_daily` is true where the note is a daily note all the same. `parts` are the parts of a note
    that tells of several: start, end and day. `called` is the remark on what it is called by, which
    counts where there is no other.
    """

    talks: tuple[Talk, ...] = ()
    passed: tuple[Passed, ...] = ()
    is_daily: bool = False
    parts: tuple[tuple[int, int, date], ...] = ()
    called: tuple[Passed, ...] = ()

    @property
    def on(self) -> date | None:
        """The day of the one conversation that a note tells of."""
        return self.talks[0].on if self.talks and not self.parts else None


def read_dated_note(where: NotePath, values: Values, text: Text, *, is_daily: bool) -> Told:
    """Return the conversation a dated note tells of, and the remarks on it.

    A daily note tells of one only where it lists who took part.
    """
    kind = read_type(where, values)
    is_typed = kind.verdict == "conversation" and kind.by in {"type", "tag"}
    if is_daily and not (
        kind.verdict == "conversation"
        and (kind.by == "type" or lies_among_talks(where, values.lexicon))
    ):
        listed = find_listed(values, DECISIVE)
        told = (
            _tell(where, values, text, (kind, listed, find_day(where, values, text)))
            if listed and listed.people
            else Told()
        )
        return replace(told, is_daily=True)
    day = find_day(where, values, text)
    is_kept = (day.on is None or day.is_heading) and has_dated_heading(text.plain)
    titles = partial(list_titles, where, values, text)
    if day.on is None and not (is_typed or values.has("date") or day.untold or is_kept):
        passed = pass_kept(values, kind, text, titles) or pass_dateless(values, kind, text, titles)
        return Told((), passed or pass_among_talks(where, values, (kind, None), titles, text))
    if kind.verdict == "other" and not is_decided(values):
        passed = pass_other_type(values, kind, day.on, titles, text)
        return Told((), passed or pass_among_talks(where, values, (kind, day.on), titles, text))
    present = find_present(values, kind, text, titles)
    if not present.people and is_solo(values, titles(), text.plain):
        return Told((), pass_solo(values, day.on))
    if planned := pass_called_plan((kind, present, day.on), titles, text):
        return Told((), planned)
    if not present.people and kind.verdict == "conversation":
        present = look_further(values, text, (kind, present, day), titles, is_kept=is_kept)
    if not present.people:
        return Told(called=() if kind.verdict else _pass_name(where, values, kind, day.on))
    told = _tell(where, values, text, (kind, present, day))
    if present.rule != "F47":
        return told
    is_alone = is_solo(values, titles(), text.plain)
    called = _pass_called(where, values, (kind, present, day), told, is_alone=is_alone)
    return replace(told, called=called)


def _pass_name(
    where: NotePath, values: Values, kind: NoteType, on: date | None
) -> tuple[Passed, ...]:
    """Return the remark on a note of no kind that is called by a day and a name alone.

    Only the index knows whether it is a contact's.
    """
    titles = (without_day(where.stem),)
    if on is None or titles[0] == where.stem:
        return ()
    present = find_by_whole_title(values, kind, lambda: titles)
    if present.is_intent or not present.people:
        return ()
    told = f"'{shorten(where.stem)}' says by nothing but a name whom it is about"
    return (Passed(Span(1), "F47", "MDR313", told, present.people, on),)


def _pass_called(
    where: NotePath,
    values: Values,
    facts: tuple[NoteType, Present, NoteDay],
    told: Told,
    *,
    is_alone: bool,
) -> tuple[Passed, ...]:
    """Return the remark on a talk whose title names somebody, where that is no contact.

    It is about those of whom you spoke alone (`is_alone`), or in a note of no kind about a first
    name.
    """
    kind, present, day = facts
    if is_alone:
        return pass_solo(values, day.on)
    if kind.verdict:
        return ()
    said = f"'{shorten(where.stem)}' may name a contact by a first name"
    return tuple(
        Passed(talk.span, "F47", "MDR313", said, by_first_names(present), talk.on)
        for talk in told.talks[:1]
    )


def _tell(
    where: NotePath, values: Values, text: Text, facts: tuple[NoteType, Present, NoteDay]
) -> Told:
    """Return the conversation with those who were there.

    There is none where it has no day, was planned, or its title only plans it.
    """
    kind, present, day = facts
    is_typed = kind.verdict == "conversation" and kind.by in {"type", "tag"}
    if (day.on is None or day.is_heading) and (
        sessions := _tell_sessions(where, values, text, facts)
    ):
        return sessions
    if day.on is None:
        titles = partial(list_titles, where, values, text)
        kept = () if is_typed else pass_kept(values, kind, text, titles)
        return Told((), kept or pass_undated(values, text, facts, is_typed=is_typed))
    if told := tell_plan(where, values, text, day.on):
        span = span_at(values.text, values.start("status")) if values.has("status") else Span(1)
        return Told((), (Passed(span, "F42", "MDR308", told, present.people, day.on),))
    if present.is_intent:
        return Told(
            (), (Passed(Span(1), "F47", text="the title speaks of a plan", links=present.people),)
        )
    if away := find_own_absence(values, text):
        told = f"a conversation note of {day.on} says that you were not there"
        return Told((), (Passed(away, "F46", "MDR308", told, present.people, day.on),))
    unable = find_unable(values, kind, text.masked(), present.people)
    if unable.issuperset(present.people):
        told = f"a conversation note of {day.on} says that nobody came"
        return Told((), (Passed(Span(1), "F46", "MDR308", told, present.people, day.on),))
    if unable:
        there = tuple(each for each in present.people if each not in unable)
        present = replace(present, people=there)
    passed = (
        *pass_further_days(where, values, text, present.people, day.on),
        *pass_doubtful(values, text.masked(), present.people),
    )
    if day.in_name and day.in_name != day.on:
        differs = f"the file name says {day.in_name}, date says {day.on}; date counts"
        span = span_at(values.text, values.start("date"))
        passed = (Passed(span, "F49", "MDR307", differs, present.people), *passed)
    return Told((_talk(where, values, text, (kind, present, day.on)),), passed)


def _tell_sessions(
    where: NotePath, values: Values, text: Text, facts: tuple[NoteType, Present, NoteDay]
) -> Told | None:
    """Return the conversations of a note that has a dated heading for each, or None.

    Where the first heading alone says the day, there is a second one.
    """
    kind, present, day = facts
    is_talk = kind.verdict == "conversation" or present.rule != "F43" or is_decided(values)
    if present.is_intent or day.untold or not is_talk or not has_dated_heading(text.plain):
        return None
    channel = find_channel((where, values, text), kind, present)
    if present.rule == "F47":
        # Without a day a title that fits no contact is about something else.
        present = replace(
            present,
            people=tuple(
                each if each.is_link else replace(each, may_go_on=True) for each in present.people
            ),
        )
    found = read_sessions(where, values, text, present, channel)
    is_kept = len(found.talks) > day.is_heading
    return Told(found.talks, found.passed, parts=found.parts) if is_kept else None


def _talk(
    where: NotePath, values: Values, text: Text, facts: tuple[NoteType, Present, date]
) -> Talk:
    kind, present, day = facts
    masked = text.masked()
    tags = frozenset(tag.lstrip("#").lower() for tag in values.all("tags")) | tags_in(masked)
    purpose = values.shown("purpose").lower()
    name = list_titles(where, values, text)[0] or where.stem
    span = span_at(values.text, values.start("date")) if values.has("date") else Span(1)
    people = frozenset(present.people)
    mentions = {
        replace(link, span=span): None
        for link in (*links_in(masked, span), *find_mentioned(values))
        if link not in people
    }
    return Talk(
        on=day,
        channel=find_channel((where, values, text), kind, present),
        source=Source.CONVERSATION,
        span=span,
        text=tidy(next(filter(None, (values.shown("summary"), values.shown("title"), name)), "")),
        more=", ".join(values.shown_all("topics")),
        purpose=Purpose(purpose) if purpose in _PURPOSES else None,
        tags=tags,
        people=present.people,
        further=find_next(where, values, text, (kind, present)),
        mentions=tuple(mentions),
        rule="F40" if present.rule == "F43" else present.rule,
    )
