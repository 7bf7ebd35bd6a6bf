"""People in rows: who is due, who there is, and what a search found.

The functions return lines and print nothing.

What was found is written as `path:line`, to which editors and terminals can jump.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby

from mdrel.model.agenda import Agenda, DueReason, Standing
from mdrel.model.level import NO_LEVEL
from mdrel.views.items import Item
from mdrel.views.terminal.screen import NAME_WIDTH, Screen
from mdrel.views.terminal.text import (
    cell_width,
    count,
    count_people,
    cut,
    flow,
    pad,
    short_day,
    show,
)
from mdrel.views.terminal.wording import NO_TALK, NOBODY_YET, STATES, describe_talk, say_nobody

LONGEST_NAME = 26


def draw_people(standings: Iterable[Standing], today: date, screen: Screen) -> Iterator[str]:
    """Yield one row for each contact: state, name, level, due date and last conversation.

    On a narrow screen the state is only its sign, and the level is left out.
    """
    people = list(standings)
    rows = [
        ("", "name", "" if screen.is_narrow else "level", "due", "last"),
        *(_cells(each, today, screen) for each in people),
    ]
    widths = [max(cell_width(row[column]) for row in rows) for column in range(len(rows[0]) - 1)]
    widths[1] = min(LONGEST_NAME, screen.width // 2, widths[1])
    for each, cells in zip([None, *people], rows, strict=True):
        state, *middle = (
            pad(cell, width) + " " * (1 if screen.is_narrow else 2) if width else ""
            for cell, width in zip(cells, widths, strict=False)
        )
        start = state + "".join(middle)
        last = cut(cells[-1], screen.width - cell_width(start))
        if each is None:
            yield screen.paint((start + last).rstrip(), "dim")
        else:
            yield (
                (screen.paint(state, "due") if each.is_due else state)
                + screen.paint(middle[0], "name")
                + "".join(middle[1:])
                + last
            ).rstrip()


def _cells(standing: Standing, today: date, screen: Screen) -> tuple[str, ...]:
    """Return what the row of one contact says."""
    contact, state = standing.contact, STATES[standing.state]
    word = "–" if contact.level_word == NO_LEVEL else contact.level_word
    level = word + (f" {contact.circle}" if contact.circle else "")
    due = (
        "now"
        if standing.reason is DueReason.NEVER
        else short_day(standing.due_on, today)
        if standing.due_on
        else "–"
    )
    last = describe_talk(standing.last_conversation, today) or NO_TALK
    return (
        (state[:1], show(contact.name), "", due, last)
        if screen.is_narrow
        else (state, show(contact.name), level, due, last)
    )


def draw_due(
    agenda: Agenda, found: tuple[Standing, ...], level: str, screen: Screen
) -> Iterator[str]:
    """Yield the screen of `mdrel due`, of one level where that is given."""
    if found:
        yield from draw_people(found, agenda.today, screen)
    else:
        yield from screen.flow(say_nobody(agenda, level))


def draw_contacts(
    found: tuple[Standing, ...], today: date, screen: Screen, *, is_why: bool = False
) -> Iterator[str]:
    """Yield the screen of `mdrel contacts`, with the rule that matched on request."""
    if not found:
        yield from screen.flow(NOBODY_YET)
        return
    if not is_why:
        yield from draw_people(found, today, screen)
        yield screen.paint(count(len(found), "contact"), "dim")
        return
    yield from _draw_reasons(found, screen)


def _draw_reasons(found: tuple[Standing, ...], screen: Screen) -> Iterator[str]:
    """Yield who is a contact by which rule.

    The rule is what was asked for: the path is cut before it, or left out where it has no room.
    """
    room = screen.width - NAME_WIDTH - 1
    widest = max(cell_width(show(each.contact.profile.matched_by)) for each in found)
    for each in found:
        name = screen.paint(pad(each.contact.name, NAME_WIDTH), "name")
        first, *more = flow(each.contact.profile.matched_by, room)
        left = room - min(widest, room) - 1
        path = cut(each.contact.path, left) if left >= _LEAST_PATH and not more else ""
        yield f"{name} {pad(first, min(widest, room))} {path}".rstrip()
        yield from (" " * (NAME_WIDTH + 1) + line for line in more)


MOST_LINES = 2
_LEAST_PATH = 8


def draw_hits(items: Sequence[Item], words: str, screen: Screen) -> Iterator[str]:
    """Yield the places that were found, grouped by person.

    Of a long text only what stands around the first of `words` is shown.
    """
    for name, rows in groupby(items, key=lambda item: str(item["name"])):
        yield screen.paint(show(name), "name")
        for item in rows:
            yield from (
                f"  {line}"
                for line in flow(
                    _around(str(item["text"]), words, screen.width), screen.width - 2, MOST_LINES
                )
            )
            yield screen.paint(f"    {show(str(item['path']))}:{item['line']}", "dim")
    people = len({item["slug"] for item in items})
    yield screen.paint(
        f"{count(len(items), 'place')}, {count_people(people)}" if items else "Nothing found.",
        "dim",
    )


def _around(text: str, words: str, width: int) -> str:
    """Return `text`, or the part of it in which the first of `words` can be seen.

    Where the words would not be seen, the part begins shortly before the first of them.
    """
    text = " ".join(show(text).split())
    folded = text.casefold()
    at = min(
        (place for word in words.casefold().split() if (place := folded.find(word)) >= 0), default=0
    )
    if cell_width(text[:at]) < width:
        return text
    start = text.find(" ", at - width // 2)
    return f"…{text[start:]}"
