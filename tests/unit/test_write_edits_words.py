"""What a command writes in the person's words reads back as words, or is refused (P3)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from mdrel.model.level import Level
from mdrel.write.edits import AddEntry, AddLevel, AddTask, EditRefusedError, apply_edit
from mdrel.write.edits.verify import read_facts
from tests.support.written_words import READER, WrittenEdit, read_back

NOTE = "---\ntype: person\nlevel: trusted\n---\n"
DAY = date(2026, 11, 20)


def _level(words: str) -> AddLevel:
    return AddLevel(DAY, None, Level.TRUSTED, words)


def _promise(words: str) -> AddEntry:
    return AddEntry(DAY, "call", "the board", promises=(words,))


KINDS: dict[str, Callable[[str], WrittenEdit]] = {
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
    assert read_back(NOTE, KINDS[kind](words)) == words


@pytest.mark.parametrize(
    ("words", "shown"), [("[[Bo Lin]] left", "Bo Lin left"), ("a good year #win", "a good year")]
)
def test_links_and_tags_of_a_reason_are_shown_as_everywhere(words: str, shown: str) -> None:
    assert read_back(NOTE, _level(words)) == shown


def test_an_entry_may_say_nothing_but_a_tag() -> None:
    after = apply_edit(NOTE, AddEntry(DAY, "call", "#thanks"), READER)
    (talk,) = read_facts(after, READER).talks
    assert (talk.text, talk.tags) == ("", frozenset({"thanks"}))
