"""Plans the notes of new contacts, which `add` and `target add` write.

Targets may come many at once, from a file or from people named in talks (M15, M16).
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from mdrel.app.editing.near_names import NearNames, name_contacts
from mdrel.app.editing.note_command import NoteChange, NoteCommand
from mdrel.app.editing.person_links import NAMING, link_names, link_to
from mdrel.app.input.list_file import read_list_file
from mdrel.app.input.person_lookup import MOST_NAMES, is_exact
from mdrel.app.queries import find_mentioned, find_possible_owners
from mdrel.app.session import Session
from mdrel.errors import NearNameError, PersonNotFoundError, UsageError
from mdrel.index.unknown_people import UnknownPerson
from mdrel.model.contact import Contact
from mdrel.model.level import Level
from mdrel.model.names import fold_case
from mdrel.model.slug import make_slug
from mdrel.parse.front_matter.new_note import Property, write_note
from mdrel.rules.checks.probable_owner import Owner
from mdrel.write.edits import AddLevel, EditRefusedError, Reader, apply_edits

LONGEST_BYTES = 120
# Names that Windows keeps for itself, with any ending.
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
_MARKS = frozenset(" -_.,'()&+")
FIELDS = (
    "organization", "role", "email", "phone", "birthday", "source", "introduced_by", "met_how",
    "they_offer", "i_offer",
)  # fmt: skip
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


def make_add(
    session: Session, newcomers: tuple[Newcomer, ...], *, is_sure: bool = False
) -> NoteCommand:
    """Return the command that writes a note for each newcomer.

    Raises UsageError where somebody goes by that name already, or it is no name; NearNameError
    where somebody nearly does, and nobody `is_sure` that this is somebody else.
    """
    near = None if is_sure else NearNames(session.snapshot.contacts)
    taken = {path.casefold() for path in session.index.notes}
    changes: list[NoteChange] = []
    for each in newcomers:
        change = _change(session, each)
        if near and (there := near.find(each.name)):
            raise _make_refusal(each.name, there)
        if change.path.casefold() in taken:
            raise UsageError(
                f"{change.path} is already there; nothing was written", "Choose another name."
            )
        taken.add(change.path.casefold())
        changes.append(change)
    return NoteCommand("add", ", ".join(each.name for each in newcomers)[:120], tuple(changes))


def _make_refusal(name: str, there: Sequence[Contact]) -> NearNameError:
    paths = "\n".join(f"{each.name}  {each.path}" for each in there[:MOST_NAMES])
    return NearNameError(
        f"{name} may be there already: {name_contacts(there)}",
        f"{paths}\nIf it is somebody else, add something to the name: a family name, a place.",
    )


def _change(session: Session, new: Newcomer) -> NoteChange:
    name, on = " ".join(new.name.split()), session.today
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
    heading = re.sub(r"([\\`*_\[\]<>#|~$%])", r"\\\1", name)
    level = (AddLevel(on, None, new.level),) if new.level else ()
    try:
        properties = _properties(session, new, name if name != stem else "", path)
        text = write_note(properties, f"# {heading}\n")
        return NoteChange(path, content=apply_edits(text, level, Reader(path, session.lexicon)))
    except (EditRefusedError, ValueError) as error:
        raise UsageError(f"The note of {name} cannot be written: {error}") from error


def _properties(session: Session, new: Newcomer, name: str, path: str) -> dict[str, Property]:
    """Return the properties of a newcomer's note, with `name` where the file's says less.

    Contacts whom they name are links. Raises AmbiguousError where a name fits several.
    """
    found: dict[str, Property] = {"type": "person"}
    lists: dict[str, list[str]] = defaultdict(list)
    for key, text in (("name", name), ("level", str(new.level or "")), *new.properties):
        value = link_names(session, text, path) if key in NAMING else text
        if value and key in _LISTS:
            found[key] = lists[key]
            lists[key] += [value] if value not in lists[key] else []
        elif value:
            found[key] = value
    return found | {"added": session.today.isoformat(), "tags": ["person"]}


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
        raise UsageError(f"'{name}' cannot be the name of a note", "A name needs letters.")
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


# Whom you met on so many days you know already.
SEVERAL = 2
_BULLET = re.compile(r"(?:[-*+]|\d+[.)])\s+(?:\[.\]\s+)?")
_LINK = re.compile(r"\[\[(?:[^\]|]*\|)?([^\]|]*)\]\]")
# What the parts of a line are, after the name.
_PARTS = ("source", "they_offer", "i_offer", "organization")


@dataclass(frozen=True, slots=True)
class Batch:
    """The people to add, and those who are left out.

    Left out are those who have a note already, names that came twice, and `owners`, who may be you.
    `near` are pairs of a name and of those who are there under nearly that name.
    """

    newcomers: tuple[Newcomer, ...]
    known: tuple[str, ...]
    near: tuple[tuple[str, str], ...] = ()
    owners: tuple[Owner, ...] = ()

    @property
    def targets(self) -> int:
        """How many of them become targets."""
        return sum(each.level is not None for each in self.newcomers)


def read_list(session: Session, path: str, *, is_sure: bool = False) -> Batch:
    """Return the targets of a list that has one target a line.

    A line is `Name; source; what you gain; what they gain; organisation`, and all but the name is
    optional. Bullets, numbers, check boxes and links are taken off. Blank lines and lines that
    begin with `#` are passed over. Raises UsageError with the line.
    """
    text = read_list_file(path, "Name a file with one person per line.")
    return _sort_out(session, _read_lines(text, path), is_sure=is_sure)


def _read_lines(text: str, path: str) -> Iterator[Newcomer]:
    for number, line in enumerate(text.split("\n"), 1):
        bare = _BULLET.sub("", line.strip(), count=1)
        if not bare or bare.startswith("#"):
            continue
        name, *rest = (
            " ".join(_LINK.sub(r"\1", part).split()) for part in re.split(r"[;\t]", bare)
        )
        try:
            file_name(name)
        except UsageError as error:
            raise UsageError(
                f"{path}:{number}: {error.message}; nothing was written",
                "A line is: Name; source; what you gain; what they gain; organisation",
            ) from error
        yield Newcomer(name, Level.TARGET, tuple(zip(_PARTS, rest, strict=False)))


def read_mentioned(session: Session, name: str, *, is_sure: bool = False) -> Batch:
    """Return those who are named in conversations but have no note.

    Each comes with whoever could introduce you. Those you met on several days come without a level,
    since they are no targets (M4). With `name` only the one of that name is returned, in any case
    as a target. Raises PersonNotFoundError where nobody of that name is named.
    """
    if not name:
        owners = find_possible_owners(session)
        there = find_mentioned(session, owners)
        batch = _sort_out(session, (_meet(session, each) for each in there), is_sure=is_sure)
        return replace(batch, owners=owners)
    found = [each for each in find_mentioned(session) if fold_case(each.name) == fold_case(name)]
    if not found:
        raise PersonNotFoundError(
            f"Nobody called '{name}' is named in a conversation without having a note.",
            "`mdrel target list --mentioned` lists those who are.",
        )
    return _sort_out(session, (_target(session, each) for each in found), is_sure=is_sure)


def _meet(session: Session, unknown: UnknownPerson) -> Newcomer:
    """Return somebody as a target, or without a level where you met on several days."""
    if unknown.days_met >= SEVERAL:
        return Newcomer(unknown.name)
    return _target(session, unknown)


def _target(session: Session, unknown: UnknownPerson) -> Newcomer:
    """Return a target with the contact who can introduce you.

    That is the contact who shared most of the conversations.
    """
    people = {each.path: each for each in session.snapshot.contacts}
    through = next((people[path] for path, _ in unknown.company if path in people), None)
    said = (("introduced_by", f"[[{link_to(session, through, '')}]]"),) if through else ()
    return Newcomer(unknown.name, Level.TARGET, (("source", "peers"), *said))


def _sort_out(session: Session, found: Iterator[Newcomer], *, is_sure: bool) -> Batch:
    there = {
        fold_case(name)
        for each in session.snapshot.contacts
        for name in (each.name, each.slug, *each.profile.aliases)
    }
    names = NearNames(() if is_sure else session.snapshot.contacts)
    new: dict[str, Newcomer] = {}
    known: list[str] = []
    near: list[tuple[str, str]] = []
    for each in found:
        slug = make_slug(each.name)
        if fold_case(each.name) in there or slug in new:
            known.append(each.name)
        elif like := names.find(each.name):
            near.append((each.name, name_contacts(like)))
        else:
            new[slug] = each
    return Batch(tuple(new.values()), tuple(known), tuple(near))
