"""The day that a note without a date that is read seems to have (F40).

A line of its text says it, or a property that is not read, or six figures in its name.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from mdrel.model.names import note_name
from mdrel.parse.dated_notes.note_day import read_day_line
from mdrel.parse.dates.daily_name import read_day
from mdrel.parse.dates.part_in_name import find_other_day
from mdrel.parse.dates.read import WHY, short_date
from mdrel.parse.front_matter.node import Property
from mdrel.parse.front_matter.read import read_front_matter
from mdrel.parse.front_matter.texts import node_texts
from mdrel.parse.lexicon import Lexicon
from mdrel.parse.spellings import SPELLINGS

# Properties that say when a note was made, which is mostly the day of what it tells.
_CREATED = "creat"
# What the keys of other days have in them: what changed, what is due, what somebody's life is.
_OTHER_DAYS = (
    "modif", "updat", "edit", "chang", "due", "birth", "born", "publish", "last", "next",
    "deadline", "expir", "end", "finish", "review", "complet", "done", "clos", "remind", "follow",
    "snooze", "schedul", "archiv", "import", "export", "sync", "join", "found", "hire", "renew",
    "release", "access", "retriev", "anniversar", "wedding", "married", "died", "death", "until",
    "target", "plan", "visit", "version", "processed", "indexed", "generated",
)  # fmt: skip
# These are read, and mean something else than when the note was made.
_READ = frozenset(
    spelling for name, spellings in SPELLINGS.items() for spelling in spellings if name != "added"
)


class UnreadDay(Struct, frozen=True):
    """The day, and in words what says it; no day where that can mean two."""

    on: date | None
    says: str


def find_unread_day(path: str, text: str, masked: str, lexicon: Lexicon) -> UnreadDay | None:
    """Return the day that anything but a date that is read says, or None.

    `masked` is the text of the note below its front matter, without what is not the person's own.
    Where the file name says another day, no day can be told.
    """
    found, stem = _find_day(path, text, masked, lexicon), note_name(path)
    if found and found.on and (other := find_other_day(stem, found.on)):
        return UnreadDay(None, f"{found.says}, and its name {other}")
    return found


def _find_day(path: str, text: str, masked: str, lexicon: Lexicon) -> UnreadDay | None:
    if said := read_day_line(masked, lexicon):
        return UnreadDay(said, f"a line of the text says {said}")
    found = list(_read_properties(path, text, lexicon))
    if told := next((each for each in found if each.on), None):
        return told
    if short := short_date(note_name(path)):
        day, start, end = short
        return UnreadDay(day, f"{note_name(path)[start:end]} in its name may mean {day}")
    return found[0] if found else None


def _read_properties(path: str, text: str, lexicon: Lexicon) -> Iterator[UnreadDay]:
    """Yield what the properties say that are not read.

    Those that say when the note was made come last.
    """
    keys = [each for each in read_front_matter(path, text).properties if _may_say_day(each)]
    for each in sorted(keys, key=lambda key: _CREATED in key.normal):
        for value in node_texts(text, each.value):
            reading = read_day(value, lexicon)
            if reading.day:
                yield UnreadDay(reading.day, f"`{each.key}` says {reading.day}")
            elif reading.problem == "ambiguous":
                yield UnreadDay(None, f"`{each.key}` says {value}, which {WHY['ambiguous']}")


def _may_say_day(key: Property) -> bool:
    return key.normal not in _READ and not any(word in key.normal for word in _OTHER_DAYS)
