"""Property values as texts, lists, links, dates and booleans (F15).

They are never typed by YAML 1.1.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct, field

from mdrel.model.codes import problem
from mdrel.model.diagnostic import Diagnostic
from mdrel.model.level import Level
from mdrel.model.note import Link
from mdrel.model.span import START, Span, span_at
from mdrel.parse.dates.daily_name import read_day
from mdrel.parse.dates.read import WHY, DateReading
from mdrel.parse.front_matter.read import FrontMatter, Node, Property
from mdrel.parse.front_matter.texts import node_texts, people_texts
from mdrel.parse.lexicon import Lexicon
from mdrel.parse.markdown.lazy_pattern import lazy_pattern
from mdrel.parse.markdown.shorten import shorten
from mdrel.parse.markdown.wikilinks import link_target, links_of, show_links
from mdrel.parse.properties.addresses import split_emails
from mdrel.parse.spellings import BRACKETED, COLLECTED, PEOPLE_FIELDS, UNDISPUTED

TRUE = frozenset({"true", "yes", "on", "1", "y", "x"})
FALSE = frozenset({"false", "no", "off", "0", "n"})
LEVELS = frozenset(map(str, Level))
_UNKNOWN = ("", 0)
_LABELLED = frozenset({"email", "phone", "url"})
_NO_WORD = lazy_pattern(r"[^\w]+")


class Found(Struct, frozen=True, gc=False):
    """One property that speaks of a field, with its values as texts (never empty)."""

    key: str
    texts: tuple[str, ...]
    start: int


class Values(Struct):
    """A note's properties by field.

    Problems met while reading values are kept in `diagnostics`. `maps` are fields whose value is
    properties of its own. `keys` are all properties, as keys are compared. `heading` is the note's
    H1, and `people` keeps who was read in a field that lists people. `places` says where the fields
    stand that were asked for.
    """

    path: str
    text: str
    lexicon: Lexicon
    by_field: dict[str, list[tuple[int, Found]]] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    places: dict[str, int] = field(default_factory=dict)
    maps: dict[str, Found] = field(default_factory=dict)
    keys: frozenset[str] = frozenset()
    heading: str = ""
    people: dict[str, tuple[Link, ...]] = field(default_factory=dict)

    def has(self, name: str) -> bool:
        """Whether the field `name` has a value."""
        return name in self.by_field

    def has_any(self, names: Iterable[str]) -> bool:
        """Whether one of the fields `names` has a value."""
        return not self.by_field.keys().isdisjoint(names)

    def all(self, name: str) -> tuple[str, ...]:
        """Return the values of a field.

        Several spellings of a collected field add up. Else the first wins, and a difference is
        reported.
        """
        found = self.by_field.get(name)
        if not found:
            return ()
        if len(found) > 1:
            found.sort(key=lambda pair: pair[0])
        first = found[0][1]
        self.places.setdefault(name, first.start)
        if len(found) == len(first.texts) == 1:
            return first.texts
        if name in COLLECTED:
            return tuple(dict.fromkeys([text for _, each in found for text in each.texts]))
        for _, other in found[1:] if name not in UNDISPUTED else ():
            if other.texts != first.texts:
                self.report(
                    "MDR207",
                    f"{first.key} and {other.key} differ; {first.key} is used",
                    other.start,
                )
        return first.texts

    def one(self, name: str) -> str:
        """Return the first value of a field, or an empty text."""
        return self.all(name)[0] if name in self.by_field else ""

    def shown(self, name: str) -> str:
        """Return the first value of a field with links as their shown text."""
        return " ".join(show_links(self.one(name)).split()) if name in self.by_field else ""

    def shown_all(self, name: str) -> tuple[str, ...]:
        """Return all values of a field with links as their shown text."""
        if name not in self.by_field:
            return ()
        return tuple(" ".join(show_links(text).split()) for text in self.all(name))

    def emails(self) -> tuple[str, ...]:
        """Return the e-mail addresses (F13)."""
        return split_emails(self.all("email"))

    def links(self, name: str) -> tuple[Link, ...]:
        """Return a field's values as links and plain names.

        `A, B` without links is two names.
        """
        result: list[Link] = []
        for text in self.all(name):
            span = self.place(name)
            matches = list(links_of(text).finditer(text))
            if matches:
                result.extend(
                    Link(target, span) for match in matches if (target := link_target(match))
                )
            else:
                result.extend(
                    Link(part.strip(), span, is_link=False)
                    for part in re.split(r"[,;]", text)
                    if part.strip()
                )
        return tuple(result)

    def day(self, name: str) -> date | None:
        """Return a field's date, or None.

        A date that cannot be read is reported (MDR203, MDR204).
        """
        if name not in self.by_field:
            return None
        text = self.only(name)
        return self.read_day(name, text, read_day(text, self.lexicon))

    def only(self, name: str) -> str:
        """Return the one value of a field.

        A list of several where one is due is reported (MDR208) and gives none.
        """
        texts = self.all(name)
        if len(texts) > 1:
            self.report(
                "MDR208",
                f"{self.key(name)}: a list stands where one value is due",
                self.start(name),
            )
            return ""
        return texts[0] if texts else ""

    def read_day(self, name: str, text: str, reading: DateReading) -> date | None:
        """Return the day of `reading`, and report why if there is none."""
        if reading.problem:
            self.report_date(name, text, reading.problem)
        return reading.day

    def report_date(self, name: str, text: str, why: str) -> None:
        """Report a date of the field `name` that is not used."""
        self.report(
            "MDR204" if why == "ambiguous" else "MDR203",
            f"{self.key(name)}: '{shorten(text)}' {WHY[why]}",
            self.start(name),
        )

    def flag(self, name: str, *, default: bool) -> bool:
        """Return a field's boolean.

        Anything but yes and no is reported (MDR208).
        """
        if name not in self.by_field:
            return default
        text = self.one(name).lower()
        if text not in TRUE | FALSE:
            self.report(
                "MDR208",
                f"{self.key(name)}: '{shorten(text)}' is neither true nor false",
                self.start(name),
            )
            return default
        return text in TRUE

    def key(self, name: str) -> str:
        """Return the spelling the note uses for a field."""
        return self.by_field[name][0][1].key

    def start(self, name: str) -> int:
        """Return the offset of a field's property."""
        return self.by_field[name][0][1].start

    def place(self, name: str) -> Span:
        """Return where a field stands that was asked for."""
        return span_at(self.text, self.places[name]) if name in self.places else START

    def tags(self) -> list[str]:
        """Return the tags one by one, as they are written: `a, b` and `a b` are two."""
        texts = self.all("tags")
        return [tag for text in texts for tag in text.replace(",", " ").split()]

    def report(self, code: str, message: str, offset: int) -> None:
        """Keep a problem at a character offset."""
        self.diagnostics.append(problem(code, self.path, message, span_at(self.text, offset)))


def read_values(path: str, text: str, front: FrontMatter, lexicon: Lexicon) -> Values:
    """Return a note's properties by field.

    Null and empty values do not count. A `relationship` that is none of the four levels says what
    somebody is to one.
    """
    values = Values(path, text, lexicon, keys=frozenset([each.normal for each in front.properties]))
    for each in front.properties:
        name, rank = lexicon.spellings.get(each.normal) or spelling_of(each, lexicon)
        if not name:
            continue
        if texts := tuple(_texts_of(name, text, each.value)):
            if name == "level":
                name = field_said(name, each.normal, texts)
            values.by_field.setdefault(name, []).append((rank, Found(each.key, texts, each.start)))
        elif each.value.kind == "mapping":
            values.maps.setdefault(name, Found(each.key, (), each.start))
    return values


def spelling_of(each: Property, lexicon: Lexicon) -> tuple[str, int]:
    """Return the field that a key speaks of, empty where it is unknown, and its rank."""
    return lexicon.spellings.get(each.normal) or (
        _bracketed(each) if "[" in each.normal else _UNKNOWN
    )


def field_said(name: str, key: str, texts: Sequence[str]) -> str:
    """Return the field that a property is of by its value, `name` being the one of its key."""
    is_relation = name == "level" and key == "relationship" and not levels_in(texts[:1])
    return "relation" if is_relation else name


def levels_in(texts: Sequence[str]) -> list[str]:
    """Return the levels that `texts` name, or none where there are other words (F11).

    It reads `#trusted` and `[[Trusted]]`, and both of `target / tentative`.
    """
    if len(texts) == 1 and texts[0] in LEVELS:
        return [texts[0]]
    words = [word for text in texts for word in _NO_WORD.split(show_links(text).lower()) if word]
    return list(dict.fromkeys(words)) if all(word in LEVELS for word in words) else []


def _texts_of(name: str, text: str, node: Node) -> list[str]:
    """Return a value's texts.

    Addresses may stand in a map of labels (`home: +44 …`).
    """
    if node.kind != "scalar" and name in PEOPLE_FIELDS:
        return people_texts(text, node)
    if node.kind == "scalar" or name not in _LABELLED:
        return node_texts(text, node)
    if node.kind == "mapping":
        return [each for value in node.items[1::2] for each in node_texts(text, value)]
    if any(item.kind == "mapping" for item in node.items):
        return [each for item in node.items for each in _texts_of(name, text, item)]
    return node_texts(text, node)


def _bracketed(each: Property) -> tuple[str, int]:
    return BRACKETED.get(each.normal.partition("[")[0], ""), 100


def without_remark(text: str) -> str:
    """Return a text without what stands in brackets at its end: `2026-01-08 (message)`."""
    head, bracket, rest = text.partition("(")
    return head.rstrip() if bracket and rest.find(")") == len(rest) - 1 else text
