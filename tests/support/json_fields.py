"""Judges what `--json` prints by the table from which the page is made."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scripts.json_page import Value, read_fields, title_of

# A field of a shape, with whether it was seen with a value or as null.
Seen = set[tuple[str, str, bool]]


def find_faults(item: object, shape: type, seen: Seen) -> Iterator[str]:
    """Yield where an object and its table part, and note in `seen` what was seen."""
    title = title_of(shape)
    if not isinstance(item, dict):
        yield f"{title}: {item!r} is no object"
        return
    fields = read_fields(shape)
    if set(item) != set(fields):
        yield f"{title}: {sorted(set(item) ^ set(fields))}"
    for name in fields.keys() & item.keys():
        found, value = item[name], fields[name]
        seen.add((title, name, found is None))
        where = f"{title}.{name}: {found!r}"
        if found is None:
            yield from () if value.is_null else (where,)
        elif value.is_list:
            yield from () if isinstance(found, list) else (where,)
            for each in found:
                yield from _find_faults_of_value(each, value, where, seen)
        elif value.is_map:
            for each in found.values():
                yield from _find_faults_of_value(each, value, where, seen)
        else:
            yield from _find_faults_of_value(found, value, where, seen)


def _find_faults_of_value(found: object, value: Value, where: str, seen: Seen) -> Iterator[str]:
    if value.shape:
        yield from find_faults(found, value.shape, seen)
        return
    kind = value.kind
    assert kind
    is_float = value.plain is float and type(found) is int
    if type(found) is not value.plain and not is_float:
        yield f"{where} is no {value.plain.__name__}"
    elif kind.values and found not in kind.values:
        yield f"{where} is none of {kind.values}"
    elif kind.pattern and not re.fullmatch(kind.pattern, str(found)):
        yield f"{where} is no {kind.name}"
