"""Properties in a note's text: inline fields and labelled lines (F14).

Inline fields are those of Dataview. Labelled lines count before a contact's first section. Both
count only where the front matter is silent. A value that does not fit is text, and is not reported.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from mdrel.model.level import Circle
from mdrel.parse.dates.read import read_birthday, read_date
from mdrel.parse.entries.head import read_head
from mdrel.parse.front_matter.node import normalize_key
from mdrel.parse.lexicon import Lexicon
from mdrel.parse.markdown.lazy_pattern import lazy_pattern
from mdrel.parse.markdown.shorten import shorten
from mdrel.parse.markdown.wikilinks import show_links
from mdrel.parse.properties.addresses import LEAST_DIGITS, count_digits
from mdrel.parse.properties.cadence import parse_cadence
from mdrel.parse.properties.opening import Opening
from mdrel.parse.properties.values import (
    FALSE,
    TRUE,
    Found,
    Values,
    field_said,
    levels_in,
    without_remark,
)
from mdrel.parse.spellings import COLLECTED

# Never read in a note's text.
_NEVER = frozenset(
    {
        "type", "category", "tags", "title", "name", "first_name", "last_name", "display_name",
        "formatted_name", "given", "family", "id", "card_id", "date",
    }
)  # fmt: skip
# The labels of lines before the first section, and the fields among them whose value has to be one
# of their own.
_LABELS = frozenset(
    {
        "email", "phone", "url", "birthday", "organization", "organisation", "company", "role",
        "aliases", "level", "circle", "cadence", "met",
    }
)  # fmt: skip
LONGEST = 200

_KEY = r"[^\[\](){}<>|:\n]{1,40}"
_ITEM = r"[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?"
_LINE = lazy_pattern(rf"{_ITEM}(?P<key>{_KEY})::(?P<value>[^\n]*)$")
_BRACKETED = lazy_pattern(
    rf"\[(?P<key>{_KEY})::(?P<value>(?>(?:\[\[[^\[\]\n]*\]\]|[^\[\]\n])*))\]"
    rf"|\((?P<round>{_KEY})::(?P<inside>(?>(?:\[\[[^\[\]\n]*\]\]|[^()\n])*))\)"
)
_LABELLED = lazy_pattern(rf"{_ITEM}(?P<key>{_KEY}):(?!:)(?P<value>[^\n]*)$")
# A table's row of a label and a value.
_ROW = lazy_pattern(rf"[ \t]*\|(?P<key>{_KEY})\|(?P<value>[^|\n]*)\|[ \t]*$")
# A label stands before the first colon or bar of its line. Line breaks are found far sooner than
# one word or another in any case, and a line without a label is left at once.
_DAY_LABEL = lazy_pattern(
    r"\n(?>[ \t]*)\|?(?=(?>[^:|\n]{1,99})[:|])[^:|\n]{0,60}?"
    r"[LlNnFfRr](?:[Aa][Ss][Tt]|[Ee][Xx][Tt]|[Oo][Ll][Ll][Oo][Ww]|[Ee][Aa][Cc][Hh])"
    r"[^:|\n]{1,30}[:|][^\n]*"
)
_MONTH = lazy_pattern(r"(20\d\d)-(0[1-9]|1[0-2])")
_TASK = lazy_pattern(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+\[.\][ \t]")
_ITEM_TEXT = lazy_pattern(_ITEM)
_EMPHASIS = " \t*_=`"


def take_inline_fields(values: Values, masked: str, start: int) -> None:
    """Add the inline fields from offset `start` on.

    Fields of tasks and of dated entries belong to these, and are left out.
    """
    if masked.find("::", start) >= 0:
        _take(values, _inline_fields(masked, start, values.lexicon))


def take_labelled_lines(values: Values, opening: Opening) -> None:
    """Add the properties in the opening lines of a contact's note (`- **Role:** Buyer`)."""
    _take(values, _labelled_lines(opening))


def report_labelled_days(values: Values, masked: str, start: int, newest: date) -> None:
    """Report a last or next contact stated in a contact's text, which is not read there (MDR209).

    It is a line or a table's row, with a remark in brackets or none. A last contact is one after
    the `newest` entry: without a word the person would look as if never spoken to.
    """
    for at, line, key, value in _read_labels(_lines_of_days(masked, start)):
        name, _ = values.lexicon.spellings.get(normalize_key(key), ("", 0))
        if name in {"last_contact", "next_contact"} and not values.has(name):
            text = show_links(_bare_value(value))
            day = _day_of(without_remark(text), values) or _month_of(text)
            if day and (name == "next_contact" or day > newest):
                values.report("MDR209", f"'{shorten(line.strip())}'", at)


def _lines_of_days(masked: str, start: int) -> Iterator[tuple[int, str]]:
    """Yield offset and text of each line that may state a last or next contact."""
    for found in _DAY_LABEL.finditer(f"\n{masked[start:]}"):
        yield start + found.start(), found[0][1:].rstrip("\r")


def list_body_fields(
    masked: str, start: int, opening: Opening, lexicon: Lexicon
) -> Iterator[tuple[str, str, int]]:
    """Yield key, field and offset of whatever in a note's text looks like a known property."""
    for key, _, at in (*_inline_fields(masked, start, lexicon), *_labelled_lines(opening)):
        name, _ = lexicon.spellings.get(normalize_key(key), ("", 0))
        if name and name not in _NEVER:
            yield key, name, at


def _take(values: Values, fields: Iterable[tuple[str, str, int]]) -> None:
    """Add the fields that neither the front matter nor an earlier line sets."""
    found: dict[str, list[tuple[int, Found]]] = {}
    for key, value, at in fields:
        normal, text = normalize_key(key), _bare_value(value)
        name, rank = values.lexicon.spellings.get(normal, ("", 0))
        name = field_said(name, normal, [text])
        if (
            name
            and name not in _NEVER
            and not values.has(name)
            and 0 < len(text) <= LONGEST
            and _fits(name, text, values)
        ):
            texts = (
                tuple(part for each in text.split(",") if (part := each.strip()))
                if name == "aliases"
                else (text,)
            )
            found.setdefault(name, []).append((rank, Found(key, texts, at)))
    for name, several in found.items():
        values.by_field[name] = (
            several if name in COLLECTED else [min(several, key=lambda pair: pair[0])]
        )


def _bare_value(value: str) -> str:
    return value.strip(_EMPHASIS)


def _inline_fields(masked: str, start: int, lexicon: Lexicon) -> Iterator[tuple[str, str, int]]:
    """Yield key, value and offset of each inline field."""
    at = masked.find("::", start)
    while at >= 0:
        begin = masked.rfind("\n", start, at) + 1 or start
        end = masked.find("\n", at)
        line = masked[begin : end if end >= 0 else len(masked)].rstrip("\r")
        if not _TASK.match(line) and not _is_entry(line, lexicon):
            yield from _fields_of(line, begin)
        at = masked.find("::", end) if end >= 0 else -1


def _is_entry(line: str, lexicon: Lexicon) -> bool:
    """Whether a line is an entry: it starts with a date."""
    item = _ITEM_TEXT.match(line)
    return read_head(line[item.end() if item else 0 :].lstrip("| \t"), lexicon) is not None


def _fields_of(line: str, begin: int) -> Iterator[tuple[str, str, int]]:
    """Yield the fields of one line: those in brackets, then the line itself."""
    for match in _BRACKETED.finditer(line):
        key, value = (
            (match["key"], match["value"])
            if match["key"] is not None
            else (match["round"], match["inside"])
        )
        yield key.strip(_EMPHASIS), value, begin + match.start()
    if whole := _LINE.match(_BRACKETED.sub("", line)):
        yield whole["key"].strip(_EMPHASIS), whole["value"], begin


def _labelled_lines(opening: Opening) -> Iterator[tuple[str, str, int]]:
    """Yield label, value and offset of each labelled line that may state a property."""
    for at, _, key, value in _read_labels(opening.lines):
        normal = normalize_key(key)
        if normal in _LABELS and (normal != "met" or read_date(_bare_value(value)).day):
            yield key, value, at


def _read_labels(lines: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str, str, str]]:
    """Yield offset, text, label and value of each labelled line."""
    for at, line in lines:
        if _TASK.match(line):
            continue
        if match := _LABELLED.match(line) if ":" in line else _ROW.match(line):
            yield at, line, _strip_signs(match["key"]), match["value"]


def _strip_signs(label: str) -> str:
    """Return a label without emphasis and emoji around it."""
    start, end = 0, len(label)
    while start < end and not label[start].isalnum():
        start += 1
    while end > start and not label[end - 1].isalnum():
        end -= 1
    return label[start:end]


def _fits(name: str, text: str, values: Values) -> bool:
    """Whether a text is a value of the field `name`."""
    check = _CHECKS.get(name)
    return check is None or check(show_links(text), values)


def _day_of(text: str, values: Values) -> date | None:
    return read_date(text, values.lexicon.reading.date_order).day


def _month_of(text: str) -> date | None:
    """Return the first day of a month that is told without a day (`2026-01`), or None."""
    month = _MONTH.fullmatch(without_remark(text))
    return date(int(month[1]), int(month[2]), 1) if month else None


def _is_day(text: str, values: Values) -> bool:
    return _day_of(text, values) is not None


def _is_flag(text: str, _values: Values) -> bool:
    return text.lower() in TRUE | FALSE


# What each field takes; of a field that is not here any text.
_CHECKS: dict[str, Callable[[str, Values], bool]] = {
    "level": lambda text, _: len(levels_in([text])) == 1,
    "circle": lambda text, _: text.lower() in set(Circle),
    "cadence": lambda text, _: parse_cadence(text) is not None,
    "email": lambda text, _: "@" in text,
    "phone": lambda text, _: count_digits(text) >= LEAST_DIGITS,
    "url": lambda text, _: "." in text and " " not in text,
    "birthday": lambda text, values: (
        read_birthday(text, values.lexicon.reading.date_order)[0] is not None
    ),
    **dict.fromkeys(
        ("next_contact", "snooze_until", "objective_due", "owe_reply", "added"), _is_day
    ),
    "last_contact": lambda text, values: _is_day(without_remark(text), values),
    **dict.fromkeys(("paused", "archived", "calendar"), _is_flag),
}
