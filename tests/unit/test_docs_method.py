"""Every rule of docs/method.md has something that practises it.

It also has a test that is there, and a line of a transcript that shows it.
"""

from __future__ import annotations

import re
from pathlib import Path

from mdrel.command_table import COMMANDS
from tests.support.named_tests import are_there, read_rows

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs/method.md"
OF_SEVERAL_PARTS = {"M1", "M2", "M3", "M8", "M10", "M13", "M18", "M19", "M20"}
RULES = [f"M{number}" for number in range(1, 22)]


def test_every_rule_has_one_row_in_order() -> None:
    assert [row[0] for row in read_rows(PAGE, "M")] == RULES


def test_every_rule_names_a_command_or_a_dashboard_or_a_setting_that_is_there() -> None:
    boards = {
        f"{path.name.partition('.')[0]}.md" for path in (ROOT / "templates/dashboards").glob("*.j2")
    }
    for rule, _, practised, *_ in read_rows(PAGE, "M"):
        words = [word.split()[0] for word in re.findall(r"`([^`]+)`", practised)]
        known = [word for word in words if word in COMMANDS or word in boards]
        assert known or rule in {"M13", "M19"}, rule
        assert not [word for word in words if word.endswith(".md") and word not in boards], rule


def test_every_rule_names_a_test_that_is_there() -> None:
    assert [row[0] for row in read_rows(PAGE, "M") if not are_there(row[3])] == []


def test_every_rule_is_shown_whole_by_lines_of_transcripts() -> None:
    """Rules of several parts have a line for each of them."""
    for rule, *_, shown in read_rows(PAGE, "M"):
        cited = re.findall(r"`([^`]+)`: `([^`]+)`", shown)
        assert len(cited) >= (2 if rule in OF_SEVERAL_PARTS else 1), rule
        for name, line in cited:
            text = (ROOT / "tests/transcripts" / name).read_text(encoding="utf-8")
            assert line in " ".join(text.split()) or line in text, (rule, line)


def test_every_rule_is_named_in_the_code_that_follows_it() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "mdrel").rglob("*.py"))
    assert [rule for rule in RULES if not re.search(rf"\b{rule}\b", code)] == []
