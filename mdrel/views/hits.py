"""What was found, on the screen: each place as `path:line`, which editors and terminals can jump to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from mdrel.views.export import Item
from mdrel.views.plain import count, cut, show
from mdrel.views.terminal import Screen


def draw_hits(items: Sequence[Item], screen: Screen) -> Iterator[str]:
    """Yield the places by person."""
    for name, rows in groupby(items, key=lambda item: str(item["name"])):
        yield screen.paint(show(name), "name")
        for item in rows:
            yield f"  {cut(str(item['text']), screen.width - 2)}"
            yield screen.paint(f"    {show(str(item['path']))}:{item['line']}", "dim")
    people = len({item["slug"] for item in items})
    yield screen.paint(f"{count(len(items), 'place')}, {people} {'person' if people == 1 else 'people'}" if items else "Nothing found.", "dim")
