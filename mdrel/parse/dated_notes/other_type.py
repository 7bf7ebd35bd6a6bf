"""Dated notes of another type than a conversation (F41)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from mdrel.model.note import Passed
from mdrel.model.span import Span, span_at
from mdrel.model.words.task_owners import CHECKLIST_TYPES
from mdrel.parse.classify.note_path import NotePath
from mdrel.parse.classify.note_type import (
    NO_RECORDS,
    THINGS,
    NoteType,
    is_broadcast,
    lies_among_talks,
)
from mdrel.parse.dated_notes.called import says_solo
from mdrel.parse.dated_notes.presence import (
    Text,
    by_first_names,
    find_in_titles,
    find_mentioned,
    list_in_text,
)
from mdrel.parse.dated_notes.title import is_called_talk, read_first_names
from mdrel.parse.dated_notes.undated import say_day
from mdrel.parse.properties.values import Values

# Notes of these types are no record of a talk, whatever their title says. The words that are not in
# `NO_RECORDS` are none for a tag or a folder.
_NO_RECORDS = CHECKLIST_TYPES | NO_RECORDS | {
    "todo", "to do", "action", "action item", "reminder", "goal", "issue", "ticket", "email draft",
    "plan", "agenda", "video",
}  # fmt: skip
# What records talks, as `source` may say.
_RECORDERS = frozenset(
    {
        "plaud", "granola", "otter", "otter.ai", "fireflies", "fireflies.ai", "fathom", "tldv",
        "tl;dv", "read.ai", "krisp", "zoom", "teams", "google meet", "recording", "transcript",
    }
)  # fmt: skip


def pass_other_type(
    values: Values,
    kind: NoteType,
    day: date | None,
    titles: Callable[[], tuple[str, ...]],
    text: Text,
) -> tuple[Passed, ...]:
    """Return the people of a note that is of another type and so no conversation.

    Where its title or its source says that it was one, it deserves a remark once its day is past,
    and those count whom its text lists as well, or its title names.
    """
    code = "MDR313" if day and _may_be_talk(values, kind, titles) else ""
    people = find_mentioned(values) or (list_in_text(values, text) if code else ())
    if not people and day and kind.word not in _NO_RECORDS:
        present = find_in_titles(values.lexicon, titles(), is_said=False)
        people = () if present.is_intent else by_first_names(present)
        code = "" if is_broadcast(values, titles()) else "MDR313"
    if not people:
        return ()
    span = span_at(values.text, kind.start) if kind.start else Span(1)
    told = f"a note of the kind {kind.word}"
    return (Passed(span, "F41", code, told, people, day),)


def pass_among_talks(
    where: NotePath,
    values: Values,
    facts: tuple[NoteType, date | None],
    titles: Callable[[], tuple[str, ...]],
    text: Text,
) -> tuple[Passed, ...]:
    """Return the people of a note in a folder of conversations whose type tells nothing known.

    Its title names them, at a word of contact or at its beginning (`Ada-Bo roof`), or a list in its
    text does. `facts` are the type and the day.
    """
    kind, day = facts
    is_unknown = kind.by == "type" and kind.word not in _NO_RECORDS | THINGS
    if kind.verdict != "other" or not is_unknown or not lies_among_talks(where, values.lexicon):
        return ()
    named = titles()
    present = find_in_titles(values.lexicon, named, is_said=True)
    if present.is_intent or is_broadcast(values, named):
        return ()
    people = list_in_text(values, text) or (*by_first_names(present), *read_first_names(named[0]))
    span = span_at(values.text, kind.start)
    told = f"a note of the kind {kind.word} among conversations, without `attendees`"
    if day:
        return (Passed(span, "F41", "MDR313", told, people, day),)
    told, on = say_day(values, text, told)
    return (Passed(span, "F41", "MDR314", told, people, on),)


def pass_solo(values: Values, day: date | None) -> tuple[Passed, ...]:
    """Return the people of a note of words that nobody else heard (F43)."""
    people = find_mentioned(values)
    if not (people and day):
        return ()
    if says_solo(values):
        span = span_at(values.text, values.start("source"))
        told = f"a note whose source is {values.shown('source')}"
    else:
        span, told = values.place("people"), "a note that says it is of what you said alone"
    return (Passed(span, "F43", "MDR313", told, people, day),)


def _may_be_talk(values: Values, kind: NoteType, titles: Callable[[], tuple[str, ...]]) -> bool:
    """Whether a note whose type may be a record of anything was recorded, or is called a talk."""
    if kind.by != "type" or kind.word in _NO_RECORDS:
        return False
    named = titles()
    return not is_broadcast(values, named) and (
        values.shown("source").casefold() in _RECORDERS
        or any(is_called_talk(title, values.lexicon) for title in named)
    )
