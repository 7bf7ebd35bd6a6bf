"""The remark on dated lines of a contact's note that are not read (F37).

It is one for a note, with what would have them read: a line of `mdrel.toml`, or an edit.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from mdrel.model.codes import problem
from mdrel.model.diagnostic import Diagnostic, LinesBelow
from mdrel.model.span import Span
from mdrel.model.toml_writer import write_toml
from mdrel.parse.markdown.headings import plain_name
from mdrel.parse.markdown.shorten import shorten

_SHOWN = 3
# So many headings one line of settings names, and none that is longer.
_MOST_HEADINGS, _LONGEST_HEADING = 12, 80
# A heading for a whole vault has at least one of so many lines.
_LEAST = 10
BELOW = "put {} below a heading Conversations"
CALLED = "write a word of contact behind the date of {}, as in `## 2026-11-20 call: the roof`"


def report_unread(
    path: str, lines: Sequence[LinesBelow], sections: Iterable[str]
) -> list[Diagnostic]:
    """Return the remark on dated lines that are not read, or none.

    `sections` are those of the settings, beside which the new ones stand.
    """
    if not lines:
        return []
    places = sorted(each.span for each in lines)
    summed = add_up(lines)
    names = [each.heading for each in summed if each.heading]
    count = sum(each.number for each in lines)
    message = (
        f"{count} dated {'line' if count == 1 else 'lines'} {_where(names)} "
        f"{'is' if count == 1 else 'are'} not read as "
        f"{'a conversation' if count == 1 else 'conversations'}{_say_lines(places)}"
    )
    hint = f"If these are conversations, {say_remedy(summed, sections)}"
    return [
        replace(
            problem("MDR305", path, message, places[0]),
            hint=hint,
            count=count,
            names=tuple(names),
            lines=tuple(summed),
        )
    ]


def add_up(lines: Iterable[LinesBelow]) -> list[LinesBelow]:
    """Return dated lines by their headings, in the order of these."""
    found: dict[str, LinesBelow] = {}
    for each in lines:
        before = found.get(each.heading)
        found[each.heading] = (
            replace(
                before,
                number=before.number + each.number,
                talks=before.talks + each.talks,
                headings=before.headings + each.headings,
            )
            if before
            else each
        )
    return list(found.values())


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
    short = (name for name in names if len(name) <= _LONGEST_HEADING and plain_name(name))
    return list(short)[:_MOST_HEADINGS]


def pick_sections(lines: Iterable[LinesBelow]) -> list[LinesBelow]:
    """Return the lines of those headings that surely are of conversations, the most lines first.

    Half of their lines have a word of contact, and a tenth of all lines are theirs: one line of
    settings is for a whole vault.
    """
    summed = add_up(lines)
    least = sum(each.number for each in summed) / _LEAST
    found = [
        each
        for each in summed
        if each.heading and each.number >= least and each.talks * 2 >= each.number
    ]
    found.sort(key=lambda each: (-each.number, each.heading))
    named = pick_headings(each.heading for each in found)
    return [each for each in found if each.heading in named]


def say_setting(headings: Iterable[str], sections: Iterable[str]) -> str:
    """Return the line of `mdrel.toml` that has these headings read, beside those of now."""
    names = [*sorted(sections), *(" ".join(each.split()) for each in headings)]
    return f"write in mdrel.toml below [notes]: sections = {write_toml(names)}"


def say_remedy(lines: Sequence[LinesBelow], sections: Iterable[str]) -> str:
    """Return what to do about dated lines so that they are read.

    It is the line of `mdrel.toml` that names their headings, and an edit for those that it does not
    reach.
    """
    named = pick_headings(each.heading for each in lines)
    others = [each for each in lines if each.heading not in named]
    headings = sum(each.headings for each in others)
    said = [say_setting(named, sections)] if named else []
    if headings:
        said.append(CALLED.format("the other headings" if named else "the headings"))
    if any(each.number > each.headings for each in others):
        said.append(BELOW.format("the other lines" if said else "them"))
    return "; ".join(said)
