"""The rows of pages that name a test for each thing they say.

It is told whether the test is there.
"""

from __future__ import annotations

import ast
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]


def read_rows(page: Path, first: str) -> list[list[str]]:
    """Return the cells of the table rows whose first cell begins with `first`."""
    lines = [
        line
        for line in page.read_text(encoding="utf-8").split("\n")
        if line.startswith(f"| {first}")
    ]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def is_there(proof: str) -> bool:
    """Whether there is a test of the name `` `file.py::test_name` ``."""
    file, name = proof.strip("`").split("::")
    (path,) = TESTS.rglob(file)
    return name in {
        node.name
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
    }
