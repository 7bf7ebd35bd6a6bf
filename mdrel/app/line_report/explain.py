"""Tells what was made of one line of a note, for `mdrel explain FILE:LINE`.

That is the verdict, the rule and the remedy.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from mdrel.app.line_report.counted import find_talks, find_tasks
from mdrel.app.line_report.finding import Finding, join_names
from mdrel.app.line_report.told_note import ToldNote
from mdrel.app.line_report.uncounted import explain_nothing
from mdrel.app.session import Session
from mdrel.errors import UsageError
from mdrel.model.codes import CODES
from mdrel.model.format_rules import REMEDIES, RULES, TAG_REMEDY
from mdrel.model.note import Passed
from mdrel.model.span import span_at
from mdrel.parse.note import parse_fully
from mdrel.vault.read import read_note

_UNREAD = Finding(
    "not read",
    "This file is not read: it is hidden, ignored or not a note.",
    "F1",
    REMEDIES["F1"],
)
_BLOCK_START = re.compile(r"\s*(?:[-*+]\s|\d{1,9}[.)]\s|#{1,6}\s|\||>|$)")


def explain_line(session: Session, place: str) -> tuple[str, list[Finding]]:
    """Return the path and what was made of the line of `PATH:LINE`.

    Raises UsageError where there is no such note or line.
    """
    name, _, number = place.rpartition(":")
    path, line = _read_path(session, name), int(number)
    text = _read_text(session, path)
    last = text.count("\n") + 1
    if not 1 <= line <= last:
        raise UsageError(
            f"{path} has {last} lines.", "Give one of its lines: mdrel explain FILE:LINE"
        )
    told = _open_note(session, path, text)
    if isinstance(told, Finding):
        return path, [told]
    found = [each for number in _block_lines(told, line) for each in _of_line(told, number)]
    return path, found or list(explain_nothing(told, line))


def explain_note(session: Session, name: str) -> tuple[str, list[str], list[tuple[int, Finding]]]:
    """Return the path and the lines of a note, and what was made of them, each with its number.

    Of most lines there is nothing to tell. Raises UsageError where there is no such note.
    """
    path = _read_path(session, name)
    text = _read_text(session, path)
    told = _open_note(session, path, text)
    if isinstance(told, Finding):
        return path, text.split("\n"), [(1, told)]
    note = told.note
    lines = {talk.span.line for talk in note.talks} | {task.span.line for task in note.tasks}
    lines |= {each.span.line for each in note.passed} | {move.span.line for move in note.levels}
    lines |= {each.span.line for each in session.problems if each.path == path}
    return path, told.lines, [(at, each) for at in sorted(lines) for each in _of_line(told, at)]


def _open_note(session: Session, path: str, text: str) -> ToldNote | Finding:
    """Return the note, or why none of its lines is read."""
    note = session.index.notes.get(path)
    if note is None:
        return _UNREAD
    for each in session.problems:
        if each.path == path and each.code == "MDR105":
            why = f"{each.message[:1].upper()}{each.message[1:]}."
            return Finding("not read", why, "F9", REMEDIES["F9"])
    return ToldNote(session, note, text)


def _read_text(session: Session, path: str) -> str:
    text, unread = read_note(session.vault, path)
    if text is None:
        raise UsageError(
            unread.message if unread else f"There is no note '{path}' in this vault.",
            "Paths are relative to the vault, as `mdrel check` prints them; `mdrel explain` alone "
            "lists the codes of problems.",
        )
    return text


def _read_path(session: Session, name: str) -> str:
    """Return the path relative to the vault."""
    at = Path(name)
    root = session.vault.resolve()
    if at.is_absolute() or not (session.vault / at).exists():
        resolved = at.resolve()
        if resolved.is_relative_to(root):
            return resolved.relative_to(root).as_posix()
    return at.as_posix()


def _block_lines(told: ToldNote, line: int) -> Iterator[int]:
    """Yield the line and, where it is another, the line its block begins with.

    No block begins before the first line behind the front matter.
    """
    yield line
    lines, start = told.lines, line
    first = span_at(told.text, told.block.body).line if told.block else 1
    while start > first and lines[start - 2].strip() and not _BLOCK_START.match(lines[start - 1]):
        start -= 1
    if start != line:
        yield start


def _of_line(told: ToldNote, line: int) -> Iterator[Finding]:
    """Yield what was read from the line: talks, tasks, lines passed over, problems."""
    note = told.note
    yield from find_talks(told, line)
    yield from find_tasks(told, line)
    passed = [each for each in note.passed if each.span.line == line]
    for each in passed:
        people = [note.path] if note.profile else told.find_contacts(each.links)
        who = tuple(told.names[path] for path in people if path in told.names)
        remedy = _remedy(told, each)
        yield Finding("not counted", _why_not(each.rule, who), each.rule, remedy, who)
    for change in note.levels:
        if change.span.line == line:
            yield Finding("level", f"The level is {change.after} from {change.on} on.")
    said = {each.code for each in passed}
    for problem in told.session.problems:
        if problem.path == note.path and problem.span.line == line and problem.code not in said:
            yield Finding(str(problem.severity), problem.message, problem.code, problem.hint)


def _remedy(told: ToldNote, passed: Passed) -> str:
    """Return what would change the verdict on a line, with a tag only where that would do."""
    remedy = REMEDIES.get(passed.rule, "")
    if passed.code in {"MDR310", "MDR311", "MDR312", "MDR315", "MDR316"}:
        return CODES[passed.code].remedy
    if not remedy.endswith(TAG_REMEDY):
        return remedy
    lines = list(told.lines)
    lines[passed.span.line - 1] = f"{lines[passed.span.line - 1].rstrip()} #call"
    tagged = parse_fully(told.path, "\n".join(lines), told.session.lexicon)
    counts = any(talk.span.line == passed.span.line for talk in tagged.talks)
    return remedy if counts else f"{remedy.removesuffix(TAG_REMEDY)}."


def _why_not(rule: str, people: tuple[str, ...]) -> str:
    who = f" with {join_names(people)}" if people else ""
    why = (
        "The link is a mention: no word of contact belongs to it." if rule == "F56" else RULES[rule]
    )
    return f"Not counted as a conversation{who}. {why}"
