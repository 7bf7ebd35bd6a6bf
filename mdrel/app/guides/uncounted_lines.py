"""Finds the lines of daily notes that may be talks, and the edits by which they would count (F55).

Such a line gets a tag, and a name without a link the link.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from contextlib import suppress

from mdrel.app.guides.plain_name_links import link_names
from mdrel.app.guides.possible_talk import PossibleTalk
from mdrel.app.line_report.told_note import ToldNote
from mdrel.errors import WriteError
from mdrel.model.note import Link, Passed
from mdrel.model.span import Span
from mdrel.parse.dates.daily_name import daily_day
from mdrel.parse.entries.head import links_in, tidy
from mdrel.parse.markdown.blocks import HEADING, ITEM, blank_struck
from mdrel.parse.markdown.mask import mask
from mdrel.parse.note import parse_fully
from mdrel.write.edits import CountLine
from mdrel.write.edits.splice import end_of_words, splice

_NAMED = "MDR316"
TAG = "#conversation"
_THEIRS = re.compile(r"(\[\[[^\[\]\n]+\]\])['’]s\b")
_CLOSING = re.compile(r"(?<![ \t])[ \t]+#+[ \t]*$")
_MARKER = re.compile(r"\s*(?:(?:[-*+]|\d{1,9}[.)])\s+(?:\[.\]\s+)?|#{1,6}\s+|>\s*)*")


def list_lines(told: ToldNote, places: AbstractSet[tuple[str, int]]) -> Iterator[PossibleTalk]:
    """Yield the lines of a daily note that are talks where all of them are edited at once.

    They are those with something passed over at `places`, each a code and a line. Each has the
    people whom the talk is with that is read then.
    """
    path, day = told.path, daily_day(told.path, told.session.lexicon)
    if day is None:
        return
    masked = mask(told.text, told.block.body if told.block else 0).text.split("\n")
    lines, edits = list(told.lines), dict[int, tuple[Passed, CountLine]]()
    names = _find_names(told)
    for passed in told.doubt(each for each in told.note.passed if _is_asked(told, each, places)):
        line = passed.span.line
        if passed.may_be_talk and line <= len(masked):
            with suppress(WriteError):  # who is named cannot be linked
                plain = names.get(passed.span, []) if passed.code == _NAMED else []
                if edit := _make_edit(told, masked, passed, plain):
                    edits[line] = passed, edit
                    lines[edit.line - 1] = edit.becomes
    after = parse_fully(path, "\n".join(lines), told.session.lexicon)
    there: dict[int, list[Link]] = {}
    for talk in told.session.gatherer.settle(after).talks:
        there.setdefault(talk.span.line, []).extend(talk.people)
    for line in sorted(there.keys() & edits.keys()):
        passed, edit = edits[line]
        if people := told.find_people(there[line]):
            words, likely = _say(edit.written), passed.is_likely
            yield PossibleTalk(path, edit.line, day, people, words, (edit,), is_likely=likely)


def _is_asked(told: ToldNote, passed: Passed, places: AbstractSet[tuple[str, int]]) -> bool:
    return (
        passed.may_be_talk
        and (passed.code, passed.span.line) in places
        and bool(told.find_people(passed.links))
    )


def _say(written: str) -> str:
    """Return a line as a reader sees it, without its marker."""
    line = written.removeprefix("\ufeff")
    return tidy(_MARKER.sub("", line[: _find_end(line)], count=1))


def _make_edit(
    told: ToldNote, masked: Sequence[str], passed: Passed, names: list[Link]
) -> CountLine | None:
    """Return the edit by which a block may count: a link for the `names` in it, or a tag.

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
            link_names(told, names, written, blank_struck(line[start:]), start)
            if names
            else _tag_line(written, {link.target for link in passed.links}, line)
        )
        if becomes:
            return CountLine(at + 1, written, becomes)
    return None


def _find_names(told: ToldNote) -> dict[Span, list[Link]]:
    """Return the names without a link that stand at words of contact, as links by place.

    Of a note that is settled only the first of a line is kept.
    """
    found: dict[Span, list[Link]] = {}
    for each in told.session.index.notes[told.path].passed:
        if each.code == _NAMED and told.find_people(each.links):
            found.setdefault(each.span, []).append(each.links[0])
    return found


def _tag_line(written: str, targets: set[str], line: str) -> str:
    """Return a line with the tag, or an empty text where it has none of the links.

    Where only what is theirs is linked, they are linked once more: `at [[Ada]]'s … with [[Ada]]`.
    """
    links = {link.target for link in links_in(line)}
    if line.lstrip().startswith("|") or not targets & links:
        return ""
    at, theirs = _find_end(written), tuple(dict.fromkeys(_THEIRS.findall(line)))
    again = f" with {', '.join(theirs)}" if len(theirs) == len(links) else ""
    return splice(written, at, at, f" {TAG}{again}")


def _find_end(line: str) -> int:
    """Return where the words of a line end, before its block id and the closing signs of a heading.

    An example of these is `### Call ###`.
    """
    closing = _CLOSING.search(line) if HEADING.match(line) else None
    return end_of_words(line[: closing.start()] if closing else line)
