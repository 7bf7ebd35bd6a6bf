"""Lets a line of a daily note count as a talk (F55, F80)."""

from __future__ import annotations

from collections import Counter

from mdrel.model.note import ParsedNote, Talk
from mdrel.parse.markdown.shorten import shorten
from mdrel.parse.note import parse_fully
from mdrel.write.edits.edit import CountLine, EditRefusedError, Reader
from mdrel.write.edits.splice import line_offset, splice
from mdrel.write.edits.structure import Structure
from mdrel.write.edits.verify import Facts, bare_talk, bare_task


def count_line(text: str, edit: CountLine, reader: Reader) -> str:
    """Return `text` with the line as it is to be, or unchanged where it is so already.

    Raises EditRefusedError where there is no such line, and unless a talk is read from it and all
    else as before.
    """
    lines = [line.rstrip("\r") for line in text.split("\n")]
    alike = [at for at, line in enumerate(lines, 1) if line == edit.written]
    if not alike:
        if edit.becomes in lines:
            return text
        raise EditRefusedError(
            f"there is no line '{shorten(edit.written)}' in it any more",
            hint="Look at the note: somebody else may have changed it.",
        )
    Structure(text, reader)  # refuses a note with conflict markers
    line = min(alike, key=lambda at: abs(at - edit.line))
    start = line_offset(text, line)
    after = splice(text, start, start + len(edit.written), edit.becomes)
    was, now = (parse_fully(reader.path, each, reader.lexicon) for each in (text, after))
    told = _talks(was) ^ _talks(now)
    blocks = {at for at, _ in told}  # a block's first line, which may be another one
    is_talk = len(blocks) == 1 and any(talk.span.line in blocks for talk in now.talks)
    beside = blocks | {line}
    if not is_talk or _facts_beside(was, beside) != _facts_beside(now, beside):
        raise EditRefusedError("the line would not be read as a talk, or others otherwise", start)
    return after


def _talks(note: ParsedNote) -> set[tuple[int, Talk]]:
    """Return the talks of a note, each with the line that its block begins with."""
    return {(talk.span.line, bare_talk(talk)) for talk in note.talks}


def _facts_beside(note: ParsedNote, lines: set[int]) -> Facts:
    """Return what a note says but for the lines of one block, which may be a ticked task."""
    return Facts(
        Counter(bare_talk(talk) for talk in note.talks if talk.span.line not in lines),
        Counter(bare_task(task) for task in note.tasks if task.span.line not in lines),
        Counter(note.levels),
    )
