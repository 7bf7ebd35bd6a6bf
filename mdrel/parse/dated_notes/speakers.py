"""Who wrote in a chat or spoke in a transcript: the names beside the times of lines (F40, F43)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from mdrel.model.names import Myself, fold_case
from mdrel.model.note import Link
from mdrel.model.span import Span
from mdrel.parse.dated_notes.attendees import drop_me
from mdrel.parse.markdown.lazy_pattern import lazy_pattern
from mdrel.parse.markdown.wikilinks import show_links

_TIME = r"\d{1,2}[:.]\d{2}(?::\d{2})?(?: ?[ap]\.?m\.?)?"
# `**10:05 — Ada:**`, `[10:05] Ada: …`; `**Ada** (10:05): …`, `**Ada** *[10:05]*: …`
_SPEAKER = lazy_pattern(
    rf"[ \t>*_\[(-]*+(?:{_TIME}[\])*_]*+ *+[-–—,]?+ *+[*_]*+(?P<behind>[^\d\s:*][^:\n*]{{0,60}}):"
    rf"|(?P<before>[^\W\d][^:\n*(\[]{{0,60}})[*_]*+ ?[*_]*+[\[(]{_TIME}[\])])",
    re.IGNORECASE,
)
# `Ada Lin  0:00`, with what was said below it
_ALONE = lazy_pattern(
    rf"[*_]*+(?P<name>[^\W\d][^:\n*_(\[]{{0,60}}?)(?:[*_]+[ \t]*|[ \t]{{2,}}|\t){_TIME}[ \t\r]*$",
    re.IGNORECASE,
)
_SAID = lazy_pattern(r"[*_ ]*:")
_WORD = r"[^\W\d_a-z][\w.'’-]*"
_NAME = lazy_pattern(rf"{_WORD}(?:,? (?:(?:de|van|von|der|den|da|di|la|al|bin) )?{_WORD}){{0,4}}")
_NOBODY = lazy_pattern(r"(?:unknown|unidentified|speaker|host|guest|moderator)\b.*", re.IGNORECASE)
_A_TIME = re.compile(r"\d:\d\d", re.ASCII)
_FEWEST = 2


def read_speaker(line: str) -> str:
    """Return who wrote the lines of a chat from here on, folded, or an empty text."""
    found = _SPEAKER.match(show_links(line)) if ":" in line else None
    return fold_case(found["behind"] or found["before"]) if found else ""


def find_speakers(masked: str, me: Myself) -> tuple[Link, ...]:
    """Return who speaks in a transcript, but for you, in the order of their first words.

    At least two lines have a speaker. A single word is one only where it comes again, as a line
    `Lunch (12:30): pasta` may be of a timetable.
    """
    if not _A_TIME.search(masked):
        return ()
    found = Counter(_speakers(masked))
    names = [name for name, often in found.items() if " " in name or often > 1]
    if sum(found[name] for name in names) < _FEWEST:
        return ()
    return drop_me((Link(name, Span(1), is_link=False) for name in names), me)


def _speakers(masked: str) -> Iterator[str]:
    """Yield the name before each of the words of a transcript."""
    for line in masked.split("\n"):
        if not _A_TIME.search(line):
            continue
        shown = show_links(line)
        name = ""
        if found := _SPEAKER.match(shown):
            is_said = found["behind"] or _SAID.match(shown, found.end())
            name = (found["behind"] or found["before"]) if is_said else ""
        elif alone := _ALONE.match(shown):
            name = alone["name"]
        name = name.strip(" *_\t")
        if name and _NAME.fullmatch(name) and not _NOBODY.fullmatch(name):
            yield name


def pick_writers(people: tuple[Link, ...], names: AbstractSet[str], me: Myself) -> tuple[Link, ...]:
    """Return those of `people` whose `names` stand before what was written on a day.

    They are all `people` where none of the names is theirs, and in a chat of two, in which the
    other is meant by whatever one of them writes. Where nobody knows who `me` is, one of the people
    is.
    """
    if len(people) <= (1 if me.is_known else 2):
        return people
    return tuple(each for each in people if is_any(each, names)) or people


def is_any(person: Link, names: AbstractSet[str]) -> bool:
    """Whether one of `names` is a person's, or the first words of it, or goes on from it."""
    own = fold_case(person.target.rpartition("/")[2])
    return any(f"{own} ".startswith(f"{name} ") or name.startswith(f"{own} ") for name in names)
