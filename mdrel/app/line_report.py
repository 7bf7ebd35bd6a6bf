"""Tells what was made of one line of a note, for `mdrel explain FILE:LINE`.

That is the verdict, the rule and the remedy.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from mdrel.app.session import Session
from mdrel.errors import UsageError
from mdrel.index.gather import NoteContributions
from mdrel.model.conversation import Channel, Conversation, Source
from mdrel.model.follow_up import FollowUp
from mdrel.model.format_rules import REMEDIES, RULES
from mdrel.model.note import Link, ParsedNote
from mdrel.parse.dates.daily_name import daily_day
from mdrel.parse.front_matter.node import Block, find_block, normalize_key
from mdrel.parse.markdown.mask import mask
from mdrel.parse.markdown.positions import span_at
from mdrel.parse.markdown.wikilinks import link_target, links_of
from mdrel.vault.read import read_note

_BLOCK_START = re.compile(r"\s*(?:[-*+]\s|\d{1,9}[.)]\s|#{1,6}\s|\||>|$)")
# The rules by which a whole note is no conversation.
_OF_NOTES = frozenset(f"F{number}" for number in range(40, 50)) - {"F49"}
_KEY = re.compile(r"(?P<key>[^\s:#\-][^:]*?)\s*:(?:\s|$)")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was made of a line.

    `rule` is the number of a rule of the note format or the code of a problem. `remedy` says what
    would change it.
    """

    verdict: str
    text: str
    rule: str = ""
    remedy: str = ""
    people: tuple[str, ...] = ()


def explain_line(session: Session, place: str) -> tuple[str, list[Finding]]:
    """Return the path and what was made of the line of `PATH:LINE`.

    Raises UsageError where there is no such note or line.
    """
    path, line = _read_place(session, place)
    text, unread = read_note(session.vault, path)
    if text is None:
        raise UsageError(
            unread.message if unread else f"There is no note '{path}' in this vault.",
            "Paths are relative to the vault, as `mdrel check` prints them.",
        )
    lines = text.split("\n")
    if not 1 <= line <= len(lines):
        raise UsageError(
            f"{path} has {len(lines)} lines.", "Write a line of it: mdrel explain FILE:LINE"
        )
    note = session.index.notes.get(path)
    if note is None:
        return path, [
            Finding(
                "not read",
                "This file is not read: it is hidden, ignored or no note.",
                "F1",
                REMEDIES["F1"],
            )
        ]
    found = [
        finding
        for number in _block_lines(lines, line)
        for finding in _of_line(session, note, number)
    ]
    return path, found or list(_of_nothing(session, note, text, line))


def _read_place(session: Session, place: str) -> tuple[str, int]:
    """Return the path relative to the vault, and the line."""
    name, _, number = place.rpartition(":")
    at = Path(name)
    root = session.vault.resolve()
    if at.is_absolute() or not (session.vault / at).exists():
        resolved = at.resolve()
        if resolved.is_relative_to(root):
            return resolved.relative_to(root).as_posix(), int(number)
    return at.as_posix(), int(number)


def _block_lines(lines: list[str], line: int) -> Iterator[int]:
    """Yield the line, and the one its block begins with where that is another."""
    yield line
    start = line
    while start > 1 and lines[start - 2].strip() and not _BLOCK_START.match(lines[start - 1]):
        start -= 1
    if start != line:
        yield start


def _of_line(session: Session, note: ParsedNote, line: int) -> Iterator[Finding]:
    """Yield what was read from the line: talks, tasks, lines passed over, problems."""
    gathered = session.gatherer.gather(note)
    names = _names(session)
    yield from _talks(session, note, gathered, (line, names))
    yield from _tasks(note, gathered, (line, names))
    for each in note.passed:
        if each.span.line == line:
            people = [note.path] if note.profile else _contacts(session, each.links, note.path)
            who = tuple(names[path] for path in people if path in names)
            yield Finding(
                "not counted", _why_not(each.rule, who), each.rule, REMEDIES.get(each.rule, ""), who
            )
    for change in note.levels:
        if change.span.line == line:
            yield Finding("level", f"The level is {change.after} from {change.on} on.")
    for problem in session.problems:
        if (
            problem.path == note.path
            and problem.span.line == line
            and problem.code not in {"MDR306", "MDR309"}
        ):
            yield Finding(str(problem.severity), problem.message, problem.code, problem.hint)


def _talks(
    session: Session,
    note: ParsedNote,
    gathered: NoteContributions,
    facts: tuple[int, dict[str, str]],
) -> Iterator[Finding]:
    line, names = facts
    rules = {talk.on: talk.rule for talk in note.talks if talk.span.line == line}
    told: dict[tuple[object, ...], tuple[Conversation, list[str]]] = {}
    for who, talk in zip(gathered.talkers, gathered.talks, strict=True):
        if talk.span.line == line:
            told.setdefault((talk.on, talk.channel, talk.source), (talk, []))[1].append(names[who])
    for talk, people in told.values():
        yield _of_talk(session, talk, tuple(people), rules.get(talk.on, "F38"))
    if not told and rules:
        yield Finding(
            "not counted",
            "It would count as a talk, but none of those it names is a contact.",
            "F50" if daily_day(note.path, session.lexicon) else "F43",
            (
                "Make a note for those who matter; where there is one, say in it that it is a "
                "person's: `type: person`."
            ),
        )


def _of_talk(session: Session, talk: Conversation, people: tuple[str, ...], rule: str) -> Finding:
    """Return what is to say of a conversation."""
    names = _join(people)
    if talk.is_plan:
        return Finding(
            "plan",
            f"A plan for {talk.on} with {names}, not a conversation.",
            "F36",
            REMEDIES["F36"],
            people,
        )
    if talk.on > session.today:
        return Finding(
            "plan",
            f"A plan for {talk.on} with {names}: the day is still to come.",
            "F38",
            REMEDIES["F38"],
            people,
        )
    if talk.channel is Channel.ATTEMPT:
        return Finding(
            "tried",
            f"An attempt to reach {names} on {talk.on}: it is in the history and no conversation.",
            rule,
            "",
            people,
        )
    return Finding(
        "counted",
        f"Counts as a conversation with {names} on {talk.on} ({talk.channel}).",
        rule,
        "",
        people,
    )


def _tasks(
    note: ParsedNote, gathered: NoteContributions, facts: tuple[int, dict[str, str]]
) -> Iterator[Finding]:
    line, names = facts
    owed: dict[bool, tuple[FollowUp, list[str]]] = {}
    for who, task in zip(gathered.doers, gathered.tasks, strict=True):
        if task.span.line == line:
            owed.setdefault(task.is_theirs, (task, []))[1].append(names[who])
    for is_theirs, (task, people) in owed.items():
        what = "Follow-up" if task.due_on else "Promise"
        state = " It is done." if task.is_done else " It is cancelled." if task.is_cancelled else ""
        who = (
            f"{_join(people)} {'owe' if len(people) > 1 else 'owes'} it to you"
            if is_theirs
            else f"you owe it to {_join(people)}"
        )
        yield Finding(
            "task",
            f"{what}: {who}{f', by {task.due_on}' if task.due_on else ''}.{state}",
            task.rule,
            REMEDIES.get(task.rule, ""),
            tuple(people),
        )
    unowed = next((each for each in note.tasks if each.span.line == line), None)
    if not owed and unowed:
        rule = "F79" if unowed.is_no_promise else "F77"
        why = RULES[rule] if unowed.is_no_promise else "It names no contact as owner or object."
        yield Finding(
            "not counted", f"A task that is nobody's promise here. {why}", rule, REMEDIES[rule]
        )


def _names(session: Session) -> dict[str, str]:
    """Return the name of each contact by path."""
    return {contact.path: contact.name for contact in session.snapshot.contacts}


def _why_not(rule: str, people: tuple[str, ...]) -> str:
    return (
        f"Not counted as a conversation{f' with {_join(people)}' if people else ''}. {RULES[rule]}"
    )


def _join(names: Sequence[str]) -> str:
    """Return names as a list in a sentence."""
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _contacts(session: Session, links: Iterable[Link], source: str) -> list[str]:
    found = (session.gatherer.resolver.resolve(link, source).path for link in links)
    return [path for path in found if path]


def _of_nothing(session: Session, note: ParsedNote, text: str, line: int) -> Iterator[Finding]:
    """Yield why nothing was read from a line.

    Where its note looks like a conversation, why it is none is yielded too.
    """
    block = find_block(text)
    written = text.split("\n")[line - 1].rstrip("\r")
    passed = (
        []
        if note.profile or daily_day(note.path, session.lexicon)
        else [each for each in note.passed if each.rule in _OF_NOTES]
    )
    if block and line < span_at(text, block.body).line:
        yield _of_property(session, note, written)
    elif note.is_generated:
        yield Finding("not read", "mdrel wrote this note, and reads none of its own.", "F1")
    else:
        yield _of_body(session, note, (text, line), block, has_whole=bool(passed))
    for each in passed:
        who = _named(session, each.links, note.path)
        yield Finding(
            "not counted",
            (
                f"The note is no conversation{f' with {_join(who)}' if who else ''}. "
                f"{RULES[each.rule]}"
            ),
            each.rule,
            REMEDIES.get(each.rule, ""),
            who,
        )


def _of_body(
    session: Session,
    note: ParsedNote,
    place: tuple[str, int],
    block: Block | None,
    *,
    has_whole: bool,
) -> Finding:
    """Return why nothing was read from a line of a note's text.

    With `has_whole` it is said of the whole note why it is no conversation.
    """
    text, line = place
    written = text.split("\n")[line - 1].rstrip("\r")
    shown = mask(text, block.body if block else 0).text.split("\n")[line - 1]
    if written.strip() and not shown.strip():
        return Finding(
            "not read", "Quotes, code, comments and embeds are not read.", "F39", REMEDIES["F39"]
        )
    targets = [
        Link(target) for match in links_of(shown).finditer(shown) if (target := link_target(match))
    ]
    is_daily = daily_day(note.path, session.lexicon) is not None
    if people := _named(session, targets, note.path):
        told = (
            f"{_join(people)} {'are' if len(people) > 1 else 'is'} mentioned; nothing here says "
            "that you spoke."
        )
        rule = "F56" if is_daily else _rule_of(note)
        return Finding(
            "mention", told, "" if has_whole else rule, "" if has_whole else REMEDIES[rule], people
        )
    what = f"the note of {note.profile.name}" if note.profile else "this note"
    rule = "F31" if note.profile else "F50" if is_daily else ""
    return Finding(
        "nothing",
        f"Nothing is read from this line of {what}: it has no date, task or link to a contact.",
        rule,
    )


def _rule_of(note: ParsedNote) -> str:
    """Return the rule by which a link in a line of a note that is no daily note is a mention."""
    if note.profile:
        return "F37"
    is_talk = any(talk.source is Source.CONVERSATION for talk in note.talks) or any(
        each.code == "MDR304" for each in note.diagnostics
    )
    return "F43" if is_talk else "F40"


def _named(session: Session, links: Iterable[Link], source: str) -> tuple[str, ...]:
    """Return the names of the contacts that links lead to, each once."""
    names = _names(session)
    return tuple(
        dict.fromkeys(names[path] for path in _contacts(session, links, source) if path in names)
    )


def _of_property(session: Session, note: ParsedNote, written: str) -> Finding:
    """Return what a line of front matter says."""
    match = _KEY.match(written)
    known = (
        session.lexicon.spellings.get(normalize_key(match["key"].strip("\"'"))) if match else None
    )
    contact = f" The note is a contact: {note.profile.matched_by}." if note.profile else ""
    if match is None:
        return Finding("front matter", f"Front matter.{contact}")
    if known is None:
        return Finding(
            "front matter",
            f"`{match['key']}` is a property of your own: it is kept and not read.{contact}",
            "F10",
        )
    return Finding(
        "front matter", f"`{match['key']}` is read as {known[0].replace('_', ' ')}.{contact}", "F10"
    )
