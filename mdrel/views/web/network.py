"""The map for a page: the picture of `mdrel map`, and the same people as a table."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from mdrel.model.agenda import Agenda, Standing
from mdrel.model.level import Level
from mdrel.views.network.elements import write_style
from mdrel.views.network.picture import MARK, render_map
from mdrel.views.web.address import person_address
from mdrel.views.web.people import show_state

if TYPE_CHECKING:
    from markupsafe import Markup

_STYLE = re.compile(r"<style>(.*?)</style>")
_SIZE = re.compile(r' width="[\d.]+" height="[\d.]+" role="img"')


# The table names so many people of a ring; the list of people has the others.
MOST = 60


class Ring(Struct, frozen=True):
    """One ring: its level, how many stand there, and the first of them with their state."""

    level: str
    number: int
    people: list[tuple[str, str, str, str, str]]


class NetworkPage(Struct, frozen=True):
    """The page of the map."""

    picture: Markup
    words: str
    rings: list[Ring]


def make_page(agenda: Agenda, me: str, words: str) -> NetworkPage:
    """Return the map and its table; `words` say how many are drawn."""
    addresses = {each.contact.path: person_address(each.contact) for each in agenda.standings}
    picture = render_map(agenda, me, lambda path: addresses[path])
    return NetworkPage(_embed(picture), words, _list_rings(agenda))


def list_drawn(agenda: Agenda) -> list[Standing]:
    """Return everybody who stands on the map."""
    return [each for each in agenda.standings if each.is_active and each.contact.level]


def read_map_style() -> str:
    """Return the map's colours in the dark, for the style sheet: a page holds no style."""
    return "".join(_STYLE.findall(write_style()))


def _embed(picture: str) -> Markup:
    """Return the picture as a part of a page, as wide as there is room and without its style.

    It is a group there, since what is an image may hold no links.
    """
    from markupsafe import Markup

    bare = _STYLE.sub("", picture.replace(MARK, "").strip())
    group = _SIZE.sub(' role="group"', bare, count=1)
    return Markup(group)  # noqa: S704 the map escapes what it shows


def _list_rings(agenda: Agenda) -> list[Ring]:
    drawn = list_drawn(agenda)
    rings = {level: [each for each in drawn if each.contact.level is level] for level in Level}
    return [
        Ring(str(level), len(people), [_make_row(each) for each in people[:MOST]])
        for level, people in rings.items()
    ]


def _make_row(each: Standing) -> tuple[str, str, str, str, str]:
    contact = each.contact
    circle = str(contact.circle or "")
    return contact.name, person_address(contact), circle, *show_state(each.state)
