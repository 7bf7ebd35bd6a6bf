"""The addresses of the feeds, with a picture of each that a telephone can reach."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from mdrel.views.items import Item

if TYPE_CHECKING:
    from markupsafe import Markup

# What each program does: when it asks again, and what becomes of alarms (docs/calendar.md).
PROGRAMS = (
    ("Thunderbird", "every 30 minutes, or as you set it", "ring"),
    ("Apple Calendar", "as you set it", "ring where you keep alerts"),
    ("ICSx5 on Android", "as you set it", "ring"),
    ("Nextcloud", "as the feed asks: every 6 hours", "dropped"),
    ("Google Calendar", "when Google likes, up to a day", "ignored"),
    ("Outlook", "desktop: as the feed asks; web: when Microsoft likes", "ignored"),
    ("khal with vdirsyncer", "when you sync", "not shown"),
    ("Home Assistant", "once a day, or as you set it", "ignored"),
)
WHOLE = "reminders"


class Feed(Struct, frozen=True):
    """One feed: what is in it, its addresses, and a picture of the public one."""

    name: str
    words: str
    addresses: list[str]
    picture: Markup | str


def list_feeds(addresses: Sequence[str]) -> list[Feed]:
    """Return the feeds that have these addresses, the whole one first."""
    names = list(dict.fromkeys(_name(each) for each in addresses))
    return [_make_feed(name, [each for each in addresses if _name(each) == name]) for name in names]


def feed_items(addresses: Sequence[str]) -> list[Item]:
    """Return the feeds as plain data."""
    return [{"feed": each.name, "addresses": each.addresses} for each in list_feeds(addresses)]


def _name(address: str) -> str:
    return address.rpartition("/")[2].removesuffix(".ics")


def _make_feed(name: str, addresses: list[str]) -> Feed:
    public = next((each for each in addresses if each.startswith("https://")), "")
    words = "Everything" if name == WHOLE else f"Only {name.replace('-', ' ')}"
    return Feed(name, words, addresses, _draw(public) if public else "")


def _draw(address: str) -> Markup:
    """Return a QR code, dark on light whatever the page's colours are, since readers need it."""
    import segno
    from markupsafe import Markup

    code = segno.make(address, error="m", micro=False)
    picture = code.svg_inline(scale=4, border=4, dark="#000", light="#fff", omitsize=True)
    return Markup(picture)  # noqa: S704 it is made of numbers
