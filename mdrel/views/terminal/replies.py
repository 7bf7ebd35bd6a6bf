"""Messages that were set aside (M12), for terminals, pipes and programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from mdrel.model.agenda import Standing
from mdrel.views.items import iso, name_item
from mdrel.views.terminal.screen import MOST_LINES, NAME_WIDTH, Screen
from mdrel.views.terminal.text import count, pad, short_day

if TYPE_CHECKING:
    from mdrel.views.fields.people import Owed

OWED_COLUMNS = ("name", "slug", "owe_reply", "due_on", "about", "path")
_AGE = 9


def owed_item(standing: Standing) -> Owed:
    """Return what `answer --json` says of one message."""
    profile = standing.contact.profile
    return {
        **name_item(standing.contact),
        "owe_reply": iso(profile.owe_reply),
        "due_on": iso(standing.reply_due_on),
        "about": profile.owe_reply_about or None,
        "emails": list(profile.emails),
        "phones": list(profile.phones),
    }


def draw_owed(found: Iterable[Standing], today: date, screen: Screen) -> Iterator[str]:
    """Yield a line or two for each message that was set aside.

    The last line names the commands that settle one. Where there is no message, a sentence says so.
    """
    is_empty = True
    for standing in found:
        is_empty = False
        yield from _draw_message(standing, today, screen)
    if is_empty:
        yield "Nothing is set aside."
        return
    yield ""
    yield from screen.dim(
        "", "mdrel answer WHO --done, --drop or --later DATE;  mdrel level WHO up", 0
    )


def _draw_message(standing: Standing, today: date, screen: Screen) -> Iterator[str]:
    """Yield who wrote, when and about what; then when a reply is due and how to reach them."""
    profile = standing.contact.profile
    came = profile.owe_reply or today
    age = pad(count((today - came).days, "day"), _AGE)
    start = f"{screen.paint(pad(profile.name, NAME_WIDTH), 'name')} {age} "
    about = profile.message
    yield from screen.hang(start, about, NAME_WIDTH + _AGE + 2, MOST_LINES)
    reach = ", ".join((*profile.emails, *profile.phones))
    due = (
        f"due {short_day(standing.reply_due_on, today, weekday=True)}"
        if standing.reply_due_on
        else ""
    )
    yield from screen.dim("  ", ", ".join(filter(None, (due, reach))), 2)
