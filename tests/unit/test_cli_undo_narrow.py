"""What was written and undone stands in whole words, however narrow the terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.method import write_person
from tests.support.places import write_tree
from tests.support.running import DAY, run_command

NAMES = ("Marcus Oyelaran-Whitcombe", "Ingrid Solheim", "Zoë Łukasz Müller")


@pytest.mark.parametrize("columns", [50, 80])
def test_no_line_is_wider_than_the_terminal_and_no_word_is_parted(
    tmp_path: Path, columns: int
) -> None:
    notes = {f"People/{name}.md": write_person() for name in NAMES}
    vault = write_tree(tmp_path / "v", {"mdrel.toml": "", **notes})

    def call(*words: str) -> list[str]:
        done = run_command("--vault", str(vault), "--today", DAY, *words, COLUMNS=str(columns))
        assert done.returncode == 0, done.stderr
        lines = done.stdout.splitlines()
        assert max(map(len, lines)) <= columns
        return lines

    call("level", "marcus,ingrid,zoe", "trusted")
    call("log", "ingrid", "call:", "the long plan for the quay and the boats in the spring")
    listed = call("undo", "--list")
    assert listed[0].startswith("  1  ")
    assert len(listed) > 2
    # A line that goes on is indented below the number.
    assert all(line[:3].strip().isdigit() or line.startswith("     ") for line in listed)
    undone = call("undo") + call("undo")
    words = " ".join(" ".join(undone).split())
    assert all(f"People/{name}.md" in words for name in NAMES)
