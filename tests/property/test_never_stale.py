"""Whatever happens to a vault, an answer from the cache is the answer a fresh look gives."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from contextlib import closing, suppress
from datetime import date
from pathlib import Path
from sqlite3 import Error, connect
from threading import Thread

import pytest
from click.testing import CliRunner
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from mdrel.app import vault_index
from mdrel.app.cache import validation as cache_check
from mdrel.app.cache.location import cache_file, make_place
from mdrel.app.cache.validation import CacheCheck, check_cache
from mdrel.app.session import Session
from mdrel.app.watch import schedule
from mdrel.app.watch.updater import Updater
from mdrel.app.watch.watcher import Watcher
from mdrel.cli.cached_answer import remake_answer
from mdrel.cli.main import cli
from tests.support.serving import LONGEST
from tests.support.vault_texts import LINES, PATHS, TEXTS

pytestmark = pytest.mark.uninstrumented

DAY = date(2026, 11, 22)
DAYS = ("2026-11-22", "2026-11-23", "2027-06-01")
CASES = int(os.environ.get("MDREL_STALE_CASES", "5"))
SETTINGS = st.sampled_from(
    [
        "",
        "[notes]\npeople_folders = ['Notes']\n",
        "[notes]\nignore = ['Work']\n",
        "[method]\ncalls_per_day = 1\n",
        "[me]\nname = 'Ada'\n",
        "nonsense",
    ]
)
QUESTIONS = (
    ("due",),
    ("today", "--why"),
    ("due", "--json", "--within", "9d"),
    ("-v", "contacts", "--json"),
)


class NeverStale(RuleBasedStateMachine):
    """A real folder, changed as people and programs change it.

    It is changed without a pause, and at one and the same second.
    """

    def __init__(self) -> None:
        super().__init__()
        self.base = Path(tempfile.mkdtemp(prefix="mdrel-test-"))
        self.root = self.base / "vault"
        self.root.mkdir()
        self.kept: list[tuple[Path, bytes, int]] = []
        self.begun: list[CacheCheck] = []
        self.is_later = False
        self.day = DAYS[0]
        self.patch = pytest.MonkeyPatch()
        for module in (cache_check, vault_index):
            self.patch.setattr(
                module,
                "read_now_ns",
                lambda: time.time_ns() + (10_000_000_000 if self.is_later else 0),
            )
        self.patch.setenv("XDG_CACHE_HOME", str(self.base / "cache"))
        self.patch.setenv("XDG_STATE_HOME", str(self.base / "state"))

    def teardown(self) -> None:
        """Take the folder away."""
        self.patch.undo()
        shutil.rmtree(self.base)

    def files(self) -> list[Path]:
        """Return the notes there are."""
        return sorted(
            path
            for path in self.root.rglob("*")
            if path.is_file() and not path.is_symlink() and path.suffix.lower() == ".md"
        )

    def place(self, path: str) -> Path | None:
        """Return where a note can be written: not where a link or a folder is."""
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        return None if target.is_symlink() or target.is_dir() else target

    def pick(self, data: st.DataObject) -> Path | None:
        """Choose a note."""
        found = self.files()
        return data.draw(st.sampled_from(found)) if found else None

    @rule(path=PATHS, text=TEXTS)
    def write(self, path: str, text: str) -> None:
        """Write as a plain editor writes."""
        if target := self.place(path):
            target.write_text(text, encoding="utf-8")

    @rule(line=LINES, data=st.data())
    def append(self, line: str, data: st.DataObject) -> None:
        """Write a line more."""
        if file := self.pick(data):
            with file.open("a", encoding="utf-8") as opened:
                opened.write(line)

    @rule(data=st.data())
    def swap_letters(self, data: st.DataObject) -> None:
        """Change a note in place to one of the same size, and set its time back."""
        if file := self.pick(data):
            status, content = file.stat(), file.read_bytes()
            file.write_bytes(
                content.swapcase() if b"level" not in content else content.replace(b"1", b"2")
            )
            os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))

    @rule(path=PATHS, text=TEXTS)
    def save_atomically(self, path: str, text: str) -> None:
        """Write a second file and rename it over the first."""
        if target := self.place(path):
            beside = target.with_name(".saving.tmp")
            beside.write_text(text, encoding="utf-8")
            beside.replace(target)

    @rule(path=PATHS, data=st.data())
    def rename(self, path: str, data: st.DataObject) -> None:
        """Rename or move a note, perhaps over another."""
        if (file := self.pick(data)) and (target := self.place(path)):
            file.replace(target)

    @rule(name=st.sampled_from(["People", "Work", "Notes"]))
    def move_folder(self, name: str) -> None:
        """Move a folder with all that is in it, out of the vault or into it."""
        inside, outside = self.root / name, self.base / name
        if inside.exists() and not outside.exists():
            inside.rename(outside)
        elif outside.exists() and not inside.exists():
            outside.rename(inside)

    @rule(
        name=st.sampled_from(["People", "Work", "Notes"]),
        box=st.sampled_from(["Box", "Crate", "People", "Work/People"]),
    )
    def wrap_folder(self, name: str, box: str) -> None:
        """Make a folder and move another into it at once, or take it out again."""
        inside, outside = self.root / box / name, self.root / name
        if inside.exists() and not outside.exists():
            inside.rename(outside)
        elif outside.exists() and not inside.exists() and outside not in inside.parents:
            inside.parent.mkdir(parents=True, exist_ok=True)
            outside.rename(inside)

    @rule(name=st.sampled_from(["People", "Work", "Box"]), text=TEXTS)
    def replace_folder(self, name: str, text: str) -> None:
        """Move a folder out of the vault and make another of its name."""
        inside, outside = self.root / name, self.base / f"replaced {len(self.kept)} {name}"
        if inside.exists() and not outside.exists():
            inside.rename(outside)
            inside.mkdir()
            (inside / "Ada.md").write_text(text, encoding="utf-8")

    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        """Delete a note, and remember it for `restore`."""
        if file := self.pick(data):
            self.kept.append((file, file.read_bytes(), file.stat().st_mtime_ns))
            file.unlink()

    @precondition(lambda self: bool(self.kept))
    @rule()
    def restore(self) -> None:
        """Bring a note back with its old time, as backup programs do."""
        file, content, modified = self.kept.pop()
        file.parent.mkdir(parents=True, exist_ok=True)
        if not file.is_dir():
            file.unlink(missing_ok=True)
            file.write_bytes(content)
            os.utime(file, ns=(modified, modified))

    @rule(data=st.data(), shift=st.sampled_from([0, 1, -(10**9), 10**15, -(10**15)]))
    def touch(self, data: st.DataObject, shift: int) -> None:
        """Give a note another time and nothing else."""
        if file := self.pick(data):
            modified = file.stat().st_mtime_ns + shift
            os.utime(file, ns=(modified, modified))

    @rule(data=st.data())
    def chmod(self, data: st.DataObject) -> None:
        """Change a note's mode."""
        if file := self.pick(data):
            file.chmod(file.stat().st_mode ^ 0o044)

    @rule(path=PATHS)
    def link(self, path: str) -> None:
        """Put a link where a note may be."""
        target = self.place(path)
        if target and not target.exists():
            target.symlink_to("nowhere.md")

    @rule(text=SETTINGS)
    def set_settings(self, text: str) -> None:
        """Edit the settings."""
        (self.root / "mdrel.toml").write_text(text, encoding="utf-8")

    @rule()
    def let_time_pass(self) -> None:
        """Look from now on as if ten seconds later, or as at once."""
        time.sleep(0.01)
        self.is_later = not self.is_later

    @rule()
    def begin_elsewhere(self) -> None:
        """Let a second command take its look, to go on later."""
        self.begun.append(check_cache(self.root))

    @precondition(lambda self: bool(self.begun))
    @rule()
    def end_elsewhere(self) -> None:
        """Let the second command go on with what it saw then."""
        if (self.root / "mdrel.toml").exists() and (
            self.root / "mdrel.toml"
        ).read_bytes() == b"nonsense":
            return
        Session(self.root, cache_check=self.begun.pop()).snapshot  # noqa: B018 it reads and remembers

    @rule()
    def drop_cache(self) -> None:
        """Lose the cache folder."""
        shutil.rmtree(self.base / "cache", ignore_errors=True)

    @rule(
        place=st.sampled_from(["folds.packed", "readings.packed", "folders.stamps"]),
        end=st.sampled_from([b"", b"]", b"null]", b"\n[]"]),
    )
    def damage_cache(self, place: str, end: bytes) -> None:
        """Change the end of the first row of a table, as a bad disk does."""
        table, column = place.split(".")
        for file in self.base.glob("cache/**/*.sqlite"):
            with suppress(Error), closing(connect(file, timeout=1)) as connection, connection:
                connection.execute(
                    f"UPDATE {table} SET {column} = substr({column}, 1, length({column}) - 5) || ? "  # noqa: S608 names of this test
                    f"WHERE path = (SELECT min(path) FROM {table})",
                    (end,),
                )

    @rule(day=st.sampled_from(DAYS))
    def change_day(self, day: str) -> None:
        """Ask on another day from now on."""
        self.day = day

    def ask(self, *words: str) -> tuple[int, str, str]:
        """Return exit code, error and all that a command printed."""
        result = CliRunner().invoke(
            cli, ["--vault", str(self.root), "--today", self.day, *words], standalone_mode=False
        )
        return result.exit_code, str(result.exception), result.output

    @invariant()
    def answers_as_a_fresh_look_does(self) -> None:
        """Ask with the cache and without it; with the cache twice."""
        if self.is_later:
            time.sleep(0.01)  # a later look must not be within the clock's grain of the last change
        for words in QUESTIONS:
            fresh = self.ask("--no-cache", *words)
            assert self.ask(*words) == fresh, words
            assert self.ask(*words) == fresh, words
        if self.is_later:
            time.sleep(0.01)


class Watched(NeverStale):
    """The same, while a watcher answers the commands.

    It makes their answers anew after each change.
    """

    def __init__(self) -> None:
        super().__init__()
        (self.root / "People").mkdir()
        self.patch.setattr(schedule, "ANSWER_SECONDS", 0.0)
        updater = Updater(self.root, DAY, outputs=(), remembers=True, answerer=remake_answer)
        make_place(cache_file(self.root))
        self.watcher = Watcher(
            updater, lambda *_: None, lambda _: None, answers_in=cache_file(self.root).parent
        )
        self.thread = Thread(target=self.watcher.run)
        self.thread.start()

    def teardown(self) -> None:
        """Stop watching."""
        self.watcher.stop()
        self.thread.join(LONGEST)
        assert not self.thread.is_alive()
        super().teardown()

    @rule()
    def let_the_watcher_catch_up(self) -> None:
        """Wait until the watcher has taken in all that happened and made the answers anew.

        Commands then need not look at the folder.
        """
        until = time.monotonic() + 1
        while time.monotonic() < until and check_cache(self.root).scan is not None:
            time.sleep(0.02)
        time.sleep(0.1)

    @rule(path=PATHS, text=TEXTS)
    def write_and_wait(self, path: str, text: str) -> None:
        """Write a note and ask nothing until the watcher has taken it in.

        What is asked then are its answers.
        """
        self.write(path, text)
        self.let_the_watcher_catch_up()


NeverStale.TestCase.settings = settings(max_examples=CASES, stateful_step_count=15)
TestNeverStale = NeverStale.TestCase
Watched.TestCase.settings = settings(max_examples=max(3, CASES // 3), stateful_step_count=12)
TestWatched = pytest.mark.skipif(
    not sys.platform.startswith("linux"),
    reason="only Linux's file events are certain enough for a promise",
)(Watched.TestCase)
