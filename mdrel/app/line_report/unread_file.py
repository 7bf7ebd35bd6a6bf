"""Tells why nothing of a file is read: it is no note, is hidden or left out, or is a template."""

from __future__ import annotations

from mdrel.app.line_report.told_note import Verdict
from mdrel.app.session import Session
from mdrel.app.settings.files import FILE_NAME
from mdrel.model.format_rules import REMEDIES
from mdrel.model.path_pattern import make_matcher
from mdrel.parse.classify.note_path import read_path
from mdrel.parse.classify.template import lies_in_template_folder
from mdrel.vault.scan import ENDINGS

_NOT_READ = "not read"


def explain_unread(session: Session, path: str) -> Verdict:
    """Return why a file that is none of the vault's notes is not read."""
    if path == FILE_NAME:
        return Verdict(
            _NOT_READ,
            "This file holds the settings and is not a note; `mdrel config` shows what they say.",
        )
    if not path.lower().endswith(ENDINGS):
        return Verdict(
            _NOT_READ, f"This file is not a note: notes end in {' or '.join(ENDINGS)}.", "", ""
        )
    if hidden := next((name for name in path.split("/") if name.startswith(".")), ""):
        return Verdict(
            _NOT_READ,
            f"'{hidden}' is hidden: files and folders whose names begin with a dot are not read.",
            "F1",
            "Move the note to a folder whose name does not begin with a dot.",
        )
    if pattern := _find_pattern(session.policy.ignore, path):
        return Verdict(
            _NOT_READ,
            f"'{pattern}' in notes.ignore leaves this file out.",
            "",
            f"Take '{pattern}' out of notes.ignore in mdrel.toml.",
        )
    named = next((each for each in session.problems if each.path == path), None)
    if named:
        return Verdict(_NOT_READ, f"Not read: {named.message}.", named.code, named.hint)
    return Verdict(
        _NOT_READ,
        "This file is not read: it is behind a link, or is no regular file.",
        "",
        "Put the note itself into the vault.",
    )


def explain_template(session: Session, path: str) -> Verdict | None:
    """Return why a note in a folder of templates is not read, or None where it is in none."""
    if not lies_in_template_folder(read_path(path), session.lexicon):
        return None
    return Verdict(
        _NOT_READ, "This note is in a folder of templates and is not read.", "F1", REMEDIES["F1"]
    )


def _find_pattern(patterns: tuple[str, ...], path: str) -> str:
    """Return the first pattern that leaves out a path or a folder it is in, or an empty text."""
    parts = path.split("/")
    ways = ["/".join(parts[: end + 1]) for end in range(len(parts))]
    return next((each for each in patterns if any(map(make_matcher([each]), ways))), "")
