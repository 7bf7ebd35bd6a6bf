"""Recognises sections of conversations in a contact's note by their heading (F30)."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from functools import lru_cache

from mdrel.model.words.plan_headings import PLAN_FILLERS
from mdrel.parse.markdown.lazy_pattern import lazy_pattern

_RUN = re.compile(r"[^\W_]+")
_DECORATION = re.compile(r"[^\w\s'&-]")
_REMARK = lazy_pattern(r"(?<=[^\s(\[])\s*+[(\[][^()\[\]\n]*+[)\]](?=[\s:*_]*+$)")
_WORDS = r"(?:conversation|interaction|meeting|contact|communication|call|touchpoint)s?"
# (recent, past, previous) + a word of contact + a record, or the plural: not `Contacts` alone, and
# not `Meeting` alone.
_COMPOSED = lazy_pattern(
    rf"(?:(?:recent|past|previous) )?{_WORDS} (?:history|histories|logs?|notes|records?|timelines?)"
    rf"|(?:recent|past|previous) {_WORDS}(?<=s)"
    rf"|(?:conversation|interaction|meeting|communication|call|touchpoint)s"
)
# Talks of two by their other names, in the plural or with a record: `1-on-1s`, `1:1 notes`.
_OF_TWO = lazy_pattern(
    r"(?:1[ -]1|1[ -]?on[ -]?1|one[ -](?:on|to)[ -]one)"
    r"(?:s|s? (?:history|logs?|notes|records?|timelines?|meetings|calls))"
)

# A heading below which something may have happened on a day.
DATED_HEADING = re.compile(
    r"#{1,6}[ \t]+[*_=`<(📅 ]{0,4}(?:(?:[^\W\d_]{3,9}[.,]{0,2}[ \t]+){0,2}\d|\[\[[^\]\n]{0,60}?\d)"
)

# The same headings come again and again in a vault.
_SHORT = 40


def has_dated_heading(text: str) -> bool:
    """Whether a heading in `text` may begin with a day, by a quick look.

    One sign is found far sooner than two that follow each other.
    """
    at = text.find("#")
    while at >= 0:
        if (not at or text[at - 1] == "\n") and DATED_HEADING.match(text, at):
            return True
        at = text.find("#", at + 1)
    return False


def heading_name(text: str) -> str:
    """Return a heading's words for comparison: no emphasis, emoji or colon, lower case."""
    return _name_short(text) if len(text) <= _SHORT else _name(text)


def plain_name(text: str) -> str:
    """Return the words by which a heading is a section.

    Numbers before and behind, hyphens, underscores and a remark in brackets at the end are left
    out (`3. Call-log (newest first)`: `call log`). A pair of ones stays before an `s`: `1:1s` is a
    word.
    """
    return _plain_short(text) if len(text) <= _SHORT else _plain(text)


def _name(text: str) -> str:
    return " ".join(_DECORATION.sub(" ", text).casefold().split())


def _plain(text: str) -> str:
    words = _name(_REMARK.sub("", text).replace("_", " ").replace("-", " ")).split()
    first, last = 0, len(words) - 1
    while first < last and words[first].isdigit() and words[first + 1] != "1s":
        first += 1
    while last > first and words[last].isdigit():
        last -= 1
    return " ".join(words[first : last + 1])


_name_short = lru_cache(maxsize=1024)(_name)
_plain_short = lru_cache(maxsize=1024)(_plain)


def is_section(text: str, sections: AbstractSet[str], *, is_only: bool = False) -> bool:
    """Whether a heading of these words has conversations below it.

    It is one of the plain names `sections` or, unless `is_only`, a composed one.
    """
    name = plain_name(text)
    return name in sections or (
        not is_only
        and (
            _COMPOSED.fullmatch(name) is not None
            or _OF_TWO.fullmatch(heading_name(_REMARK.sub("", text))) is not None
        )
    )


def may_be_plan(text: str, plans: frozenset[str]) -> bool:
    """Whether `is_plan` may be true of these words, by a quick look at the first of them."""
    if not text.isascii() or "'" in text:
        return True
    first = _RUN.search(text)
    return first is None or first[0].isdigit() or first[0].lower() in _runs_of(plans)


@lru_cache(maxsize=8)
def _runs_of(plans: frozenset[str]) -> frozenset[str]:
    """Return the runs of letters and figures in names of plans and the words around them."""
    return frozenset(run for name in (*plans, *PLAN_FILLERS) for run in _RUN.findall(name))


def is_plan(text: str, plans: frozenset[str]) -> bool:
    """Whether what stands below a heading of these words is a plan (F62).

    It is one of `plans`, with words around it that say for when and whose, or with one of them
    behind it in brackets.
    """
    return _is_plan_short(text, plans) if len(text) <= _SHORT else _is_plan(text, plans)


def _is_plan(text: str, plans: frozenset[str]) -> bool:
    if "(" not in text and "[" not in text and not may_be_plan(text, plans):
        return False
    name, plain = heading_name(text), plain_name(text)
    remark = _REMARK.search(text)
    return (
        not plans.isdisjoint((name, name.replace("'", ""), plain))
        or (" " in name and not plans.isdisjoint((_drop_fillers(name), _drop_fillers(plain))))
        or (remark is not None and _drop_fillers(heading_name(remark[0])) in plans)
    )


_is_plan_short = lru_cache(maxsize=1024)(_is_plan)


def _drop_fillers(name: str) -> str:
    """Return the words without those that say for when and whose."""
    return " ".join(
        word for word in name.split() if word not in PLAN_FILLERS and not word.isdigit()
    )
