"""What every reading command prints with `--json` is what docs/json.md says, and the reverse."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

import click
import pytest

from mdrel.cli.main import cli
from mdrel.cli.watch_events import say_event
from mdrel.command_table import COMMANDS
from mdrel.views.fields.commands import EVENTS, TABLE
from mdrel.views.fields.vault import Service
from mdrel.views.fields.words import WORDS
from scripts.json_page import list_shapes, read_fields, title_of
from tests.support.git_history import make_repository
from tests.support.hostile_vault import hostile_notes, make_hostile_vault
from tests.support.json_fields import Seen, find_faults
from tests.support.messy_vault import make_messy_vault
from tests.support.method import write_log, write_person
from tests.support.places import copy_example, write_tree
from tests.support.running import DAY, ROOT, items, mdrel

# Some hostile notes are as large as a note may be, and each call prints them whole.
SMALL = 10_000
# A group that lists where no further word is given.
WITHOUT_LIST = ("target", "handover")
# The system that runs services is played in test_cli_service.py, where this table judges too.
PLAYED = Service
SHARED = ROOT.parent / "shared" / "vaults"
RICH = """level: trusted
circle: ten
next_contact: 2026-12-24
snooze_until: 2026-12-01
objective: the harbour
objective_due: 2027-01-31
owe_reply: 2026-11-13
birthday: 1980-12-01
organization: Lines"""
WAITING = """---
type: person
level: tentative
owe_reply: 2026-11-13
birthday: --11-25
handover: proposed
---
"""
TARGET = """---
type: person
level: target
introduced_by: Nobody Here
---
## Log
- 2026-11-02 email: may I call?
"""


def list_calls(command: click.Command, name: str) -> Iterator[str]:
    """Yield every command below `command` that takes `--json`."""
    if any("--json" in each.opts for each in command.params):
        yield name
    for below, each in command.commands.items() if isinstance(command, click.Group) else ():
        yield from list_calls(each, f"{name} {below}")


def test_every_command_that_takes_json_is_in_the_table_and_no_other() -> None:
    context = click.Context(cli)
    found = {
        call
        for name in COMMANDS
        if (command := cli.get_command(context, name))
        for call in list_calls(command, name)
    }
    told = {" ".join(word for word in row.command.split() if word.islower()) for row in TABLE}
    told = {words.partition(" --")[0] for words in told}
    assert found == told | {"watch", *WITHOUT_LIST}


def test_every_field_has_a_word_and_every_word_a_field() -> None:
    names = {name for shape in list_shapes() for name in read_fields(shape)}
    assert names == set(WORDS)


def test_a_field_that_may_be_null_says_when_and_no_other_does() -> None:
    fields = [pair for shape in list_shapes() for pair in read_fields(shape).items()]
    may_be_null = {name for name, value in fields if value.is_null}
    assert may_be_null == {name for name, word in WORDS.items() if word.null}


def test_a_word_has_one_type_in_all_commands() -> None:
    """Its list of words may be shorter where fewer can come."""
    types: dict[str, set[object]] = {}
    for shape in list_shapes():
        for name, value in read_fields(shape).items():
            is_nested = value.shape is not None
            plain = object if is_nested else value.plain
            types.setdefault(name, set()).add((plain, value.is_list, value.is_map))
    assert {name: each for name, each in types.items() if len(each) > 1} == {}


def test_two_objects_have_not_one_title() -> None:
    titles = [title_of(shape) for shape in list_shapes()]
    assert sorted(set(titles)) == sorted(titles)


def fill(command: str, vault: Path, day: str) -> Iterator[tuple[str, ...]]:
    """Yield the command lines of a row for a vault."""
    people = json.loads(mdrel("contacts", "--json", vault=vault, day=day).stdout)["items"]
    talks = [each["last_talk"] for each in people if each["last_talk"]]
    blanks = {
        "WHO": [each["slug"] for each in people[:6]],
        "WORDS": ["a", "e"],
        "SUBJECT": ["night", "board", "rail"],
        "RULE": ["F51"],
        "FILE:LINE": [f"{each['path']}:{each['line']}" for each in talks[:3]],
    }
    *words, last = command.split()
    for more in blanks.get(last, [last] if words else []):
        yield (*words, more)
    if command == "triage --print":
        yield (*words, last, "--all")
    if not words:
        yield (last,)


def judge(vault: Path, day: str, seen: Seen) -> Iterator[str]:
    """Yield what the commands print otherwise than the table says."""
    for row in (each for each in TABLE if each.shape is not PLAYED):
        for words in fill(row.command, vault, day):
            done = mdrel(*words, "--json", vault=vault, day=day)
            assert done.returncode in {0, 1}, (words, done.stderr)
            document = json.loads(done.stdout)
            assert (document["schema"], document["today"]) == (1, day)
            assert len(document) == 3
            for item in document["items"]:
                yield from find_faults(item, row.shape, seen)


def judge_events(vault: Path, seen: Seen) -> Iterator[str]:
    """Yield what a watcher prints otherwise than the table says."""
    with redirect_stdout(StringIO()) as said:
        say_event("remark", text="the folder is gone")
    shapes = dict(zip(("rebuild", "remark"), EVENTS, strict=True))
    write_tree(vault, {"Relationships/Overview.md": "mine\n"})
    printed = mdrel("watch", "--once", "--json", vault=vault).stdout + said.getvalue()
    for line in printed.splitlines():
        event = json.loads(line)
        yield from find_faults(event, shapes[event["event"]], seen)


def make_vault(folder: Path) -> Path:
    """Make a vault of which git, the journal and `doctor` have something to tell."""
    rich = write_person(RICH, write_log("2026-11-20 09:30 call: the night train #got"))
    text = {name: f"---\ntype: person\nlevel: {name}\n---\n" for name in ("target", "tentative")}
    make_repository(
        folder,
        [
            ("2026-01-05", {"People/Rich Hale.md": text["target"]}),
            ("2026-03-05", {"People/Rich Hale.md": rich, "People/Bo Lin.md": WAITING}),
            (
                "2026-05-05",
                {"People/Tim Roe.md": TARGET, "Daily/2026-05-04.md": "- [[Bo Lin]] roof call\n"},
            ),
        ],
    )
    for words in ("log rich call: the lease", "log rich call: the quay", "level bo up"):
        assert mdrel(*words.split(), vault=folder).returncode == 0
    note = folder / "People" / "Rich Hale.md"
    kept = [line for line in note.read_text("utf-8").split("\n") if "the lease" not in line]
    note.write_text("\n".join(kept), "utf-8")
    return folder


@pytest.mark.uninstrumented
def test_all_that_is_printed_is_in_the_table_and_all_of_the_table_is_seen(tmp_path: Path) -> None:
    seen: Seen = set()
    example = copy_example(tmp_path / "example")
    assert mdrel("config", "default-vault", str(example)).returncode == 0
    for day in ("2026-11-22", "2026-11-27", "2027-03-01"):
        assert list(judge(example, day, seen)) == []
    assert list(judge(make_vault(tmp_path / "rich"), DAY, seen)) == []
    assert list(judge_events(example, seen)) == []
    shapes = [each for each in list_shapes() if each is not PLAYED]
    told = {(title_of(shape), name) for shape in shapes for name in read_fields(shape)}
    with_value = {(title, name) for title, name, is_null in seen if not is_null}
    assert sorted(told - with_value) == []
    nulls = {name for _, name, is_null in seen if is_null}
    may_be_null = {
        name for shape in shapes for name, value in read_fields(shape).items() if value.is_null
    }
    assert sorted(nulls) == sorted(may_be_null)


@pytest.mark.uninstrumented
@pytest.mark.parametrize("kind", ["hostile", "messy", "empty"])
def test_odd_vaults_keep_to_the_table(kind: str, tmp_path: Path) -> None:
    vault = tmp_path / "vault"
    if kind == "hostile":
        small = {path: text for path, text in hostile_notes().items() if len(text) < SMALL}
        vault, _ = make_hostile_vault(tmp_path, small)
    elif kind == "messy":
        write_tree(vault, make_messy_vault(7).notes)
    else:
        write_tree(vault, {"mdrel.toml": ""})
    assert list(judge(vault, DAY, set())) == []


@pytest.mark.uninstrumented
@pytest.mark.shared
@pytest.mark.parametrize("name", ["digitalgov", "kepano-obsidian", "mekb"])
def test_real_vaults_keep_to_the_table(name: str, tmp_path: Path) -> None:
    if not (SHARED / name).is_dir():
        pytest.skip("the vaults are not here")
    vault = Path(shutil.copytree(SHARED / name, tmp_path / name, symlinks=True))
    assert list(judge(vault, DAY, set())) == []


@pytest.mark.parametrize("name", WITHOUT_LIST)
def test_a_group_without_a_further_word_lists_as_json_too(name: str) -> None:
    assert items(name) == items(name, "list")


def test_json_without_what_only_reads_is_refused() -> None:
    for words in (("review",), ("triage",), ("undo",)):
        done = mdrel(*words, "--json")
        assert done.returncode == 2
        assert "--json goes with --" in done.stderr
