"""Which notes of a people folder are contacts by the folder alone (F5, F6).

It also finds folders whose name is nearly that of a people folder.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct

from mdrel.model.note_kinds import (
    BESIDE_NO_NAMES,
    CIRCLES_OF_PEOPLE,
    FOLDER_WORDS,
    GROUPS_OF_PEOPLE,
    NEAR_FOLDERS,
    NO_NAMES,
    OTHER_FOLDERS,
    PROGRAM_NOTES,
)
from mdrel.parse.classify.note_path import NotePath, strip_marks, trim_marks
from mdrel.parse.dates.read import match_date
from mdrel.parse.lexicon import Lexicon
from mdrel.parse.markdown.lazy_pattern import lazy_pattern
from mdrel.parse.properties.values import Values

CRM = "crm"
# What a note directly in a CRM folder has to say of a person.
PERSONAL = ("email", "phone", "birthday", "role", "organization")
# What only people have: in a folder whose name has a word for people a note with it is one's.
_PERSONS_OWN = ("email", "phone", "birthday")
_PEOPLE = frozenset({"people", "persons", "contacts"})
_HOW_TO = ["how", "to"]
_HASH = lazy_pattern(r"\s+[0-9a-f]{32}$")
_STAMP = lazy_pattern(r"\d{4}(?:[-_.]?\d{2}){1,5}(?!\d)")


class PeopleFolder(Struct, frozen=True):
    """The people folder a note lies in.

    It holds the folder's name as the settings have it, and how many folders of the note's path lead
    to it.
    """

    name: str
    depth: int


@lru_cache(maxsize=1024)
def find_people_folder(
    folders: tuple[str, ...], people_folders: tuple[tuple[str, ...], ...]
) -> PeopleFolder | None:
    """Return the innermost of `people_folders` among a path's folders.

    The answer for the last folders is kept, because a folder's notes are read one after the other.
    """
    bare = tuple(map(strip_marks, folders))
    best: PeopleFolder | None = None
    for wanted in people_folders:
        depth = _find_end(folders, bare, wanted)
        if depth > (best.depth if best else 0):
            best = PeopleFolder("/".join(wanted), depth)
    return best


def _find_end(folders: tuple[str, ...], bare: tuple[str, ...], wanted: tuple[str, ...]) -> int:
    """Return how many folders lead to the innermost one that is `wanted`, or 0."""
    size = len(wanted)
    for end in range(len(folders), size - 1 if size else len(folders), -1):
        if all(
            part in {folder, plain}
            for folder, plain, part in zip(
                folders[end - size : end], bare[end - size : end], wanted, strict=True
            )
        ):
            return end
    return 0


def match_folder(where: NotePath, values: Values, lexicon: Lexicon) -> str:
    """Return the people folder by which alone a note is a contact, or an empty text."""
    if not where.folders:
        return ""
    found = find_people_folder(where.folders, lexicon.people_folders)
    if found is None and strip_marks(where.folders[-1]) == CRM and values.has_any(PERSONAL):
        found = PeopleFolder(CRM, len(where.folders))
    return found.name if found and not is_no_name(where) and _is_persons_place(where, found) else ""


def is_no_name(where: NotePath) -> bool:
    """Whether a note's name cannot be a person's (F6).

    It is a date, or that of a template, an index, a guide, a list of birthdays or a group, or it
    stands for nobody in particular (`Speaker 4`, `unknown-speaker`, `test`).
    """
    if where.stem in PROGRAM_NOTES:
        return True
    if _STAMP.match(where.stem) or ((begun := match_date(where.stem)) and begun.reading.day):
        return True
    words = (
        "".join(sign if sign.isalpha() else " " for sign in where.stem.casefold())
        .replace("org chart", "orgchart")
        .split()
    )
    if words[:2] == _HOW_TO and len(words) > len(_HOW_TO):
        return True
    if words[1:] and words[-1] in GROUPS_OF_PEOPLE:
        return True
    if words[:1] and not words[1:] and words[0] in CIRCLES_OF_PEOPLE:
        return True
    return not NO_NAMES.isdisjoint(words) and all(
        word in NO_NAMES or word in BESIDE_NO_NAMES for word in words
    )


def _is_persons_place(where: NotePath, found: PeopleFolder) -> bool:
    """Whether a note stands in a people folder where a person's note would stand.

    The folder's own note does not, nor does a note in a folder of other things below it.
    """
    is_directly_in = found.depth == len(where.folders)
    if where.is_readme or (is_directly_in and where.is_index):
        return False
    last = where.folders[-1]
    is_named_so = where.stem.casefold() == last or (
        is_directly_in and strip_marks(where.stem) == strip_marks(last)
    )
    if is_named_so and not where.is_index:
        return False
    return not any(strip_marks(folder) in OTHER_FOLDERS for folder in where.folders[found.depth :])


def may_be_peoples(folders: tuple[str, ...]) -> bool:
    """Whether a folder's name has a word for people."""
    return any(map(_likeness, folders))


def near_folder(where: NotePath, values: Values, lexicon: Lexicon) -> str:
    """Return the folder, as written, that is called nearly like a people folder.

    The note would be a contact if the folder had the right name. Else the text is empty.
    """
    for depth, (folder, likeness) in enumerate(
        zip(where.path.split("/"), map(_likeness, where.folders), strict=False), 1
    ):
        if likeness == "name" or (likeness == "word" and values.has_any(_PERSONS_OWN)):
            is_person = not is_no_name(where) and _is_persons_place(
                where, PeopleFolder(folder, depth)
            )
            is_told = (
                values.has("type")
                or find_people_folder(where.folders, lexicon.people_folders)
                or is_excluded(where, lexicon)
            )
            # Of an export's hash every figure counts.
            name = folder if _HASH.search(folder) else trim_marks(folder)
            return name if is_person and not is_told else ""
    return ""


@lru_cache(maxsize=4096)
def _likeness(folder: str) -> str:
    """Return `name` for a folder nearly called as a people folder, `word` where one is in it.

    The name of an export may end with a hash (`People 0f3c…`).
    """
    plain = strip_marks(_HASH.sub("", folder))
    if plain in NEAR_FOLDERS or (plain != strip_marks(folder) and plain in _PEOPLE):
        return "name"
    words = re.split(r"[\W_]+", plain)
    pairs = map(" ".join, pairwise(words))
    return "word" if not FOLDER_WORDS.isdisjoint((*words, *pairs)) else ""


def is_excluded(where: NotePath, lexicon: Lexicon) -> bool:
    """Whether the settings say that a note is no person's (`notes.not_people`)."""
    is_no_person = lexicon.is_no_person
    return is_no_person is not None and (
        is_no_person(where.path) or is_no_person(where.path.rpartition(".")[0])
    )
