"""Says why a note of the name that was typed is no contact."""

from __future__ import annotations

from mdrel.app.session import Session
from mdrel.app.settings.files import FILE_NAME
from mdrel.app.settings.loader import read_settings_text
from mdrel.model.path_pattern import make_tree_matcher
from mdrel.parse.classify.note_path import read_path
from mdrel.parse.classify.people_folder import find_people_folder


def say_no_contact(session: Session, path: str) -> str:
    """Return a sentence that tells why the note at `path` is no contact."""
    where, lexicon = read_path(path), session.lexicon
    if pattern := find_excluding(session, path):
        return (
            f"{path} is no contact because notes.not_people in {_find_setting(session, pattern)} "
            f"leaves it out; take '{pattern}' out there to undo that."
        )
    if lexicon.me.is_note(path.rpartition(".")[0]) or lexicon.me.is_named(where.stem):
        return f"{path} is your own note by [me] in {FILE_NAME}, and so not a contact."
    if find_people_folder(where.folders, lexicon.people_folders):
        return (
            f"{path} is a note but not a contact, although it is in a people folder: its name, "
            "type, tags or place there say that it is something else."
        )
    return (
        f"{path} is a note but not a contact: it has no person type or tag, no level, and "
        "is not in a people folder."
    )


def find_excluding(session: Session, path: str) -> str:
    """Return the pattern of `notes.not_people` that leaves a note out, or an empty text."""
    paths = (path, path.rpartition(".")[0])
    return next(
        (
            pattern
            for pattern in session.policy.reading.not_people
            if any(map(make_tree_matcher([pattern]), paths))
        ),
        "",
    )


def _find_setting(session: Session, pattern: str) -> str:
    """Return where in the settings the pattern is, with its line where it is written as it is."""
    lines = read_settings_text(session.vault).split("\n")
    numbers = (number for number, line in enumerate(lines, 1) if pattern in line)
    number = next(numbers, 0)
    return f"{FILE_NAME}:{number}" if number else FILE_NAME
