"""What a shell may offer: every argument has its words, and they are words that commands take."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click
import pytest

from mdrel.app.input.dates import read_coming_day, read_past_day
from mdrel.cli.commands import completion
from mdrel.cli.commands.calendar import ONLY
from mdrel.cli.completers import CHANNELS, KEYS, TAGS
from mdrel.cli.main import cli
from mdrel.command_table import COMMANDS
from mdrel.model.conversation import MEANING_TAGS
from mdrel.parse.front_matter.node import normalize_key
from mdrel.parse.front_matter.scalar import DATE_FIELDS
from mdrel.parse.spellings import SPELLINGS
from mdrel.views.calendar.build import LIMITS
from tests.support.method import write_person
from tests.support.places import write_tree
from tests.support.running import DAY, VAULT, mdrel, run_command
from tests.support.vaults import LEXICON, read

TODAY = date(2026, 11, 22)
# Free text and numbers, of which nothing can be known.
FREE = {
    "find WORDS", "first SUBJECT", "add NAME", "target add NAME", "new-role TITLE",
    "config link-scheme SCHEME", "due --within", "stats --months",
    "target next --count", "serve --port", "serve --allow-host", "service install --port",
    "service install --allow-host", "answer --owe", "level --why", "log --promise",
    "add --role", "add --email", "add --phone", "add --birthday", "add --met-how",
    "add --they-offer", "add --i-offer", "target add --they-offer", "target add --i-offer",
}  # fmt: skip


def offer(line: str, vault: Path = VAULT, shell: str = "fish") -> list[str]:
    """Return the values that are offered for a line."""
    done = run_command(
        COMP_LINE=f"mdrel {line}",
        _MDREL_COMPLETE=f"{shell}_complete",
        MDREL_VAULT=str(vault),
        MDREL_TODAY=DAY,
    )
    assert done.stderr == ""
    return [row.split("\t")[1] for row in done.stdout.splitlines() if "\t" in row]


def list_values(command: click.Command, name: str) -> Iterator[tuple[str, click.Parameter]]:
    """Yield every argument, and every option with a value, of a command and those below it."""
    for param in command.params:
        if isinstance(param, click.Argument):
            yield f"{name} {(param.name or '').upper()}".strip(), param
        elif isinstance(param, click.Option) and not (param.is_flag or param.count):
            yield f"{name} {param.opts[-1] if len(param.opts) == 1 else param.opts[1]}", param
    for below, each in command.commands.items() if isinstance(command, click.Group) else ():
        if name and not each.hidden:
            yield from list_values(each, f"{name} {below}")


def test_every_argument_has_words_or_is_known_to_be_free() -> None:
    context = click.Context(cli)
    bare = set()
    for name in ("", *COMMANDS):
        command = cli.get_command(context, name) if name else cli
        assert command
        for words, param in list_values(command, name):
            is_choice = isinstance(param.type, click.Choice)
            if not (is_choice or param._custom_shell_complete is not None):
                bare.add(words)
    assert bare == FREE


def test_keys_tags_and_channels_are_those_that_are_read() -> None:
    spellings = {normalize_key(each) for all_of in SPELLINGS.values() for each in all_of}
    assert [key for key in KEYS if normalize_key(key) not in spellings] == []
    assert {*TAGS} == {*MEANING_TAGS}
    assert {*ONLY} == {*LIMITS}
    assert [word for word in CHANNELS if word not in LEXICON.channels] == []


@pytest.mark.parametrize("key", KEYS)
def test_every_offered_value_is_one_that_the_key_can_hold(key: str) -> None:
    values = [each.partition("=")[2] for each in offer(f"set sam {key}=")]
    for value in values if key not in DATE_FIELDS else ():
        note = read("People/A.md", write_person(f"{key}: {value}"))
        assert [each.message for each in note.diagnostics] == [], value
    if key in {"level", "circle", "paused", "mentoring", "handover", "next_contact", "owe_reply"}:
        assert values


def test_every_offered_day_is_read_as_one_on_the_right_side_of_today() -> None:
    for word in [*offer("snooze sam "), *offer("snooze sam 2")]:
        assert read_coming_day(word, TODAY) >= TODAY
    for word in [*offer("report --from "), *offer("log sam --date 2")]:
        assert read_past_day(word, TODAY) <= TODAY
    assert offer("snooze sam 2026-12") == [f"2026-12-0{number}" for number in range(1, 6)]


@pytest.mark.parametrize("what", ONLY)
def test_every_offered_kind_of_event_makes_a_feed(what: str) -> None:
    assert mdrel("calendar", "--out", "-", "--only", what).returncode == 0


@pytest.mark.parametrize(
    ("line", "values"),
    [
        ("show pri", ["priya-raman"]),
        ("show PRI", ["priya-raman"]),
        ("level dana-cole, pri", ["priya-raman"]),
        ("level dana-cole,pri", ["dana-cole,priya-raman"]),
        ("level priya up ", ["up", "down", "trusted", "transactional", "tentative", "target"]),
        ("set priya level=target circle=t", ["circle=ten", "circle=three"]),
        ("set priya level+=tar", ["level+=target"]),
        ("set priya nothing=", []),
        ("set priya organization=Cal", ["organization=Calder Ferries"]),
        ("--vault ../x", ["../x"]),
        ("--today yes", ["yesterday"]),
        ("explain MDR111", ["MDR111"]),
        ("explain mdr111", ["MDR111"]),
        ("check MDR111", ["MDR111"]),
        ("explain Daily/x", ["Daily/x"]),
        ("follow-up done priya ", ["board", "pack", "template"]),
        ("undo ", []),
        ("review --week 2026-W47", ["2026-W47"]),
    ],
)
def test_what_is_offered_for_a_line(line: str, values: list[str]) -> None:
    assert offer(line) == values


def test_what_can_be_undone_is_offered_by_its_number(tmp_path: Path) -> None:
    vault = write_tree(tmp_path / "v", {"mdrel.toml": "", "People/Ada.md": write_person()})
    for text in ("one", "two"):
        assert mdrel("log", "ada", "call:", text, vault=vault).returncode == 0
    assert offer("undo ", vault) == ["1", "2"]


def test_people_are_kept_with_the_other_answers_and_made_anew_after_a_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = write_tree(tmp_path / "v", {"mdrel.toml": "", "People/Ada.md": write_person()})
    assert offer("show ", vault) == ["ada"]
    with monkeypatch.context() as patch:
        patch.setattr(completion, "reply", None)
        assert offer("show ", vault) == ["ada"]
    write_tree(vault, {"People/Bo.md": write_person()})
    assert offer("show ", vault) == ["ada", "bo"]


@pytest.mark.parametrize("line", ["show ", "contacts --org ", "undo ", "set a handover_to="])
def test_where_there_is_no_vault_nothing_is_offered_and_nothing_said(
    line: str, tmp_path: Path
) -> None:
    assert offer(line, tmp_path / "missing") == []


def test_the_first_and_last_days_of_the_calendar_have_words(tmp_path: Path) -> None:
    for day in ("0001-01-01", "9999-12-31"):
        for line in ("snooze a ", "log a --date 0", "review --week "):
            done = run_command(
                COMP_LINE=f"mdrel --today {day} {line}", _MDREL_COMPLETE="zsh_complete",
                MDREL_VAULT=str(tmp_path),
            )  # fmt: skip
            assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_of_each_shell_is_printed_whole(shell: str) -> None:
    text = mdrel("completion", shell).stdout
    assert f"_MDREL_COMPLETE={shell}_complete" in text
    assert "%(" not in text


def test_the_words_of_open_tasks_are_offered_behind_the_person(tmp_path: Path) -> None:
    tasks = "- [ ] send her the *invoice* for May\n- [ ] plan B for May\n- [x] the old poster\n"
    notes = {
        "mdrel.toml": "",
        "People/Ada.md": write_person("", f"## Follow-ups\n\n{tasks}"),
        "People/Bo.md": write_person("", "## Follow-ups\n\n- [ ] his lamps\n"),
    }
    vault = write_tree(tmp_path / "v", notes)
    assert offer("follow-up done ", vault) == ["ada", "bo"]
    assert offer("follow-up done ada ", vault) == [
        "send",
        "her",
        "the",
        "invoice",
        "for",
        "may",
        "plan",
    ]
    assert offer("follow-up done ada: inv", vault) == ["invoice"]
    # Of several words those of a task that has the others; of nobody, of nothing, nothing.
    assert offer("follow-up done ada plan ", vault) == ["for", "may"]
    assert offer("follow-up done ada lamps ", vault) == []
    assert offer("follow-up done nobody ", vault) == []
    assert offer("follow-up done ada ", tmp_path / "missing") == []
    assert mdrel("follow-up", "done", "ada", "invoice", vault=vault).returncode == 0
    assert offer("follow-up done ada inv", vault) == []
