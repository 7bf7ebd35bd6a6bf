"""The map for a page: the picture of `mdrel map`, and the same people as a table."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from mdrel.model.agenda import Agenda, Standing
from mdrel.model.level import Level
from mdrel.views.network_svg import MARK, describe_map, render_map
from mdrel.views.web.address import person_address
from mdrel.views.web.people import show_state

if TYPE_CHECKING:
    from markupsafe import Markup

_ID = re.compile(r'\b(id|aria-labelledby)="([\w -]+)"')
_SIZE = re.compile(r' width="\d+" height="\d+" role=')


class Ring(Struct, frozen=True):
    """One ring: its level, and who stands there with their state."""

    level: str
    people: list[tuple[str, str, str, str, str]]


class NetworkPage(Struct, frozen=True):
    """The page of the map."""

    picture: Markup
    words: str
    rings: list[Ring]


def make_page(agenda: Agenda, me: str) -> NetworkPage:
    """Return the map and its table."""
    return NetworkPage(_embed(render_map(agenda, me)), describe_map(agenda), _list_rings(agenda))


def list_drawn(agenda: Agenda) -> list[Standing]:
    """Return everybody who stands on the map."""
    return [each for each in agenda.standings if each.is_active and each.contact.level]


def _embed(picture: str) -> Markup:
    """Return the picture as a part of a page: as wide as there is room, with names of its own."""
    from markupsafe import Markup

    bare = picture.replace(MARK, "").strip()
    named = _ID.sub(lambda found: _rename(found[1], found[2]), bare)
    return Markup(_SIZE.sub(" role=", named, count=1))  # noqa: S704 the map escapes what it shows


def _rename(attribute: str, names: str) -> str:
    return f'{attribute}="{" ".join(f"map-{name}" for name in names.split())}"'


def _list_rings(agenda: Agenda) -> list[Ring]:
    drawn = list_drawn(agenda)
    return [
        Ring(
            str(level),
            [
                (
                    each.contact.name,
                    person_address(each.contact),
                    str(each.contact.circle or ""),
                    *show_state(each.state),
                )
                for each in drawn
                if each.contact.level is level
            ],
        )
        for level in Level
    ]
