"""Completes an entry that is already in its note.

It gets the tags it lacks at the end of its words, and the promises it lacks below it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from mdrel.model.conversation import MEANING_TAGS
from mdrel.model.note import Talk
from mdrel.write.edits.edit import AddEntry, AddTask, EditRefusedError, Reader
from mdrel.write.edits.entry_forms import put_below, put_promises
from mdrel.write.edits.splice import end_of_words, line_end, splice
from mdrel.write.edits.structure import Range, Structure
from mdrel.write.edits.verify import Facts, bare_talk, check_reading, read_facts

_TAG = re.compile(rf"\s*#(?:{'|'.join(MEANING_TAGS)})(?![\w/-])", re.IGNORECASE)
_PIPE = re.compile(r"(?<!\\)\|")
_MOST_LINES = 4


def find_same(structure: Structure, wanted: Talk) -> Range | None:
    """Return the entry that tells the same talk, or None.

    Day, channel, purpose, people and words have to be the same. Its tags and what stands below it
    do not matter.
    """
    return next((each for each in structure.sections.ranges if _is_same(each[2], wanted)), None)


def _is_same(there: Talk, wanted: Talk) -> bool:
    return not there.is_plan and without_tags(replace(there, more="", time="")) == without_tags(
        replace(wanted, more="", time="")
    )


def without_tags(talk: Talk) -> Talk:
    """Return a talk without the tags that have a meaning to mdrel."""
    return replace(
        bare_talk(talk),
        text=_TAG.sub("", talk.text).strip(),
        more=_TAG.sub("", talk.more).strip(),
        tags=talk.tags - set(MEANING_TAGS),
    )


def complete_entry(structure: Structure, found: Range, entry: AddEntry, expected: Facts) -> str:
    """Return the note with the tags and promises of `entry` that the entry `found` lacks.

    It is unchanged where nothing is lacking. Raises EditRefusedError.
    """
    (wanted,) = expected.talks
    tags = [tag for tag in MEANING_TAGS if tag in wanted.tags - found[2].tags]
    text = _add_tags(structure, found, tags) if tags else structure.text
    reader = structure.reader
    known = read_facts(text, reader).tasks
    missing = [
        task
        for task in expected.tasks
        if not any(
            each.text == task.text and (each.since == entry.on or each.state == task.state)
            for each in known
        )
    ]
    words = [
        each for each in entry.promises if " ".join(each.split()) in {task.text for task in missing}
    ]
    if not words:
        return text
    again = Structure(text, reader)
    place = next((each for each in again.sections.ranges if each[0] == found[0]), found)
    tasks = [AddTask(each) for each in words]
    below = put_below(again, place[0], place[1], tasks)
    after = put_promises(again, text, tasks, entry.on) if below is None else below
    check_reading(text, after, reader, Facts(tasks=Counter(missing)))
    again.check_kept(after)
    return after


def _add_tags(structure: Structure, found: Range, tags: Sequence[str]) -> str:
    """Return the note with tags added at the end of an entry's words.

    They go to the end of its first line, or of the first line at which they are read.
    """
    text, words = structure.text, "".join(f" #{tag}" for tag in tags)
    for at in _places(text, found):
        after = splice(text, at, at, words)
        if _has_gained(text, after, found, tags, structure.reader):
            return after
    raise EditRefusedError(
        "the entry is there already, and its tags cannot be added safely",
        found[0],
        "Add them by hand.",
    )


def _places(text: str, found: Range) -> Iterator[int]:
    """Yield where tags may stand: at the end of a line, or of a cell in a row."""
    start = found[0]
    for _ in range(_MOST_LINES):
        if start >= found[1]:
            return
        end = line_end(text, start)
        line = text[start:end].rstrip()
        if line.lstrip().startswith("|") or (
            _PIPE.search(line) and not line.lstrip().startswith(("-", "*", "+", "#", ">"))
        ):
            cells = [match.start() for match in _PIPE.finditer(line)]
            yield from (
                start + len(line[:at].rstrip())
                for at in reversed(cells)
                if line[:at].rstrip()[-1:] not in {"", "|"}
            )
        if line:
            yield start + end_of_words(line)
        start = end


def _has_gained(before: str, after: str, found: Range, tags: Sequence[str], reader: Reader) -> bool:
    """Whether a note reads as before, except for the added tags of one entry."""
    was, now = read_facts(before, reader), read_facts(after, reader)
    lost, gained = was.talks - now.talks, now.talks - was.talks
    if (
        lost.total() != 1
        or gained.total() != 1
        or was.tasks != now.tasks
        or was.levels != now.levels
    ):
        return False
    (old,), (new,) = lost, gained
    is_it = (
        old == bare_talk(found[2])
        and without_tags(old) == without_tags(new)
        and new.tags == old.tags | {tag.lower() for tag in tags}
    )
    try:
        return is_it and _kinds(Structure(before, reader)) == _kinds(Structure(after, reader))
    except EditRefusedError:
        return False


def _kinds(structure: Structure) -> list[tuple[str, int]]:
    return [(kind, level) for kind, _, level, _, _ in structure.blocks]
