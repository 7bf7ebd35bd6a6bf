"""Asks which lines of a week's daily notes were talks, though they do not count as one (F55).

Such a line gets a tag, and a name without a link the link.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from itertools import islice

from msgspec.structs import replace

from mdrel.app.editing.talks import link_to
from mdrel.app.guides.dialogue import number
from mdrel.app.guides.guide import Guide
from mdrel.app.guides.question import Question
from mdrel.app.line_report.told_note import ToldNote
from mdrel.app.session import Session
from mdrel.errors import WriteError
from mdrel.model.note import Link, Passed
from mdrel.parse.daily.plain_names import find_plain_name
from mdrel.parse.dates.daily_name import daily_day
from mdrel.parse.entries.head import links_in, tidy
from mdrel.parse.markdown.blocks import HEADING, ITEM, blank_struck
from mdrel.parse.markdown.mask import mask
from mdrel.parse.note import parse_fully
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
_CLOSING = re.compile(r"(?<![ \t])[ \t]+#+[ \t]*$")
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
        line = self.edit.written.removeprefix("\ufeff")
        return tidy(_MARKER.sub("", line[: _find_end(line)], count=1))


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
    """Yield the lines that are talks where all of them are edited at once."""
    note, (text, _) = session.index.notes.get(path), read_note(session.vault, path)
    if note is None or text is None:
        return
    told = ToldNote(session, note, text)
    masked = mask(text, told.block.body if told.block else 0).text.split("\n")
    lines, edits = list(told.lines), dict[int, tuple[Passed, CountLine]]()
    for passed in note.passed:
        line = passed.span.line
        if passed.code in _CODES and line in numbers and line <= len(masked):
            with suppress(WriteError):  # who is named cannot be linked
                if edit := _make_edit(told, masked, passed):
                    edits[line] = passed, edit
                    lines[edit.line - 1] = edit.becomes
    talks = parse_fully(path, "\n".join(lines), session.lexicon).talks
    for line in {talk.span.line for talk in talks} & edits.keys():
        passed, edit = edits[line]
        yield UncountedLine(path, day, ", ".join(told.find_names(passed.links)), edit)


def _make_edit(told: ToldNote, masked: Sequence[str], passed: Passed) -> CountLine | None:
    """Return the edit by which a block may count: a link for the plain name in it, or a tag.

    Of a paragraph it is the first line that has the link or the name. A row of a table has no end
    for a tag.
    """
    first, column = passed.span.line - 1, passed.span.column - 1
    for at in range(first, len(masked)):
        line = masked[at].rstrip("\r")
        if not line.strip() or (at > first and ITEM.match(line)):
            return None
        written = told.lines[at].rstrip("\r")
        start = column if at == first else 0
        becomes = (
            _link_name(told, passed.links[0], written, blank_struck(line[start:]), start)
            if passed.code == "MDR316"
            else _tag_line(written, {link.target for link in passed.links}, line)
        )
        if becomes:
            return CountLine(at + 1, written, becomes)
    return None


def _tag_line(written: str, targets: set[str], line: str) -> str:
    """Return a line with the tag, or an empty text where it has none of the links."""
    if line.lstrip().startswith("|") or not targets & {link.target for link in links_in(line)}:
        return ""
    at = _find_end(written)
    return splice(written, at, at, f" {_TAG}")


def _find_end(line: str) -> int:
    """Return where the words of a line end, before its block id and the closing signs of a heading.

    An example of these is `### Call ###`.
    """
    closing = _CLOSING.search(line) if HEADING.match(line) else None
    return end_of_words(line[: closing.start()] if closing else line)


def _link_name(told: ToldNote, link: Link, written: str, words: str, start: int) -> str:
    """Return a line with a link for the name that stands at a word of contact (F50).

    It is an empty text where none stands there. `words`, from `start` on, are masked.
    """
    named, resolve = find_plain_name(words), told.session.gatherer.resolver.resolve
    if named is None or named.name != link.target:
        return ""
    path = resolve(link, told.path).path
    contact = next(each for each in told.session.snapshot.contacts if each.path == path)
    parts = named.name.split(" ")  # other words may follow the name: `Ada Lin Friday`
    whole = (" ".join(parts[:size]) for size in range(len(parts), 0, -1))
    name = next(
        (
            each
            for each in whole
            if resolve(replace(link, target=each, may_go_on=False), told.path).path == path
        ),
        named.name,
    )
    note = link_to(told.session, contact, told.path).partition("|")[0]
    if resolve(Link(note), told.path).path != path:
        return ""
    shown = note if note == name else f"{note}|{name}"
    at = start + named.words.index(f"[[{named.name}]]")
    return splice(written, at, at + len(name), f"[[{shown}]]")


def _is_safe(session: Session, line: UncountedLine) -> bool:
    """Whether the edit of a line by itself can be done."""
    text, _ = read_note(session.vault, line.path)
    with suppress(EditRefusedError):
        return text is not None and (
            apply_edit(text, line.edit, Reader(line.path, session.lexicon)) != text
        )
    return False


def settle_uncounted(guide: Guide, first: date, last: date) -> Iterator[str]:
    """Ask which lines of those days were talks, and yield each that was in words for the record."""
    lines = find_uncounted(guide.session, first, last)
    safe = (each for each in reversed(lines) if _is_safe(guide.session, each))
    asked, today = [*islice(safe, _MOST)][::-1], guide.session.today
    if not asked:
        return
    guide.dialogue.say("")
    guide.dialogue.say("Not counted, but perhaps a talk:")
    shown = (
        f"{short_day(each.on, today, weekday=True)} {each.who}: {say_on_screen(each.words)}"
        for each in asked
    )
    for line in number(list(shown)):
        guide.dialogue.say(line)
    if more := lines.index(asked[0]):
        guide.dialogue.say(f"  and {more} earlier: mdrel check {_CODES[0]}")
    for at in guide.dialogue.ask_numbers(
        WERE_TALKS, [f"{each.path}:{each.edit}" for each in asked]
    ):
        each = asked[at - 1]
        guide.edits.setdefault(each.path, []).append(each.edit)
        yield f"a talk of {short_day(each.on, today)}, {say(each.who)}: {say(each.words)}"
