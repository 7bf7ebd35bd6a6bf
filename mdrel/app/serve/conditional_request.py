"""Decides whether a client already has what it asks for (RFC 9110 13).

Pure text comes in, and a yes or no goes out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_TAG = re.compile(r'(?:W/)?("[^"]*")')


def has_current(
    tag: str, modified: datetime, none_match: Sequence[str], modified_since: Sequence[str]
) -> bool:
    """Return whether a client already has the feed that it asks for.

    The client sends these header lines, and the feed has `tag` and last changed at `modified`.
    If-None-Match decides where there is any, by weak comparison. If-Modified-Since counts only
    where it is one readable date.
    """
    if none_match:
        sent = ", ".join(none_match).strip()
        return sent == "*" or tag in _TAG.findall(sent)
    since = read_http_date(modified_since[0]) if len(modified_since) == 1 else None
    return since is not None and modified <= since


def read_http_date(text: str) -> datetime | None:
    """Return the instant of an HTTP date in any of its three forms, or None.

    It is in UTC: what names another zone is none (RFC 9110 5.6.7).
    """
    try:
        found = parsedate_to_datetime(text)
    except (ValueError, OverflowError):
        return None
    return None if found.utcoffset() else found.replace(tzinfo=UTC)
