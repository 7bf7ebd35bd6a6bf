"""Search results on the screen.

Each place is written as `path:line`, to which editors and terminals can jump.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from mdrel.views.items import Item
from mdrel.views.terminal.screen import Screen
from mdrel.views.terminal.text import cell_width, count, count_people, flow, show

MOST_LINES = 2


def draw_hits(items: Sequence[Item], words: str, screen: Screen) -> Iterator[str]:
    """Yield the places that were found, grouped by person.

    Of a long text only what stands around the first of `words` is shown.
    """
    for name, rows in groupby(items, key=lambda item: str(item["name"])):
        yield screen.paint(show(name), "name")
        for item in rows:
            yield from (
                f"  {line}"
                for line in flow(
                    _around(str(item["text"]), words, screen.width), screen.width - 2, MOST_LINES
                )
            )
            yield screen.paint(f"    {show(str(item['path']))}:{item['line']}", "dim")
    people = len({item["slug"] for item in items})
    yield screen.paint(
        f"{count(len(items), 'place')}, {count_people(people)}" if items else "Nothing found.",
        "dim",
    )


def _around(text: str, words: str, width: int) -> str:
    """Return `text`, or the part of it in which the first of `words` can be seen.

    Where the words would not be seen, the part begins shortly before the first of them.
    """
    text = " ".join(show(text).split())
    folded = text.casefold()
    at = min(
        (place for word in words.casefold().split() if (place := folded.find(word)) >= 0), default=0
    )
    if cell_width(text[:at]) < width:
        return text
    start = text.find(" ", at - width // 2)
    return f"…{text[start:]}"
