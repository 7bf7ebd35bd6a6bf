"""What is read of a note stands where it says: line and column of its first word."""

from __future__ import annotations

import pytest

from tests.support.vaults import read

PERSON = "---\ntype: person\n---\n"
ENTRIES = f"{PERSON}## Conversations\n\n"
ADA, DAY = "People/Ada.md", "Daily/2026-11-20.md"
# Each note has one thing to read, which begins at `2026` or at `Call`.
TALKS = [
    (ADA, f"{ENTRIES}- 2026-11-20 call: x\n"),
    (ADA, f"{ENTRIES}- x\n\t* 2026-11-20 call: x\n"),
    (ADA, f"{ENTRIES}12. 2026-11-20 call: x\n"),
    (ADA, f"{ENTRIES}- [x] 2026-11-20 call: x\n"),
    (ADA, f"{ENTRIES}2026-11-20 call: x\n"),
    (ADA, f"{ENTRIES}> [!note] 2026-11-20 call: x\n> y\n"),
    (ADA, f"{ENTRIES}###   2026-11-20 call\n\nx\n"),
    (ADA, f"{PERSON}##  2026-11-20 call\n\nx\n"),
    (DAY, "Called [[Ada]]\n"),
    (DAY, "- Called [[Ada]]\n"),
    (DAY, "- x\n\t* Called [[Ada]]\n"),
    (DAY, "- [x]  Called [[Ada]]\n"),
    (DAY, "###  Called [[Ada]]\n"),
    (DAY, "---\na: b\n---\n1) Called [[Ada]]\r\n"),
]
TASKS = [
    (ADA, f"{PERSON}- [ ] Call about x\n"),
    (ADA, f"{ENTRIES}- 2026-11-20: x\n\t- [ ]  Call about x\n"),
    (DAY, "a\n\n  12. [ ] Call [[Ada]]\n"),
    ("x/p.md", "# p\n* [ ] Call [[Ada]]\r\n"),
]
PASSED = [
    (DAY, "- Call [[Ada]] tomorrow\n"),
    (DAY, "- x\n\t* [ ] Call [[Ada]]\n"),
    (ADA, f"{PERSON}## Other\n\n  - 2026-11-20 call: x\n"),
    (ADA, f"{ENTRIES}- [-] 2026-11-20 call: x\n"),
]


def find_place(text: str) -> tuple[int, int]:
    """Return line and column of the first word that is meant."""
    return next(
        (number, line.index(word) + 1)
        for number, line in enumerate(text.split("\n"), 1)
        for word in ("2026-11-20 call", "Call")
        if word in line
    )


@pytest.mark.parametrize(("path", "text"), TALKS)
def test_a_talk_stands_where_its_first_word_is(path: str, text: str) -> None:
    (talk,) = read(path, text).talks
    assert (talk.span.line, talk.span.column) == find_place(text)


@pytest.mark.parametrize(("path", "text"), TASKS)
def test_a_task_stands_where_its_first_word_is(path: str, text: str) -> None:
    (task,) = read(path, text).tasks
    assert (task.span.line, task.span.column) == find_place(text)


@pytest.mark.parametrize(("path", "text"), PASSED)
def test_what_does_not_count_stands_where_its_first_word_is(path: str, text: str) -> None:
    (passed,) = read(path, text).passed
    assert (passed.span.line, passed.span.column) == find_place(text)
