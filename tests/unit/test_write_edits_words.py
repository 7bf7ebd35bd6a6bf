"""What a command writes in the person's words reads back as words, or is refused (P3)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from mdrel.model.level import Level
from mdrel.write.edits import (
    AddEntry,
    AddLevel,
    AddTask,
    Edit,
    EditRefusedError,
    Reader,
    apply_edit,
)
from tests.support.vaults import LEXICON, read

PATH = "People/Ada Lin.md"
READER = Reader(PATH, LEXICON)
NOTE = "---\ntype: person\nlevel: trusted\n---\n"
DAY = date(2026, 11, 20)


def _level(words: str) -> AddLevel:
    return AddLevel(DAY, None, Level.TRUSTED, words)


def _promise(words: str) -> AddEntry:
    return AddEntry(DAY, "call", "the board", promises=(words,))


KINDS: dict[str, Callable[[str], Edit]] = {
    "reason": _level,
    "text": lambda words: AddEntry(DAY, "call", words),
    "promise": _promise,
    "task": AddTask,
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "words",
    ["%% x", "x %% y", "x %%y%% z", "<!-- x --> y", "x <!-- y", r"x \%% y", "`x`", "x\n%% y"],
)
def test_words_that_would_be_hidden_are_refused(kind: str, words: str) -> None:
    with pytest.raises(EditRefusedError) as raised:
        apply_edit(NOTE, KINDS[kind](words), READER)
    assert "Say it in other words" in raised.value.hint


@pytest.mark.parametrize("words", ["say `x` now", "see ![[x.png]] there", "#win", "~~not~~ yes"])
def test_a_reason_of_which_words_would_be_lost_is_refused(words: str) -> None:
    with pytest.raises(EditRefusedError, match="hidden"):
        apply_edit(NOTE, _level(words), READER)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "words", ["100 % sure", "x % y %", "she <3 it", "a > b", "x -- y", "50%, then 60%"]
)
def test_other_signs_read_back_as_they_are(kind: str, words: str) -> None:
    note = read(PATH, apply_edit(NOTE, KINDS[kind](words), READER))
    said = {
        *(talk.text for talk in note.talks),
        *(task.text for task in note.tasks),
        *(move.why for move in note.levels),
    }
    assert words in said


@pytest.mark.parametrize(
    ("words", "shown"), [("[[Bo Lin]] left", "Bo Lin left"), ("a good year #win", "a good year")]
)
def test_links_and_tags_of_a_reason_are_shown_as_everywhere(words: str, shown: str) -> None:
    (move,) = read(PATH, apply_edit(NOTE, _level(words), READER)).levels
    assert move.why == shown


def test_an_entry_may_say_nothing_but_a_tag() -> None:
    (talk,) = read(PATH, apply_edit(NOTE, AddEntry(DAY, "call", "#thanks"), READER)).talks
    assert (talk.text, talk.tags) == ("", frozenset({"thanks"}))
