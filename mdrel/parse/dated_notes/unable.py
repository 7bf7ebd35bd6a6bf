"""Who did not come by the first lines of a dated note's text (F46).

`Ada Lovelace was unable to join the call`: then its lists only say who was meant to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mdrel.model.names import fold_case
from mdrel.model.note import Link
from mdrel.parse.classify.note_type import NoteType, has_one_to_one
from mdrel.parse.markdown.lazy_pattern import lazy_pattern
from mdrel.parse.properties.values import Values

_COMING = ("join", "attend", "show up", "turn up", "make it")
# So a denial ends before the verb: `unable to`, `did not`, `couldn't`, `never`.
_ENDS = frozenset({"o ", "t ", "r "})
_NOT = lazy_pattern(
    r"(?:(?<!\w)(?:was|is|were) )?(?<!\w)(?:unable to|could ?n(?:o|['’])t|could not|did ?n['’]t"
    r"|did not|never) $",
    re.IGNORECASE,
)
_TO_IT = lazy_pattern(
    r"(?: (?:to )?(?:the|our|this|today's))?(?: scheduled| planned)?"
    r"(?: (?:call|meeting|session|interview|sync))?"
    r"(?=\s*(?:[\"”.;,()-]|\u2013|\u2014|$|(?:due|because|as|since|today)\b))",
    re.IGNORECASE | re.MULTILINE,
)
_WHO = lazy_pattern(
    r"(?:\[\[(?P<link>[^\[\]|\n]+)[^\[\]\n]*\]\]|(?P<name>[A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,2}))"
    r"(?: (?:from|of|at) [^.,;\n]{1,40}?)?\s*$"
)
_FIRST_LINES, _LONGEST = 1500, 120


def find_unable(values: Values, kind: NoteType, masked: str, people: tuple[Link, ...]) -> set[Link]:
    """Return those of the people of whom the first lines say that they did not come.

    Of a talk of two all of them were alone then.
    """
    names = {fold_case(name) for name in list_unable(masked)}
    found = {link for link in people if _is_called(link, names)} if names else set()
    return set(people) if found and _is_one_to_one(values, kind) else found


def list_unable(masked: str) -> Iterator[str]:
    """Yield the names of those of whom the first lines of a text say so."""
    text = masked[:_FIRST_LINES].lstrip()
    for verb in _COMING:
        at = text.find(verb)
        while at >= 0:
            if text[at - 2 : at] in _ENDS and (who := _find_who(text, at, at + len(verb))):
                yield who
            at = text.find(verb, at + 1)


def _find_who(text: str, at: int, end: int) -> str:
    """Return who did not do what the verb from `at` to `end` says, or an empty text."""
    if not _TO_IT.match(text, end):
        return ""
    begin = max(text.rfind("\n", 0, at) + 1, at - _LONGEST)
    denied = _NOT.search(text[begin:at])
    who = _WHO.search(text[begin : begin + denied.start()]) if denied else None
    return who["link"] or who["name"] if who else ""


def _is_called(link: Link, names: set[str]) -> bool:
    """Whether somebody goes by one of the names, or by their first name alone there."""
    name = fold_case(link.name)
    return name in names or name.partition(" ")[0] in names


def _is_one_to_one(values: Values, kind: NoteType) -> bool:
    said = (kind.word, *values.all("channel"), *values.tags())
    return kind.word == "1on1" or any(has_one_to_one(each.lower()) for each in said)
