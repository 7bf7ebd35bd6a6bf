"""Front matter that is no YAML, read line by line as far as possible (F8, F15)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from mdrel.parse.classify.contact_note import is_said_talk, match_contact
from mdrel.parse.classify.note_path import NotePath
from mdrel.parse.classify.people_folder import find_people_folder
from mdrel.parse.front_matter.node import OPENING, Block, normalize_key
from mdrel.parse.front_matter.read import FrontMatter, Node, Property
from mdrel.parse.lexicon import Lexicon
from mdrel.parse.markdown.lazy_pattern import lazy_pattern
from mdrel.parse.properties.values import Values, read_values

_LINE = lazy_pattern(r"(?:- )?(?P<key>[^\s:#\"'-][^:\n]{0,60}):(?:[ \t]+(?P<value>[^\n]*))?$")
_ITEM = lazy_pattern(r"[ \t]*-[ \t]+(?P<value>[^\n]+)$")
MOST_UNCLOSED = 4000
_EMPTY = Node("scalar", "", True, 0, 0)
# Keys that notes of every kind have: they tell of nobody.
_COMMON_KEYS = """
title name tags tag date source url urls website homepage github id uid created added team topics
summary aliases alias type category categories kind notetype class fileclass start when calendar
archived channel
"""
_COMMON = frozenset(_COMMON_KEYS.split())


def read_loosely(path: str, text: str, block: Block | None, lexicon: Lexicon) -> Values:
    """Return the properties in the lines of a broken front matter.

    Each line holds one property, with the items below it. Of front matter that is never closed, the
    lines that begin it are read.
    """
    if block is None:
        opening = OPENING.match(text)
        start = opening.end() if opening else 0
        block = Block(start, min(len(text), start + MOST_UNCLOSED), start)
    return read_values(path, text, FrontMatter(tuple(_properties(text, block))), lexicon)


def _properties(text: str, block: Block) -> Iterator[Property]:
    key, at, start = "", 0, block.start
    items: list[str] = []
    for line in text[block.start : block.end].split("\n"):
        if match := _LINE.match(line.rstrip("\r")):
            if key:
                yield _property(key, at, items)
            key, at, items = match["key"], start, _parts(match["value"] or "")
        elif item := _ITEM.match(line.rstrip("\r")):
            items += _parts(item["value"])
        start += len(line) + 1
    if key:
        yield _property(key, at, items)


def _parts(value: str) -> list[str]:
    """Return the texts of a value in one line, two for `[a, "b"]`.

    A list that is only opened has something in it, so that its key counts as given.
    """
    bare = value.strip()
    if bare in {"[", "{"}:
        return ["…"]
    parts = (
        re.split(",", bare.strip("[]"))
        if bare.startswith("[") and not bare.startswith("[[")
        else [bare]
    )
    return [part.strip(" \t\"'") for part in parts if part.strip(" \t\"'")]


def _property(key: str, at: int, items: list[str]) -> Property:
    nodes = tuple(replace(_EMPTY, text=item, is_null=False, start=at, end=at) for item in items)
    return Property(
        key,
        normalize_key(key),
        at,
        replace(_EMPTY, kind="sequence", is_null=False, start=at, end=at, items=nodes),
    )


def concerns_somebody(values: Values, where: NotePath, lexicon: Lexicon) -> bool:
    """Whether a note with broken front matter is about a person, a talk or a promise.

    Its folder may say so, or what the note says it is, or a key that only such notes have.
    """
    if find_people_folder(where.folders, lexicon.people_folders) or match_contact(
        values, where, lexicon
    ):
        return True
    spellings = {
        normalize_key(found.key) for several in values.by_field.values() for _, found in several
    }
    return is_said_talk(values) or not spellings <= _COMMON
