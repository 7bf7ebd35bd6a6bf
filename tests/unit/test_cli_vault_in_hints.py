"""Commands that a hint tells to type name the vault that was named, where they need it."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from mdrel.app.environment.vault_location import name_vault
from mdrel.cli.cached_answer import Question
from mdrel.cli.output_format import OutputFormat
from mdrel.command_table import COMMANDS
from mdrel.views.terminal.call_again import call_again
from tests.support.running import run_command

SHOWN = {"COLUMNS": "80", "LINES": "24", "TERM": "xterm", "NO_COLOR": "1"}
PEOPLE = {
    "Ada": "level: trusted\n---\n## Conversations\n\n- 2026-08-02 call: rates\n\n## Diary\n\n"
    "- 2026-09-03 lunch: Leeds\n",
    "Bo": "level: transactional\n---\n",
    "Cy": "type: person\n---\n",
}


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    """A vault two folders away from where commands are called, which is a vault itself."""
    folder = tmp_path / "Old Notes"
    (folder / "People").mkdir(parents=True)
    (folder / "mdrel.toml").write_text("")
    for name, text in PEOPLE.items():
        (folder / "People" / f"{name}.md").write_text(f"---\n{text}")
    (tmp_path / "here/.obsidian").mkdir(parents=True)
    return folder


def ask(vault: Path, *words: str, cwd: Path | None = None, **environment: str) -> str:
    """Return what a command prints and tells, when it is called beside another vault."""
    given = ("--vault", "../Old Notes", *words)
    named = SHOWN | {"MDREL_TODAY": "2026-11-22"} | environment
    done = run_command(*given, cwd=cwd or vault.parent / "here", typed="", **named)
    return " ".join(f"{done.stdout} {done.stderr}".split())


AGAIN = "mdrel --vault '../Old Notes'"


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        ("today", f"{AGAIN} go, log ada …, today --why or check (2 remarks)"),
        ("today", f"1 person has no level: {AGAIN} triage"),
        ("today --why", f"all who are due: {AGAIN} due"),
        ("brief bo", f'{AGAIN} set bo objective="…"'),
        ("log ada call: rates", f"undo: {AGAIN} undo"),
        ("undo 7", f"`{AGAIN} undo` takes back"),
        ("log nobody call: rates", f"`{AGAIN} add NAME --level tentative`"),
        ("check", f"`{AGAIN} triage` asks for each, with one key; `{AGAIN} level WHO LEVEL`"),
        ("explain MDR501", f"`{AGAIN} triage` asks for each"),
        ("target next", f"`{AGAIN} target list` shows"),
        ("first budget", f"Nobody is trusted or in a circle yet. `{AGAIN} roll-call` asks"),
        ("handover", f"`{AGAIN} new-role TITLE` goes through"),
        ("init", f"Next: {AGAIN} triage"),
        ("init", f"1 person has no level: {AGAIN} triage"),
    ],
)  # fmt: skip
def test_a_hint_names_the_vault_that_was_named(vault: Path, words: str, hint: str) -> None:
    if words.startswith("first"):
        (vault / "People/Ada.md").unlink()
    assert hint in ask(vault, *shlex.split(words))


@pytest.mark.parametrize("words", ["today", "undo", "check", "handover", "init"])
def test_no_hint_names_a_vault_that_is_found_without(vault: Path, words: str) -> None:
    inside = vault / "People"
    (inside / "Old Notes").symlink_to(vault)
    (vault.parent / "Old Notes/Old Notes").symlink_to(vault)
    for told in (
        ask(vault, *words.split(), cwd=inside),
        ask(vault, *words.split(), MDREL_VAULT=str(vault)),
    ):
        assert "mdrel " in told
        assert "--vault" not in told.replace("--vault DIR", "")


def test_what_is_said_of_a_vault_that_is_not_there_names_none(vault: Path, tmp_path: Path) -> None:
    done = run_command("--vault", str(vault / "gone"), "due", cwd=tmp_path)
    assert "see an example with `mdrel demo`" in done.stderr


def test_the_day_stands_behind_the_vault_in_commands_it_matters_to(vault: Path) -> None:
    told = ask(vault, "--today", "2026-11-22", "today")
    assert f"1 person has no level: {AGAIN} --today 2026-11-22 triage" in told
    assert f"{AGAIN} --today 2026-11-22 go or check (2 remarks)" in told


def test_of_its_two_names_the_shorter_one_is_said_as_a_shell_takes_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    notes = tmp_path / "home/My Notes"
    notes.mkdir(parents=True)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    assert name_vault(str(notes), tmp_path) == " --vault ~/'My Notes'"
    assert name_vault(str(tmp_path / "home"), tmp_path) == " --vault ~"
    assert name_vault(str(tmp_path), tmp_path) == f" --vault {tmp_path}"
    monkeypatch.chdir(tmp_path / "home")
    assert name_vault("My Notes", tmp_path) == " --vault 'My Notes'"


@pytest.mark.parametrize("command", sorted(set(COMMANDS) - {"init", "demo", "completion"}))
def test_every_command_that_is_about_a_vault_is_repeated_with_it(command: str) -> None:
    assert call_again(f"mdrel {command}", "mdrel --vault x") == f"mdrel --vault x {command}"


def test_words_that_are_no_command_stay_as_they_are() -> None:
    text = "what mdrel wrote, mdrel.toml, mdrel demo, mdrel undone, mdrel go-kart, ~/mdrel check"
    assert call_again(text, "mdrel --vault x") == text


@pytest.mark.parametrize("call", ["mdrel", "mdrel --vault 'a\"b\\c'", "mdrel --vault é\n\udcff"])
def test_a_kept_question_holds_any_folder(call: str) -> None:
    question = Question("today", OutputFormat(80, 24, False, False, False, False, call))
    assert Question.from_json(question.to_json()) == question
