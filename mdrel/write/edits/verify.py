"""Verifies an edit by reading the note again, before anything reaches the disk (P3).

What was asked has to be there, and everything else has to read as before.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from msgspec.structs import replace

from mdrel.model.contact import LevelChange
from mdrel.model.note import Talk, TaskLine
from mdrel.model.span import START
from mdrel.parse.entries.sections import SectionReader
from mdrel.parse.front_matter.composer import FrontMatterError
from mdrel.parse.front_matter.read import read_front_matter
from mdrel.parse.markdown.callouts import open_callouts
from mdrel.parse.markdown.mask import mask
from mdrel.parse.markdown.shorten import shorten
from mdrel.parse.tasks.read import TaskContext, read_tasks
from mdrel.write.edits.edit import EditRefusedError, Reader
from mdrel.write.edits.front_lines import FrontLines, read_front_lines

_COMMENTS = ("%%", "<!--")
SAY_OTHERWISE = "Say it in other words: comment marks (%% and <!--) and code hide words."


@dataclass(frozen=True, slots=True)
class Facts:
    """What a note says to mdrel, without regard to where it stands in the note."""

    talks: Counter[Talk] = field(default_factory=Counter)
    tasks: Counter[TaskLine] = field(default_factory=Counter)
    levels: Counter[LevelChange] = field(default_factory=Counter)


def read_facts(text: str, reader: Reader) -> Facts:
    """Return the conversations, tasks and levels that the note `text` tells.

    It is read as a contact's note, whatever kind of note it is.
    """
    front = read_front_matter(reader.path, text)
    masked = mask(text, front.body_start).text
    sections = SectionReader(reader.path, text, masked, reader.lexicon).read(front.body_start)
    around = TaskContext(
        [(low, high, talk.on) for low, high, talk in sections.ranges], sections.spans
    )
    _, opened = open_callouts(text, masked, front.body_start)
    tasks = read_tasks(text, opened, front.body_start, reader.lexicon, around)
    return Facts(
        Counter(map(bare_talk, sections.talks)),
        Counter(map(bare_task, tasks)),
        Counter(replace(each, span=START) for each in sections.levels),
    )


def bare_talk(talk: Talk) -> Talk:
    """Return a talk without its place in the note.

    In a row of a table those who shared the talk are mentioned, too; such mentions are left out.
    """
    people = tuple(replace(link, span=START) for link in talk.people)
    mentions = tuple(
        bare for link in talk.mentions if (bare := replace(link, span=START)) not in people
    )
    return replace(talk, span=START, people=people, mentions=mentions, rule="")


def bare_task(task: TaskLine) -> TaskLine:
    """Return a task without its place in the note."""
    return replace(task, span=START, links=tuple(replace(link, span=START) for link in task.links))


def check_words(written: str, read: str, *, is_marked: bool = False) -> None:
    """Raise EditRefusedError unless words that are written will be read as words.

    Comment marks hide what follows them, and code alone is nothing to read. With `is_marked` the
    words say something by a tag or a date in them, and may say nothing else.
    """
    words = " ".join(written.split())
    if any(mark in words for mark in _COMMENTS) or (words and not read and not is_marked):
        raise EditRefusedError(
            f"'{shorten(words)}' would be hidden in the note", hint=SAY_OTHERWISE
        )


def check_property(before: str, after: str, key: str, wanted: object) -> None:
    """Raise EditRefusedError unless `key` has what is `wanted` and all else is as it was.

    `wanted` is None where the property is to be gone, and empty where it is to be null. The other
    properties have to stand in the same order.
    """
    old = read_front_lines(before)
    try:
        new = read_front_lines(after)
    except FrontMatterError as error:
        raise EditRefusedError(f"after the edit the front matter {error.message}") from error
    was, now = _spell(before, old), _spell(after, new)
    at = next((index for index, (name, _, _) in enumerate(was) if name == key), len(was))
    expected = [row for index, row in enumerate(was) if index != at]
    rest = [row for index, row in enumerate(now) if index != at or wanted is None]
    is_there = wanted is None or (
        at < len(now)
        and now[at][0] == key
        and (now[at][2] == wanted or (wanted == "" and now[at][2] is None))
    )
    if (
        expected != rest
        or not is_there
        or _rest(before, old) != _rest(after, new)
        or old.keys - len(was) != new.keys - len(now)
    ):
        raise EditRefusedError("the edit would change more than its property")


def _spell(text: str, front: FrontLines) -> list[tuple[str, str, object]]:
    from mdrel.parse.front_matter.events import plain_value

    return [
        (span.key, text[span.value.start : span.value.end], plain_value(span.value))
        for span in front.spans
    ]


def _rest(text: str, front: FrontLines) -> str:
    """Return what follows the front matter."""
    return text[front.block.body :] if front.block else text.removeprefix("\ufeff")


def check_reading(before: str, after: str, reader: Reader, expected: Facts | None = None) -> None:
    """Raise EditRefusedError unless the note reads as before, with the `expected` facts added.

    Conversations, tasks and level changes are compared.
    """
    was, now = read_facts(before, reader), read_facts(after, reader)
    more = expected or Facts()
    if (
        now.talks != was.talks + more.talks
        or now.tasks != was.tasks + more.tasks
        or now.levels != was.levels + more.levels
    ):
        raise EditRefusedError("the edit would change how other lines of the note are read")
