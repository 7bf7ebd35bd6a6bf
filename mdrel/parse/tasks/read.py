"""Reads task lines in the forms of Obsidian Tasks, Dataview and Kanban (F70, F71).

An example is `- [ ] text 📅 2026-12-01`. Whom a task may name is read by `mdrel.parse.tasks.names`,
and whose name it stands below by `mdrel.parse.tasks.holders`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Generic, TypeVar

from msgspec import Struct

from mdrel.model.note import Named, TaskLine
from mdrel.model.policy import DateOrder
from mdrel.model.span import Span
from mdrel.parse.entries.head import links_in, read_head, tags_in, tidy
from mdrel.parse.lexicon import Lexicon
from mdrel.parse.markdown.callouts import plain_signs
from mdrel.parse.markdown.wikilinks import may_link
from mdrel.parse.tasks.deadline import Dated, read_deadline
from mdrel.parse.tasks.holders import may_hold
from mdrel.parse.tasks.marks import BLOCK, bare_text, read_days, strip_marks
from mdrel.parse.tasks.names import MASKS, may_name, names_anybody, read_named
from mdrel.parse.tasks.no_promise import is_no_promise

T = TypeVar("T")
TASK = re.compile(
    r"^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+\[(?P<state>[^\n])\][ \t]+(?P<text>[^\n]*)", re.MULTILINE
)
# The pattern above would be tried at every line.
_BOX = re.compile(r"\[[^\n]\][ \t]")
_SHORT = 120


class TaskContext(Struct, frozen=True):
    """What a note says of the tasks in it.

    `entries` are dated entries (start, end, day), whose day a task below them inherits as `since`.
    An entry lies in another one whole or not at all, and an outer one comes first. In `sections`
    (start, end) a task that starts with a date is an entry or a plan and no task. `above` says who
    may be above the line that begins at an offset (F75). `since` is the day of a task that has
    none. With `is_about_people` the tasks that may name nobody are left out. `lines` are
    what `find_lines` returns, where it was asked before.
    """

    entries: Sequence[tuple[int, int, date]] = ()
    sections: Sequence[tuple[int, int]] = ()
    above: Mapping[int, tuple[Named, ...]] = {}
    since: date | None = None
    is_about_people: bool = False
    lines: Sequence[re.Match[str]] | None = None


def has_telling_task(text: str, *, has_people: bool = False) -> bool:
    """Whether a task of `text` seems to concern somebody.

    This is a quick look before anything is masked, because a multi-line pattern tries every
    character. With `has_people` the front matter of the note names people.
    """
    is_there = False
    has_callout = "!" in text and "[!" in text
    for match in _find_tasks(plain_signs(text) if has_callout else text, 0):
        words = match["text"]
        if may_name(words) and (
            may_link(words)
            or any(sign in words for sign in MASKS)
            or names_anybody(read_deadline(strip_marks(words), "day-first").core)
        ):
            return True
        is_there = True
    return is_there and may_hold(text, has_people=has_people)


def find_lines(masked: str, start: int) -> list[re.Match[str]]:
    """Return the lines of tasks from offset `start` on, each as a match that begins with it."""
    return list(_find_tasks(masked, start))


def read_tasks(
    text: str, masked: str, start: int, lexicon: Lexicon, around: TaskContext
) -> list[TaskLine]:
    """Return the tasks from offset `start` on."""
    lines = find_lines(masked, start) if around.lines is None else around.lines
    tasks: list[TaskLine] = []
    counted, line = 0, 1
    entries, sections = (
        _Innermost(around.entries),
        _Innermost([(low, high, True) for low, high in around.sections]),
    )
    for match in lines:
        begin, at = match.start(), match.start("text")
        if sections.at(begin) and read_head(match["text"], lexicon):
            continue
        words = match["text"].rstrip("\r")
        read = _read_short if len(words) <= _SHORT else _read_core
        bare, dated, named = read(words, lexicon.reading.date_order)
        named += around.above.get(begin, ())
        if around.is_about_people and not (named or links_in(words)):
            continue
        line += text.count("\n", counted, at)
        counted, span = at, Span(line, at - text.rfind("\n", 0, at))
        # Code that a task begins with is blank in what is masked.
        written = text[at : match.end("text")].rstrip("\r")
        if words and (hidden := text[match.end("state") + 1 : at].strip()):
            written = f"{hidden} {written}"
        task = _read_task(
            _Words(match["state"], words, bare, written, dated),
            named,
            (span, entries.at(begin) or around.since),
            lexicon,
        )
        if task.text or task.due_on:  # an empty box is a blank of a form
            tasks.append(task)
    return tasks


def _read_core(words: str, order: DateOrder) -> tuple[str, Dated, tuple[Named, ...]]:
    """Return a task without its marks, the day it ends with, and whom it may name."""
    bare = strip_marks(words, order)
    dated = read_deadline(bare, order)
    return bare, dated, read_named(dated.core)


# The same short tasks come again and again in a vault.
_read_short = lru_cache(maxsize=1024)(_read_core)


class _Innermost(Generic[T]):
    """Stretches of a text that answer which one is innermost at a place.

    Each is (start, end, value). They come in order, one in another. Asked from the front to the
    back, each is looked at once.
    """

    def __init__(self, stretches: Sequence[tuple[int, int, T]]) -> None:
        """Take the stretches, an outer one before those in it."""
        self._stretches, self._next = stretches, 0
        self._open: list[tuple[int, int, T]] = []

    def at(self, place: int) -> T | None:
        """Return the value of the innermost stretch at a place.

        The place must not lie before the one asked for last.
        """
        while self._next < len(self._stretches) and self._stretches[self._next][0] <= place:
            self._open.append(self._stretches[self._next])
            self._next += 1
        while self._open and self._open[-1][1] <= place:
            self._open.pop()
        return self._open[-1][2] if self._open else None


def _find_tasks(masked: str, start: int) -> Iterator[re.Match[str]]:
    """Yield the lines that are tasks, each as a match of `TASK`."""
    # One sign is found far sooner than a pattern that begins with it.
    end, at = start, masked.find("[", start)
    while at >= 0:
        if _BOX.match(masked, at):
            # Each line is tried once, however many boxes stand on it.
            if match := TASK.match(masked, masked.rfind("\n", end, at) + 1 or end):
                yield match
            at = end = masked.find("\n", at) + 1 or len(masked)
        else:
            at += 1
        at = masked.find("[", at)


class _Words(Struct, frozen=True):
    """The words of one task: masked, without its marks, and as the person wrote them."""

    state: str
    masked: str
    bare: str
    written: str
    dated: Dated


def _read_task(
    said: _Words,
    named: tuple[Named, ...],
    place: tuple[Span, date | None],
    lexicon: Lexicon,
) -> TaskLine:
    """Return one task, with where it stands and of which day."""
    words, (span, since) = said.masked, place
    block = BLOCK.search(words) if "^" in words else None
    days = read_days(words, lexicon.reading.date_order)
    return TaskLine(
        text=tidy(said.bare)
        if said.written == words
        else bare_text(said.written, lexicon.reading.date_order),
        span=span,
        state=said.state,
        due_on=days.get("due")
        or said.dated.by
        or _planned(words, lexicon)
        or days.get("scheduled"),
        done_on=days.get("done"),
        since=days.get("created") or since,
        tags=tags_in(words),
        links=tuple(links_in(words, span)),
        block_id=block["id"] if block else "",
        named=named,
        day_beside=said.dated.beside,
        is_no_promise=is_no_promise(said.bare),
    )


def _planned(words: str, lexicon: Lexicon) -> date | None:
    """Return the day of a plan (`- [ ] 2026-12-01 lunch`)."""
    head = read_head(words, lexicon)
    return head.reading.day if head else None
