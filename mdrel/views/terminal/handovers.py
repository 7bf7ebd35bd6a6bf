"""Hand-overs on the screen and as plain data (M18)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from mdrel.model.agenda import Standing
from mdrel.model.names import note_name
from mdrel.rules.transition import state_of_handover
from mdrel.views.items import iso, name_item
from mdrel.views.terminal.screen import NAME_WIDTH, Screen
from mdrel.views.terminal.text import cut, pad
from mdrel.views.terminal.wording import describe_talk

if TYPE_CHECKING:
    from mdrel.views.fields.people import Handover

HANDOVER_COLUMNS = ("name", "slug", "handover", "successor", "last_contact", "path")
STATE_WIDTH = 11


def handover_item(standing: Standing) -> Handover:
    """Return what `handover list --json` says of one relationship."""
    contact, last = standing.contact, standing.last_contact
    return {
        **name_item(contact),
        "handover": state_of_handover(standing),
        "successor": note_name(contact.profile.handover_to) or None,
        "last_contact": iso(last.on if last else None),
    }


_NONE = "None. `mdrel new-role TITLE` goes through your relationships after a promotion."


def draw_handovers(found: Sequence[Standing], today: date, screen: Screen) -> Iterator[str]:
    """Yield who goes to whom, and the last talk with each."""
    yield screen.paint("HAND-OVERS", "head")
    if not found:
        yield from screen.hang(
            "  ",
            _NONE,
            2,
        )
    for standing in found:
        contact = standing.contact
        to = note_name(contact.profile.handover_to) or "nobody named yet"
        state = pad(state_of_handover(standing), STATE_WIDTH)
        name = screen.paint(pad(contact.name, NAME_WIDTH), "name")
        yield f"  {name} {state} {cut(f'to {to}', screen.width - NAME_WIDTH - STATE_WIDTH - 4)}"
        if standing.last_contact:
            yield screen.paint(
                f"    {cut(describe_talk(standing.last_contact, today), screen.width - 4)}", "dim"
            )
