"""Who took part in one of several talks that a note tells of, by the heading of that talk (F40).

Examples are `2026-11-20 Ada 1:1: the roof`, `2026-11-20 sync with Bo` in a team's note.
"""

from __future__ import annotations

from mdrel.model.names import fold_case
from mdrel.model.note import Link
from mdrel.model.span import Span
from mdrel.parse.dated_notes.attendees import drop_me
from mdrel.parse.dated_notes.speakers import is_any
from mdrel.parse.dated_notes.title import read_session
from mdrel.parse.lexicon import Lexicon


def pick_called(
    people: tuple[Link, ...], heading: str, span: Span, lexicon: Lexicon
) -> tuple[tuple[Link, ...], tuple[Link, ...]]:
    """Return those whom a heading names, and who was there where none of these is a contact.

    All `people` were there where it names none of them: `2026-11-20 Paid search sync`.
    """
    if len(people) <= 1:
        return people, ()
    led, others = read_session(heading, lexicon, span)
    led = drop_me(led, lexicon.me)
    names = {fold_case(link.target) for link in (*led, *others)}
    there = tuple(each for each in people if is_any(each, names)) if names else ()
    known = {fold_case(each.target.rpartition("/")[2]) for each in there}
    further = tuple(link for link in led if not is_any(link, known)) if led else ()
    if further and not there:
        return further, people
    return (*there, *further) or people, ()
