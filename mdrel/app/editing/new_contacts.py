"""Plans the notes of new contacts, which `add` and `target add` write."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from mdrel.app.editing.note_command import NoteChange, NoteCommand
from mdrel.app.input.person_lookup import is_exact
from mdrel.app.session import Session
from mdrel.errors import UsageError
from mdrel.model.level import Level
from mdrel.write.edits import (
    AddItem,
    AddLevel,
    Edit,
    EditRefusedError,
    Reader,
    SetProperty,
    apply_edits,
)

LONGEST_BYTES = 120
# Names that Windows keeps for itself, with any ending.
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
_MARKS = frozenset(" -_.,'()&+")
FIELDS = (
    "organization",
    "role",
    "email",
    "phone",
    "birthday",
    "source",
    "introduced_by",
    "met_how",
    "they_offer",
    "i_offer",
)
_LISTS = frozenset({"email", "phone", "they_offer", "i_offer", "introduced_by"})


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody to add.

    `properties` are pairs of property and value. A property that takes a list may have several.
    """

    name: str
    level: Level | None = None
    properties: tuple[tuple[str, str], ...] = ()


def read_newcomer(
    name: str, level: Level | None, options: Mapping[str, str | tuple[str, ...]]
) -> Newcomer:
    """Return the newcomer that a command's options describe.

    Options that are no property are passed over.
    """
    pairs = [(key, value) for key in FIELDS for value in _several(options.get(key, ()))]
    return Newcomer(name, level, tuple(pairs))


def _several(value: str | tuple[str, ...]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else value


def make_add(session: Session, newcomers: tuple[Newcomer, ...], on: date) -> NoteCommand:
    """Return the command that writes a note for each newcomer.

    Raises UsageError where somebody goes by that name already, or the name is no name.
    """
    taken = {path.casefold() for path in session.index.notes}
    changes: list[NoteChange] = []
    for each in newcomers:
        change = _change(session, each, on)
        if change.path.casefold() in taken:
            raise UsageError(
                f"{change.path} is already there; nothing was written", "Choose another name."
            )
        taken.add(change.path.casefold())
        changes.append(change)
    return NoteCommand("add", ", ".join(each.name for each in newcomers)[:120], tuple(changes))


def _change(session: Session, new: Newcomer, on: date) -> NoteChange:
    name = " ".join(new.name.split())
    same = next(
        (each.contact for each in session.agenda.standings if is_exact(each.contact, name)), None
    )
    if same:
        raise UsageError(
            f"{name} is already there: {same.path}",
            "If it is somebody else, add something to the name: a middle name, a place.",
        )
    stem = file_name(name)
    path = f"{home_folder(session)}/{stem}.md".removeprefix("/")
    reader = Reader(path, session.lexicon)
    edits: list[Edit] = [SetProperty("name", name)] if name != stem else []
    edits += [SetProperty("level", str(new.level))] if new.level else []
    edits += [
        AddItem(key, value) if key in _LISTS else SetProperty(key, value)
        for key, value in new.properties
        if value
    ]
    edits += [SetProperty("added", on.isoformat()), AddItem("tags", "person")]
    edits += [AddLevel(on, None, new.level)] if new.level else []
    heading = re.sub(r"([\\`*_\[\]<>#|~$%])", r"\\\1", name)
    try:
        return NoteChange(
            path, content=apply_edits(f"---\ntype: person\n---\n# {heading}\n", edits, reader)
        )
    except EditRefusedError as error:
        raise UsageError(
            f"The note of {name} cannot be written: {error.reason}", error.hint
        ) from error


def file_name(name: str) -> str:
    """Return a file name for a person's name, of at most 120 bytes.

    It has letters, digits and a few marks, and is no name that a system keeps for itself. Raises
    UsageError where nothing is left.
    """
    kept = "".join(
        each
        if each.isalnum() or each in _MARKS or unicodedata.category(each).startswith("M")
        else " "
        for each in unicodedata.normalize("NFC", name)
    )
    stem = " ".join(kept.split()).strip(". ")
    while len(stem.encode("utf-8")) > LONGEST_BYTES:
        stem = stem[:-1].rstrip(". ")
    if not any(each.isalnum() for each in stem):
        raise UsageError(f"'{name}' is no name for a note", "A name has letters.")
    return f"{stem} (person)" if _RESERVED.fullmatch(stem) else stem


def home_folder(session: Session) -> str:
    """Return the folder where new people go.

    That is the first people folder that is there, else where most contacts lie, else the first
    people folder by name.
    """
    folders = session.policy.reading.people_folders
    there = next((folder for folder in folders if (session.vault / folder).is_dir()), None)
    if there:
        return there
    homes = Counter(each.path.rpartition("/")[0] for each in session.snapshot.contacts)
    return homes.most_common(1)[0][0] if homes else next(iter(folders), "")
