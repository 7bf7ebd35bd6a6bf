"""`mdrel git setup`: what it writes, that it writes it once, and where it cannot."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from mdrel.app.git.process import run_git
from mdrel.app.git.setup import apply_setup, make_driver, read_setup, want_setup
from mdrel.errors import WriteError
from mdrel.model.policy import Boards, Feed, Policy
from tests.support.clones import commit, git, make_clone, mdrel
from tests.support.places import write_tree

POLICY = Policy()


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    """Return a vault that is the whole of a repository, in a folder with blanks and quotes."""
    folder = tmp_path / 'my "own" it\'s vault'
    folder.mkdir()
    git(folder, "init", "-q", "-b", "main")
    write_tree(folder, {"mdrel.toml": b"", "Ada.md": b"---\nlevel: trusted\n---\n"})
    commit(folder, "base")
    return folder


def set_up(vault: Path, policy: Policy = POLICY) -> None:
    """Set the clone up, as the command does."""
    apply_setup(vault, want_setup(vault, policy))


def test_the_command_shows_what_it_writes_asks_and_writes_it_once(vault: Path) -> None:
    asked = mdrel(vault, "git", "setup")
    assert asked.returncode == 2, "nobody answers"
    assert git(vault, "status", "--porcelain") == ""
    done = mdrel(vault, "git", "setup", "--yes")
    assert done.returncode == 0
    for line in (
        "*.md merge=mdrel",
        "/Relationships/*.md linguist-generated",
        "/Relationships/reminders.ics",
        ".mdrel-*.tmp",
        "merge.mdrel.driver = ",
    ):
        assert f"  {line}" in asked.stdout
        assert f"  {line}" in done.stdout
    assert "Commit .gitattributes and .gitignore" in done.stdout
    assert (vault / ".gitattributes").read_text(
        encoding="utf-8"
    ) == "*.md merge=mdrel\n/Relationships/*.md linguist-generated\n"
    assert (vault / ".gitignore").read_text(
        encoding="utf-8"
    ) == "/Relationships/reminders.ics\n/Relationships/reminders-*.ics\n.mdrel-*.tmp\n"
    assert git(vault, "config", "merge.mdrel.driver").rstrip("\n") == make_driver()
    again = mdrel(vault, "git", "setup")
    assert (again.returncode, again.stdout) == (
        0,
        "Nothing to do: git merges notes with mdrel here.\n",
    )


def test_the_dry_run_is_a_patch_that_gives_the_real_run(vault: Path) -> None:
    (vault / ".gitignore").write_bytes(b"*.log")
    commit(vault, "ignore")
    shown = mdrel(vault, "git", "setup", "--dry-run")
    assert shown.returncode == 0
    assert "git config merge.mdrel.driver = " in shown.stderr
    assert git(vault, "status", "--porcelain") == ""
    subprocess.run(
        ["git", "apply", "-"],
        cwd=vault,
        input=shown.stdout,
        text=True,
        encoding="utf-8",
        check=True,
    )
    patched = {name: (vault / name).read_bytes() for name in (".gitattributes", ".gitignore")}
    git(vault, "checkout", "-q", ".")
    (vault / ".gitattributes").unlink()
    set_up(vault)
    assert {name: (vault / name).read_bytes() for name in patched} == patched


def test_in_another_clone_only_the_clones_own_settings_are_missing(
    vault: Path, tmp_path: Path
) -> None:
    set_up(vault)
    commit(vault, "share")
    other = make_clone(vault, tmp_path / "other", driver=None)
    setup = want_setup(other, POLICY)
    assert [key for key, _ in setup.settings] == ["merge.mdrel.name", "merge.mdrel.driver"]
    assert setup.additions == ()
    apply_setup(other, setup)
    assert git(other, "status", "--porcelain") == ""
    assert want_setup(other, POLICY).is_complete
    assert want_setup(other, POLICY).top == other.resolve()


def test_what_is_there_stays_and_only_missing_lines_are_added(vault: Path) -> None:
    (vault / ".gitattributes").write_bytes(b"# mine\r\n*.md merge=union text\r\n*.png binary")
    (vault / ".gitignore").write_bytes(b"*.tmp\nRelationships/\n")
    set_up(vault)
    assert (
        vault / ".gitattributes"
    ).read_bytes() == b"# mine\r\n*.md merge=union text\r\n*.png binary\r\n*.md merge=mdrel\r\n"
    assert (vault / ".gitignore").read_bytes() == b"*.tmp\nRelationships/\n", (
        "what is ignored already needs no line"
    )


def test_a_vault_below_the_top_of_its_repository(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    vault = tmp_path / "notes here"
    vault.mkdir()
    set_up(vault)
    assert (vault / ".gitattributes").exists()
    assert not (tmp_path / ".gitattributes").exists()
    assert want_setup(vault, POLICY).is_complete
    other = tmp_path / "other"
    other.mkdir()
    write_tree(
        tmp_path,
        {
            ".gitattributes": b"*.md merge=mdrel linguist-generated\n",
            ".gitignore": b"*.ics\n*.tmp\n",
        },
    )
    assert want_setup(other, POLICY).is_complete, "lines above it do as well"


def test_a_second_work_tree_of_a_clone_is_set_up_with_it(vault: Path, tmp_path: Path) -> None:
    set_up(vault)
    commit(vault, "share")
    git(vault, "worktree", "add", "-q", str(tmp_path / "tree"), "-b", "side")
    assert want_setup(tmp_path / "tree", POLICY).is_complete


def test_folders_written_with_backslashes_are_those_with_slashes(vault: Path) -> None:
    written = replace(POLICY, boards=Boards(folder="My\\boards"), feed=Feed(out="My\\feed.ics"))
    plain = replace(POLICY, boards=Boards(folder="My/boards"), feed=Feed(out="My/feed.ics"))
    assert want_setup(vault, written) == want_setup(vault, plain)


@pytest.mark.parametrize("folder", ["My boards", "a [b] *c?", 'say "so" [x]'])
def test_folders_with_signs_that_patterns_know(vault: Path, folder: str) -> None:
    policy = replace(POLICY, boards=Boards(folder=folder), feed=Feed(out=f"{folder}/feed.ics"))
    set_up(vault, policy)
    assert want_setup(vault, policy).is_complete
    assert git(vault, "check-attr", "linguist-generated", "--", f"{folder}/x.md").endswith(
        ": set\n"
    )
    assert git(vault, "check-attr", "linguist-generated", "--", "other/x.md").endswith(
        ": unspecified\n"
    )
    assert git(vault, "check-ignore", "--", f"{folder}/feed.ics")
    git(vault, "check-ignore", "--", f"{folder}/feed2.ics", code=1)


@pytest.mark.parametrize(
    ("folder", "out"),
    [(".", "feed.ics"), ("Relationships", "/elsewhere/feed.ics"), ("Relationships", "../feed.ics")],
)
def test_what_lies_outside_the_vault_needs_no_line(vault: Path, folder: str, out: str) -> None:
    policy = replace(POLICY, boards=Boards(folder=folder), feed=Feed(out=out))
    set_up(vault, policy)
    assert ("linguist-generated" in (vault / ".gitattributes").read_text(encoding="utf-8")) is (
        folder != "."
    )
    assert ("ics" in (vault / ".gitignore").read_text(encoding="utf-8")) is (out == "feed.ics")


def test_a_feed_that_is_tracked_is_named_with_what_to_do(vault: Path) -> None:
    write_tree(vault, {"Relationships/reminders.ics": b""})
    commit(vault, "feed")
    done = mdrel(vault, "git", "setup", "--yes")
    assert done.returncode == 0
    assert "git rm --cached Relationships/reminders.ics" in done.stderr


def test_another_mdrel_that_is_still_there_is_left_in_peace_and_one_that_is_gone_replaced(
    vault: Path, tmp_path: Path
) -> None:
    set_up(vault)
    program = tmp_path / "50% mdrel"
    program.write_bytes(b"")
    call = make_driver()[make_driver().index(" merge-driver") :]
    git(vault, "config", "merge.mdrel.driver", f"'{str(program).replace('%', '%%')}'{call}")
    assert want_setup(vault, POLICY).is_complete
    program.unlink()
    assert not want_setup(vault, POLICY).is_complete
    for other in ("true", "'open", call):
        git(vault, "config", "merge.mdrel.driver", other)
        assert not want_setup(vault, POLICY).is_complete


def test_the_driver_is_called_by_its_full_path_or_without_what_lies_in_the_vault(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program = tmp_path / "it's 50%" / "mdrel"
    program.parent.mkdir()
    program.write_bytes(b"")
    monkeypatch.setattr(sys, "argv", [str(program)])
    assert make_driver().startswith(f"'{tmp_path}/it'\"'\"'s 50%%/mdrel' merge-driver --output ")
    monkeypatch.setattr(sys, "argv", ["-m"])
    assert make_driver().startswith(f"{sys.executable} -P -m mdrel merge-driver ")


def test_without_a_repository_it_says_so(tmp_path: Path) -> None:
    (tmp_path / "mdrel.toml").write_bytes(b"")
    assert read_setup(tmp_path, POLICY) is None
    done = mdrel(tmp_path, "git", "setup", "--yes")
    assert done.returncode == 6
    assert "is not in a git repository" in done.stderr
    assert f"git -C {tmp_path} init" in done.stderr


def test_a_vault_that_the_repository_around_it_ignores_is_in_none(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    (tmp_path / ".gitignore").write_bytes(b"notes\n")
    (tmp_path / "notes").mkdir()
    assert read_setup(tmp_path / "notes", POLICY) is None


def test_what_git_refuses_is_told(vault: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(WriteError, match="work tree"):
        read_setup(vault / ".git", POLICY)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(WriteError, match="git cannot be started"):
        read_setup(vault, POLICY)


def test_a_link_in_place_of_a_shared_file_is_refused(vault: Path, tmp_path: Path) -> None:
    (vault / ".gitattributes").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(WriteError, match="symbolic link"):
        want_setup(vault, POLICY)
    assert not (tmp_path / "elsewhere").exists()


def test_without_a_terminal_it_says_what_to_type(vault: Path) -> None:
    before = (vault / ".git/config").read_bytes()
    done = mdrel(vault, "git", "setup")
    assert done.returncode == 2
    assert "mdrel git setup --yes" in done.stderr
    assert "Traceback" not in done.stderr
    assert (vault / ".git/config").read_bytes() == before
    assert not (vault / ".gitattributes").exists()


def test_git_speaks_no_protocol(vault: Path) -> None:
    git(vault, "ls-remote", vault.as_uri())
    with pytest.raises(WriteError, match="transport 'file' not allowed"):
        run_git(vault, "ls-remote", vault.as_uri())


def test_no_program_that_a_repository_names_is_started(vault: Path, tmp_path: Path) -> None:
    spy = tmp_path / "spy"
    spy.write_text(f"#!/bin/sh\ntouch '{tmp_path}/called'\n", encoding="utf-8")
    spy.chmod(0o755)
    hooks = vault / ".git/hooks"
    hooks.mkdir(exist_ok=True)
    for name in ("post-index-change", "fsmonitor-watchman", "post-checkout"):
        shutil.copy(spy, hooks / name)
    git(vault, "config", "core.fsmonitor", str(spy))
    set_up(vault)
    assert want_setup(vault, POLICY).is_complete
    assert not (tmp_path / "called").exists()
