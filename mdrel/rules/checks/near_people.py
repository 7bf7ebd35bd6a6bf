"""Folders and kinds of notes that nearly say "people" (MDR504).

One remark stands for all of them. It shows the lines of `mdrel.toml` that would make these notes
contacts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from msgspec.structs import replace

from mdrel.model.diagnostic import Diagnostic
from mdrel.model.policy import Reading
from mdrel.model.toml_writer import write_toml
from mdrel.rules.checks.summary import SHOWN_NAMES, list_names, set_apart

CODE = "MDR504"
_TYPE, _TAG, _IN, _NOTE = "type: ", "tag: ", "in: ", "note: "
_SORTS = (_TYPE, _TAG, _IN, _NOTE)


def merge_near_people(
    problems: Iterable[Diagnostic], reading: Reading, *, is_each: bool = False
) -> list[Diagnostic]:
    """Return the problems, with one remark for all notes that look like people.

    With `is_each` each note has one of its own. The message of each of these problems is the name
    of a folder, or begins with one of `_SORTS`. The remark's `names` are the folders.
    """
    kept, near = set_apart(problems, CODE)
    names = Counter(each.message for each in near)
    for same in [[each] for each in near] if is_each else [near] if near else []:
        told = Counter(each.message for each in same)
        kept.append(
            replace(
                same[0],
                message=_message(told),
                hint=_hint(names, reading),
                count=len(same),
                names=(*_folders(told), *_of(_IN, told)),
            )
        )
    return kept


def _message(names: Counter[str]) -> str:
    several = names.most_common() if len(names) > SHOWN_NAMES else names.items()
    told = list_names([_say(name, count) for name, count in several])
    looks = "looks" if len(names) == 1 else "look"
    counts = "this note does not count as a contact"
    if names.total() > 1:
        counts = "none of these notes counts as a contact"
    return f"{told} {looks} like people, but {counts}"


def _say(name: str, count: int) -> str:
    """Return what is told of one kind of note."""
    notes = f"{count:,} {'note' if count == 1 else 'notes'}"
    by = f"{name.removeprefix(_IN)} by the properties in it" if name.startswith(_IN) else name
    return f"{by.removeprefix(_NOTE)} ({notes})"


def _of(sort: str, names: Iterable[str]) -> list[str]:
    return [name.removeprefix(sort) for name in names if name.startswith(sort)]


def _folders(names: Iterable[str]) -> list[str]:
    return [name for name in names if not name.startswith(_SORTS)]


def _hint(names: Counter[str], reading: Reading) -> str:
    folders, types, tags = _folders(names), _of(_TYPE, names), _of(_TAG, names)
    lines = (
        [f"people_folders = {write_toml([*reading.people_folders, *folders])}"] if folders else []
    )
    lines += (
        [f"contact_types = {write_toml([*sorted(reading.contact_types), *types])}"] if types else []
    )
    lines += (
        [f"contact_tags = {write_toml([*sorted(reading.contact_tags), *tags])}"] if tags else []
    )
    hints = [f"Write in mdrel.toml below [notes]: {' and '.join(lines)}"] if lines else []
    if folders:
        hints.append(
            f"if they are not people: not_people = {write_toml([*reading.not_people, *folders])}"
        )
    inside = _of(_IN, names)
    if inside or any(name.startswith(_NOTE) for name in names):
        hints.append(
            f"{'w' if hints else 'W'}rite `type: person` into each note that is a person's"
        )
    if inside and len(inside) <= SHOWN_NAMES:
        places = write_toml([*reading.people_folders, *folders, *inside])
        hints.append(f"where a folder holds only people: people_folders = {places} below [notes]")
    return "; ".join(hints)
