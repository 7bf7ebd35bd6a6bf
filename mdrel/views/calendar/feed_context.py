"""What all events of one feed have in common.

These are the settings, the day, the id of the vault, and how a person is shown.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from hashlib import blake2b
from typing import Literal

from msgspec import Struct

from mdrel.model.codes import problem
from mdrel.model.contact import Contact
from mdrel.model.diagnostic import Diagnostic
from mdrel.views.calendar.event import SOMEONE, Person, clean_line, shorten_to_initials
from mdrel.views.calendar.link import EventLinker, VaultPlace, make_linker
from mdrel.views.context import Context

DAYS_BACK = 30
DAYS_AHEAD = 366
SETTINGS_FILE = "mdrel.toml"

_ALARM = re.compile(r"(?:-(?P<days>\d{1,2})d )?(?P<hours>[01]\d|2[0-3]):(?P<minutes>[0-5]\d)")
_TOKEN = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]{0,63}")


class FeedContext(Struct, frozen=True):
    """The settings and the day of one feed.

    `alarm` counts from the start of a day. `vault_id` ends every UID. Dated events lie from
    `first_day` to `last_day`. `is_private` means that nothing but initials may be said of a person.
    `is_full` means that the level and text from the notes may be said.
    """

    today: date
    first_day: date
    last_day: date
    vault_id: str
    linker: EventLinker
    alarm: timedelta | None = None
    is_private: bool = False
    is_full: bool = False
    overdue: Literal["digest", "keep", "today"] = "digest"
    birthdays: Literal["yearly", "next", "none"] = "yearly"

    def show(self, contact: Contact) -> Person:
        """Return what the feed may say of `contact`."""
        key = make_token(contact.key)
        if self.is_private:
            return Person(key, shorten_to_initials(contact.name), contact.path)
        categories = (
            tuple(
                word
                for word in (contact.level, contact.circle and f"circle {contact.circle}")
                if word
            )
            if self.is_full
            else ()
        )
        return Person(
            key,
            clean_line(contact.name) or SOMEONE,
            contact.path,
            self.linker.link(contact.path),
            categories,
        )

    def uid(self, kind: str) -> str:
        """Return the UID of `kind` in this vault.

        `kind` carries the contact's key, never a name, a text or a date, so that the UID stays the
        same.
        """
        return f"{kind}@{self.vault_id}.mdrel"

    def place(self, due_on: date) -> date:
        """Return the day on which something due on `due_on` is shown."""
        return self.today if self.overdue == "today" and due_on < self.today else due_on

    def alarm_for(self, due_on: date) -> timedelta | None:
        """Return the alarm of something due on `due_on`, or None where that day has passed."""
        return None if due_on < self.today else self.alarm

    def has_in_window(self, day: date) -> bool:
        """Whether a dated event on `day` belongs in the feed."""
        return self.first_day <= day <= self.last_day


def make_feed_context(today: date, context: Context) -> tuple[FeedContext, tuple[Diagnostic, ...]]:
    """Return the context for `today`, and the problems of settings that cannot be understood.

    A setting with a problem is not used.
    """
    feed, problems = context.policy.feed, []
    linker = make_linker(feed.link, VaultPlace(context.vault_name, context.vault_path))
    if linker is None:
        what = "calendar.link is neither obsidian, file, none nor an address with {path}"
        problems.append(problem("MDR208", SETTINGS_FILE, f"{what}: {feed.link!r}"))
    alarm = _read_alarm(feed.alarm)
    if alarm is None and feed.alarm != "none":
        what = "calendar.alarm is neither HH:MM, -1d HH:MM nor none"
        problems.append(problem("MDR208", SETTINGS_FILE, f"{what}: {feed.alarm!r}"))
    vault_id = (
        make_token(context.policy.vault_id)
        if context.policy.vault_id
        else hash_text(context.vault_name)
    )
    window = _move(today, -DAYS_BACK), _move(today, DAYS_AHEAD)
    is_private, is_full = feed.detail == "private", feed.detail == "full"
    return FeedContext(
        today,
        *window,
        vault_id,
        linker or EventLinker(),
        alarm,
        is_private,
        is_full,
        feed.overdue,
        feed.birthdays,
    ), tuple(problems)


def _move(day: date, days: int) -> date:
    """Return `day` moved by `days`, or the calendar's end."""
    return date.fromordinal(
        min(max(day.toordinal() + days, date.min.toordinal()), date.max.toordinal())
    )


def make_token(text: str) -> str:
    """Return `text` where it can stand in a UID as it is, else its hash."""
    return text if _TOKEN.fullmatch(text) else hash_text(text)


def hash_text(text: str) -> str:
    """Return 16 hexadecimal digits that stand for `text`."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _read_alarm(words: str) -> timedelta | None:
    """Return the time from the start of a day to its alarm.

    Returns None where `words` ask for no alarm or cannot be read.
    """
    match = _ALARM.fullmatch(words)
    if match is None:
        return None
    return timedelta(
        days=-int(match["days"] or 0), hours=int(match["hours"]), minutes=int(match["minutes"])
    )
