"""Whether the talk of a dated note was only planned, by its status or its title (F42)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from mdrel.model.note import Link, Passed
from mdrel.model.span import Span
from mdrel.model.words.plan_headings import GIVEN_UP_STATUS, PLANNED_STATUS
from mdrel.parse.classify.note_path import NotePath
from mdrel.parse.classify.note_type import NoteType
from mdrel.parse.dated_notes.called import called_plan
from mdrel.parse.dated_notes.note_day import list_titles
from mdrel.parse.dated_notes.presence import Present, Text, Titles
from mdrel.parse.dated_notes.title import read_whole_title
from mdrel.parse.entries.head import links_in
from mdrel.parse.markdown.headings import plain_name
from mdrel.parse.markdown.lazy_pattern import lazy_pattern
from mdrel.parse.properties.values import Values

_SIGN = lazy_pattern(r"\s*(?:[:\u2013\u2014]|\s-\s)\s*")


def tell_plan(where: NotePath, values: Values, text: Text, on: date) -> str:
    """Return what says that the talk of a day was only planned, or an empty text."""
    if word := planned_word(values):
        return f"a conversation note of {on} has the status {word}"
    return _tell_called(list_titles(where, values, text), text, on)


def planned_word(values: Values) -> str:
    """Return the status that keeps the note from counting, or an empty text."""
    if not values.has("status"):
        return ""
    word = values.shown("status").lower().lstrip("#")
    said = f"{plain_name(word)} "
    is_given_up = any(said.startswith(f"{each} ") for each in GIVEN_UP_STATUS)
    return word if is_given_up or said[:-1] in PLANNED_STATUS else ""


def pass_called_plan(
    facts: tuple[NoteType, Present, date | None], titles: Titles, text: Text
) -> tuple[Passed, ...]:
    """Return the remark on a note of conversations that lists nobody, whose title only plans one.

    It concerns the contacts whom the title names, or the text links.
    """
    kind, present, on = facts
    is_listed = present.people and present.rule != "F47"
    if on is None or is_listed or kind.verdict != "conversation":
        return ()
    if not (told := _tell_called(titles(), text, on)):
        return ()
    people = (*_names_in(titles()), *links_in(text.masked(), Span(1)))
    return (Passed(Span(1), "F42", "MDR308", told, tuple(dict.fromkeys(people)), on),)


def _tell_called(titles: tuple[str, ...], text: Text, on: date) -> str:
    called = called_plan(titles, text.masked)
    return f"a conversation note of {on} is called {called}" if called else ""


def _names_in(titles: tuple[str, ...]) -> Iterator[Link]:
    """Yield whom titles may name between their signs (`Call prep: Ada Lin - the roof`)."""
    for title in titles:
        for part in _SIGN.split(title):
            yield from read_whole_title(part, Span(1), takes_first=False).people
