"""Asks which lines of a week's daily notes were talks, though they do not count as one (F55).

Such a line gets a tag, and a name without a link the link.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from mdrel.app.editing.talks import link_to
from mdrel.app.guides.dialogue import number
from mdrel.app.guides.guide import Guide
from mdrel.app.guides.question import Question
from mdrel.app.line_report.told_note import ToldNote
from mdrel.app.session import Session
from mdrel.model.note import Passed
from mdrel.parse.dates.daily_name import daily_day
from mdrel.parse.entries.head import tidy
from mdrel.vault.read import read_note
from mdrel.views.markdown.note import say
from mdrel.views.notes.style import say_on_screen
from mdrel.views.terminal.text import short_day
from mdrel.write.edits import CountLine, EditRefusedError, Reader, apply_edit
from mdrel.write.edits.splice import end_of_words, splice

# Lines that look like a talk, and names without a link.
_CODES = ("MDR306", "MDR316")
_TAG = "#conversation"
# So many are asked about, the latest.
_MOST = 9
_MARKER = re.compile(r"\s*(?:(?:[-*+]|\d{1,9}[.)])\s+(?:\[.\]\s+)?|#{1,6}\s+|>\s*)*")
WERE_TALKS = Question(
    "talks",
    "Which of these were talks? Numbers, or Enter for none",
    f"Numbers from the list above, such as 1 3. Each such line gets {_TAG} at its end, or the name "
    "its link, and counts from then on. mdrel explain FILE:LINE says why it does not by itself.",
)


@dataclass(frozen=True, slots=True)
class UncountedLine:
    """A line that may tell of a talk with somebody, and the edit by which it counts."""

    path: str
    on: date
    who: str
    edit: CountLine

    @property
    def words(self) -> str:
        """The line as a reader sees it, without its marker."""
        return tidy(_MARKER.sub("", self.edit.written, count=1))


def find_uncounted(session: Session, first: date, last: date) -> list[UncountedLine]:
    """Return the lines of those days that may be talks and would count, oldest first."""
    lines: dict[str, set[int]] = {}
    for code in _CODES:
        for each in session.list_each(code):
            lines.setdefault(each.path, set()).add(each.span.line)
    found: list[UncountedLine] = []
    for path, numbers in lines.items():
        day = daily_day(path, session.lexicon)
        if day and first <= day <= min(last, session.today):
            found.extend(_list_lines(session, path, day, numbers))
    return sorted(found, key=lambda each: (each.on, each.path, each.edit.line))


def _list_lines(
    session: Session, path: str, day: date, numbers: set[int]
) -> Iterator[UncountedLine]:
    note, (text, _) = session.index.notes.get(path), read_note(session.vault, path)
    if note is None or text is None:
        return
    told, reader = ToldNote(session, note, text), Reader(path, session.lexicon)
    for passed in note.passed:
        line = passed.span.line
        if passed.code in _CODES and line in numbers and line <= len(told.lines):
            written = told.lines[line - 1].rstrip("\r")
            edit = CountLine(line, written, _reword(told, passed, written))
            with suppress(EditRefusedError):
                if apply_edit(text, edit, reader) != text:
                    who = ", ".join(told.find_names(passed.links))
                    yield UncountedLine(path, day, who, edit)


def _reword(told: ToldNote, passed: Passed, written: str) -> str:
    """Return the line as it would count: with a link for the plain name in it, or with a tag.

    A row of a table, which has no end for a tag, is returned as it is.
    """
    if passed.code == "MDR316":
        (link,), (path,) = passed.links, told.find_contacts(passed.links)
        contact = next(each for each in told.session.snapshot.contacts if each.path == path)
        target = link_to(told.session, contact, told.path)
        shown = target if target == link.target else f"{target}|{link.target}"
        return re.sub(rf"\b{re.escape(link.target)}\b", f"[[{shown}]]", written, count=1)
    at = end_of_words(written)
    return written if written.lstrip().startswith("|") else splice(written, at, at, f" {_TAG}")


def settle_uncounted(guide: Guide, first: date, last: date) -> Iterator[str]:
    """Ask which lines of those days were talks, and yield each that was in words for the record."""
    lines = find_uncounted(guide.session, first, last)
    if not lines:
        return
    guide.dialogue.say("")
    guide.dialogue.say("Not counted, but perhaps a talk:")
    asked, today = lines[-_MOST:], guide.session.today
    shown = (
        f"{short_day(each.on, today, weekday=True)} {each.who}: {say_on_screen(each.words)}"
        for each in asked
    )
    for line in number(list(shown)):
        guide.dialogue.say(line)
    if more := len(lines) - len(asked):
        guide.dialogue.say(f"  and {more} earlier: mdrel check {_CODES[0]}")
    for at in guide.dialogue.ask_numbers(
        WERE_TALKS, [f"{each.path}:{each.edit}" for each in asked]
    ):
        each = asked[at - 1]
        guide.edits.setdefault(each.path, []).append(each.edit)
        yield f"a talk of {short_day(each.on, today)}, {each.who}: {say(each.words)}"
