"""What became of a change whose process was killed is told by the notes (P6)."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest

from mdrel.write import journal as write_journal
from mdrel.write.journal import Journal, Record, settle

State = Literal["begun", "done", "failed"]


def change(before: str, after: str, state: State = "begun", path: str = "People/Ada.md") -> Record:
    """Return a change from one hash to another."""
    return Record(
        "1", "2", "2026-11-22T09:00", "log", "a call", path, before, after, 0, "", "x", state=state
    )


def states(*changes: Record, **now: str) -> list[str]:
    """Return the states of settled changes, where notes have the hashes `now` by name."""
    return [each.state for each in settle(changes, lambda path: now[path[7:-3]])]


@pytest.mark.parametrize(
    ("now", "state"),
    [("b", "done"), ("a", "failed"), ("c", "begun"), ("", "begun"), ("unknown", "begun")],
)
def test_a_change_without_an_end_has_the_one_its_note_shows(now: str, state: State) -> None:
    assert states(change("a", "b"), Ada=now) == [state]


def test_a_new_note_that_is_not_there_was_never_made() -> None:
    assert states(change("", "b"), Ada="") == ["failed"]


@pytest.mark.parametrize("state", ["done", "failed"])
def test_an_end_that_is_written_down_stays(state: State) -> None:
    assert states(change("a", "b", state), Ada="a") == [state]
    assert states(change("a", "b", state), Ada="b") == [state]


def test_an_earlier_change_is_judged_by_what_the_next_one_of_its_note_found() -> None:
    assert states(change("a", "b"), change("b", "c"), Ada="c") == ["done", "done"]
    assert states(change("a", "b"), change("a", "c", "done"), Ada="c") == ["failed", "done"]
    assert states(change("a", "b"), change("x", "c", "done"), Ada="b") == ["begun", "done"]


def test_a_change_that_failed_tells_nothing_of_the_one_before() -> None:
    assert states(change("a", "b"), change("x", "c", "failed"), Ada="b") == ["done", "failed"]
    assert states(change("a", "b"), change("b", "c"), Ada="b") == ["done", "failed"]


def test_changes_of_other_notes_tell_nothing() -> None:
    other = change("x", "y", "done", "People/Bo.md")
    assert states(change("a", "b"), other, Ada="b", Bo="y") == ["done", "done"]
    assert states(change("a", "b"), other, Ada="a", Bo="y") == ["failed", "done"]


def test_the_changes_stay_in_their_order_and_otherwise_as_they_were() -> None:
    told = (change("a", "b"), change("b", "c", "done"))
    settled = settle(told, lambda _: "c")
    assert [(each.before, each.after, each.what) for each in settled] == [
        ("a", "b", "a call"),
        ("b", "c", "a call"),
    ]


def test_what_is_told_of_a_change_the_journal_does_not_have_is_passed_over(tmp_path: Path) -> None:
    journal, told = Journal(tmp_path), change("a", "b")

    def ends() -> list[tuple[str, bool, bool]]:
        return [(each.state, each.is_dismissed, each.is_undone) for each in journal.read()]

    for kind in ("done", "failed", "dismissed", "undone"):
        journal.mark(kind, "9")
    assert ends() == []
    journal.begin(told)
    assert ends() == [("begun", False, False)]
    journal.mark("done", told.token)
    assert ends() == [("done", False, False)]
    journal.mark("dismissed", told.token)
    assert ends() == [("done", True, False)]
    journal.mark("undone", told.operation)
    assert ends() == [("done", True, True)]


def test_each_record_is_one_line_in_plain_signs(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    journal.mark("done", "é")
    journal.mark("failed", "2")
    assert journal.path.read_bytes() == (
        b'{"kind":"done","token":"\\u00e9"}\n{"kind":"failed","token":"2"}\n'
    )


@pytest.mark.parametrize("torn", [b"x", b'{"kind":"do', b"xy"])
def test_a_line_cut_short_does_not_swallow_the_next(tmp_path: Path, torn: bytes) -> None:
    journal = Journal(tmp_path)
    journal.path.write_bytes(torn)
    journal.mark("done", "1")
    assert journal.path.read_bytes() == torn + b'\n{"kind":"done","token":"1"}\n'


def test_a_record_lasts_before_anything_else_is_done_and_nothing_stays_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lasting: list[int] = []
    closed: list[int] = []
    fsync, close = os.fsync, os.close

    def heed(call: Callable[[int], None], numbers: list[int]) -> Callable[[int], None]:
        def called(number: int) -> None:
            numbers.append(number)
            call(number)

        return called

    monkeypatch.setattr(os, "fsync", heed(fsync, lasting))
    monkeypatch.setattr(os, "close", heed(close, closed))
    Journal(tmp_path).mark("done", "1")
    assert len(lasting) == 1
    assert lasting == closed


def test_of_a_large_journal_the_newer_half_stays_in_whole_lines(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [json.dumps({"kind": "done", "token": str(number)}) for number in range(10)]
    text = "".join(f"{line}\n" for line in lines)
    monkeypatch.setattr(write_journal, "LARGEST", len(text))
    journal = Journal(tmp_path)
    journal.path.write_text(text, encoding="utf-8")
    journal.mark("failed", "x")
    assert journal.path.read_text(encoding="utf-8").splitlines() == [
        *lines[6:],
        '{"kind":"failed","token":"x"}',
    ]


def test_a_journal_below_the_limit_is_kept_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = Journal(tmp_path)
    journal.path.write_bytes(b"a\nb\n")
    monkeypatch.setattr(write_journal, "LARGEST", 5)
    journal.mark("done", "1")
    assert journal.path.read_bytes().startswith(b"a\nb\n")
