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

CODE = "MDR504"
_TYPE = "type: "


def merge_near_people(problems: Iterable[Diagnostic], reading: Reading) -> list[Diagnostic]:
    """Return the problems, with one remark for all notes that look like people.

    The message of each of these problems is the name of a folder or a kind of note.
    """
    kept: list[Diagnostic] = []
    near: list[Diagnostic] = []
    for each in problems:
        (near if each.code == CODE else kept).append(each)
    if near:
        near.sort(key=lambda each: each.place)
        names = Counter(each.message for each in near)
        kept.append(
            replace(near[0], message=_message(names), hint=_hint(names, reading), count=len(near))
        )
    return kept


def _message(names: Counter[str]) -> str:
    told = ", ".join(
        f"{name} ({count} {'note' if count == 1 else 'notes'})" for name, count in names.items()
    )
    looks = "looks" if len(names) == 1 else "look"
    return f"{told} {looks} like people, and no note is a contact by that"


def _hint(names: Counter[str], reading: Reading) -> str:
    folders = [name for name in names if not name.startswith(_TYPE)]
    types = [name.removeprefix(_TYPE) for name in names if name.startswith(_TYPE)]
    lines = [f"people_folders = {_list([*reading.people_folders, *folders])}"] if folders else []
    lines += [f"contact_types = {_list([*sorted(reading.contact_types), *types])}"] if types else []
    return f"Below [notes] in mdrel.toml: {' and '.join(lines)}" + (
        f"; if they are no people: not_people = {_list([*reading.not_people, *folders])}"
        if folders
        else ""
    )


def _list(names: Iterable[str]) -> str:
    quoted = (name.replace("\\", "\\\\").replace('"', '\\"') for name in names)
    return "[" + ", ".join(f'"{name}"' for name in quoted) + "]"
