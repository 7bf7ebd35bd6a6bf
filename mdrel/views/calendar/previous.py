"""Reads what can be used again from the last feed.

The file may be cut short, edited, rewritten by another tool or no calendar at all. Nothing here
raises, and what is not certain is built again.
"""

from __future__ import annotations

import re
from datetime import datetime

from msgspec import Struct, field

from mdrel.views.calendar.serialize import read_head, read_stamp

_BEGIN, _END = b"BEGIN:VEVENT", b"\r\nEND:VEVENT\r"
_UID = re.compile(rb"^UID(?:;[^:\n]*)?:([^\n]+)$", re.MULTILINE)
_STAMP = re.compile(rb"^(?:DTSTAMP|LAST-MODIFIED)(?:;[^:\n]*)?:(\d{8}T\d{6}Z)$", re.MULTILINE)


class PreviousFeed(Struct):
    """What an earlier feed tells about its events.

    For every UID it holds the latest stamp that readers of the feed have seen. Where the bytes that
    came with it look like mdrel's own, it holds those too.
    """

    stamps: dict[str, datetime] = field(default_factory=dict)
    blocks: dict[str, bytes] = field(default_factory=dict)

    def note(self, uid: str, stamp: datetime, block: bytes = b"") -> None:
        """Remember that `uid` was published with `stamp`.

        The latest stamp decides which bytes are kept.
        """
        if uid not in self.stamps or stamp > self.stamps[uid]:
            self.stamps[uid] = stamp
            self.blocks[uid] = block


def read_previous(content: bytes) -> PreviousFeed:
    """Return what `content` tells of the last feed, which is nothing where it is garbage."""
    previous = PreviousFeed()
    # A line can begin with these words only where an event begins, because a folded line begins
    # with a space.
    for chunk in (b"\n" + content).split(b"\n" + _BEGIN)[1:]:
        end = chunk.find(_END)
        block = _BEGIN + chunk[: end + len(_END)] + b"\n" if end >= 0 else b""
        head = read_head(block)
        if head is None:
            _note_stamps(chunk, previous)
        else:
            previous.note(*head, block)
    return previous


def _note_stamps(chunk: bytes, previous: PreviousFeed) -> None:
    """Remember the stamps of an event whose bytes mdrel did not write in this form.

    The bytes are not used, but the event that replaces it must have a later stamp.
    """
    lines = re.sub(rb"\n[ \t]", b"", chunk.replace(b"\r\n", b"\n"))
    uid = _UID.search(lines)
    if uid is None:
        return
    for match in _STAMP.finditer(lines):
        stamp = read_stamp(match[1].decode())
        if stamp is not None:
            previous.note(uid[1].decode("utf-8", "replace"), stamp)
