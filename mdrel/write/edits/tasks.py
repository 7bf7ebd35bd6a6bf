"""Puts tasks into notes and ticks them (F70, F71).

Each line keeps its form, that of Obsidian Tasks or that of Dataview.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

from msgspec.structs import replace

from mdrel.model.note import TaskLine
from mdrel.parse.markdown.callouts import open_callouts, plain_signs
from mdrel.parse.tasks.read import TASK, TaskContext, read_tasks
from mdrel.write.edits.edit import AddTask, EditRefusedError, Reader, TickTask
from mdrel.write.edits.place import FOLLOW_UP_NAMES, FOLLOW_UPS, put_line
from mdrel.write.edits.splice import end_of_words, line_end, line_offset, splice
from mdrel.write.edits.structure import Structure
from mdrel.write.edits.verify import (
    SAY_OTHERWISE,
    Facts,
    bare_task,
    check_reading,
    check_words,
    read_facts,
)

_REPEATS = re.compile(r"🔁|\[repeat::", re.IGNORECASE)


def task_line(task: AddTask) -> str:
    """Return the task's line without the list marker.

    The line is `[ ] TEXT [#waiting] [➕ DATE] [📅 DATE]`.
    """
    parts = [
        "[ ]",
        " ".join(task.text.split()),
        "#waiting" if task.waiting else "",
        f"➕ {task.since}" if task.since else "",
        f"📅 {task.due_on}" if task.due_on else "",
    ]
    return " ".join(filter(None, parts))


def read_task(task: AddTask, reader: Reader) -> Facts:
    """Return what mdrel reads when the task stands in a note of its own.

    Raises EditRefusedError where that is not one task.
    """
    facts = read_facts(f"## {FOLLOW_UPS}\n\n- {task_line(task)}\n", reader)
    if facts.tasks.total() != 1 or facts.talks:
        raise EditRefusedError("the words would not be read as one task", hint=SAY_OTHERWISE)
    (read,) = facts.tasks
    check_words(task.text, read.text)
    return facts


def add_task(text: str, task: AddTask, reader: Reader) -> str:
    """Return `text` with the task added to its follow-ups.

    It is unchanged where this very task is there already. Raises EditRefusedError.
    """
    expected = read_task(task, reader)
    structure = Structure(text, reader)
    (wanted,) = expected.tasks
    if any(_is_same(wanted, each) for each in read_facts(text, reader).tasks):
        return text
    after = put_line(structure, FOLLOW_UP_NAMES, FOLLOW_UPS, task_line(task))
    check_reading(text, after, reader, expected)
    structure.check_kept(after)
    return after


def _is_same(wanted: TaskLine, there: TaskLine) -> bool:
    return replace(there, since=wanted.since) == wanted


def tick_task(text: str, tick: TickTask, reader: Reader) -> str:
    """Return `text` with the task done, or unchanged where it is done already.

    Raises EditRefusedError where there is no such task.
    """
    tasks = _read_all(text, reader)
    alike = sorted(
        (each for each in tasks if each.text == tick.text and _is_due(each, tick.due_on)),
        key=lambda each: abs(each.span.line - tick.line),
    )
    if not alike:
        raise EditRefusedError(
            f"there is no task '{tick.text}' in it any more",
            hint="Look at the note: somebody else may have changed it.",
        )
    still = [each for each in alike if each.state not in "xX->"]
    if not still:
        return text
    start = line_offset(text, still[0].span.line)
    after = _tick_line(text, start, tick.done_on)
    now = _read_all(after, reader)
    wanted = (
        Counter(bare_task(each) for each in tasks)
        - Counter([bare_task(still[0])])
        + Counter([bare_task(replace(still[0], state="x", done_on=tick.done_on))])
    )
    if Counter(bare_task(each) for each in now) != wanted:
        raise EditRefusedError("the task cannot be ticked without changing how it is read", start)
    return after


def _is_due(task: TaskLine, due_on: date | None) -> bool:
    """Whether a day is that of a task, or the one beside the owner whom only the vault knows."""
    return due_on == task.due_on or (due_on is not None and due_on == task.day_beside)


def _read_all(text: str, reader: Reader) -> list[TaskLine]:
    structure = Structure(text, reader)
    _, masked = open_callouts(text, structure.masked.text, structure.start)
    return read_tasks(text, masked, structure.start, reader.lexicon, TaskContext())


def _tick_line(text: str, start: int, done_on: date) -> str:
    end = line_end(text, start)
    match = TASK.match(text[:start] + plain_signs(text[start:end]), start)
    if match is None:
        raise EditRefusedError("the task is written in an uncommon form", start)
    words = match["text"].rstrip("\r")
    if _REPEATS.search(words):
        raise EditRefusedError(
            "the task repeats, and only the program that repeats it can end this turn",
            start,
            "Tick it in Obsidian.",
        )
    at = match.start("text") + end_of_words(words)
    mark = f" [completion:: {done_on}]" if "[due::" in words.lower() else f" ✅ {done_on}"
    ticked = splice(text, at, at, mark)
    return splice(ticked, match.start("state"), match.end("state"), "x")
