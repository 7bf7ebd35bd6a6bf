"""A line about a talk is read the same wherever it is typed.

It is typed as arguments, at the prompt, on standard input, and in the editor.

MDREL_FUZZ_CASES sets how many lines are typed: one for 100 cases (of 3,000 unless told otherwise).
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from click.testing import CliRunner

from mdrel.cli.main import cli
from tests.support.terminal import type_at
from tests.support.writing import ADA, Desk

LINES = int(os.environ.get("MDREL_FUZZ_CASES", "3000")) // 100
CHANNELS = (
    "", "", "call", "Lunch", "email", "e-mail", "1:1", "in person", "phone call", "no answer",
    "zoom", "text", "fax", "sent email",
)  # fmt: skip
DAYS = (
    "", "", "", "yesterday", "today", "last friday", "on monday", "Friday", "12 nov", "nov 12th",
    "2026-11-12", "3 days ago", "sat", "last week", "tomorrow", "next week", "11/12", "31 nov",
)  # fmt: skip
COLONS = ("", ":", ":", " :")
TAGS = ("", "", "+thanks", "+got", "#assist", "#work")
TEXTS = (
    "",
    "board pack, she intros Tom",
    "the letter she posted yesterday",
    "12:30 is too early: he said",
    "email: the deck",
    "it's 50% | [[Bo Lin]] `x`",
    "lunch tomorrow",
    "at the pier",
)


def generate(count: int) -> Iterator[str]:
    chance = random.Random(20261122)
    made = 0
    while made < count:
        head = [chance.choice(CHANNELS), chance.choice(DAYS)]
        chance.shuffle(head)
        before, behind = chance.choice(TAGS), chance.choice(TAGS)
        line = f"{_join(before, *head)}{chance.choice(COLONS)} {_join(chance.choice(TEXTS), behind)}".strip()
        if line.strip(" :"):
            made += 1
            yield line


def _join(*words: str) -> str:
    return " ".join(filter(None, words))


def log(desk: Desk, *words: str, typed: str | None = None) -> tuple[str, str, str]:
    """Return the note after a call on the same note, and what stopped it."""
    note = desk.root / "People/Ada Lines.md"
    note.write_text(ADA, encoding="utf-8")
    done = CliRunner().invoke(
        cli,
        ["--vault", str(desk.root), "--today", "2026-11-22", "log", *words],
        input=typed,
        standalone_mode=False,
    )
    return (
        note.read_text(encoding="utf-8"),
        str(done.exception or ""),
        "\n".join(each for each in done.stderr.split("\n") if each.startswith("!")),
    )


@pytest.mark.uninstrumented
def test_arguments_prompt_input_and_editor_leave_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, line_file, editor = Desk(tmp_path / "Vault"), tmp_path / "line", tmp_path / "editor"
    editor.write_text(f'#!/bin/sh\ncp "{line_file}" "$1"\n', encoding="utf-8")
    editor.chmod(0o755)
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", str(editor))
    written = refused = 0
    for line in generate(LINES):
        as_arguments = log(desk, "ada", *line.split())
        line_file.write_text(f"{line}\n", encoding="utf-8")
        assert log(desk, "ada", typed=f"{line}\n") == as_arguments, line
        assert log(desk, "ada", "--edit") == as_arguments, line
        with monkeypatch.context() as at_terminal:
            at_terminal.setattr(
                "mdrel.cli.commands.log.sys",
                SimpleNamespace(stdin=SimpleNamespace(isatty=lambda: True)),
            )
            note, stopped, said = log(desk, "ada", typed=f"{line}\n")
        assert (note, stopped, said.removeprefix("Ada Lines: what about: ")) == as_arguments, line
        written += as_arguments[0] != ADA
        refused += as_arguments[0] == ADA
    assert written > LINES // 2
    assert refused > 0


@pytest.mark.uninstrumented
@pytest.mark.parametrize(
    "line",
    [
        "email: sent the deck +thanks",
        "yesterday lunch: the gate",
        "call on monday the plan",
        "the letter",
    ],
)
def test_at_a_terminal_of_its_own(tmp_path: Path, line: str) -> None:
    desk = Desk(tmp_path / "Vault")
    as_arguments = log(desk, "ada", *line.split())
    (desk.root / "People/Ada Lines.md").write_text(ADA, encoding="utf-8")
    assert type_at(["log", "ada"], [line], desk.root).code == 0
    assert desk.read("People/Ada Lines.md") == as_arguments[0]


@pytest.mark.parametrize(
    "line", [": the letter she posted yesterday", ":lunch tomorrow", " : call sam"]
)
def test_behind_the_name_alone_a_colon_ends_the_name(tmp_path: Path, line: str) -> None:
    desk = Desk(tmp_path / "Vault")
    assert log(desk, "ada", typed=f"{line}\n") == log(desk, "ada", *line.split())


@pytest.mark.parametrize("cut", range(1, 6))
def test_a_line_may_be_parted_anywhere_between_arguments_and_input(
    tmp_path: Path, cut: int
) -> None:
    """What was typed in the command line and what follows on stdin are one line.

    They are as long as no text has begun.
    """
    desk = Desk(tmp_path / "Vault")
    words = ["yesterday", "phone", "call", "(build):", "the", "gate"]
    head, rest = words[:cut], " ".join(words[cut:])
    whole = log(desk, "ada", *words)
    assert log(desk, "ada", *head, typed=f"{rest}\n")[0] == (
        whole[0] if cut < len(words) - 1 else log(desk, "ada", *head)[0]
    )
