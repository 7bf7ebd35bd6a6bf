"""Turns events into bytes through icalendar, and reads blocks of an earlier feed back.

One VEVENT is built at a time. The traps of icalendar are handled here: no random UID on the
calendar, VALUE on REFRESH-INTERVAL, and relative triggers only.

The earlier feed may be cut short, edited, rewritten by another tool or no calendar at all. Reading
it raises nothing, and what is not certain is built again.
"""

from __future__ import annotations

import hmac
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from mdrel.views.calendar.event import FeedEvent

if TYPE_CHECKING:
    from icalendar import Event


CALENDAR_NAME = "Relationships"
PRODUCT = "-//mdrel//mdrel//EN"
FOOTER = b"END:VCALENDAR\r\n"

# Part of every hash: raise it when the same event is to be written differently.
# Each event is then restamped once.
_FORMAT = b"2"
_HASH_NAME, _NO_HASH = b"X-MDREL-HASH:", b"0" * 32
_SEQUENCE_EPOCH = datetime(2020, 1, 1, tzinfo=UTC)
# Readers keep SEQUENCE in 32 bits. A stamp that a slip of a clock put beyond this would stay for
# ever.
_FIRST_STAMP, _LAST_STAMP = (
    datetime(1970, 1, 1, tzinfo=UTC),
    datetime(2999, 12, 31, 23, 59, 59, tzinfo=UTC),
)
_HOURS = range(1, 24 * 366)

_HEAD = re.compile(
    rb"BEGIN:VEVENT\r\nUID:([^\r\n]+(?:\r\n [^\r\n]+)*)\r\n"
    rb"DTSTAMP:(\d{8}T\d{6}Z)\r\nLAST-MODIFIED:\2\r\n"
    rb"SEQUENCE:(\d{1,10})\r\nX-MDREL-HASH:[0-9a-f]{32}\r\n"
)


def shows_event(block: bytes, event: FeedEvent, key: bytes) -> bool:
    """Whether `block` is byte for byte what `key` signed for an event with the same fields.

    `read_head` must have read the head of `block`.
    """
    head, _, rest = block.partition(_HASH_NAME)
    return hmac.compare_digest(
        rest[: len(_NO_HASH)], sign_event(event, head, rest[len(_NO_HASH) :], key)
    )


def sign_event(event: FeedEvent, head: bytes, body: bytes, key: bytes) -> bytes:
    """Return 32 hexadecimal digits that sign the event.

    Only the owner of `key` can make them (P11). They cover the fields of the event and all bytes it
    is written as, so a changed field and an edit of the file by hand both break the signature. It
    is HMAC-SHA256 cut to 128 bits (RFC 2104, section 5), so that the line needs no folding.
    """
    return (
        hmac.digest(key, b"\x1e".join((_FORMAT, event.fields.encode(), head, body)), "sha256")
        .hex()[: len(_NO_HASH)]
        .encode()
    )


def build_header(refresh_hours: int, kind: str = "") -> bytes:
    """Return the first lines of the calendar, which are all constant.

    A line that changed would make clients create every event again. A feed of one `kind` of events
    says so in its name. A feed of one level must not, because only a full feed tells levels.
    """
    from icalendar import Calendar, vDuration

    refresh = timedelta(hours=min(max(refresh_hours, _HOURS.start), _HOURS.stop))
    calendar, name = Calendar(), f"{CALENDAR_NAME}: {kind}" if kind else CALENDAR_NAME
    calendar.add("version", "2.0")
    calendar.add("prodid", PRODUCT)
    calendar.add("calscale", "GREGORIAN")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    # icalendar's own helper forgets the VALUE, without which RFC 7986 5.7 makes the line invalid.
    calendar.add("refresh-interval", refresh, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(refresh))
    content: bytes = calendar.to_ical(sorted=False)
    return content.removesuffix(FOOTER)


def build_empty_body() -> bytes:
    """Return the one component of a feed that has no events: a time zone.

    RFC 5545 3.6 requires at least one component, and no reader shows anything for a time zone.
    """
    from icalendar import Timezone, TimezoneStandard

    zone, standard = Timezone(), TimezoneStandard()
    zone.add("tzid", "UTC")
    standard.add("dtstart", _FIRST_STAMP.replace(tzinfo=None))
    standard.add("tzoffsetfrom", timedelta(0))
    standard.add("tzoffsetto", timedelta(0))
    zone.add_component(standard)
    content: bytes = zone.to_ical(sorted=False)
    return content


def build_block(event: FeedEvent, stamp: datetime, key: bytes) -> bytes:
    """Return the event as bytes, stamped with `stamp` and signed with `key`.

    `stamp` is in UTC and whole seconds.
    """
    content: bytes = _build_component(event, stamp).to_ical(sorted=False)
    head, body = content.split(_HASH_NAME + _NO_HASH, 1)
    return head + _HASH_NAME + sign_event(event, head, body, key) + body


def read_head(block: bytes) -> tuple[str, datetime] | None:
    """Return the UID and stamp of a VEVENT that begins as mdrel begins one, or None."""
    head = _HEAD.match(block)
    if head is None:
        return None
    stamp, sequence = _read_times(head[2])
    if stamp is None or head[3] != sequence:
        return None
    return head[1].replace(b"\r\n ", b"").decode("utf-8", "replace"), stamp


@lru_cache(maxsize=1024)
def _read_times(text: bytes) -> tuple[datetime | None, bytes]:
    """Return the stamp that `text` shows, and the SEQUENCE that goes with it.

    Most events of a feed share a few stamps.
    """
    stamp = read_stamp(text.decode())
    return stamp, b"" if stamp is None else str(count_sequence(stamp)).encode()


def _build_component(event: FeedEvent, stamp: datetime) -> Event:
    """Return the event as icalendar's component, its lines in the order they are written."""
    from icalendar import Alarm, Event
    from icalendar.prop import vInline

    component = Event()
    component.add("uid", event.uid)
    component.add("dtstamp", stamp)
    component.add("last-modified", stamp)
    component.add("sequence", count_sequence(stamp))
    component.add("x-mdrel-hash", _NO_HASH.decode())
    component.add("dtstart", event.starts_on)
    component.add("dtend", event.starts_on + timedelta(days=1))
    if event.repeat:
        # As it stands: icalendar would put the parts of the rule in an order of its own.
        component.add("rrule", vInline(event.repeat))
    for day in event.skipped:
        component.add("exdate", day)
    component.add("summary", event.summary)
    if event.description:
        component.add("description", event.description)
    if event.person.url:
        component.add("url", event.person.url)
    if event.person.categories:
        component.add("categories", list(event.person.categories))
    component.add("class", "PRIVATE")
    component.add("transp", "TRANSPARENT")
    component.add("x-microsoft-cdo-busystatus", "FREE")
    if event.alarm is not None:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", event.summary)
        alarm.add("trigger", event.alarm)
        component.add_component(alarm)
    return component


def read_stamp(text: str) -> datetime | None:
    """Return the instant that is written like `20261122T080000Z`.

    Returns None where `text` holds no instant, or one that no sane clock shows.
    """
    try:
        stamp = datetime.strptime(text, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    except ValueError:
        return None
    return stamp if _FIRST_STAMP <= stamp <= _LAST_STAMP else None


def clip_stamp(stamp: datetime) -> datetime:
    """Return `stamp` in UTC and whole seconds, within the range that a feed can carry.

    A time without a zone is taken for UTC.
    """
    aware = stamp.replace(tzinfo=UTC) if stamp.tzinfo is None else stamp.astimezone(UTC)
    return min(max(aware.replace(microsecond=0), _FIRST_STAMP), _LAST_STAMP)


def count_sequence(stamp: datetime) -> int:
    """Return the minutes from the start of 2020 to `stamp`, never below 0."""
    return max(0, (stamp - _SEQUENCE_EPOCH) // timedelta(minutes=1))


_BEGIN, _END = b"\nBEGIN:VEVENT", b"\r\nEND:VEVENT\r\n"
_UID = re.compile(rb"^UID(?:;[^:\n]*)?:([^\n]+)$", re.MULTILINE)
_STAMP = re.compile(rb"^(?:DTSTAMP|LAST-MODIFIED)(?:;[^:\n]*)?:(\d{8}T\d{6}Z)$", re.MULTILINE)


class Published(Struct, frozen=True, gc=False):
    """What an earlier feed tells of one event: the latest stamp that readers of it have seen.

    Where the bytes that came with it look like mdrel's own, they lie between `start` and `end` of
    the feed. `event` is what they are certain to have been written for, where anything is.
    """

    stamp: datetime
    start: int = 0
    end: int = 0
    event: FeedEvent | None = None


def read_previous(content: bytes) -> dict[str, Published]:
    """Return what `content` tells of its events by UID, which is nothing where it is garbage.

    Of several with one UID the latest stamp decides.
    """
    found: dict[str, Published] = {}
    for uid, published in _read_events(content):
        if uid not in found or published.stamp > found[uid].stamp:
            found[uid] = published
    return found


def _read_events(content: bytes) -> Iterator[tuple[str, Published]]:
    # A line can begin with these words only where an event begins, because a folded line begins
    # with a space.
    start = 0 if content.startswith(_BEGIN[1:]) else content.find(_BEGIN) + 1
    while content.startswith(_BEGIN[1:], start):
        following = content.find(_BEGIN, start) + 1 or len(content)
        end = content.find(_END, start, following) + len(_END)
        head = read_head(content[start:end]) if end > start else None
        if head is None:
            yield from _read_stamps(content[start:following])
        else:
            yield head[0], Published(head[1], start, end)
        start = following


def _read_stamps(chunk: bytes) -> Iterator[tuple[str, Published]]:
    """Yield the stamps of an event whose bytes mdrel did not write in this form.

    The bytes are not used, but the event that replaces it must have a later stamp.
    """
    lines = re.sub(rb"\n[ \t]", b"", chunk.replace(b"\r\n", b"\n"))
    uid = _UID.search(lines)
    if uid is None:
        return
    for match in _STAMP.finditer(lines):
        stamp = read_stamp(match[1].decode())
        if stamp is not None:
            yield uid[1].decode("utf-8", "replace"), Published(stamp)
