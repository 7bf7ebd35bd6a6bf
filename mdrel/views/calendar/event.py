"""A calendar event as a value, and the clean text that stands in it.

It holds no stamps and no byte of iCalendar. These are named tuples instead of dataclasses. A feed
of ten thousand people makes one of each for everybody, and named tuples take a third of the time.

The text is made safe by what breaks readers and libraries: whatever a note holds, what leaves here
is NFC without control characters, lone surrogates or backslashes.
"""

from __future__ import annotations

import unicodedata
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple


class Repeat(StrEnum):
    """How an event recurs, in the form of RFC 5545 3.3.10.

    ONCE stands for an event without a rule.
    """

    ONCE = ""
    WEEKLY = "FREQ=WEEKLY"
    YEARLY = "FREQ=YEARLY"
    # 29 February: the only form on which all readers agree.
    LEAP_DAY = "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1"


class Person(NamedTuple):
    """How the feed shows one contact.

    `key` is for UIDs. `name` is the clean name or the initials, `link` leads to the note and is
    empty where there is none. `path` is the note's path; it is for messages and is never shown.
    """

    key: str
    name: str
    path: str
    url: str = ""
    categories: tuple[str, ...] = ()


# The vault's own events are about no single person.
NOBODY = Person("", "", "")


class FeedEvent(NamedTuple):
    """One all-day event with clean texts.

    `alarm` counts from the start of the day (None means no alarm). `skipped` are the days that a
    recurring event leaves out. `due_on` is the day on which something falls due. It is earlier than
    `starts_on` where an overdue reminder is shown today.
    """

    uid: str
    starts_on: date
    summary: str
    description: str = ""
    person: Person = NOBODY
    alarm: timedelta | None = None
    due_on: date | None = None
    repeat: Repeat = Repeat.ONCE
    skipped: tuple[date, ...] = ()

    @property
    def fields(self) -> str:
        """Return everything that a reader sees of the event, as one text.

        Two events are the same when these texts are the same. The texts are clean, so the separator
        occurs in none of them.
        """
        uid, starts_on, summary, description, person, alarm, _, repeat, skipped = self
        rings = f"{alarm.days} {alarm.seconds}" if alarm is not None else ""
        missing = " ".join(map(str, skipped)) if skipped else ""
        return "\x1f".join(
            (
                uid,
                starts_on.isoformat(),
                summary,
                description,
                rings,
                repeat,
                missing,
                person.url,
                *person.categories,
            )
        )


SOMEONE = "someone"

_NEWLINE, _SPACE, _REPLACEMENT = "\n", " ", "\N{REPLACEMENT CHARACTER}"
# icalendar turns `\N` into a newline, and some clients drop an event whose escaped backslash is
# folded. A look-alike is safe in all of them.
_BACKSLASH = "\N{REVERSE SOLIDUS OPERATOR}"
# khal drops an event whose text begins or ends with a byte order mark.
_EDGES = " \n\ufeff"

_TABLE: dict[int, str | None] = {
    **dict.fromkeys((*range(0x20), *range(0x7F, 0xA0))),
    **dict.fromkeys(range(0xD800, 0xE000), _REPLACEMENT),
    **dict.fromkeys((0xFFFE, 0xFFFF), _REPLACEMENT),
    **dict.fromkeys((ord("\n"), ord("\r"), 0x85, 0x2028, 0x2029), _NEWLINE),
    **dict.fromkeys((ord("\t"), ord("\v"), ord("\f")), _SPACE),
    ord("\\"): _BACKSLASH,
}


def clean_lines(text: str) -> str:
    """Return `text` for a DESCRIPTION, with its newlines kept.

    Everything else that a reader may trip over is replaced or dropped.
    """
    if text.isprintable() and "\\" not in text:
        # Nearly every text: no control character, separator, mark at an edge or half character is
        # printable.
        plain = text if text.isascii() else unicodedata.normalize("NFC", text)
        return plain.strip(_SPACE)
    plain = text.replace("\r\n", _NEWLINE).translate(_TABLE)
    return unicodedata.normalize("NFC", plain).strip(_EDGES)


def clean_line(text: str) -> str:
    """Return `text` on one line, for a SUMMARY or a category."""
    plain = clean_lines(text)
    if _NEWLINE not in plain:
        return plain
    return _SPACE.join(part for line in plain.split(_NEWLINE) if (part := line.strip(_SPACE)))


def shorten_to_initials(name: str) -> str:
    """Return the initials of `name`, like `A. N.`.

    Returns `someone` where the initials would spell the whole name.
    """
    words = [
        letters
        for word in clean_line(name).split()
        if (letters := [letter for letter in word if letter.isalnum()])
    ]
    if sum(map(len, words)) <= len(words):
        return SOMEONE
    return _SPACE.join(f"{letters[0].upper()}." for letters in words)
