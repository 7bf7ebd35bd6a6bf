"""Lets a line of a daily note count as a talk (F55, F80)."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Sequence

from mdrel.model.note import ParsedNote, Talk
from mdrel.parse.markdown.shorten import shorten
from mdrel.parse.note import parse_fully
from mdrel.write.edits.edit import CountLine, EditRefusedError, Reader
from mdrel.write.edits.splice import line_offset
from mdrel.write.edits.structure import Structure
from mdrel.write.edits.verify import Facts, bare_talk, bare_task


def count_lines(text: str, edits: Sequence[CountLine], reader: Reader) -> str:
    """Return `text` with each line as it is to be, or unchanged where all are so already.

    The note is read once before and once after, however many lines there are. Raises
    EditRefusedError where there is no such line, and unless a talk is read from each and all else
    as before.
    """
    lines, changed, first = _change_lines(text, edits)
    if not changed:
        return text
    Structure(text, reader)  # refuses a note with conflict markers
    after = "\n".join(lines)
    was, now = (parse_fully(reader.path, each, reader.lexicon) for each in (text, after))
    told = _talks(was) ^ _talks(now)
    blocks = {at for at, _ in told}  # a block's first line, which may be another one
    are_talks = len(blocks) == len(changed) and blocks <= {talk.span.line for talk in now.talks}
    beside = blocks | changed
    if not are_talks or _facts_beside(was, beside) != _facts_beside(now, beside):
        start = line_offset(text, first)
        raise EditRefusedError("the line would not be read as a talk, or others otherwise", start)
    return after


def _change_lines(text: str, edits: Sequence[CountLine]) -> tuple[list[str], set[int], int]:
    """Return the lines as they are to be, the numbers of those that change, and the first one's."""
    lines = text.split("\n")
    where: dict[str, list[int]] = {}
    for at, line in enumerate(lines, 1):
        where.setdefault(line.rstrip("\r"), []).append(at)
    changed: dict[int, None] = {}
    for edit in edits:
        alike = where.get(edit.written)
        if alike:
            at = alike.pop(_find_nearest(alike, edit.line))
            lines[at - 1] = edit.becomes + lines[at - 1][len(edit.written) :]
            insort(where.setdefault(edit.becomes, []), at)
            changed[at] = None
        elif not where.get(edit.becomes):
            raise EditRefusedError(
                f"there is no line '{shorten(edit.written)}' in it any more",
                hint="Look at the note: somebody else may have changed it.",
            )
    return lines, set(changed), next(iter(changed), 0)


def _find_nearest(numbers: Sequence[int], line: int) -> int:
    """Return at which place of some ascending numbers the one nearest to a line stands."""
    at = bisect_left(numbers, line)
    before = at > 0 and (at == len(numbers) or line - numbers[at - 1] <= numbers[at] - line)
    return at - 1 if before else at


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
