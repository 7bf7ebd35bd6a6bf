"""Tells what was made of one line of a note, for `mdrel explain FILE:LINE`.

That is the verdict, the rule and the remedy, of talks and tasks that were read and of all others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from mdrel.app.line_report.passed_over import tell_passed
from mdrel.app.line_report.told_note import ToldNote, Verdict
from mdrel.app.line_report.uncounted import explain_nothing
from mdrel.app.line_report.unread_file import explain_template, explain_unread
from mdrel.app.session import Session
from mdrel.errors import UsageError
from mdrel.model.conversation import Channel, Conversation
from mdrel.model.follow_up import FollowUp
from mdrel.model.format_rules import REMEDIES, RULES
from mdrel.model.names import join_names
from mdrel.model.note import Place, TaskLine
from mdrel.model.span import span_at
from mdrel.vault.read import read_note

# The rules by which nothing of a note is read, by the code of its problem.
_NOT_READ = {"MDR105": "F9", "MDR406": "F6"}


def find_talks(told: ToldNote, line: int) -> Iterator[Verdict]:
    """Yield the conversations that were read from a line."""
    gathered = told.gathered
    rules = {talk.on: talk.rule for talk in told.note.talks if talk.span.line == line}
    held: dict[tuple[object, ...], tuple[Conversation, list[str]]] = {}
    for who, talk in zip(gathered.talkers, gathered.talks, strict=True):
        if talk.span.line == line:
            key = talk.on, talk.channel, talk.source
            held.setdefault(key, (talk, []))[1].append(told.names[who])
    for talk, people in held.values():
        yield _of_talk(told.session, talk, tuple(people), rules.get(talk.on, "F38"))
    if not held and rules:
        yield Verdict(
            "not counted",
            "It would count as a talk, but none of those it names is a contact.",
            "F50" if told.is_daily else "F43",
            (
                "Name a contact by the full name or an alias; a name they go by besides goes into "
                "`aliases:` of their note. Make a note for others who matter, with `type: person`."
            ),
        )


def _of_talk(session: Session, talk: Conversation, people: tuple[str, ...], rule: str) -> Verdict:
    """Return what is to say of a conversation."""
    names = join_names(people)
    if talk.is_plan:
        return Verdict(
            "plan",
            f"A plan for {talk.on} with {names}, not a conversation.",
            "F36",
            REMEDIES["F36"],
            people,
        )
    if talk.on > session.today:
        return Verdict(
            "plan",
            f"A plan for {talk.on} with {names}: the day is still to come.",
            "F38",
            REMEDIES["F38"],
            people,
        )
    if talk.channel is Channel.ATTEMPT:
        return Verdict(
            "tried",
            f"An attempt to reach {names} on {talk.on}: it is in the history and no conversation.",
            rule,
            "",
            people,
        )
    return Verdict(
        "counted",
        f"Counts as a conversation with {names} on {talk.on} ({talk.channel}).",
        rule,
        "",
        people,
    )


def find_tasks(told: ToldNote, line: int) -> Iterator[Verdict]:
    """Yield the tasks that were read from a line."""
    note, gathered = told.note, told.gathered
    owed: dict[bool, tuple[FollowUp, list[str]]] = {}
    for who, task in zip(gathered.doers, gathered.tasks, strict=True):
        if task.span.line == line:
            owed.setdefault(task.is_theirs, (task, []))[1].append(told.names[who])
    for is_theirs, (task, people) in owed.items():
        what = "Follow-up" if task.due_on else "Promise"
        state = " It is done." if task.is_done else " It is cancelled." if task.is_cancelled else ""
        who = (
            f"{join_names(people)} {'owe' if len(people) > 1 else 'owes'} it to you"
            if is_theirs
            else f"you owe it to {join_names(people)}"
        )
        yield Verdict(
            "task",
            f"{what}: {who}{f', by {task.due_on}' if task.due_on else ''}.{state}",
            task.rule,
            REMEDIES.get(task.rule, ""),
            tuple(people),
        )
    unowed = next((each for each in note.tasks if each.span.line == line), None)
    if not owed and unowed:
        yield _of_unowed(unowed, is_about_people=bool(note.profile or note.people_note))


def _of_unowed(task: TaskLine, *, is_about_people: bool) -> Verdict:
    """Return what is to say of a task that is nobody's promise.

    With `is_about_people` it stands in a contact's or a conversation's note, where only somebody
    else's name makes it none.
    """
    rule = "F79" if task.is_no_promise else "F77"
    why, remedy = RULES[rule], REMEDIES[rule]
    if not task.is_no_promise and not is_about_people:
        why = "It names no contact as owner or object."
    elif not task.is_no_promise:
        why = "Somebody who is no contact owes it, or nobody yet, or it is for them."
        if all(named.place is not Place.OBJECT for named in task.named):
            remedy += " If you owe it, end it with @me."
    return Verdict("not counted", f"A task that is nobody's promise here. {why}", rule, remedy)


_BLOCK_START = re.compile(r"\s*(?:[-*+]\s|\d{1,9}[.)]\s|#{1,6}\s|\||>|$)")


def explain_line(session: Session, place: str) -> tuple[str, list[Verdict]]:
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
    if isinstance(told, Verdict):
        return path, [told]
    found = [each for number in _block_lines(told, line) for each in _of_line(told, number)]
    return path, found or list(explain_nothing(told, line))


def explain_note(session: Session, name: str) -> tuple[str, list[str], list[tuple[int, Verdict]]]:
    """Return the path and the lines of a note, and what was made of them, each with its number.

    Of most lines there is nothing to tell. Raises UsageError where there is no such note.
    """
    path = _read_path(session, name)
    text = _read_text(session, path)
    told = _open_note(session, path, text)
    if isinstance(told, Verdict):
        return path, text.split("\n"), [(1, told)]
    note = told.note
    lines = {talk.span.line for talk in note.talks} | {task.span.line for task in note.tasks}
    lines |= {each.span.line for each in note.passed} | {move.span.line for move in note.levels}
    lines |= {each.span.line for each in session.problems if each.path == path}
    return path, told.lines, [(at, each) for at in sorted(lines) for each in _of_line(told, at)]


def _open_note(session: Session, path: str, text: str) -> ToldNote | Verdict:
    """Return the note, or why none of its lines is read."""
    note = session.index.notes.get(path)
    if note is None:
        return explain_unread(session, path)
    if template := explain_template(session, path):
        return template
    for each in session.snapshot.diagnostics:
        if each.path == path and (rule := _NOT_READ.get(each.code)):
            why = f"{each.message[:1].upper()}{each.message[1:]}."
            return Verdict("not read", why, rule, REMEDIES[rule])
    return ToldNote(session, session.gatherer.settle(note), text)


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


def _of_line(told: ToldNote, line: int) -> Iterator[Verdict]:
    """Yield what was read from the line: talks, tasks, lines passed over, problems."""
    note = told.note
    yield from find_talks(told, line)
    yield from find_tasks(told, line)
    passed = told.doubt(each for each in note.passed if each.span.line == line)
    yield from (tell_passed(told, each) for each in passed)
    for change in note.levels:
        if change.span.line == line:
            yield Verdict("level", f"The level is {change.after} from {change.on} on.")
    said = {each.code for each in passed}
    for problem in told.session.problems:
        if problem.path == note.path and problem.span.line == line and problem.code not in said:
            yield Verdict(str(problem.severity), problem.message, problem.code, problem.hint)
