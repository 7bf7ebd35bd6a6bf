"""The page of the calendar: the addresses to subscribe to, and what each program does."""

from __future__ import annotations

from mdrel.app.serve.pages.site import Ask, Page
from mdrel.views.items import Item
from mdrel.views.web.calendar import PROGRAMS, feed_items, list_feeds


def show(ask: Ask) -> Page:
    """Return the addresses of the feeds."""
    feeds = list_feeds(ask.site.list_addresses())
    file = ask.current.build.policy.feed.out
    return Page("calendar", "Calendar", {"feeds": feeds, "programs": PROGRAMS, "file": file})


def items(ask: Ask) -> list[Item]:
    """Return the feeds as plain data."""
    return feed_items(ask.site.list_addresses())
