"""Whatever stands in a file that mdrel keeps or is set by, every command ends as its help says.

MDREL_DAMAGES sets how many contents each file gets (6 unless told otherwise).
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mdrel.app.environment.state_folder import lock_watching, ports_folder, state_folder
from mdrel.app.serve.feed_store import FeedStore
from mdrel.app.serve.port import open_port
from mdrel.errors import WriteError
from tests.support.clones import commit, git
from tests.support.places import write_tree
from tests.support.running import run_command

pytestmark = pytest.mark.uninstrumented
CASES = int(os.environ.get("MDREL_DAMAGES", "6"))
CODES = {*range(7), 130}
DAY = "2026-11-22"
PERSON = "---\ntype: person\nlevel: {}\n---\n## Conversations\n\n- 2026-10-01 call: plans\n\n## Follow-ups\n\n- [ ] write 📅 2026-12-01\n"
NOTES = {
    "People/Ada Lines.md": PERSON.format("trusted"),
    "People/Bo Lin.md": PERSON.format("target"),
    "Daily/2026-11-20.md": "Called [[Bo Lin]]\n",
    "mdrel.toml": 'vault_id = "abc"\n[notes]\npeople_folders = ["People"]\ngit_history = true\n',
    ".obsidian/daily-notes.json": '{"folder": "Daily", "format": "YYYY-MM-DD"}',
    ".obsidian/plugins/periodic-notes/data.json": '{"daily": {"enabled": true, "folder": "Daily"}}',
    ".obsidian/templates.json": '{"folder": "Templates"}',
    ".obsidian/plugins/templater-obsidian/data.json": '{"templates_folder": "Templates"}',
}


class Kept(NamedTuple):
    """A file by its place below one of the folders, and the commands that read it."""

    place: str
    path: str
    commands: tuple[str, ...]


KEPT = (
    Kept("state", "contacts.json", ("dashboard", "calendar")),
    Kept("state", "feeds.json", ("calendar",)),
    Kept("state", "levels.json", ("history Ada Lines",)),
    Kept("state", "serve.json", ("feed token",)),
    Kept("state", "feed-token", ("feed token", "feed token --new")),
    Kept("state", "feed-key", ("calendar",)),
    Kept("state", "journal.jsonl", ("undo --list", "doctor", "log Ada Lines call", "undo")),
    Kept("state", "draft-review.json", ("review",)),
    Kept("state", "draft-roll-call.json", ("roll-call",)),
    Kept("state", "draft-new-role.json", ("new-role",)),
    Kept("cache", "notes.sqlite", ("today", "due")),
    Kept("config", "default-vault", ("config default-vault",)),
    Kept("config", "link-schemes", ("config link-scheme", "config link-scheme vscode")),
    Kept("config", "templates/dashboards/overview.md.j2", ("dashboard",)),
    Kept("vault", "mdrel.toml", ("today", "config", "dashboard")),
    Kept("vault", ".obsidian/daily-notes.json", ("today", "config")),
    Kept("vault", ".obsidian/plugins/periodic-notes/data.json", ("today",)),
    Kept("vault", ".obsidian/templates.json", ("today",)),
    Kept("vault", ".obsidian/plugins/templater-obsidian/data.json", ("today",)),
    Kept("vault", "Relationships/reminders.ics", ("calendar", "calendar --check")),
    Kept("vault", "Relationships/Overview.md", ("dashboard", "dashboard --check")),
    Kept("vault", "People/Ada Lines.md", ("today", "show Ada Lines", "set Ada Lines role=baker")),
)

HUGE = "a number of 5,000 digits"
NUMBERS = st.one_of(st.integers(), st.sampled_from([2**63, -(2**64), 10**400]), st.floats())
VALUES = st.recursive(
    st.none() | st.booleans() | st.text(max_size=8) | st.sampled_from(["\0", "\ud800", "../../x", HUGE]) | NUMBERS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)  # fmt: skip
DEEP = st.sampled_from(
    [("[", 100_000), ('{"a":', 50_000), ("9", 50_000), ("\0", 999), ("a=[", 9_999), ("{{", 9_999)]
).map(lambda each: each[0].encode() * each[1])


def write_json(value: object) -> bytes:
    """Return a value as JSON, of which a number may have more digits than Python prints."""
    if value == HUGE:
        return b"1" + b"0" * 5000
    if isinstance(value, list):
        return b"[" + b",".join(map(write_json, value)) + b"]"
    if isinstance(value, dict):
        inner = (json.dumps(key).encode() + b":" + write_json(each) for key, each in value.items())
        return b"{" + b",".join(inner) + b"}"
    return json.dumps(value).encode()


def swap_value(draw: st.DrawFn, value: object) -> object:
    """Return a JSON value in which one place holds something else."""
    if isinstance(value, Mapping) and value and draw(st.integers(0, 4)):
        key = draw(st.sampled_from(sorted(value)))
        return {**value, key: swap_value(draw, value[key])}
    if isinstance(value, list) and value and draw(st.integers(0, 4)):
        at = draw(st.integers(0, len(value) - 1))
        return [*value[:at], swap_value(draw, value[at]), *value[at + 1 :]]
    return draw(VALUES)


class Content(bytes):
    """The bytes of a file, of which only the ends are shown."""

    def __repr__(self) -> str:
        """Return what a failing test shows."""
        shown = bytes(self) if len(self) < 2000 else bytes(self[:200] + b" ... " + self[-200:])
        return f"Content({shown!r})"


@st.composite
def damaged(draw: st.DrawFn, content: bytes) -> Content:
    """Draw what a file may hold: what it held with a change, arbitrary JSON, or any bytes."""
    how = draw(st.sampled_from(["value", "value", "splice", "json", "bytes", "deep"]))
    if how == "value" and content.lstrip()[:1] in {b"{", b"["}:
        lines = content.splitlines()
        at = draw(st.integers(0, len(lines) - 1))
        lines[at] = write_json(swap_value(draw, json.loads(lines[at])))
        return Content(b"\n".join(lines))
    if how in {"value", "splice"}:
        first, last = sorted(draw(st.integers(0, len(content))) for _ in range(2))
        return Content(content[:first] + draw(st.binary(max_size=9) | DEEP) + content[last:])
    if how == "deep":
        return Content(draw(DEEP))
    return Content(write_json(draw(VALUES)) if how == "json" else draw(st.binary(max_size=99)))


class Home(NamedTuple):
    """A person's vault and the folders mdrel keeps things in."""

    vault: Path
    folders: dict[str, Path]

    def run(self, command: str) -> int:
        """Run a command in the vault and return its exit code."""
        words = command.split(" ")
        if words[0] in {"log", "show", "set", "history"}:
            words = [words[0], " ".join(words[1:3]), *words[3:]]
        done = run_command("--vault", str(self.vault), "--today", DAY, *words)
        assert done.returncode in CODES, (command, done)
        assert done.returncode == 0 or done.stderr or done.stdout, (command, "fails in silence")
        return done.returncode


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    folder = tmp_path_factory.mktemp("home")
    vault = write_tree(folder / "vault", NOTES)
    with pytest.MonkeyPatch.context() as patch:
        for name in ("state", "cache", "config"):
            patch.setenv(f"XDG_{name.upper()}_HOME", str(folder / name))
        patch.chdir(vault)
        git(vault, "init", "-q")
        commit(vault, "notes")
        made = Home(vault, {"vault": vault, "config": folder / "config/mdrel"})
        for command in ("today", "log Ada Lines lunch about tea", "dashboard", "calendar", "feed token", "history Ada Lines", f"config default-vault {vault}", "config link-scheme vscode"):  # fmt: skip
            assert made.run(command) == 0, command
        made.folders["state"] = state_folder(vault)
        (made.folders["cache"],) = (
            each.parent for each in (folder / "cache").rglob("notes.sqlite")
        )
        yield made


@pytest.fixture
def _own_state_folder() -> None:
    """Leave the folders to the `home` of this module."""


@pytest.mark.parametrize("kept", KEPT, ids=lambda kept: kept.path)
def test_whatever_a_file_holds_every_command_ends_as_its_help_says(home: Home, kept: Kept) -> None:
    file = home.folders[kept.place] / kept.path
    before = file.read_bytes() if file.exists() else None
    file.parent.mkdir(parents=True, exist_ok=True)

    @settings(max_examples=CASES)
    @given(
        damaged(
            before or b'{"schema": 1, "mark": "", "begun": "2026-11-22", "answers": {"a": "b"}}'
        )
    )
    def check(content: bytes) -> None:
        for command in kept.commands:
            file.write_bytes(content)
            home.run(command)

    try:
        check()
    finally:
        file.unlink(missing_ok=True)
        if before is not None:
            file.write_bytes(before)


@settings(max_examples=CASES * 3)
@given(
    damaged(b'{"reminders": ["\\"aa\\"", 1795000000], "process": 1, "since": "x", "vault": "/a"}')
)
def test_what_others_left_of_a_server_or_watcher_stops_nobody(home: Home, content: bytes) -> None:
    folder = home.folders["state"]
    (folder / "served.json").write_bytes(content)
    store = FeedStore(home.vault)
    store.replace({"reminders": b"BEGIN:VCALENDAR\r\n"})
    assert store.feeds["reminders"].content == b"BEGIN:VCALENDAR\r\n"
    with lock_watching(home.vault, "now"):
        (folder / "watch.json").write_bytes(content)
        with pytest.raises(WriteError, match="Another mdrel watches"):
            lock_watching(home.vault, "now")
    with open_port(0, home.vault, "now") as listener:
        port = listener.getsockname()[1]
        (ports_folder() / f"{port}.json").write_bytes(content)
        with (
            pytest.raises(WriteError, match="taken by another mdrel"),
            open_port(port, home.vault, "now"),
        ):
            pass


@pytest.mark.parametrize("seconds", ["253402300799", "1e400", "-1e9", "9" * 5000, "null"])
def test_a_server_begins_whenever_the_last_one_says_it_served(home: Home, seconds: str) -> None:
    content = f'{{"reminders": ["\\"aa\\"", {seconds}]}}'
    (home.folders["state"] / "served.json").write_text(content, encoding="utf-8")
    store = FeedStore(home.vault)
    for text in (b"one", b"two", b"three"):
        store.replace({"reminders": text})
        assert store.feeds["reminders"].content == text
