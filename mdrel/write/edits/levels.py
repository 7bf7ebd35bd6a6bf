"""Puts a dated move into `## Levels`, which gives a contact a history without git (M17)."""

from __future__ import annotations

import re

from mdrel.model.contact import LevelChange
from mdrel.parse.entries.head import tidy
from mdrel.write.edits.edit import AddLevel, EditRefusedError, Reader
from mdrel.write.edits.place import LEVEL_NAMES, LEVELS, put_line
from mdrel.write.edits.structure import Structure
from mdrel.write.edits.verify import SAY_OTHERWISE, Facts, check_reading, check_words, read_facts

_WORD = re.compile(r"\w+")


def level_line(move: AddLevel) -> str:
    """Return the line of a move: `DATE [BEFORE -> ]AFTER[: WHY]`."""
    head = f"{move.on} {move.before} -> {move.after}" if move.before else f"{move.on} {move.after}"
    why = " ".join(move.why.split())
    return f"{head}: {why}" if why else head


def read_level(move: AddLevel, reader: Reader) -> Facts:
    """Return what mdrel reads when the move stands in a note of its own.

    Raises EditRefusedError where that is not one move.
    """
    facts = read_facts(f"## {LEVELS}\n\n- {level_line(move)}\n", reader)
    if facts.levels.total() != 1 or facts.talks or facts.tasks:
        raise EditRefusedError(
            "the reason would not be read as a part of the move", hint=SAY_OTHERWISE
        )
    (read,) = facts.levels
    check_words(move.why, read.why)
    if _WORD.findall(tidy(move.why)) != _WORD.findall(read.why):
        raise EditRefusedError("words of the reason would be hidden", hint=SAY_OTHERWISE)
    return facts


def add_level(text: str, move: AddLevel, reader: Reader) -> str:
    """Return `text` with the move added, or unchanged where it is there.

    Raises EditRefusedError.
    """
    expected = read_level(move, reader)
    structure = Structure(text, reader)
    if expected.levels <= read_facts(text, reader).levels:
        return text
    after = put_line(
        structure,
        LEVEL_NAMES,
        LEVELS,
        level_line(move),
        newest_first=_is_newest_first(structure.sections.levels),
    )
    check_reading(text, after, reader, expected)
    structure.check_kept(after)
    return after


def _is_newest_first(moves: list[LevelChange]) -> bool:
    """Whether a note lists its moves with the newest one on top.

    `moves` come in the order of their lines.
    """
    return len(moves) > 1 and moves[0].on > moves[-1].on
