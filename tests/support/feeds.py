"""Ways to look at feeds in tests, through the strict reader.

Events are found by UID and by what stands before the key.
"""

from __future__ import annotations

import re
from urllib.parse import unquote

from tests.support.rfc5545 import Component, read


def list_events(feed: bytes) -> list[Component]:
    """Return the events of a valid feed in their order."""
    return [part for part in read(feed).parts if part.name == "VEVENT"]


def find_events(feed: bytes, kind: str) -> list[Component]:
    """Return the events whose UID begins with `kind`."""
    return [event for event in list_events(feed) if event.value("UID").startswith(kind)]


def find_event(feed: bytes, kind: str) -> Component:
    """Return the one event whose UID begins with `kind`."""
    (event,) = find_events(feed, kind)
    return event


def read_text(event: Component, name: str) -> str:
    """Return a text with its escapes undone."""
    return re.sub(r"\\(.)", lambda match: "\n" if match[1] in "nN" else match[1], event.value(name))


def read_stamps(feed: bytes) -> dict[str, str]:
    """Return when each UID last changed."""
    return {event.value("UID"): event.value("LAST-MODIFIED") for event in list_events(feed)}


def split_blocks(feed: bytes) -> dict[str, bytes]:
    """Return each event's bytes by UID."""
    blocks = (b"BEGIN:VEVENT\r\n" + block for block in feed.split(b"BEGIN:VEVENT\r\n")[1:])
    return {block.partition(b"UID:")[2].partition(b"\r")[0].decode(): block for block in blocks}


def decode_everything(feed: bytes) -> str:
    """Return the feed unfolded and percent-decoded: what a curious reader could find in it."""
    return unquote(feed.decode().replace("\r\n ", ""))
