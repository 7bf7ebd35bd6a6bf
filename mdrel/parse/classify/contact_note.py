"""Whether a note is a contact and by which rule, or the person's own (F1 to F7)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from mdrel.model.level import Circle
from mdrel.model.note_kinds import (
    ANIMAL_KEYS,
    ANIMALS,
    COMPANY_KEYS,
    CUSTOMERS,
    FIRM_KEYS,
    MAYBE_COMPANY_KEYS,
    NEAR_TYPES,
    NO_ANIMAL_KEYS,
    PERSONAL_KEYS,
    SILENT,
    THINGS,
    TYPE_TAGS,
    plain_kind,
)
from mdrel.parse.classify.note_path import NotePath, strip_marks
from mdrel.parse.classify.note_type import conversation_word
from mdrel.parse.classify.people_folder import (
    PERSONAL,
    is_excluded,
    is_no_name,
    match_folder,
)
from mdrel.parse.dates.read import date_in_name
from mdrel.parse.lexicon import Lexicon
from mdrel.parse.markdown.lazy_pattern import lazy_pattern
from mdrel.parse.markdown.wikilinks import LINK, link_target
from mdrel.parse.properties.values import LEVELS, Values, levels_in

# What a list of people is tagged or called by as well.
_OF_MANY = frozenset({"people", "persons", "contacts"})
# A line `Teddy is our old cat.` not so far down.
_BEGINNING = 600
_PRONOUNS = frozenset({"he", "she", "it", "this"})
_ANIMAL = lazy_pattern(
    r"^[*_]{0,2}(?P<who>\w{1,30})[*_]{0,2} is (?:an?|my|our|the) (?:[\w'’-]{1,20} ){0,3}"
    rf"(?:{'|'.join(ANIMALS)})(?=[.,;!]|[ \r]*$| (?:who|that|named|called|from|and)\b)",
    re.IGNORECASE | re.MULTILINE,
)
CIRCLES = frozenset(map(str, Circle))


class Match(Struct, frozen=True):
    """Why a note is a contact: the number of the rule, and what of the note fits it."""

    rule: str
    what: str

    def __str__(self) -> str:
        """Return what `contacts --why` shows."""
        return f"{self.what} ({self.rule})"


class Kinds(Struct, frozen=True):
    """What the keys `type`, `category`, `kind`, `fileClass` and `class` say.

    It holds the first value of each sort as `key value`, empty where none is of that sort.
    """

    person: str = ""
    thing: str = ""
    unknown: str = ""


def match_contact(values: Values, where: NotePath, lexicon: Lexicon) -> Match | None:
    """Return the rule that makes a note a contact, or None.

    Whether its text is that of a template is not looked at.
    """
    if where.is_translation or is_excluded(where, lexicon):
        return None
    kinds = read_kinds(values, lexicon)
    if kinds.thing or _is_company(values, kinds):
        return None
    if _is_about_customer(values, where, kinds, lexicon):
        return None
    if kinds.unknown.startswith("type ") and not (
        kinds.person or match_folder(where, values, lexicon)
    ):
        return None
    said = _said_person(values, kinds, lexicon)
    if said and not (said.rpartition(" ")[2] in _OF_MANY and _is_list(where)):
        return Match("F3", said)
    if level := _valid_level(values):
        return Match("F4", level)
    if _is_animal(values.keys) or _is_tagged_thing(values):
        return None
    folder = match_folder(where, values, lexicon)
    return (
        Match("F5", f"folder {folder}" + (f", {kinds.unknown} unknown" if kinds.unknown else ""))
        if folder and not _begins_with_animal(where, values)
        else None
    )


def _is_list(where: NotePath) -> bool:
    """Whether a note that is tagged `people` lists them: `People MOC`, a people folder's README."""
    return is_no_name(where) or strip_marks(where.stem) in _OF_MANY


def _is_about_customer(values: Values, where: NotePath, kinds: Kinds, lexicon: Lexicon) -> bool:
    """Whether a note says which customer a talk or a mail of some day was about (F2).

    The day may be that on which a customer's own note was made, where it tells of a person.
    """
    if kinds.person.rpartition(" ")[2] not in CUSTOMERS:
        return False
    if date_in_name(where.stem) is not None:
        return True
    return values.has("date") and (
        values.has_any(("attendees", "participants"))
        or (
            "account" in values.keys
            and not values.has_any(PERSONAL)
            and values.keys.isdisjoint(PERSONAL_KEYS)
            and not match_folder(where, values, lexicon)
        )
    )


def _is_company(values: Values, kinds: Kinds) -> bool:
    """Whether the properties show a company, in a customer's note or a people folder (F2)."""
    keys = values.keys
    if not keys.isdisjoint(PERSONAL_KEYS):
        return False
    if kinds.person.rpartition(" ")[2] not in CUSTOMERS:
        return not kinds.person and not keys.isdisjoint(FIRM_KEYS)
    return not keys.isdisjoint(COMPANY_KEYS) or len(keys & MAYBE_COMPANY_KEYS) > 1


def _is_animal(keys: frozenset[str]) -> bool:
    """Whether the properties show an animal, which no folder makes a person (F6)."""
    return not keys.isdisjoint(ANIMAL_KEYS) and keys.isdisjoint(NO_ANIMAL_KEYS)


def _begins_with_animal(where: NotePath, values: Values) -> bool:
    """Whether a note begins by saying that its name is an animal's: `Teddy is a cat` (F6)."""
    said = (
        _ANIMAL.search(values.text, 0, _BEGINNING)
        if values.keys.isdisjoint(NO_ANIMAL_KEYS)
        else None
    )
    return said is not None and said["who"].casefold() in {
        *_PRONOUNS,
        where.stem.partition(" ")[0].casefold(),
    }


def _is_tagged_thing(values: Values) -> bool:
    """Whether a tag says what the note is, and it is no person (F6): `type/organization`."""
    parts = (tag.strip("#").lower().split("/") for tag in values.tags())
    return any(
        len(part) > 1 and part[0] in TYPE_TAGS and plain_kind(part[1]) in THINGS for part in parts
    )


def read_kinds(values: Values, lexicon: Lexicon) -> Kinds:
    """Return what the keys that tell a note's kind say.

    Of one key's values a person's counts first, and `type` counts before the others.
    """
    person = thing = unknown = ""
    for name in ("type", "category"):
        for key, texts in _kind_values(values, name):
            said = next(
                (
                    text
                    for text in texts
                    if text in lexicon.contact_types or (key == "kind" and text == "individual")
                ),
                "",
            )
            if said and name == "type":
                return Kinds(person=f"type {said}")
            person = person or (said and f"{key} {said}")
            other = "" if said else next((text for text in texts if text in THINGS), "")
            thing = thing or (other and f"{key} {other}")
            foreign = (
                "" if said or other else next((text for text in texts if text not in SILENT), "")
            )
            unknown = unknown or (foreign and f"{key} {foreign}")
    return Kinds(person, thing, unknown)


def _kind_values(values: Values, name: str) -> Iterator[tuple[str, list[str]]]:
    """Yield each property of a field with its values as they are compared."""
    for _, found in values.by_field.get(name, ()):
        yield found.key.casefold(), [plain_kind(_bare(text)) for text in found.texts]


def _bare(text: str) -> str:
    match = LINK.search(text) if "[" in text else None
    return (link_target(match).rpartition("/")[2] if match else text).strip().lstrip("#")


def _said_person(values: Values, kinds: Kinds, lexicon: Lexicon) -> str:
    """Return the property or tag which says that the note is a person's (F3).

    It may stand in the front matter or in a line of tags.
    """
    if kinds.person:
        return kinds.person
    if tag := _contact_tag(values, lexicon):
        return f"tag {tag}"
    is_card = values.has("card_id") and values.has_any(("formatted_name", "given", "family"))
    return "vCard" if is_card else ""


def _contact_tag(values: Values, lexicon: Lexicon) -> str:
    tags = [tag.strip("#").lower() for tag in values.tags()]
    return next(
        (
            tag
            for tag in tags
            if tag.split("/", 1)[0] in lexicon.contact_tags
            or ("/" in tag and _nested(tag, lexicon))
        ),
        "",
    )


def _nested(tag: str, lexicon: Lexicon) -> bool:
    """Whether a tag is, or lies below, a contact tag that itself has several parts."""
    return any(tag == wanted or tag.startswith(wanted + "/") for wanted in lexicon.contact_tags)


def _valid_level(values: Values) -> str:
    """Return the level or circle that makes a note a contact wherever it lies (F4)."""
    if (
        values.has("level")
        and len(levels := levels_in(values.all("level"))) == 1
        and levels[0] in LEVELS
    ):
        return f"level {levels[0]}"
    circle = values.shown("circle").lower()
    return f"circle {circle}" if circle in CIRCLES and len(values.all("circle")) == 1 else ""


def near_kind(values: Values, lexicon: Lexicon) -> str:
    """Return the `type` that nearly says that a note is a person's, or an empty text."""
    kind = read_kinds(values, lexicon).unknown if values.has("type") else ""
    return kind.replace(" ", ": ", 1) if kind.removeprefix("type ") in NEAR_TYPES else ""


def is_said_talk(values: Values) -> bool:
    """Whether a note says of itself that it is a conversation."""
    return any(
        conversation_word(_bare(text), values.lexicon)
        for name in ("type", "category")
        if values.has(name)
        for text in values.all(name)
    )


def near_level(values: Values) -> str:
    """Return the level that a misspelt `level:` was meant to be, or an empty text.

    A person should not vanish for a typing error.
    """
    if not values.has("level"):
        return ""
    import difflib

    close = difflib.get_close_matches(values.one("level").strip().lower(), LEVELS, n=1, cutoff=0.75)
    return close[0] if close else ""


def is_me(values: Values, where: NotePath, lexicon: Lexicon) -> bool:
    """Whether the note is the person's own: by `me.note`, or an e-mail of `[me]` (F7)."""
    me = lexicon.me
    if not me.is_known:
        return False
    return me.is_note(where.path.rpartition(".")[0]) or any(map(me.has_address, values.emails()))
