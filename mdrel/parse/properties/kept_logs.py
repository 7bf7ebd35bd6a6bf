"""Conversations kept in a property of a contact's note, which are named and not read (F37)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from mdrel.model.codes import problem
from mdrel.model.diagnostic import Diagnostic
from mdrel.model.span import span_at
from mdrel.parse.dates.read import match_date, read_date
from mdrel.parse.front_matter.node import Node
from mdrel.parse.front_matter.read import FrontMatter
from mdrel.parse.lexicon import Lexicon


def find_logs(path: str, text: str, front: FrontMatter, lexicon: Lexicon) -> Iterator[Diagnostic]:
    """Yield a remark for each property that is called as a heading of conversations is.

    Its value is a list, or a text of several lines, in which something is dated (MDR305).
    """
    for each in front.properties:
        if each.normal in lexicon.spellings or not (items := _items(each.value)):
            continue
        if lexicon.is_section(each.key) and (count := sum(map(_is_dated, items))):
            things = f"{count} dated {'item' if count == 1 else 'items'}"
            told = f"{things} of the property {each.key} {'is' if count == 1 else 'are'} not read"
            hint = "Write conversations in the text, below a heading Conversations."
            found = problem("MDR305", path, told, span_at(text, each.start))
            yield replace(found, hint=hint, count=count)


def _items(value: Node) -> Sequence[Node | str]:
    """Return the items of a list, or the lines of a text that has several."""
    if value.kind == "scalar":
        return value.text.split("\n") if "\n" in value.text else ()
    return value.items if value.kind == "sequence" else ()


def _is_dated(item: Node | str) -> bool:
    """Whether a line begins with a day, or one of an item's own properties is one.

    A link is to a note that tells of itself.
    """
    if isinstance(item, Node) and item.kind == "mapping":
        values = item.items[1::2]
        return any(each.kind == "scalar" and read_date(each.text).day for each in values)
    line = item if isinstance(item, str) else item.text
    found = match_date(line.lstrip("-*+ \t")) if "[[" not in line else None
    return found is not None and found.reading.day is not None
