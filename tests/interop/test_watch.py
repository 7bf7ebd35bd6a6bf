"""`mdrel watch` as a program, against editors and moves as they really happen."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TextIO

import pytest

from mdrel.app.cache.answers import load_answer, read_questions
from mdrel.app.cache.validation import check_cache
from tests.support.clones import git
from tests.support.places import write_tree
from tests.support.running import is_fresh, mdrel
from tests.support.serving import LONGEST, wait_for

pytestmark = [
    pytest.mark.interop,
    pytest.mark.uninstrumented,
]

DAY = date(2026, 11, 22)
ADA = "---\nlevel: trusted\n---\n## Conversations\n\n- 2026-10-01 call: Berlin\n"
SOON = 10.0  # at once, on a machine that does other work


def is_vouched_for(vault: Path) -> bool:
    """Whether a watcher says that nothing changed."""
    seen = check_cache(vault)
    return bool(seen.revision) and seen.scan is None


def last(vault: Path) -> str:
    file = vault / "Relationships" / "Trusted.md"
    return file.read_text(encoding="utf-8") if file.exists() else ""


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    people = tmp_path / "vault" / "People"
    write_tree(people, {"Ada.md": ADA, "Bo.md": ADA.replace("Berlin", "Basel")})
    return tmp_path / "vault"


def start(vault: Path, *words: str, out: TextIO | int = subprocess.PIPE) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "mdrel", "--vault", str(vault), "--today", DAY.isoformat(), "watch", *words],
        stdout=out, stderr=subprocess.STDOUT, text=True, env=os.environ | {"PYTHONUNBUFFERED": "1"},
    )  # fmt: skip


@pytest.fixture(params=[(), ("--poll",)], ids=["events", "polling"])
def watcher(vault: Path, request: pytest.FixtureRequest) -> Iterator[subprocess.Popen[str]]:
    with start(vault, *request.param) as process:
        wait_for((vault / "Relationships" / "reminders.ics").exists, "the first rebuild")
        yield process
        process.send_signal(signal.SIGTERM)
        process.wait(LONGEST)


def save_in_place(file: Path, text: str) -> None:
    with file.open("r+", encoding="utf-8") as opened:
        opened.write(text)
        opened.truncate()


def save_by_rename(file: Path, text: str) -> None:
    temporary = file.with_name(f".{file.name}.tmp")
    temporary.write_text(text, encoding="utf-8")
    temporary.replace(file)


def save_by_backup(file: Path, text: str) -> None:
    file.rename(file.with_name(f"{file.name}~"))
    file.write_text(text, encoding="utf-8")


def save_with_vim(file: Path, text: str) -> None:
    program = shutil.which("vim") or shutil.which("nvim") or ""
    if not program:
        pytest.skip("no vim here")
    new = file.parent.parent / "new.txt"
    new.write_text(text, encoding="utf-8")
    subprocess.run(
        [
            program,
            "-u",
            "NONE",
            "-i",
            "NONE",
            "-es",
            "-c",
            "%d _",
            "-c",
            f"0r {new}",
            "-c",
            "$d _",
            "-c",
            "wq",
            str(file),
        ],
        check=True,
        stdin=subprocess.DEVNULL,
        timeout=LONGEST,
    )
    new.unlink()


@pytest.mark.parametrize("save", [save_in_place, save_by_rename, save_by_backup, save_with_vim])
def test_a_note_saved_in_any_way_shows(
    vault: Path, watcher: subprocess.Popen[str], save: Callable[[Path, str], None]
) -> None:
    assert watcher.poll() is None
    save(vault / "People" / "Ada.md", f"{ADA}- 2026-11-20 lunch: Rome\n")
    wait_for(
        lambda: "Rome" in last(vault) or "20 Nov" in last(vault) or is_fresh(vault),
        "the new conversation",
    )
    wait_for(lambda: is_fresh(vault), "what a fresh run gives")


def test_a_folder_moved_out_and_in_shows(vault: Path, watcher: subprocess.Popen[str]) -> None:
    assert watcher.poll() is None
    write_tree(vault, {"People/More/Cy.md": ADA})
    wait_for(lambda: "Cy" in last(vault), "a note in a new folder")
    (vault / "People" / "More").rename(vault.parent / "away")
    wait_for(lambda: "Cy" not in last(vault), "a folder moved out")
    (vault.parent / "away").rename(vault / "People" / "More")
    wait_for(lambda: "Cy" in last(vault) and is_fresh(vault), "a folder moved in")


def test_a_git_checkout_shows(vault: Path, watcher: subprocess.Popen[str]) -> None:
    assert watcher.poll() is None
    git(vault, "init", "-q", "-b", "one")
    git(vault, "add", "People")
    git(vault, "commit", "-qm", "one")
    git(vault, "checkout", "-qb", "two")
    (vault / "People" / "Cy.md").write_text(ADA, encoding="utf-8")
    git(vault, "add", "People")
    git(vault, "commit", "-qm", "two")
    wait_for(lambda: "Cy" in last(vault), "the new note")
    git(vault, "checkout", "-q", "one")
    wait_for(lambda: "Cy" not in last(vault) and is_fresh(vault), "the branch without it")


def test_quiet_seconds_write_nothing_and_term_ends_at_once(vault: Path) -> None:
    with start(vault) as process:
        wait_for((vault / "Relationships" / "reminders.ics").exists, "the first rebuild")
        wait_for(lambda: is_fresh(vault), "all of the first rebuild")
        before = {path: path.stat().st_mtime_ns for path in vault.rglob("*")}
        time.sleep(float(os.environ.get("MDREL_QUIET_SECONDS", "5")))
        assert {path: path.stat().st_mtime_ns for path in vault.rglob("*")} == before
        asked = time.monotonic()
        process.send_signal(signal.SIGTERM)
        assert process.wait(LONGEST) == 0
        assert time.monotonic() - asked < SOON
        assert (process.stdout.read() if process.stdout else "").count("→") == 1


def test_a_second_watcher_is_refused_and_a_killed_one_leaves_no_lock(vault: Path) -> None:
    with start(vault) as process:
        wait_for((vault / "Relationships" / "reminders.ics").exists, "the first rebuild")
        second = start(vault)
        said, _ = second.communicate(timeout=LONGEST)
        assert second.returncode == 6
        assert f"process {process.pid}" in said
        process.kill()
    with start(vault) as process:
        (vault / "People" / "Cy.md").write_text(ADA, encoding="utf-8")
        wait_for(lambda: "Cy" in last(vault), "a rebuild by the next one")
        process.terminate()


def test_a_vault_that_vanishes_is_said_and_followed_when_it_is_back(
    vault: Path, tmp_path: Path
) -> None:
    log = tmp_path / "log"

    def says(words: str) -> bool:
        return words in log.read_text(encoding="utf-8")

    with log.open("w", encoding="utf-8") as file, start(vault, out=file) as process:
        wait_for((vault / "Relationships" / "reminders.ics").exists, "the first rebuild")
        vault.rename(vault.parent / "away")
        wait_for(lambda: says("does not exist"), "that it is gone")
        (vault.parent / "away").rename(vault)
        (vault / "People" / "Cy.md").write_text(ADA, encoding="utf-8")
        wait_for(lambda: "Cy" in last(vault), "the vault that is back")
        wait_for(lambda: says("all well again"), "that it is back")
        process.terminate()


@pytest.mark.parametrize("words", [(), ("--poll",)], ids=["events", "polling"])
def test_a_template_made_mended_or_deleted_shows_and_a_broken_one_is_said(
    vault: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    template = tmp_path / "config" / "mdrel" / "templates" / "dashboards" / "Target.md.j2"
    template.parent.mkdir(parents=True)
    target, mark = vault / "Relationships" / "Target.md", "---\nmdrel: generated\n---\n"
    with start(vault, *words) as process:
        wait_for((vault / "Relationships" / "reminders.ics").exists, "the first rebuild")
        template.write_text(f"{mark}one", encoding="utf-8")
        wait_for(
            lambda: target.read_text(encoding="utf-8") == f"{mark}one\n", "a template of one's own"
        )
        template.write_text("{% if %}", encoding="utf-8")
        (vault / "People" / "Cy.md").write_text(ADA, encoding="utf-8")
        wait_for(
            lambda: b"Cy" in (vault / "Relationships" / "reminders.ics").read_bytes(),
            "the feed in spite of a broken template",
        )
        template.write_text(f"{mark}two", encoding="utf-8")
        wait_for(lambda: target.read_text(encoding="utf-8") == f"{mark}two\n", "a mended template")
        template.unlink()
        wait_for(lambda: "two" not in target.read_text(encoding="utf-8"), "mdrel's own template")
        wait_for(lambda: is_fresh(vault), "everything as a fresh run makes it")
        process.terminate()
        said, _ = process.communicate(timeout=LONGEST)
    assert f"{template}:1: the template cannot be used" in said
    assert "Traceback" not in said


def test_once_brings_everything_up_to_date_and_stops(vault: Path) -> None:
    with start(vault, "--once") as process:
        assert process.wait(LONGEST) == 0
    assert is_fresh(vault)


def test_other_programs_read_one_document_a_line(vault: Path) -> None:
    with start(vault, "--json") as process:
        wait_for((vault / "Relationships" / "reminders.ics").exists, "the first rebuild")
        save_by_rename(vault / "People" / "Cy.md", ADA)  # it is never seen half written
        wait_for(lambda: "Cy" in last(vault), "the new note")
        process.terminate()
        said, _ = process.communicate(timeout=LONGEST)
    first, second = (json.loads(line) for line in said.splitlines())
    assert (first["event"], first["first"], second["first"]) == ("rebuild", True, False)
    assert second["changed"] == ["People/Cy.md"]
    assert "Relationships/Trusted.md" in second["written"]
    assert second["seconds"] > 0


@pytest.mark.skipif(
    not sys.platform.startswith("linux"),
    reason="only Linux's file events are certain enough for a promise",
)
def test_a_stopped_or_killed_watcher_makes_no_answer_stale(vault: Path) -> None:
    def due() -> str:
        return mdrel("contacts", vault=vault).stdout

    with start(vault) as process:
        wait_for(lambda: is_vouched_for(vault), "a promise")
        assert "Cy" not in due()
        process.send_signal(signal.SIGSTOP)
        os.waitid(os.P_PID, process.pid, os.WSTOPPED)
        (vault / "People" / "Cy.md").write_text(ADA, encoding="utf-8")
        assert not is_vouched_for(vault)
        assert "Cy" in due()
        process.send_signal(signal.SIGCONT)
        wait_for(lambda: is_vouched_for(vault), "a promise again")
        (vault / "People" / "Cy.md").rename(vault / "People" / "Di.md")
        assert "Di" in due(), "a save just before the question"
        process.kill()
        process.wait()
        (vault / "People" / "Di.md").rename(vault / "People" / "Eo.md")
        assert "Eo" in due()


@pytest.mark.skipif(
    not sys.platform.startswith("linux"),
    reason="only Linux's file events are certain enough for a promise",
)
def test_after_a_change_the_watcher_has_the_next_answers_ready(vault: Path) -> None:
    def ask(*words: str) -> str:
        return mdrel(*words, vault=vault).stdout

    def is_ready() -> bool:
        seen = check_cache(vault)
        asked = read_questions(seen)
        return len(asked) == len(questions) and all(
            load_answer(seen, seen.revision, question, DAY) for question in asked
        )

    questions = (("today",), ("today", "--why", "--json"), ("due", "trusted", "--within", "2w"))
    with start(vault) as process:
        wait_for(lambda: is_vouched_for(vault), "the watcher to know what there is")
        for words in questions:
            ask(*words)
        wait_for(is_ready, "the answers to be kept")
        (vault / "People" / "Cy.md").write_text(ADA, encoding="utf-8")
        wait_for(lambda: "Cy" in last(vault), "the new note")
        wait_for(lambda: is_vouched_for(vault) and is_ready(), "the answers made anew")
        for words in questions:
            assert ask(*words) == ask("--no-cache", *words)
            assert "Cy" in ask(*words)
        process.terminate()
