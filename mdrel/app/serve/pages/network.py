"""The page of the map, drawn anew from every build."""

from __future__ import annotations

from mdrel.app.serve.pages.site import Ask, Page
from mdrel.views.items import Item, contact_item
from mdrel.views.web.network import list_drawn


def show(ask: Ask) -> Page:
    """Return the map with its table."""
    return Page("map", "Map", {"page": ask.current.network})


def items(ask: Ask) -> list[Item]:
    """Return what `mdrel contacts --json` says of those who are drawn."""
    return [contact_item(each) for each in list_drawn(ask.current.build.agenda)]
