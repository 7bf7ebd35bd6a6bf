"""Plans what the writing commands do as edits of notes.

The plans are pure, and `app.editing` carries them out.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from mdrel.app.editing.note_command import NoteChange, NoteCommand
from mdrel.errors import UsageError
from mdrel.model.agenda import Standing
from mdrel.model.contact import Contact
from mdrel.model.follow_up import FollowUp
from mdrel.model.level import PATH, Circle, Level
from mdrel.rules.transition import is_handed_over
from mdrel.views.markdown.escape import unmark
from mdrel.write.edits import AddLevel, AddTask, Edit, RemoveProperty, SetProperty, TickTask

OWE = (RemoveProperty("owe_reply"), RemoveProperty("owe_reply_about"))


def make_level(standing: Standing, wanted: str, on: date, why: str) -> NoteCommand:
    """Return the command that moves somebody along the path (M17).

    It sets the property and adds a dated line under `## Levels`. Raises UsageError where there is
    no such move.
    """
    contact = standing.contact
    level = _level_of(contact, wanted)
    what = f" {contact.level or 'no level'} -> {level}"
    return _edit("level", contact, what, *make_level_edits(contact, level, on, why))


def _edit(name: str, contact: Contact, what: str, *edits: Edit) -> NoteCommand:
    """Return the command that edits the note of one person, whose name stands before `what`."""
    return NoteCommand(name, f"{contact.name}{what}", (NoteChange(contact.path, edits),))


def _set(key: str, value: str) -> Edit:
    """Return the edit that sets a property, or takes it out where there is no value."""
    return SetProperty(key, value) if value else RemoveProperty(key)


def make_level_edits(contact: Contact, level: Level, on: date, why: str) -> tuple[Edit, ...]:
    """Return the edits that give somebody a level; without a move there is no dated line."""
    edit = SetProperty("level", str(level))
    if level is contact.level:
        return (edit,)
    return edit, AddLevel(on, contact.level, level, why)


def make_levels(standings: Sequence[Standing], wanted: str, on: date, why: str) -> NoteCommand:
    """Return the one command that moves several people, each as `make_level` does."""
    commands = [make_level(each, wanted, on, why) for each in standings]
    return NoteCommand(
        "level",
        ", ".join(each.what for each in commands),
        tuple(change for each in commands for change in each.changes),
    )


def _level_of(contact: Contact, wanted: str) -> Level:
    word = wanted.strip().lower()
    if word in set(Level):
        return Level(word)
    if word not in {"up", "down"}:
        raise UsageError(
            f"'{wanted}' is not a level" if word else "No level is given",
            f"Say up, down, or one of {', '.join(PATH)}.",
        )
    if contact.level is None:
        raise UsageError(
            f"{contact.name} has no level to move {word} from", f"Name one of {', '.join(PATH)}."
        )
    at = PATH.index(contact.level) + (1 if word == "up" else -1)
    if not 0 <= at < len(PATH):
        raise UsageError(
            f"{contact.name} is {contact.level}, the {'high' if word == 'up' else 'low'}est level",
            ""
            if word == "up"
            else f"To stop every reminder about them: mdrel archive {contact.slug}",
        )
    return PATH[at]


def make_circle(standing: Standing, wanted: str) -> NoteCommand:
    """Return the command that puts somebody into the ten or the three, or takes them out.

    These are the circles of M5 and M6. Raises UsageError for another word.
    """
    word = wanted.strip().lower()
    if word not in {*Circle, "none"}:
        said = f"'{wanted}' is not a circle" if word else "No circle is given"
        raise UsageError(said, "Say ten, three or none.")
    edit = _set("circle", "" if word == "none" else word)
    return _edit("circle", standing.contact, f" {word}", edit)


def make_snooze(standing: Standing, until: date | None) -> NoteCommand:
    """Return the command that keeps somebody off the agenda until a day.

    None as the day ends the snooze.
    """
    edit = _set("snooze_until", until.isoformat() if until else "")
    return _edit("snooze", standing.contact, f" {until or 'off'}", edit)


def make_archive(standing: Standing, *, is_undone: bool) -> NoteCommand:
    """Return the command that takes somebody out of everything that reminds.

    With `is_undone` it takes them back in.
    """
    edit = _set("archived", "" if is_undone else "true")
    return _edit("archive", standing.contact, " back" if is_undone else "", edit)


def make_owe(standing: Standing, about: str, came: date) -> NoteCommand:
    """Return the command that sets a message aside (M12).

    It keeps the day the message came, and what it is about.
    """
    edits = SetProperty("owe_reply", came.isoformat()), _set("owe_reply_about", about)
    return _edit("answer", standing.contact, f" owed: {about}", *edits)


def make_drop(standing: Standing) -> NoteCommand:
    """Return the command that lets a message go without an answer."""
    return _edit("answer", standing.contact, " let go", *OWE)


def make_follow_up(
    standing: Standing, text: str, due_on: date | None, since: date, *, is_theirs: bool = False
) -> NoteCommand:
    """Return the command that adds a task to somebody's note.

    A task without a day is a promise made on `since`.
    """
    task = AddTask(text, due_on, None if due_on else since, is_theirs)
    return _edit("follow-up", standing.contact, f": {task.text}", task)


def make_done(standing: Standing, words: str, on: date) -> NoteCommand:
    """Return the command that ticks the one open task whose text holds all `words`.

    They may also be the place of a task, as it is told where several fit. Raises UsageError where
    no task or several tasks do.
    """
    open_tasks = [each for each in standing.contact.follow_ups if each.is_open]
    wanted, whole = words.casefold().split(), words.casefold()
    found = [each for each in open_tasks if _place(each).casefold() == whole]
    found = found or [each for each in open_tasks if _says(each, wanted)]
    found = [each for each in found if each.text.casefold() == whole] or found
    if len(found) != 1:
        lines = "\n".join(f"{unmark(each.text)}  {_place(each)}" for each in found or open_tasks)
        name = standing.contact.name
        if found:
            what = f"{len(found)} open tasks with {name}" + (f" say '{words}'" if words else "")
            raise UsageError(f"{what}. Which?", lines)
        what = f"No open task with {name}" + (f" says '{words}'" if words else "")
        raise UsageError(what, lines or "mdrel follow-up list shows everybody's.")
    (task,) = found
    return make_tick(standing, task, on)


def _place(task: FollowUp) -> str:
    return f"{task.path}:{task.span.line}"


def _says(task: FollowUp, words: Sequence[str]) -> bool:
    """Whether a task has all `words`, as a screen shows it or as it is written."""
    said = f"{unmark(task.text)} {task.text}".casefold()
    return all(word in said for word in words)


def make_tick(standing: Standing, task: FollowUp, on: date) -> NoteCommand:
    """Return the command that ticks a task."""
    return NoteCommand(
        "follow-up",
        f"{standing.contact.name} done: {unmark(task.text)}",
        (NoteChange(task.path, (TickTask(task.written, task.due_on, task.span.line, on),)),),
    )


def make_handover(standing: Standing, state: str) -> NoteCommand:
    """Return the command that notes how far a hand-over is (M18).

    Raises UsageError where there is no hand-over.
    """
    contact = standing.contact
    if not is_handed_over(standing):
        raise UsageError(
            f"{contact.name} is not being handed over",
            "mdrel handover list shows who is; mdrel set WHO handover_to=NAME begins one.",
        )
    return _edit("handover", contact, f" {state}", SetProperty("handover", state))
