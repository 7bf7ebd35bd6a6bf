"""Dated lines that are not read are said wherever somebody looks at the talks."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.writing import Desk

NOTES = {
    "People/Ada.md": "---\nlevel: trusted\n---\n## Conversations\n\n- 2026-11-01 call: x\n\n"
    "## Diary\n\n- 2026-11-20 lunch: Leeds\n- 2026-11-19 call: rates\n",
    "People/Bo.md": "---\nlevel: trusted\n---\n",
}
OF_ADA = "2 dated lines of theirs are not read (mdrel check MDR305)"
OF_ALL = "2 dated lines under 'Diary' are not read"
SHOWN = {"COLUMNS": "80", "LINES": "24", "TERM": "xterm", "NO_COLOR": "1"}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "Vault", NOTES)


@pytest.mark.parametrize(
    ("words", "said"),
    [(["brief", "ada"], OF_ADA), (["show", "ada"], OF_ADA), (["due"], OF_ALL), ([], OF_ALL)],
)
def test_it_is_said_in_one_line_of_the_screen(desk: Desk, words: list[str], said: str) -> None:
    shown = desk.run(*words, **SHOWN).stdout.splitlines()
    assert sum("not read" in line for line in shown) == 1
    assert any(said in line for line in shown)


@pytest.mark.parametrize("words", [["brief", "bo"], ["show", "bo"], ["-q", "due"]])
def test_nothing_is_said_of_others_or_where_less_is_wanted(desk: Desk, words: list[str]) -> None:
    assert "not read" not in desk.run(*words, **SHOWN).stdout


@pytest.mark.parametrize(("words", "said"), [(["show", "ada"], OF_ADA), (["due"], OF_ALL)])
def test_in_a_pipe_it_goes_to_stderr_and_rows_and_json_stay(
    desk: Desk, words: list[str], said: str
) -> None:
    done = desk.run(*words)
    assert "not read" not in done.stdout
    assert said in done.stderr
    assert "not read" not in desk.run(*words, "--json").stderr
