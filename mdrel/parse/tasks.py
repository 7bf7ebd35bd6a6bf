"""Task lines: `- [ ] text 📅 2026-12-01` in the forms of Obsidian Tasks and Dataview (FORMAT "Tasks")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from mdrel.model.note import TaskLine
from mdrel.model.span import Span
from mdrel.parse.dates import read_date
from mdrel.parse.entries import links_in, read_head, tags_in, tidy
from mdrel.parse.lexicon import Lexicon
from mdrel.parse.pattern import later
from mdrel.parse.wikilinks import may_link

TASK = re.compile(r"^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+\[(?P<state>[^\n])\][ \t]+(?P<text>[^\n]*)", re.MULTILINE)
# Found at the speed of looking for one character; the pattern above would be tried at every line.
_BOX = re.compile(r"\[[^\n]\][ \t]")
_D = r"\s*(?:\[\[)?(?P<day>\d{4}-\d{2}-\d{2})(?:\]\])?"
_DUE = later(
    rf"(?:[📅📆🗓]\ufe0f?{_D})|(?:\[due::{_D.replace('day', 'field')}\s*\])|(?:\(due::?{_D.replace('day', 'paren')}\s*\))|(?:\(due{_D.replace('day', 'plain')}\s*\))",
    re.IGNORECASE,
)
_DONE = later(rf"✅\ufe0f?{_D}|[\[(]completion::{_D.replace('day', 'field')}\s*[\])]", re.IGNORECASE)
_CREATED = later(rf"➕\ufe0f?{_D}|[\[(]created::{_D.replace('day', 'field')}\s*[\])]", re.IGNORECASE)
_NOISE = later(
    r"[📅📆🗓✅➕🛫⏳❌]\ufe0f?\s*(?:\[\[)?\d{4}-\d{2}-\d{2}(?:\]\])?|[\[(](?:due|completion|created|start|scheduled|cancelled|priority|repeat|id)::[^\])]*[\])]|\(due:?\s*\d{4}-\d{2}-\d{2}\s*\)|🔁[^📅📆🗓✅➕🛫⏳#]*|[🔺⏫🔼🔽⏬]\ufe0f?",
    re.IGNORECASE,
)
_TAGS = later(r"(?<!\S)#[\w/-]*[^\W\d][\w/-]*")
_BLOCK = later(r"\s\^(?P<id>[A-Za-z0-9-]+)\s*$")


class Surroundings(NamedTuple):
    """What a contact's sections say of the tasks in them: `entries` are dated entries (start, end, day), whose day a task below them inherits as `since`.

    In `sections` (start, end) a task that starts with a date is an entry or a plan and no task.
    """

    entries: Sequence[tuple[int, int, date]] = ()
    sections: Sequence[tuple[int, int]] = ()
    linked_only: bool = False  # where a task counts only for those it links


def has_linked_task(text: str) -> bool:
    """Whether a task of `text` seems to link a note: a quick look before anything is masked (a multi-line pattern tries every character)."""
    return any(may_link(match["text"]) for match in _find_tasks(text, 0))


def read_tasks(text: str, masked: str, start: int, lexicon: Lexicon, around: Surroundings) -> list[TaskLine]:
    """Return the tasks from offset `start` on; with `around.linked_only` those that link somebody."""
    tasks: list[TaskLine] = []
    counted, line = 0, 1
    for match in _find_tasks(masked, start):
        if around.linked_only and not may_link(match["text"]):
            continue
        if any(low <= match.start() < high for low, high in around.sections) and read_head(match["text"], lexicon):
            continue
        at = match.start("text")
        line += text.count("\n", counted, at)
        counted, column = at, at - text.rfind("\n", 0, at)
        original = text[match.start("text") : match.end("text")].rstrip("\r")
        since = next((day for low, high, day in reversed(around.entries) if low <= match.start() < high), None)
        tasks.append(_read_task(match, original, lexicon, (Span(line, column), since)))
    return tasks


def _find_tasks(masked: str, start: int) -> Iterator[re.Match[str]]:
    """Yield the lines that are tasks, each as a match of `TASK`."""
    end = start
    for box in _BOX.finditer(masked, start):
        if box.start() >= end and (match := TASK.match(masked, max(masked.rfind("\n", 0, box.start()) + 1, start))):
            end = match.end()
            yield match


def _read_task(match: re.Match[str], original: str, lexicon: Lexicon, place: tuple[Span, date | None]) -> TaskLine:
    """Read one task; `match` is over the masked text, `original` what the person wrote."""
    span, since = place
    words = match["text"].rstrip("\r")
    block = _BLOCK.search(words) if "^" in words else None
    return TaskLine(
        text=bare_text(original),
        span=span,
        state=match["state"],
        due_on=_day(_DUE, words) or _planned(words, lexicon),
        done_on=_day(_DONE, words) if "✅" in words or "::" in words else None,
        since=(_day(_CREATED, words) if "➕" in words or "::" in words else None) or since,
        tags=tags_in(words),
        links=tuple(links_in(words, span)),
        block_id=block["id"] if block else "",
    )


def _planned(words: str, lexicon: Lexicon) -> date | None:
    """Return the day of a plan (`- [ ] 2026-12-01 lunch`)."""
    head = read_head(words, lexicon)
    return head.reading.day if head else None


def _day(pattern: re.Pattern[str], words: str) -> date | None:
    match = pattern.search(words)
    return read_date(next(filter(None, match.groups()))).day if match else None


def bare_text(text: str) -> str:
    """Return a task's words: without its dates, priorities, tags and block id; links as their shown text."""
    text = _BLOCK.sub("", text) if "^" in text else text
    text = text if text.isascii() and "::" not in text and "(" not in text else _NOISE.sub(" ", text)
    return tidy(_TAGS.sub(" ", text) if "#" in text else text)
