"""Tells of the conversations and tasks that were read from a line."""

from __future__ import annotations

from collections.abc import Iterator

from mdrel.app.line_report.finding import Finding, join_names
from mdrel.app.line_report.told_note import ToldNote
from mdrel.app.session import Session
from mdrel.model.conversation import Channel, Conversation
from mdrel.model.follow_up import FollowUp
from mdrel.model.format_rules import REMEDIES, RULES
from mdrel.model.note import Place, TaskLine


def find_talks(told: ToldNote, line: int) -> Iterator[Finding]:
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
        yield Finding(
            "not counted",
            "It would count as a talk, but none of those it names is a contact.",
            "F50" if told.is_daily else "F43",
            (
                "Make a note for those who matter; where there is one, say in it that it is a "
                "person's: `type: person`."
            ),
        )


def _of_talk(session: Session, talk: Conversation, people: tuple[str, ...], rule: str) -> Finding:
    """Return what is to say of a conversation."""
    names = join_names(people)
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


def find_tasks(told: ToldNote, line: int) -> Iterator[Finding]:
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
        yield Finding(
            "task",
            f"{what}: {who}{f', by {task.due_on}' if task.due_on else ''}.{state}",
            task.rule,
            REMEDIES.get(task.rule, ""),
            tuple(people),
        )
    unowed = next((each for each in note.tasks if each.span.line == line), None)
    if not owed and unowed:
        yield _of_unowed(unowed, is_about_people=bool(note.profile or note.people_note))


def _of_unowed(task: TaskLine, *, is_about_people: bool) -> Finding:
    """Return what is to say of a task that is nobody's promise.

    With `is_about_people` it stands in a contact's or a conversation's note, where only somebody
    else's name makes it none.
    """
    rule = "F79" if task.is_no_promise else "F77"
    why, remedy = RULES[rule], REMEDIES[rule]
    if not task.is_no_promise and not is_about_people:
        why = "It names no contact as owner or object."
    elif not task.is_no_promise:
        why = "Somebody who is no contact owes it, or it is for them."
        if all(named.place is not Place.OBJECT for named in task.named):
            remedy += " If you owe it, end it with @me."
    return Finding("not counted", f"A task that is nobody's promise here. {why}", rule, remedy)
