"""An item of a list of attendees that has a firm or a group before its people (F44).

In `Engines: [[Ada]], [[Bo]]` and `Engines - [[Ada]]` those behind the sign are the people, in `Ada:
chair` and `Ada - Engines` it is the one before it. Whether that one is a contact is known to the
index alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from mdrel.parse.absence import is_absent, is_supposed
from mdrel.parse.markdown.lazy_pattern import lazy_pattern
from mdrel.parse.markdown.wikilinks import LINK, show_links

# What parts the names of a line, where it stands in no link and no brackets.
_PART = lazy_pattern(
    r"\[\[[^\[\]\n]*\]\]|\[[^\[\]\n]*\]\([^()\n]*\)|\([^()\n]*\)|<[^<>\n]*>"
    r"|(?P<sign>[,;\n]|\s(?:[&+/]|and)(?:\s|$))",
    re.IGNORECASE,
)
# Two words or more, each with a capital first letter but for the small words between them
# (`Ada van Loon`).
PERSON_NAME = lazy_pattern(r"[^\W\d_a-z][\w'’.-]*(?: (?:[a-z]{1,4} )?[^\W\d_a-z][\w'’.-]*)+")
_WIKI = r"\[\[[^\[\]\n]+\]\]"
_HEAD = rf"(?P<head>(?:{_WIKI}|[^\[\]\n:;,(–—|])+?(?:\s*\([^()\[\]\n]*\))?)"
_GROUP = lazy_pattern(rf"{_HEAD}[*_]*(?P<sign>\s*:|\s[-–—](?=\s)|[–—])[*_]*\s*(?P<people>\S.*)$")
# `[[Ada]] ([[Ada Lovelace]])`, `Design team ([[Ada]], Bo Lin, others)`
_BRACKETS = lazy_pattern(
    rf"(?P<head>{_WIKI}|[^\[\]\n:;,(]+?)(?P<sign>\s*\()(?P<people>(?>(?:{_WIKI}|[^()\[\]\n])+))\)"
)
_COUNTED = lazy_pattern(r"\s*\([^()\[\]\n]*\)$")
_PERSON = lazy_pattern(
    rf"(?:{LINK.pattern}(?!['’]s)"
    r"|[^\W\d_a-z][\w'’.-]*(?: (?:[a-z]{1,4} )?[^\W\d_a-z][\w'’.-]*){0,3})"
    r"(?:\s*$|\s*[(<]|\s[-–—]\s|[–—])"
)
_FROM = lazy_pattern(r"[*_]*from\s+", re.IGNORECASE)
_WORD = lazy_pattern(r"[^\s/]+")
_MOST_WORDS = 6
_SMALL = frozenset({"of", "the", "and", "for", "at", "from", "de", "in", "on", "by", "&", "+", "-"})
# What a group is called in lower case (`Design team`, `Also present`).
_GROUPS = frozenset(
    {
        "team", "group", "side", "staff", "partner", "partners", "board", "management", "office",
        "company", "client", "clients", "customer", "customers", "supplier", "suppliers", "vendor",
        "family", "folks", "people", "guests", "members", "committee", "department", "also",
        "other", "others", "present", "online", "remote", "later", "line", "call", "room", "site",
        "onsite", "attendance", "attendees", "leadership", "leads", "squad", "crew", "engineers",
        "designers", "managers", "directors", "council", "panel", "class", "cohort", "unit",
    }
)  # fmt: skip
# These stand for nobody in particular.
_REST = frozenset({"others", "and others", "etc", "etc.", "et al", "et al.", "+ others", "more"})
# Of these fields nobody is told to have been there.
_FIELDS = frozenset(
    {
        "related", "see", "project", "projects", "date", "time", "when", "where", "location",
        "place", "venue", "note", "notes", "topic", "topics", "agenda", "tags", "about", "re",
        "subject", "source", "link", "links", "author", "transcript", "recording", "next",
        "action", "actions", "owner", "follow-up", "purpose", "goal", "mentioned", "referenced",
        "discussed", "transcribed", "status", "type", "channel", "duration", "context", "summary",
    }
)  # fmt: skip


class Group(Struct, frozen=True):
    """An item's first name and the names behind it, each as written.

    `is_group` says that what stands first looks like a firm or a group.
    """

    head: str
    people: tuple[str, ...]
    is_group: bool


def split_parts(text: str) -> Iterator[str]:
    """Yield the parts of a line."""
    start = 0
    for found in _PART.finditer(text):
        if found["sign"]:
            yield text[start : found.start()]
            start = found.end()
    yield text[start:]


def read_group(text: str, following: int = 0) -> Group | None:
    """Return an item's group and its people, or None where nothing but names stands in it.

    `following` is how many more names follow the item on its line.
    """
    found = _match_brackets(text) or (_GROUP.match(text) if _may_group(text) else None)
    if found is None or not _is_head(found["head"]):
        return None
    people = _people_of(found)
    named = [_PERSON.match(part) for part in people]
    if not people or any(each is None or _is_absence(each) for each in named):
        return None
    head = _FROM.sub("", found["head"])
    return Group(head, people, _looks_like_group(found, people, following))


def _match_brackets(text: str) -> re.Match[str] | None:
    """Return an item with people in brackets behind its beginning, if it has them.

    Without a link only a group's brackets hold people (`Design team (Ada Lovelace, Bo Lin)`), as
    what is said of somebody may have capitals as well (`Ada (Engines, London)`).
    """
    found = _BRACKETS.match(text) if "(" in text else None
    if found is None:
        return None
    people, words = _people_of(found), found["head"].casefold().split()
    if "[[" in found["people"]:
        is_led = found["head"].startswith("[[") and not all(each[:2] == "[[" for each in people)
        return None if is_led else found
    return found if words and words[-1] in _GROUPS and len(people) > 1 else None


def _people_of(found: re.Match[str]) -> tuple[str, ...]:
    """Return the people of an item, without those who are nobody in particular."""
    parts = (part.strip() for part in split_parts(found["people"]))
    return tuple(part for part in parts if part and part.casefold() not in _REST)


def is_group_of_links(line: str) -> bool:
    """Whether a line begins with a group and has links behind it, or several and names."""
    group = read_group(" ".join(line.split()))
    if group is None:
        return False
    links = sum(each.startswith("[[") for each in group.people)
    return links == len(group.people) or links > 1


def is_name_alone(text: str) -> bool:
    """Whether an item is a link or a person's name, with no more than brackets behind it."""
    bare = _COUNTED.sub("", text).strip("*_ ")
    return LINK.fullmatch(bare) is not None or PERSON_NAME.fullmatch(bare) is not None


def are_names(text: str) -> bool:
    """Whether an item is two people and more with `and`, `&` or `/` between them.

    Behind a comma often stands a job.
    """
    parts = list(split_parts(text))
    return len(parts) > 1 and "," not in text and all(map(PERSON_NAME.fullmatch, parts))


def _may_group(text: str) -> bool:
    return ":" in text or " - " in text or "–" in text or "—" in text


def _is_head(head: str) -> bool:
    """Whether a firm, a group or a name may stand at the beginning of an item."""
    bare = _COUNTED.sub("", head)
    words = _WORD.findall(show_links(bare).replace("*", "").replace("_", " "))
    low = [word.casefold().strip("().,") for word in words]
    return (
        0 < len(words) <= _MOST_WORDS
        and not (_FIELDS.intersection(low) or is_absent(head) or is_supposed(head))
        and all(
            not word[:1].islower() or key in _SMALL or key in _GROUPS
            for word, key in zip(words, low, strict=True)
        )
    )


def _is_absence(named: re.Match[str]) -> bool:
    """Whether a word with a capital letter says that somebody was not there (`Ada: Absent`)."""
    return named[0][0] != "[" and (is_absent(named[0]) or is_supposed(named[0]))


def _looks_like_group(found: re.Match[str], people: tuple[str, ...], following: int) -> bool:
    """Whether the names behind make a group of what stands before them, whoever is a contact."""
    head, has_colon = show_links(found["head"]), ":" in found["sign"]
    several = len(people) + (following if has_colon else 0) > 1
    if PERSON_NAME.fullmatch(head.strip(" *_")):
        return len(people) > 1 and not found["head"].startswith("[[")
    is_linked = people[0].startswith("[[")
    is_parted = has_colon or "(" in found["sign"]
    return ((is_linked or is_parted) and several) or (has_colon and is_linked)
