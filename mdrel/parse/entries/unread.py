"""The remark on dated lines of a contact's note that are not read (F37).

It is one for a note, with the line of `mdrel.toml` that would read them.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from mdrel.model.codes import problem
from mdrel.model.diagnostic import Diagnostic
from mdrel.model.span import Span
from mdrel.model.toml_writer import write_toml
from mdrel.parse.markdown.shorten import shorten

_SHOWN = 3
# So many headings one line of settings names, and none that is longer.
_MOST_HEADINGS, _LONGEST_HEADING = 12, 80


def report_unread(
    path: str, unread: dict[str, list[Span]], sections: Iterable[str]
) -> list[Diagnostic]:
    """Return the remark on dated lines that are not read, or none.

    `unread` has the lines by their heading. `sections` are those of the settings, beside which the
    new ones stand.
    """
    if not unread:
        return []
    places = sorted(span for spans in unread.values() for span in spans)
    names = [name for name in unread if name]
    count = len(places)
    message = (
        f"{count} dated {'line' if count == 1 else 'lines'} {_where(names)} "
        f"{'is' if count == 1 else 'are'} not read as "
        f"{'a conversation' if count == 1 else 'conversations'}{_say_lines(places)}"
    )
    hint = f"If these are conversations, {say_remedy(names, sections)}"
    return [
        replace(
            problem("MDR305", path, message, places[0]), hint=hint, count=count, names=tuple(names)
        )
    ]


def _say_lines(places: list[Span]) -> str:
    """Return which lines they are, where there are several."""
    if len(places) == 1:
        return ""
    lines = [str(place.line) for place in places]
    if len(lines) > _SHOWN:
        return f": lines {', '.join(lines[:_SHOWN])} and {len(lines) - _SHOWN} more"
    return f": lines {', '.join(lines[:-1])} and {lines[-1]}"


def _where(names: list[str]) -> str:
    if not names:
        return "outside the sections"
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return "under " + ", ".join(f"'{shorten(name, 30)}'" for name in names[:_SHOWN]) + more


def pick_headings(names: Iterable[str]) -> list[str]:
    """Return those of the headings that one line of settings may name."""
    short = (" ".join(name.split()) for name in names if len(name) <= _LONGEST_HEADING)
    return list(short)[:_MOST_HEADINGS]


def say_remedy(names: Iterable[str], sections: Iterable[str]) -> str:
    """Return what to do about dated lines below these headings.

    It is the line of `mdrel.toml` by which they are read, beside the `sections` of now.
    """
    new = pick_headings(names)
    if not new:
        return "put them below a heading Conversations"
    return f"write in mdrel.toml below [notes]: sections = {write_toml([*sorted(sections), *new])}"
