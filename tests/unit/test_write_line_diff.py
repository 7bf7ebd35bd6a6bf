"""The diff that a dry run prints: what it says, and that it takes no square of the lines."""

from __future__ import annotations

import difflib
import subprocess
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mdrel.write.line_diff import diff_lines

LINES = st.lists(st.sampled_from("abcd"), max_size=12)


def put_back(before: list[str], diff: list[str]) -> list[str]:
    """Return the lines that a diff makes of others, as `patch` does."""
    after: list[str] = []
    at = 0
    for line in diff[2:]:
        if line.startswith("@@"):
            start, _, size = line.split()[1].lstrip("-").partition(",")
            begin = int(start) - (size != "0")
            after += before[at:begin]
            at = begin
        elif line[0] == "+":
            after.append(line[1:])
        else:
            assert before[at] == line[1:]
            after += [line[1:]] if line[0] == " " else []
            at += 1
    return after + before[at:]


@given(LINES, LINES, LINES, LINES)
def test_a_diff_makes_of_a_text_the_other(
    start: list[str], old: list[str], new: list[str], end: list[str]
) -> None:
    before, after = ([f"{each}\n" for each in (*start, *part, *end)] for part in (old, new))
    diff = list(diff_lines(before, after, "a/x", "b/x"))
    assert put_back(before, diff) == after if before != after else not diff


def test_one_change_is_shown_as_difflib_shows_it() -> None:
    before = [f"{number}\n" for number in range(40)]
    for at in (0, 1, 3, 20, 38, 39):
        after = [*before[:at], "new\n", *before[at + 1 :]]
        usual = list(difflib.unified_diff(before, after, "a/x", "b/x"))
        assert list(diff_lines(before, after, "a/x", "b/x")) == usual


def test_lines_that_come_often_are_still_told_apart() -> None:
    before = [*(f"{number}\n\n" if number % 3 else "\n" for number in range(3_000))]
    after = ["new\n", *before, "new\n"]
    assert len(list(diff_lines(before, after, "a/x", "b/x"))) < 20


@pytest.mark.parametrize("both", [False, True])
def test_repeated_lines_take_no_square_of_their_number(both: bool, tmp_path: Path) -> None:
    before = [f"- line {number % 320}\n" for number in range(64_000)]
    after = [*before[:30_000], "new\n", *before[30_000:]]
    if both:
        after = ["first\n", *after, "last\n"]
    began = process_time()
    diff = list(diff_lines(before, after, "a/x", "b/x"))
    assert process_time() - began < 2
    assert (len(diff) < 20) != both
    (tmp_path / "x").write_text("".join(before), encoding="utf-8")
    text = "".join(diff).encode()
    subprocess.run(["patch", "-sp1"], cwd=tmp_path, input=text, check=True)
    assert (tmp_path / "x").read_text(encoding="utf-8") == "".join(after)
