"""What the pages show of a terminal is what a reader would see."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from scripts.console import ROOT, Terminal, is_like, keep_dots, pages, run_page

pytestmark = [
    pytest.mark.uninstrumented,
    pytest.mark.pages,
]


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.name)
def test_console_blocks_print_what_the_page_says(page: Path) -> None:
    if "| jq " in page.read_text(encoding="utf-8") and shutil.which("jq") is None:
        pytest.skip("no jq here")
    done = run_page(page)
    assert done
    for step, printed in done:
        assert is_like(printed, step.expected), (
            f"$ {step.command}\n{printed}\n(run `make docs` to write it into the page)"
        )


def test_the_commands_of_the_pages_are_those_of_this_tree(tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    script = "python -c 'import mdrel; print(mdrel.__file__)'"
    assert Terminal(tmp_path / "home").run(script).strip() == str(ROOT / "mdrel" / "__init__.py")


@pytest.mark.parametrize(
    ("printed", "expected", "alike"),
    [
        ("a\nb\n", "a\nb\n", True), ("a  \nb\n\n", "a\nb\n", True), ("a\nb\n", "a\n", False), ("a\nb\nc\n", "a\n...\n", True), ("a\nb\nc\n", "a\n...\nc\n", True),
        ("a\nb\nc\n", "...\nc\n", True), ("a\nb\n", "a\n...\nc\n", False), ("", "", True), ("a\n", "", False), ("in 0.3 s\n", "in ... s\n", True),
    ],
)  # fmt: skip
def test_dots_stand_for_any_lines(printed: str, expected: str, alike: bool) -> None:
    assert is_like(printed, expected) is alike


@pytest.mark.parametrize(
    ("expected", "printed", "kept"),
    [
        ("a ... c", "a b b c d", "a ... c d"),
        ("a ... d", "x b c d", "... d"),
        ("a b", "a c", "a c"),
        ("... c", "a b c d", "... c d"),
        ("a ...", "a b c", "a ..."),
    ],
)
def test_a_refreshed_page_keeps_its_dots(expected: str, printed: str, kept: str) -> None:
    assert keep_dots(expected.split(), printed.split()) == kept.split()
