"""Notes in the folder of one person, which are about that person and nobody's of their own (F6)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from mdrel.model.codes import problem
from mdrel.model.contact import Profile
from mdrel.model.diagnostic import Diagnostic
from mdrel.model.names import fold_case
from mdrel.model.note import ParsedNote
from mdrel.model.note_kinds import NOTES_ABOUT_PEOPLE
from mdrel.model.words.given_names import GIVEN_NAMES

# By the folder alone a note is a contact where this ends what made it one.
_BY_FOLDER = "(F5)"
_INDEXES = ("index", "_index")
_FEWEST, _MOST = 2, 4


def drop_parts(profiles: Mapping[str, Profile], own: Iterable[str] = ()) -> dict[str, Profile]:
    """Return the contacts by path, without notes that lie in the folder of one of them.

    Nor are those in the folder of the person whose vault it is, whose `own` notes are none. The
    folder is clearly one person's where their note lies in it, or beside it, under its name. A
    note in it is somebody's all the same where it says so, or is called as a person is.
    """
    may = [path for path, each in profiles.items() if _may_be_part(path, each)]
    if not may:
        return dict(profiles)
    named = _name_owners((*own, *profiles))
    parts = {path for path in may if _find_owner(path, named)}
    return {path: each for path, each in profiles.items() if path not in parts}


def report_part(
    note: ParsedNote, contacts: Mapping[str, Profile], own: Iterable[str]
) -> Diagnostic:
    """Return the problem of a note in somebody's folder, which is no contact (MDR406)."""
    owner = contacts.get(_find_owner(note.path, _name_owners((*own, *contacts))))
    whose = f"of {owner.name}" if owner else "that is your own"
    unread = [
        f"{number:,} {word}{'' if number == 1 else 's'}"
        for number, word in ((len(note.talks), "conversation"), (len(note.tasks), "task"))
        if number
    ]
    told = f"the note lies in the folder {whose} and is no contact of its own"
    lost = f"; {' and '.join(unread)} of it are not read" if unread else ""
    return problem("MDR406", note.path, told + lost)


def _name_owners(paths: Iterable[str]) -> dict[str, str]:
    """Return the notes of people by folder and name, folded."""
    return {fold_case(path.rpartition(".")[0]): path for path in paths}


def tells_persons(profile: Profile) -> tuple[object, ...]:
    """Return what says that a note is somebody's own where only its folder makes it a contact."""
    return (profile.role,) if profile.matched_by.endswith(_BY_FOLDER) else ()


def _may_be_part(path: str, profile: Profile) -> bool:
    """Whether nothing but the folder says that a note is a person's."""
    if path.count("/") < _FEWEST or not profile.matched_by.endswith(_BY_FOLDER):
        return False
    own = (profile.emails, profile.phones, profile.birthday, profile.role, profile.organization)
    return not any(own)


def _find_owner(path: str, named: Mapping[str, str]) -> str:
    """Return the note of the person in whose folder a note lies, empty for nobody.

    `named` are the contacts' paths by folder and name.
    """
    folder, _, stem = path.rpartition(".")[0].rpartition("/")
    while "/" in folder:
        name = folder.rpartition("/")[2]
        if not _is_named_like_person(stem, name):
            places = (f"{folder}/{name}", folder, *(f"{folder}/{each}" for each in _INDEXES))
            owners = (named.get(fold_case(place), "") for place in places)
            if owner := next((each for each in owners if each and each != path), ""):
                return owner
        folder = folder.rpartition("/")[0]
    return ""


def _is_named_like_person(stem: str, owner: str) -> bool:
    """Whether a note in the folder of the `owner` is called as another person is."""
    name, whose = (" ".join(fold_case(each).replace("-", " ").split()) for each in (stem, owner))
    words = name.split()
    if f" {whose} " in f" {name} " or not NOTES_ABOUT_PEOPLE.isdisjoint(words):
        return False
    is_name = _FEWEST <= len(words) <= _MOST and all(
        word[:1].isupper() and word.replace(".", "").replace("'", "").isalpha()
        for word in stem.split()
    )
    return is_name or (words[:1] != [] and words[0] in GIVEN_NAMES)
