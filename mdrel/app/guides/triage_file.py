"""Reads and makes lists of levels, a person on each line: name, tab, level."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from mdrel.app.guides.triage import DECISIONS, SKIP, WORDS
from mdrel.app.input.list_file import read_list_file, read_list_stream
from mdrel.app.input.person_lookup import find_people
from mdrel.app.session import Session
from mdrel.errors import UsageError
from mdrel.model.level import Level
from mdrel.rules.triage import Case

STDIN, _SHOWN_NAMES = "-", 4
_WORDS = {**DECISIONS, **{word: word for word in WORDS}, "": SKIP, "-": SKIP}


@dataclass(frozen=True, slots=True)
class FileLevels:
    """What a file decides by path, and a sentence for each line that decides nothing."""

    decided: dict[str, str]
    remarks: tuple[str, ...]


def read_levels(session: Session, path: str) -> FileLevels:
    """Return what the lines of a file decide.

    Blank lines and those that begin with `#` are passed over, as is what follows a second tab.
    Raises UsageError where the file cannot be read.
    """
    return FileLevels(*read_list(path, lambda line: _read_line(session, line)))


def read_list(
    path: str,
    read: Callable[[str], tuple[str, str]],
    is_named: Callable[[str], bool] = lambda _: False,
) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return what `read` finds in each line of a list, and a sentence for each it refuses.

    Blank lines and those that begin with `#` are passed over, but where what stands before the tab
    `is_named` so. Raises UsageError where the file cannot be read.
    """
    decided: dict[str, str] = {}
    remarks: list[str] = []
    for number, line in enumerate(_read_text(path).split("\n"), 1):
        is_remark = line.startswith("#") and not is_named(line.partition("\t")[0])
        if not line.strip() or is_remark:
            continue
        try:
            found, word = read(line)
            is_new = decided.setdefault(found, word) == word
            why = "" if is_new else f"{found} has a different answer on an earlier line"
        except UsageError as error:
            why = error.message
        if why:
            remarks.append(f"{path}:{number}: {why}; the line is skipped")
    return decided, tuple(remarks)


def _read_text(path: str) -> str:
    if path == STDIN:
        return read_list_stream(sys.stdin.buffer, path)
    return read_list_file(path, "Name a file with a person on each line: name, tab, level.")


def _read_line(session: Session, line: str) -> tuple[str, str]:
    """Return the path of the one person a line names, and what it decides."""
    who, tab, rest = line.strip().partition("\t")
    if not tab:
        who, _, rest = line.strip().rpartition(" ")
    level = rest.partition("\t")[0].strip().lower()
    if level not in _WORDS or not who.strip():
        raise UsageError(
            f"'{level}' is not a level" if tab else "a line is a name, a tab and a level"
        )
    found = find_people(session, " ".join(who.split()))
    if len(found) == 1:
        return found[0].contact.path, _WORDS[level]
    if not found:
        raise UsageError(f"nobody is called '{who.strip()}'")
    names = ", ".join(each.contact.path for each in found[:_SHOWN_NAMES])
    raise UsageError(f"'{who.strip()}' matches {len(found)} people ({names})")


def list_proposals(cases: Sequence[Case]) -> Iterator[tuple[str, Level | str, str]]:
    """Yield each person, the proposed level and why, as `read_levels` takes them.

    Namesakes stand with the path of their note, and `-` for no proposal.
    """
    names = Counter(case.contact.name.casefold() for case in cases)
    for case in cases:
        is_alone = names[case.contact.name.casefold()] == 1
        who = case.contact.name if is_alone else case.contact.path
        found = case.proposal
        yield who, found.level if found else "-", found.why if found else ""
