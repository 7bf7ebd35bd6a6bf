"""What is told on stderr breaks between words on a terminal and stays as it is in a pipe."""

from __future__ import annotations

import sys
from io import StringIO
from pathlib import Path

import pytest

from mdrel.cli.terminal import tell_lines
from mdrel.model.agenda import Standing
from mdrel.views.terminal.people import draw_contacts
from mdrel.views.terminal.screen import Screen
from tests.support.method import agenda_of
from tests.support.places import write_tree
from tests.support.terminal import COLUMNS, type_at

BROKEN = "---\ntype: person\nrole: a value: with colons\n---\n"
LINE = (
    "People/Ben Carter.md:3:26: error: The front matter is not valid YAML: a value with `: ` in it"
)


class Shown(StringIO):
    """What is told on a terminal."""

    def isatty(self) -> bool:
        """Return that it is one."""
        return True


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (LINE, [LINE[:40].rstrip(), "error"]),
        ("short", ["short"]),
        ("  ✗ indented and " + "long " * 10, ["  ✗ indented and long long long long", "    long"]),
        ("", [""]),
    ],
)
def test_a_long_line_breaks_between_words(
    monkeypatch: pytest.MonkeyPatch, line: str, expected: list[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setattr(sys, "stderr", shown := Shown())
    tell_lines([line])
    lines = shown.getvalue().rstrip("\n").split("\n")
    assert " ".join(" ".join(lines).split()) == " ".join(line.split())
    assert max(map(len, lines)) <= 40
    assert lines[0].startswith(expected[0][:20])
    assert len(lines) > 1 or line == lines[0]


def test_in_a_pipe_a_line_stays_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setattr(sys, "stderr", told := StringIO())
    tell_lines([LINE])
    assert told.getvalue() == f"{LINE}\n"


@pytest.mark.uninstrumented
@pytest.mark.parametrize(
    "words",
    [
        ["log", "--dry-run", "ann lee", "call", "in january:", "x"],
        ["doctor"],
        ["set", "--dry-run", "ann lee", "objective=a roof"],
    ],
)
def test_nothing_is_cut_in_a_word_on_eighty_columns(words: list[str], tmp_path: Path) -> None:
    write_tree(
        tmp_path,
        {
            "People/Ann Lee.md": "---\ntype: person\n---\n",
            "People/Benedikt Carter-Longname.md": BROKEN,
        },
    )
    done = type_at(words, [], tmp_path)
    assert max(map(len, done.screen.split("\n"))) <= COLUMNS


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_the_rule_of_a_contact_is_never_cut(width: int) -> None:
    folder = "Projects/A very long name of a folder/Further in"
    notes = {
        f"{folder}/Ann Lee.md": "---\ntags: person/supplier\n---\n",
        "People/Bo.md": "---\ncategory: person\n---\n",
    }
    agenda = agenda_of(notes)
    found: tuple[Standing, ...] = agenda.standings
    screen = Screen(width, lambda text, _: text)
    drawn = list(draw_contacts(found, agenda.today, screen, is_why=True))
    words = " ".join(" ".join(drawn).split())
    assert "tag person/supplier (F3)" in words
    assert "category person (F3)" in words
    assert max(map(len, drawn)) <= width
