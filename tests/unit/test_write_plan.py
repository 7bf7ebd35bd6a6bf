"""The difference that a plan shows, with names as git writes and reads them (P8)."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from mdrel.model.document import Document
from mdrel.write.plan import make_plan, show_diff


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("Dashboards/today.md", "b/Dashboards/today.md"),
        ("My notes/today.md", "b/My notes/today.md\t"),
        ('a "b" c.md', '"b/a \\042b\\042 c.md"'),
        ("a\\b.md", '"b/a\\134b.md"'),
        ("a\tb.md", '"b/a\\011b.md"'),
        ("caf\u00e9 \x07.md", '"b/caf\\303\\251 \\007.md"'),
        ("caf\u00e9.md", "b/caf\u00e9.md"),
    ],
)
def test_git_finds_a_file_by_the_name_in_the_difference(
    tmp_path: Path, path: str, name: str
) -> None:
    (step,) = make_plan([Document(path, b"new\n")], {path: b""})
    diff = show_diff(step)
    assert diff.split("\n")[1] == f"+++ {name}"
    file = tmp_path / path
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(b"old\n")
    (step,) = make_plan([Document(path, b"new\n")], {path: b"old\n"})
    subprocess.run(["git", "apply", "-"], cwd=tmp_path, input=show_diff(step).encode(), check=True)
    assert file.read_bytes() == b"new\n"


def test_of_a_file_as_it_should_be_there_is_no_difference() -> None:
    (step,) = make_plan([Document("a.md", b"x\n")], {"a.md": b"x\n"})
    assert show_diff(step) == ""
