"""Headings and bold lines that may be a person's name, and tasks below them (F75).

The fold says whose name it is.
"""

from __future__ import annotations

import re
from collections.abc import Container

from msgspec import Struct, field
from msgspec.structs import replace

from mdrel.model.note import Link, Named, Place
from mdrel.model.words.task_owners import ACTION_HEADINGS, NO_HOLDERS
from mdrel.parse.markdown.blocks import HEADING
from mdrel.parse.markdown.headings import heading_name
from mdrel.parse.markdown.lazy_pattern import lazy_pattern
from mdrel.parse.markdown.wikilinks import may_link
from mdrel.parse.tasks.text import any_of, name_of, read_words, split_names

_ACTIONS = any_of(ACTION_HEADINGS)
_BOLD = lazy_pattern(
    r"(?P<indent>[ \t]*)(?P<item>[-*+][ \t]+)?(?P<mark>\*\*|__)"
    r"(?P<text>(?!\s)[^*\n]{1,80}?)(?P=mark):?[ \t]*$"
)
_ITEM = lazy_pattern(r"(?P<indent>[ \t]*)(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)")
# `- Ada`, with tasks below it
_NAME_ITEM = lazy_pattern(
    r"(?P<indent>[ \t]*)(?:[-*+]|\d{1,9}[.)])[ \t]+"
    r"(?P<text>[^\s\[][^:\n]{1,60}|\[\[[^\[\]\n]{1,80}\]\]):?[ \t]*$"
)
# `Ada's actions`, `Actions for Ada`, `Actions - Ada`
_OF_PERSON = lazy_pattern(
    rf"(?P<first>.{{1,80}}?)['’]s?\s(?:{_ACTIONS})$|(?:{_ACTIONS})(?:\s(?:for|by|of)\s|:\s|\s[-–—]\s)(?P<last>.{{1,80}})$",
    re.IGNORECASE,
)
_LEADING, _TRAILING = lazy_pattern(r"[^\w\[\ufffc@]+"), " :*_"
_SEVERAL, _MOST_NAMES, _LONGEST = 2, 4, 120


class _Scope(Struct):
    """The headings and the bold line below which a line stands.

    Headings go from outer to inner, with depth and name. The bold line has the indent that tasks
    below it exceed. `is_talk` says that it is the note of a conversation; elsewhere a bold line of
    something else ends what belongs to a heading's person (`**The boat:**` below `## Ada`).
    """

    is_talk: bool = False
    headings: list[tuple[int, str, tuple[Link, ...]]] = field(default_factory=list)
    bold: tuple[int, tuple[Link, ...]] | None = None
    label: str = ""
    _named: tuple[Named, ...] | None = None

    def enter_heading(self, depth: int, text: str) -> None:
        """Go below a heading."""
        while self.headings and self.headings[-1][0] >= depth:
            self.headings.pop()
        self.headings.append((depth, heading_name(text), read_holders(text)))
        self.enter_bold(None)

    def enter_bold(self, bold: tuple[int, tuple[Link, ...]] | None, label: str = "") -> None:
        """Go below a bold line, or below none; `label` are the words of one that names nobody."""
        self.bold, self.label, self._named = bold, label, None

    def leave(self, line: str) -> None:
        """End the scope of a bold line where a line stands beside it and not below."""
        if self.bold is None or not line.strip():
            return
        item = _ITEM.match(line)
        if item is None:
            if line[0] not in " \t":
                self.enter_bold(None)
        elif len(item["indent"].expandtabs(4)) <= self.bold[0]:
            self.enter_bold(None)

    def named(self) -> tuple[Named, ...]:
        """Return who may be above.

        The bold line comes first, then the nearest heading, or the one above headings such as
        Actions. It is found once for all lines of a scope.
        """
        if self._named is None:
            self._named = self._find_named()
        return self._named

    def _find_named(self) -> tuple[Named, ...]:
        if not self.is_talk and self.label and self.label not in ACTION_HEADINGS:
            return ()
        heading = next(
            (links for _, name, links in reversed(self.headings) if name not in ACTION_HEADINGS), ()
        )
        return tuple(
            Named(Place.ABOVE, link, is_further=at > 0)
            for links in (self.bold[1] if self.bold else (), heading)
            for at, link in enumerate(links)
        )


def read_holders(text: str) -> tuple[Link, ...]:
    """Return the people that a whole heading or bold line names, whatever brackets it ends with.

    Beside one of them may stand what they are from: `Ada + Bo`, `Ada / Harbour Works`.
    """
    bare = text.rstrip(_TRAILING)
    if bare.endswith(")"):
        bare = bare.rpartition("(")[0]
    if link := read_holder(text) or read_holder(bare):
        return (link,)
    people = split_names(read_words(bare), is_strict=True) if len(bare) <= _LONGEST else []
    return tuple(people) if 1 < len(people) <= _MOST_NAMES else ()


def read_holder(text: str) -> Link | None:
    """Return the link or name that a whole heading or bold line is, or None."""
    if of_person := _OF_PERSON.match(text.strip(_TRAILING)):
        text = of_person["first"] or of_person["last"]
    words = read_words(text)
    start = _LEADING.match(words.plain)
    bare = replace(words, plain=words.plain[start.end() if start else 0 :].rstrip(_TRAILING))
    link = name_of(bare)
    return None if link and not link.is_link and link.target.casefold() in NO_HOLDERS else link


def may_hold(text: str, *, has_people: bool = False) -> bool:
    """Whether tasks of `text` may stand below people's names.

    It has two lines that may be a name, or one and links elsewhere or people in its front matter
    (`has_people`). A single first heading is the note's title, and holds nothing by itself.
    """
    # Single signs are found far sooner than what begins a line.
    has_bold = ("*" in text and "**" in text) or ("_" in text and "__" in text)
    if not has_bold and (
        text.find("#", text.find("#") + 1) < 0
        or ("\n##" not in text and text[:2] != "##" and text.count("\n# ") < _SEVERAL)
    ):
        return False
    most = 1 if has_people or may_link(text) else _SEVERAL
    found = 0
    for part in f"\n{text}".split("\n#")[1:]:
        found += read_holder(part.partition("\n")[0].lstrip("#").rstrip("#\r ")) is not None
        if found >= most:
            return True
    if not has_bold:
        return False
    return (
        found
        + sum(
            match is not None and read_holder(match["text"]) is not None
            for match in map(_BOLD.match, text.splitlines())
        )
        >= most
    )


def read_above(
    plain: str, masked: str, start: int, places: Container[int], *, is_talk: bool = True
) -> dict[int, tuple[Named, ...]]:
    """Return who may be above the lines that begin at `places`.

    A heading with masked words in it is nobody's name.
    """
    scope, found, at = _Scope(is_talk), {}, start
    for row in masked[start:].split("\n"):
        line = row.rstrip("\r")
        if at in places:
            scope.leave(line)
            found[at] = scope.named()
        elif plain.startswith(line, at):
            _read_line(scope, line)
        at += len(row) + 1
    return found


def list_holders(plain: str, masked: str, start: int) -> list[Link]:
    """Return all names that stand alone on a heading or a bold line."""
    found: list[Link] = []
    for line, written in zip(masked[start:].split("\n"), plain[start:].split("\n"), strict=True):
        if line == written and (
            match := HEADING.match(line.rstrip("\r")) or _BOLD.match(line.rstrip("\r"))
        ):
            found.extend(read_holders(match["text"]))
    return found


def _read_line(scope: _Scope, line: str) -> None:
    """Follow a line that is no task, and change the scope by it."""
    if line.startswith((" ", "#")) and (heading := HEADING.match(line)):
        scope.enter_heading(len(heading["marks"]), heading["text"])
    elif ("**" in line or "__" in line) and (bold := _BOLD.match(line)):
        people = read_holders(bold["text"])
        indent = len(bold["indent"].expandtabs(4)) if bold["item"] else -1
        scope.enter_bold((indent, people), "" if people else heading_name(bold["text"]))
    else:
        scope.leave(line)
        if scope.bold is None and (item := _NAME_ITEM.match(line)):
            link = read_holder(item["text"])
            scope.enter_bold((len(item["indent"].expandtabs(4)), (link,) if link else ()))
