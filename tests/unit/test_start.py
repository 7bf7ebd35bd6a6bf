"""What commands import, which is nothing that their answer does not need.

So they start quickly.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.support.places import copy_example

pytestmark = pytest.mark.uninstrumented

ROOT = Path(__file__).resolve().parents[2]
DAY = "2026-11-22"
PROBE = """import os, sys
before = set(sys.modules)
sys.argv = ["mdrel", *sys.argv[1:]]
from mdrel.cli.main import main
sys.stdout = open(os.devnull, "w")
try: main()
except SystemExit as end: assert not end.code, end.code
found = set(sys.modules) - before
sys.__stdout__.write("\\n".join(name for name in found if name.startswith("mdrel.") or "." not in name))"""

# Each of these takes a tenth of a whole question or more. (click itself imports difflib for a short
# option.)
HEAVY = frozenset(
    ("dateparser", "frontmatter", "icalendar", "jinja2", "markdown_it", "multiprocessing", "rich", "starlette", "tomllib", "tomlkit", "uvicorn", "watchdog", "wcwidth")
)  # fmt: skip
REMEMBERED = frozenset(
    (
        "mdrel.app", "mdrel.app.cache", "mdrel.app.environment", "mdrel.app.settings", "mdrel.cli.commands", "mdrel.app.cache.answers", "mdrel.app.environment.clock", "mdrel.app.environment.vault_location", "mdrel.app.cache.validation", "mdrel.app.cache.store", "mdrel.app.cache.location", "mdrel.app.cache.revision_socket",
        "mdrel.app.cache.tables",
        "mdrel.app.settings.files", "mdrel.vault.small_file", "mdrel.cli", "mdrel.cli.cached_answer", "mdrel.cli.command_group", "mdrel.command_table", "mdrel.cli.output_format", "mdrel.cli.main", "mdrel.cli.run", "mdrel.cli.terminal", "mdrel.errors", "mdrel.model",
        "mdrel.model.path_pattern", "mdrel.vault",
        "mdrel.vault.folders", "mdrel.vault.presence", "mdrel.vault.scan",
    )
)  # fmt: skip


@pytest.fixture(scope="module")
def vault(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = copy_example(tmp_path_factory.mktemp("start") / "vault")
    (target / "mdrel.toml").unlink()
    time.sleep(
        2.1
    )  # what was written within two seconds is read again, and no program can make a file older than it is
    return target


def imported(*words: str, **environment: str) -> set[str]:
    """Return what a command imports that Python alone has not.

    These are mdrel's modules, and others by their first name.
    """
    command = [sys.executable, "-c", PROBE, *words]
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)} | environment,
        timeout=120,
    )
    return set(done.stdout.split())


def test_the_version_needs_nothing_of_mdrel_but_the_list_of_commands() -> None:
    found = imported("--version")
    assert {name for name in found if name.startswith("mdrel.")} == {
        "mdrel.cli",
        "mdrel.cli.command_group",
        "mdrel.command_table",
        "mdrel.cli.main",
        "mdrel.errors",
    }
    assert not found & HEAVY


@pytest.mark.parametrize("command", ["today", "due"])
def test_a_question_asked_again_needs_the_cache_and_a_look_at_the_vault(
    vault: Path, command: str
) -> None:
    asked = ("-q", "--vault", str(vault), "--today", DAY, command)
    first = imported(*asked)
    assert first & HEAVY <= {"frontmatter", "tomllib"}
    found = imported(*asked)
    assert {name for name in found if name.startswith("mdrel.")} == REMEMBERED | {
        f"mdrel.cli.commands.{command}"
    }
    assert not found & (HEAVY | {"yaml", "json", "platformdirs", "socket"})


@pytest.mark.parametrize(
    "words",
    [
        ("log", "priya raman", "called, agreed on Lisbon", "--dry-run"),
        ("show", "priya raman"),
        ("contacts",),
        ("find", "lisbon"),
    ],
)
def test_a_command_about_notes_needs_no_engine_of_documents(
    vault: Path, words: tuple[str, ...]
) -> None:
    assert imported("-q", "--vault", str(vault), "--today", DAY, *words) & HEAVY <= {
        "frontmatter",
        "tomllib",
        *(["markdown_it"] if words[0] == "log" else []),
    }, "only an edit needs the structure of a note"
