"""The pages of docs/ say what the code says, and their links lead somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scripts.docs import DOCS, PAGES

ROOT = DOCS.parent
PROSE = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(DOCS.rglob("*.md"))]


@pytest.mark.parametrize("name", PAGES)
def test_a_generated_page_is_fresh(name: str) -> None:
    assert (DOCS / name).read_text(encoding="utf-8") == PAGES[name](), "run `make docs`"


@pytest.mark.parametrize("page", PROSE, ids=lambda page: page.name)
def test_links_between_pages_lead_to_files(page: Path) -> None:
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    targets = [
        target
        for target in re.findall(r"(?<!`)\[[^\]]+\]\(([^)<>#]+)\)", text)
        if "://" not in target and not target.startswith("../People")
    ]
    assert [target for target in targets if not (page.parent / target).exists()] == []
