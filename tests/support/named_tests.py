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


def are_there(proofs: str) -> bool:
    """Whether there are tests of all names, written as `` `file.py::test_name`, ... ``."""
    return all(map(_is_there, proofs.split(", ")))


def _is_there(proof: str) -> bool:
    file, name = proof.strip("`").split("::")
    (path,) = TESTS.rglob(file)
    return name in {
        node.name
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
    }
