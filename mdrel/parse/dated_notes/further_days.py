"""Headings of other days in the note of one conversation: they are named, and not read (F40)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from mdrel.model.note import Link, Passed
from mdrel.model.span import Span
from mdrel.parse.classify.note_path import NotePath
from mdrel.parse.dated_notes.presence import Text
from mdrel.parse.dated_notes.title import is_called_talk, is_paper
from mdrel.parse.entries.head import Head
from mdrel.parse.entries.open_entries import Entries
from mdrel.parse.entries.section_parts import MAY_BE_DATED
from mdrel.parse.markdown.blocks import HEADING, blank_struck
from mdrel.parse.markdown.headings import has_dated_heading, is_plan
from mdrel.parse.markdown.shorten import shorten
from mdrel.parse.properties.values import Values

CODE = "MDR315"


def pass_further_days(
    where: NotePath, values: Values, text: Text, people: tuple[Link, ...], on: date
) -> tuple[Passed, ...]:
    """Return the headings that say another day than that of the note's conversation, `on`.

    They are a date alone, or have a word of contact in them. The note's title is none, nor is
    what stands below a heading of plans.
    """
    if not has_dated_heading(text.plain):
        return ()
    return tuple(
        Passed(span, "F40", CODE, f"'{shorten(told)}' in a note of {on}", people, day)
        for span, told, day in _find_days(where, values, text)
        if day != on
    )


def _find_days(where: NotePath, values: Values, text: Text) -> Iterator[tuple[Span, str, date]]:
    """Yield place, text and day of each heading that may begin a conversation."""
    start = len(values.text) - len(text.plain)
    entries = Entries(where.path, values.text, values.lexicon)
    is_first, plan_depth = True, 0
    lines = blank_struck(text.masked()).split("\n")
    for number, line in enumerate(lines, values.text.count("\n", 0, start) + 1):
        heading = HEADING.match(line) if "#" in line else None
        if heading is None:
            continue
        told, depth = heading["text"], len(heading["marks"])
        is_title, is_first = is_first and depth == 1, False
        if depth <= plan_depth:
            plan_depth = 0
        if not plan_depth and is_plan(told, values.lexicon.speech.plan_sections):
            plan_depth = depth
        if is_title or plan_depth or not MAY_BE_DATED.match(told):
            continue
        head = entries.head_of(told)
        if head and head.reading.day and _may_be_talk(head, entries):
            yield Span(number, heading.start("text") + 1), told.strip(), head.reading.day


def _may_be_talk(head: Head, entries: Entries) -> bool:
    """Whether a heading is a day alone, or calls what was on it a talk or a follow-up."""
    return not is_paper(head.text) and (
        head.is_alone
        or entries.is_contact(head)
        or head.text.lower().startswith("follow")
        or is_called_talk(head.text, entries.lexicon)
    )
