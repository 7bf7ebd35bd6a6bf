"""Reads what can be used again from the last feed.

The file may be cut short, edited, rewritten by another tool or no calendar at all. Nothing here
raises, and what is not certain is built again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from msgspec import Struct

from mdrel.views.calendar.event import FeedEvent
from mdrel.views.calendar.serialize import read_head, read_stamp

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
