"""Who else was there, where nobody is listed or none of those who are is a contact (F43, F45)."""

from __future__ import annotations

from functools import partial

from mdrel.model.conversation import Channel
from mdrel.model.note import Link
from mdrel.parse.classify.note_path import NotePath
from mdrel.parse.classify.note_type import NoteType
from mdrel.parse.dated_notes.note_day import NoteDay, list_titles
from mdrel.parse.dated_notes.planned import planned_word
from mdrel.parse.dated_notes.presence import (
    Present,
    Text,
    Titles,
    asks_for_people,
    find_by_whole_title,
    find_further,
    find_own_list,
)
from mdrel.parse.dated_notes.speakers import find_speakers
from mdrel.parse.dated_notes.undated import is_sure
from mdrel.parse.properties.values import Values


def look_further(
    values: Values,
    text: Text,
    facts: tuple[NoteType, Present, NoteDay],
    titles: Titles,
    *,
    is_kept: bool,
) -> Present:
    """Return who speaks in a transcript, else whom a title names that is nothing but names.

    Where nobody does, that is remarked.
    """
    kind, present, day = facts
    at = find_own_list(values) if present.is_of_me else kind.start
    asks = day.on and asks_for_people(values, kind, titles) and not planned_word(values)
    if asks and (speakers := find_speakers(text.masked(), values.lexicon.me)):
        return Present(speakers, "F45", Channel.MEETING)
    if asks or is_kept or day.on is None:
        present = find_by_whole_title(values, kind, titles, is_kept=is_kept, start=at)
    if not present.people and (asks or (day.on is None and is_sure(values, kind))):
        undated = "" if asks else " and has no date"
        values.report("MDR304", f"a conversation note names nobody{undated}", at)
    return present


def find_next(
    where: NotePath, values: Values, text: Text, facts: tuple[NoteType, Present]
) -> tuple[Link, ...]:
    """Return who was there where a property, or the title of a transcript, names no contact."""
    kind, present = facts
    if present.is_listed:
        titles = partial(list_titles, where, values, text)
        return find_further(values, text, present.people, titles)
    is_called = present.rule == "F47" and kind.verdict == "conversation"
    return find_speakers(text.masked(), values.lexicon.me) if is_called else ()
