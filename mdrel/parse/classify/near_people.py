"""Notes that nearly say that they are a person's, or where it is not read (MDR504).

What is returned is the name of a folder, or begins with `type: `, `tag: `, `in: ` (the folder of a
note with what only people have) or `note: `.
"""

from __future__ import annotations

import re

from mdrel.model.note_kinds import (
    COMPANY_KEYS,
    FOREIGN_TYPE_KEYS,
    NEAR_TAGS,
    NEAR_TYPES,
    OTHER_FOLDERS,
    PERSONS,
    THINGS,
    plain_kind,
)
from mdrel.model.slug import make_slug
from mdrel.model.words.jobs import JOBS
from mdrel.parse.classify.contact_note import near_kind
from mdrel.parse.classify.note_path import NotePath, strip_marks
from mdrel.parse.classify.people_folder import CRM, is_excluded, is_no_name, near_folder
from mdrel.parse.front_matter.read import FrontMatter
from mdrel.parse.front_matter.texts import node_texts
from mdrel.parse.lexicon import Lexicon
from mdrel.parse.markdown.lazy_pattern import lazy_pattern
from mdrel.parse.markdown.wikilinks import show_links
from mdrel.parse.properties.values import Values

# With a way to reach somebody, or a family name, and something else that only people have, it is
# a person's note.
_REACHED = ("email", "phone", "last_contact", "last_name")
_PERSONAL = (
    "birthday", "role", "organization", "first_name", "last_name", "given", "last_contact", "met",
    "introduced_by",
)  # fmt: skip
# A person's note may lie in these wherever it is no people folder.
_OF_THINGS = OTHER_FOLDERS - {"notes", "archive", "archives", "archived"}
# What else such a note would be.
_NO_PERSON = ("type", "date", "attendees", "participants", "from", "to", "level", "status")
# Logseq's properties of a page stand in its first lines.
_FIRST = 600
_LAST = tuple(
    f"last{sign}{word}" for sign in (" ", "_", "-", "") for word in ("contact", "contacted")
)
_KIND_KEYS = ("tag", "tags", "type", "category", "kind")
_OWN_KEYS = ("email", "e-mail", "mail", "phone", "mobile", "birthday", *_LAST)
_KEYS = frozenset({*_KIND_KEYS, *_OWN_KEYS})
_SAID = lazy_pattern(
    rf"(?:\A|\n)[ \t]*(?:[-*][ \t]+)?(?:(?P<key>{'|'.join(_KIND_KEYS)})::[^\n]*?(?<![\w-])"
    r"(?:person|people|contacts?)(?![\w-])"
    rf"|(?P<own>{'|'.join(_OWN_KEYS)})::[ \t]*\S)",
    re.IGNORECASE,
)
_TAG = r"#[^\s#,]+"
_LABEL = r"(?:[*_]{0,2}(?:tags?|type|category|kind|keywords)[*_]{0,2}:{1,2}[*_]{0,2}[ \t]*)?"
# A line of nothing but tags, with a label or the words of an outline's node before them.
_TAGGED = lazy_pattern(
    rf"[ \t]*(?:[-*+][ \t]+)?{_LABEL}(?P<node>[^\W\d_][\w'’.-]*(?:[ \t]+[\w'’.-]+){{0,3}}[ \t]+)?"
    rf"(?:{_TAG}[ \t,]*)+$",
    re.IGNORECASE,
)
_ITEM = lazy_pattern(r"[-*+][ \t]")
_NAMED = lazy_pattern(r"(?:people|persons?|contacts?)(?:\.|___)(?=[^\W\d_])", re.IGNORECASE)
_WORD = lazy_pattern(r"[^\W\d_]+")


def may_say_person(path: str, text: str) -> bool:
    """Whether a note may nearly say that it is a person's, by a quick look at name and text."""
    at = text.find("::", 0, _FIRST)
    while at >= 0:
        key = text[text.rfind("\n", 0, at) + 1 : at].lstrip("-* \t").lower()
        if key in _KEYS and _SAID.search(text, 0, _FIRST):
            return True
        at = text.find("::", at + 2, _FIRST)
    begin = path.rfind("/") + 1
    return path[begin] in "cCpP" and _NAMED.match(path, begin, path.rfind(".")) is not None


def near_person(where: NotePath, values: Values, front: FrontMatter, lexicon: Lexicon) -> str:
    """Return by what folder, property or name a note nearly is a person's, or an empty text."""
    if near := near_kind(values, lexicon) or near_folder(where, values, lexicon):
        return f"in: {near}" if near.casefold() == CRM else near
    told = _near_key(front) or _near_properties(where, values) if front.properties else ""
    near = told or _near_name(where, values)
    return "" if near and (is_excluded(where, lexicon) or is_no_name(where)) else near


def _near_key(front: FrontMatter) -> str:
    """Return a property or tag in another language that says the note is a person's."""
    for each in front.properties:
        is_key = each.normal in FOREIGN_TYPE_KEYS
        if not is_key and each.normal not in {"tags", "tag"}:
            continue
        for text in node_texts("", each.value):
            word = plain_kind(show_links(text).strip().lstrip("#"))
            if is_key and (word in PERSONS or word in NEAR_TYPES):
                return f"note: {each.key}: {word}"
            if not is_key and word in NEAR_TAGS:
                return f"tag: {word}"
    return ""


def _near_properties(where: NotePath, values: Values) -> str:
    """Return the folder of a note that has what only a person has, in two properties or more."""
    reached = [name for name in _REACHED if values.has(name)]
    if (
        not reached
        or values.has_any(_NO_PERSON)
        or not values.keys.isdisjoint(COMPANY_KEYS)
        or any(strip_marks(folder) in _OF_THINGS for folder in where.folders)
        or any(plain_kind(show_links(text)) in THINGS for text in values.all("category"))
    ):
        return ""
    has_job = values.has("title") and not JOBS.isdisjoint(
        _WORD.findall(values.shown("title").casefold())
    )
    others = {name for name in _PERSONAL if values.has(name)} - {reached[0]}
    if not others and not has_job:
        return ""
    # An index note goes by its folder's name, and lies in the one above.
    folders = where.path.split("/")[: -2 if where.is_index else -1]
    return f"in: {folders[-1]}" if folders else "note: without a folder"


def _near_name(where: NotePath, values: Values) -> str:
    """Return the part of a name that puts it below people, as in Dendron (`people.ada-lin`)."""
    named = None if values.has("type") else _NAMED.match(where.stem)
    return f"note: {named[0]}…" if named else ""


def said_in_text(masked: str, start: int, stem: str, lexicon: Lexicon) -> str:
    """Return how a note's text says that it is a person's, where that is not read, or no text.

    It is a property of the page as Logseq has it, a line of tags with a label or below a section,
    or the first item of an outline with a tag.
    """
    # The line break before it is the first sign of the body's first line.
    said = _SAID.search(masked, max(start - 1, 0), _FIRST)
    if said:
        return f"note: {(said['key'] or said['own']).lower()}::"
    end = start
    first = len(masked) - len(masked[start:].lstrip())
    for tag in lexicon.body_tag.finditer(masked, start):
        if tag.start() < end:
            continue
        begin, end = masked.rfind("\n", end, tag.start()) + 1 or end, masked.find("\n", tag.end())
        end = end if end >= 0 else len(masked)
        found = _TAGGED.match(masked[begin:end].rstrip())
        if found and (not found["node"] or _is_own(found, stem, is_first=begin <= first)):
            return f"note: {tag[0]} in the text"
    return ""


def _is_own(found: re.Match[str], stem: str, *, is_first: bool) -> bool:
    """Whether the words before tags are the note's name, or the first of an outline."""
    return _ITEM.match(found[0]) is not None and (
        is_first or make_slug(found["node"]) == make_slug(stem)
    )
