"""Holds the feeds as they are served.

They are whole bytes, with their tag and the time they last changed. What is in the store stays
until something better is there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from mdrel.app.environment.clock import read_now
from mdrel.app.environment.state_folder import read_state, write_state

_STATE = "served.json"
_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)
_STAMP = re.compile(rb"^LAST-MODIFIED:(\d{8}T\d{6}Z)\r$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class StoredFeed:
    """One feed as it is served.

    `tag` is a strong entity tag (RFC 9110 8.8.3). `modified` is UTC in whole seconds and never goes
    back.
    """

    content: bytes
    tag: str
    modified: datetime


@dataclass(slots=True)
class FeedStore:
    """The feeds of one vault by name (`reminders`, `birthdays` ...).

    Readers in other threads see the old ones or the new ones, never a mixture.
    """

    vault: Path
    feeds: Mapping[str, StoredFeed] = field(default_factory=dict)

    def replace(self, contents: Mapping[str, bytes]) -> None:
        """Serve `contents` from now on, and nothing else."""
        known = read_state(self.vault, _STATE)
        feeds = {name: self._serve(name, content, known) for name, content in contents.items()}
        changed = {name: [feed.tag, int(feed.modified.timestamp())] for name, feed in feeds.items()}
        if known | changed != known:
            with suppress(OSError):  # then the next server knows of none and begins with now
                write_state(self.vault, _STATE, known | changed)
        self.feeds = feeds

    def put_if_empty(self, contents: Mapping[str, bytes]) -> None:
        """Serve `contents` where there is nothing to serve yet."""
        if not self.feeds:
            self.replace(contents)

    def _serve(self, name: str, content: bytes, known: Mapping[str, object]) -> StoredFeed:
        """Return the feed with the time it changed.

        That time is the one kept from last time where the feed is the same, else now, but always
        later than before.
        """
        tag = f'"{sha256(content).hexdigest()[:32]}"'
        last_tag, last = _read_last(known.get(name))
        if name in self.feeds and self.feeds[name].modified >= last:
            last_tag, last = self.feeds[name].tag, self.feeds[name].modified
        return StoredFeed(
            content,
            tag,
            last if tag == last_tag else max(read_now(), _later_than(last), _find_newest(content)),
        )


def _later_than(moment: datetime) -> datetime:
    """Return the next second, or the calendar's last one again."""
    with suppress(OverflowError):
        return moment + timedelta(seconds=1)
    return moment


def _find_newest(content: bytes) -> datetime:
    """Return the newest stamp in a feed.

    Where nothing else is known of the last feed, its readers have seen that stamp.
    """
    from mdrel.views.calendar.serialize import read_stamp

    newest = max(_STAMP.findall(content), default=b"").decode("ascii")
    return read_stamp(newest) or _BEGINNING


def _read_last(found: object) -> tuple[str, datetime]:
    """Return tag and time of what was served last.

    Where nothing sane is known, the time is the beginning of time.
    """
    match found:
        case [str(tag), int(seconds)]:
            with suppress(ValueError, OverflowError, OSError):
                return tag, datetime.fromtimestamp(seconds, UTC)
    return "", _BEGINNING
