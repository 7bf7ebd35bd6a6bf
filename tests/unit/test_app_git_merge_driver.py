"""One merge as git asks for it, with the right words and the right marks.

Whenever something goes wrong it is a merge of plain lines.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from mdrel.app.git import merge_driver
from mdrel.app.git.merge_driver import run_driver
from mdrel.errors import WriteError
from mdrel.write.merge.three import ThreeWay
from tests.support.clones import git, mdrel

LOG = "# Ada\n\n## {heading}\n\n{before}### 2026-10-01 call\n\nAlpha.\n"


@pytest.fixture
def top(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder git would call the driver in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def make_files(
    folder: Path, base: str | bytes, ours: str | bytes, theirs: str | bytes
) -> ThreeWay[Path]:
    """Write three versions."""
    files = ThreeWay(*(folder / name for name in ("base", "ours", "theirs")))
    for file, text in zip(files, (base, ours, theirs), strict=True):
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return files


def both_log(folder: Path, heading: str) -> ThreeWay[Path]:
    """Write three versions of a log below a heading.

    Both sides added an entry below a heading of the same words. Only a log's are entries.
    """
    texts = (
        LOG.format(heading=heading, before=before)
        for before in ("", "### 2026-11-20 call\n\nOurs.\n\n", "### 2026-11-21 call\n\nTheirs.\n\n")
    )
    return make_files(folder, *texts)


@pytest.mark.parametrize("mark", ["mdrel.toml", ".obsidian"])
def test_the_words_are_those_of_the_vault_around_the_note(top: Path, mark: str) -> None:
    vault = top / "vault"
    (vault / "People").mkdir(parents=True)
    (vault / mark).mkdir() if mark == ".obsidian" else (vault / mark).write_text(
        '[notes]\nsections = ["Treffen"]\n', encoding="utf-8"
    )
    heading = "Conversations" if mark == ".obsidian" else "Treffen"
    files = both_log(top, heading)
    assert run_driver(files, "vault/People/Ada.md") == 0
    assert files.ours.read_text(encoding="utf-8") == LOG.format(
        heading=heading, before="### 2026-11-21 call\n\nTheirs.\n\n### 2026-11-20 call\n\nOurs.\n\n"
    )


def test_without_a_vault_or_with_settings_that_cannot_be_read_the_words_are_mdrels_own(
    top: Path,
) -> None:
    for path in ("", "Ada.md", "../Ada.md"):
        files = both_log(top, "Conversations")
        assert run_driver(files, path) == 0
    (top / "mdrel.toml").write_text("<<<<<<< ours\n", encoding="utf-8")
    assert run_driver(both_log(top, "Conversations"), "Ada.md") == 0


def test_conflicts_are_shown_as_the_person_wants_git_to_show_them(top: Path) -> None:
    git(top, "init", "-q")
    git(top, "config", "merge.conflictStyle", "diff3")
    files = make_files(top, "---\na: 1\n---\nx\n", "---\na: 2\n---\ny\n", "---\na: 3\n---\nz\n")
    assert run_driver(files, "Ada.md", ("HEAD", "main", 8)) == 3
    marked = "<<<<<<<< HEAD\n{}\n|||||||| base\n{}\n========\n{}\n>>>>>>>> main\n"
    assert files.ours.read_text(encoding="utf-8") == "---\n" + marked.format(
        "a: 2", "a: 1", "a: 3"
    ) + "---\n" + marked.format("y", "x", "z")


def test_whatever_goes_wrong_the_lines_are_merged_as_git_does(
    top: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(merge_driver, "merge_note", fail)
    files = make_files(top, "a\n\nb\n\nc\n", "o\n\nb\n\nc\n", "a\n\nb\n\nt\n")
    assert run_driver(files, "Ada.md") == 0
    assert files.ours.read_text(encoding="utf-8") == "o\n\nb\n\nt\n"
    files = make_files(top, "a\n", "o\n", "t\n")
    assert run_driver(files, "Ada.md") == 3
    assert files.ours.read_text(encoding="utf-8") == "<<<<<<< ours\no\n=======\nt\n>>>>>>> theirs\n"


def test_a_note_too_large_to_be_read_is_merged_as_lines(top: Path) -> None:
    padding = "x" * 100 + "\n"
    large = padding * (9 * 1024 * 1024 // len(padding))
    files = make_files(top, f"- a\n{large}- b\n", f"- o\n{large}- b\n", f"- a\n{large}- t\n")
    assert run_driver(files, "Ada.md") == 0
    assert files.ours.read_text(encoding="utf-8") == f"- o\n{large}- t\n"


def test_bytes_that_are_no_text_come_through_as_they_are(top: Path) -> None:
    files = make_files(
        top,
        b"\xff\r\n\r\na\r\n\r\nb\r\n",
        b"\xff\r\n\r\no\r\n\r\nb\r\n",
        b"\xff\r\n\r\na\r\n\r\nt\r\n",
    )
    assert run_driver(files, "Ada.md") == 0
    assert files.ours.read_bytes() == b"\xff\r\n\r\no\r\n\r\nt\r\n"


def test_where_git_cannot_merge_either_the_files_stay_as_they_are(top: Path) -> None:
    files = make_files(top, b"\xff\0\n", b"\xff\0o\n", b"\xff\0t\n")
    with pytest.raises(WriteError, match="merge-file"):
        run_driver(files, "Ada.md")
    assert files.ours.read_bytes() == b"\xff\0o\n"
    assert mdrel(top, "merge-driver", "base", "ours", "theirs").returncode == 6, (
        "neither 0 nor 3, so that the shell asks git"
    )


def test_with_output_ours_stays_as_it_is(top: Path) -> None:
    make_files(top, "- a\n", "- a\n- o\n", "- a\n- t\n")
    done = mdrel(
        top,
        "merge-driver",
        "base",
        "ours",
        "theirs",
        "Ada.md",
        "--output",
        "new",
        "--ours",
        "%X",
        "--theirs",
        "%Y",
    )
    assert done.returncode == 0
    assert (top / "ours").read_bytes() == b"- a\n- o\n"
    assert (top / "new").read_bytes() == b"- a\n- o\n- t\n"


def test_names_that_git_gives_the_sides_are_shown(top: Path) -> None:
    make_files(top, "a\n", "o\n", "t\n")
    done = mdrel(
        top,
        "merge-driver",
        "base",
        "ours",
        "theirs",
        "Ada.md",
        "--ours",
        "HEAD",
        "--theirs",
        "",
        "--marker-size",
        "9",
    )
    assert done.returncode == 3
    assert (top / "ours").read_bytes() == b"<<<<<<<<< HEAD\no\n=========\nt\n>>>>>>>>> theirs\n"


def test_where_git_calls_it_for_one_repository_another_is_not_meant(
    top: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_DIR", os.devnull)
    files = make_files(top, "a\n", "o\n", "t\n")
    assert run_driver(files, "Ada.md") == 3


@pytest.mark.uninstrumented
def test_a_merge_of_ordinary_notes_imports_nothing_heavy(top: Path) -> None:
    make_files(
        top,
        "---\na: 1\n---\n- a\n",
        "---\na: 2\n---\n- a\n- o\n",
        "---\na: 1\nb: 2\n---\n- a\n- t\n",
    )
    code = "import sys; from mdrel.cli.main import cli; cli(['merge-driver', 'base', 'ours', 'theirs'], standalone_mode=False); print(sorted({m.split('.')[0] for m in sys.modules} & {'yaml', 'frontmatter', 'jinja2', 'icalendar', 'rich', 'sqlite3', 'starlette'}))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=top, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
