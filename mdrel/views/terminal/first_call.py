"""Whom to call first: on the screen, and as plain data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from mdrel.rules.first_call import Evidence, FirstCall
from mdrel.views.items import Item, iso, name_item
from mdrel.views.markdown.escape import unmark
from mdrel.views.terminal.screen import MOST_LINES, Screen
from mdrel.views.terminal.text import cut, pad, short_day, show

if TYPE_CHECKING:
    from mdrel.views.fields import people as fields

FIRST_COLUMNS = ("name", "slug", "level", "circle", "on", "kind", "text", "path", "line")
MOST_PLACES = 3
DAY_WIDTH = 11


def first_item(call: FirstCall) -> fields.FirstCall:
    """Return what `first --json` says of one person."""
    contact = call.standing.contact
    return {
        **name_item(contact),
        "level": contact.level,
        "circle": contact.circle,
        "words": sorted(call.words),
        "phones": list(contact.profile.phones),
        "emails": list(contact.profile.emails),
        "evidence": [_place(each) for each in call.evidence],
    }


def first_rows(calls: Iterable[FirstCall]) -> Iterator[Item]:
    """Yield a row for each place in the notes that speaks for somebody.

    `kind` is the channel of a talk, or the property. People without such a place have one row with
    empty cells.
    """
    for call in calls:
        contact = call.standing.contact
        who = {
            "name": contact.name,
            "slug": contact.slug,
            "level": contact.level,
            "circle": contact.circle,
        }
        nothing: Item = dict.fromkeys(("on", "kind", "text", "path", "line"))
        for each in call.evidence:
            yield {**who, **_place(each), "kind": each.kind}
        if not call.evidence:
            yield {**who, **nothing}


def _place(each: Evidence) -> fields.Evidence:
    return {
        "on": iso(each.on),
        "found_in": "entry" if each.on else each.kind,
        "channel": each.kind if each.on else None,
        "text": each.text,
        "path": each.path,
        "line": each.line,
        "words": list(each.words),
    }


def draw_first(
    calls: Sequence[FirstCall], subject: str, today: date, screen: Screen
) -> Iterator[str]:
    """Yield whom to call, with what was said and where it stands."""
    yield screen.paint(cut(f"CALL FIRST about {subject}", screen.width), "head")
    if not calls:
        yield from screen.flow(
            "Nobody is trusted or in a circle yet. `mdrel roll-call` asks who they are."
        )
        return
    told = [call for call in calls if call.evidence]
    for call in told[: screen.calls]:
        yield from _draw_call(call, today, screen)
    if len(told) > screen.calls:
        yield f"  and {len(told) - screen.calls} more"
    yield from _draw_others(
        [call for call in calls if not call.evidence], screen, is_alone=not told
    )


def _draw_call(call: FirstCall, today: date, screen: Screen) -> Iterator[str]:
    contact = call.standing.contact
    reach = contact.profile.reach
    place = f"one of the {contact.circle}" if contact.circle else "trusted"
    yield ""
    yield from screen.beside_name(contact.name, ", ".join(filter(None, (place, reach))))
    for each in call.evidence[:MOST_PLACES]:
        day = short_day(each.on, today) if each.on else each.kind
        yield from screen.hang(
            f"    {pad(day, DAY_WIDTH)} ", unmark(each.text), DAY_WIDTH + 5, MOST_LINES
        )
        yield screen.paint(f"    {'':{DAY_WIDTH}} {show(each.path)}:{each.line}", "dim")
    if len(call.evidence) > MOST_PLACES:
        yield f"    {'':{DAY_WIDTH}} and {len(call.evidence) - MOST_PLACES} more"


def _draw_others(calls: Sequence[FirstCall], screen: Screen, *, is_alone: bool) -> Iterator[str]:
    """Yield who else is trusted, since an issue may be new to all of them."""
    if not calls:
        return
    names = [call.standing.contact.name for call in calls[: screen.calls]]
    yield ""
    if is_alone:
        yield (
            "Nothing about it is noted with anybody you trust. Those nearest to you, by how close "
            "you are:"
        )
    else:
        yield screen.paint("NOTHING NOTED ABOUT IT YET", "head")
    yield from screen.hang("  ", ", ".join(names), 2)
