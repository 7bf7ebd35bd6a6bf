"""Moves read from real repositories."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from msgspec.structs import replace

from mdrel.app.environment.state_folder import state_folder
from mdrel.app.git.level_history import GitMoves, read_git_moves
from mdrel.app.settings.loader import build_policy
from mdrel.model.policy import Policy
from tests.support.git_history import Renamed, Step, add_commits, git, make_repository
from tests.support.method import write_person
from tests.support.running import items, mdrel

POLICY = Policy()
BODY = "\nA line of text, so that git knows the note again.\n" * 5


def at(level: str, name: str = "") -> str:
    return write_person(f"level: {level}", BODY + name)


def begin(folder: Path, *steps: Step) -> Path:
    make_repository(folder, [("2025-12-01", {"People/First.md": at("trusted")}), *steps])
    return folder


def moves(found: GitMoves) -> list[tuple[str, str, str | None, str]]:
    return [(move.path, str(move.on), move.before, move.after) for move in found.moves]


def read(vault: Path, policy: Policy = POLICY) -> GitMoves:
    return read_git_moves(vault, policy)


def test_each_change_of_level_is_a_move_on_its_commits_day(tmp_path: Path) -> None:
    vault = begin(
        tmp_path / "vault",
        ("2026-01-01", {"People/Ada.md": at("target")}),
        ("2026-01-05", {"People/Ada.md": at("target", "more")}),
        ("2026-02-01", {"People/Ada.md": at("tentative")}),
        (
            "2026-03-01",
            {"People/Ada.md": at("transactional"), "People/First.md": at("transactional")},
        ),
    )
    found = read(vault)
    assert moves(found) == [
        ("People/Ada.md", "2026-01-01", None, "target"),
        ("People/Ada.md", "2026-02-01", "target", "tentative"),
        ("People/Ada.md", "2026-03-01", "tentative", "transactional"),
        ("People/First.md", "2026-03-01", "trusted", "transactional"),
    ]
    assert found.read == 5
    assert {move.commit for move in found.moves} <= set(git(vault, "rev-list", "main").split())


def test_only_new_commits_are_read_the_second_time_and_the_answer_is_the_same(
    tmp_path: Path,
) -> None:
    vault = begin(tmp_path / "vault", ("2026-01-01", {"People/Ada.md": at("target")}))
    assert read(vault).read == 2
    assert read(vault).read == 0
    add_commits(vault, [("2026-02-01", {"People/Ada.md": at("tentative")})])
    second = read(vault)
    assert second.read == 1
    (state_folder(vault) / "levels.json").unlink()
    fresh = read(vault)
    assert (fresh.read, fresh.moves) == (3, second.moves)
    assert (state_folder(vault) / "levels.json").stat().st_mode & 0o077 == 0


def test_a_renamed_note_keeps_its_moves(tmp_path: Path) -> None:
    vault = begin(
        tmp_path / "vault",
        ("2026-01-01", {"Inbox/Ada.md": at("target")}),
        ("2026-01-02", {"People/Ada L\u00f6w.md": Renamed("Inbox/Ada.md")}),
        ("2026-01-03", {"People/Ada L\u00f6w.md": at("tentative")}),
    )
    assert moves(read(vault))[-2:] == [
        ("People/Ada L\u00f6w.md", "2026-01-01", None, "target"),
        ("People/Ada L\u00f6w.md", "2026-01-03", "target", "tentative"),
    ]


def test_a_note_that_is_gone_broken_or_without_level_for_a_while_has_not_moved(
    tmp_path: Path,
) -> None:
    vault = begin(
        tmp_path / "vault",
        ("2026-01-01", {"People/First.md": None}),
        ("2026-01-02", {"People/First.md": at("trusted")}),
        ("2026-01-03", {"People/First.md": "---\nlevel: [\n---\n"}),
        ("2026-01-04", {"People/First.md": at("nonsense")}),
        ("2026-01-05", {"People/First.md": at("trusted")}),
    )
    assert moves(read(vault)) == []


def test_what_comes_in_by_a_merge_moves_on_the_merges_day_once(tmp_path: Path) -> None:
    vault = begin(tmp_path / "vault")
    git(vault, "checkout", "-q", "-b", "side")
    (vault / "People/First.md").write_text(at("transactional"), encoding="utf-8")
    git(vault, "commit", "-q", "-am", "side", "--date=2026-01-01T12:00:00")
    git(vault, "checkout", "-q", "main")
    (vault / "note.md").write_text("x", encoding="utf-8")
    git(vault, "add", ".")
    git(vault, "commit", "-q", "-m", "other")
    git(vault, "merge", "-q", "--no-edit", "side")
    (move,) = read(vault).moves
    assert (move.before, move.after, move.commit) == (
        "trusted",
        "transactional",
        git(vault, "rev-parse", "HEAD").strip(),
    )


def test_a_vault_below_the_repositorys_top_has_paths_of_its_own(tmp_path: Path) -> None:
    make_repository(
        tmp_path / "repo",
        [
            ("2025-01-01", {"vault/People/Ada.md": at("target"), "Ada.md": at("trusted")}),
            ("2026-01-01", {"vault/People/Ada.md": at("tentative"), "Ada.md": at("target")}),
        ],
    )
    assert moves(read(tmp_path / "repo/vault")) == [
        ("People/Ada.md", "2026-01-01", "target", "tentative")
    ]


def test_a_rewritten_history_is_read_anew_and_said_so(tmp_path: Path) -> None:
    vault = begin(
        tmp_path / "vault",
        ("2026-01-01", {"People/Ada.md": at("target")}),
        ("2026-01-02", {"People/Ada.md": at("tentative")}),
    )
    assert read(vault).remark == ""
    git(vault, "reset", "-q", "--hard", "HEAD~1")
    add_commits(vault, [("2026-01-03", {"People/Ada.md": at("trusted")})])
    found = read(vault)
    assert "rewritten" in found.remark
    assert moves(found)[-1] == ("People/Ada.md", "2026-01-03", "target", "trusted")
    assert read(vault).remark == ""


def test_a_shallow_clone_is_said_to_be_one(tmp_path: Path) -> None:
    begin(
        tmp_path / "vault",
        ("2026-01-01", {"People/Ada.md": at("target")}),
        ("2026-01-02", {"People/Ada.md": at("tentative")}),
        ("2026-01-03", {"People/Ada.md": at("trusted")}),
    )
    git(tmp_path, "clone", "-q", "--depth", "2", f"file://{tmp_path}/vault", "clone")
    found = read(tmp_path / "clone")
    assert "shallow" in found.remark
    assert moves(found) == [("People/Ada.md", "2026-01-03", "tentative", "trusted")]


def test_without_git_or_commits_only_lines_tell_and_that_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "plain").mkdir()
    assert "not in a git repository" in read(tmp_path / "plain").remark
    git(tmp_path / "plain", "init", "-q")
    assert "not in a git repository" in read(tmp_path / "plain").remark
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "git is not installed" in read(tmp_path / "plain").remark
    assert read(tmp_path / "plain", replace(POLICY, git_history=False)).remark == ""


def test_a_damaged_repository_is_a_remark_not_an_error(tmp_path: Path) -> None:
    vault = begin(tmp_path / "vault", ("2026-01-01", {"People/Ada.md": at("target")}))
    head = git(vault, "rev-parse", "HEAD^{tree}").strip()
    git(vault, "repack", "-adq")
    for pack in (vault / ".git/objects/pack").iterdir():
        pack.chmod(0o600)
        pack.write_bytes(b"x")
    assert head
    found = read(vault)
    assert found.moves == ()
    assert "Git's history was not read (error: " in found.remark


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{}",
        '{"schema": 1}',
        '{"schema": 1, "key": KEY, "head": "x", "levels": [], "moves": {}}',
        '{"schema": 1, "key": KEY, "head": "x", "levels": {}, "moves": {"a": [["no", "", "target", ""]]}}',
    ],
)
def test_a_damaged_state_is_read_anew(content: str, tmp_path: Path) -> None:
    vault = begin(tmp_path / "vault", ("2026-01-01", {"People/Ada.md": at("target")}))
    first = read(vault)
    state = state_folder(vault) / "levels.json"
    key = state.read_text(encoding="utf-8").partition('"key": ')[2].partition(",")[0]
    state.write_text(content.replace("KEY", key), encoding="utf-8")
    assert read(vault).moves == first.moves


def test_other_spellings_of_the_level_are_read_and_a_change_of_them_begins_anew(
    tmp_path: Path,
) -> None:
    note = at("target").replace("level:", "tier:")
    vault = begin(tmp_path / "vault", ("2026-01-01", {"People/Ada.md": note}))
    assert moves(read(vault)) == []
    spelled = build_policy({"notes.keys.level": ("tier",)})
    assert moves(read(vault, spelled)) == [("People/Ada.md", "2026-01-01", None, "target")]


def test_nothing_a_repository_names_is_run(tmp_path: Path) -> None:
    vault = begin(
        tmp_path / "vault",
        (
            "2026-01-01",
            {"People/Ada.md": at("target"), ".gitattributes": "*.md diff=evil filter=evil\n"},
        ),
        ("2026-01-02", {"People/Ada.md": at("tentative")}),
    )
    trap = tmp_path / "ran"
    program = tmp_path / "trap.sh"
    program.write_text(f"#!/bin/sh\necho run >> '{trap}'\ncat\n", encoding="utf-8")
    program.chmod(0o700)
    for key in (
        "core.fsmonitor",
        "diff.external",
        "diff.evil.textconv",
        "diff.evil.command",
        "filter.evil.smudge",
        "gpg.program",
        "core.pager",
        "pager.log",
        "core.sshCommand",
    ):
        git(vault, "config", key, str(program))
    git(vault, "config", "log.showSignature", "true")
    for hook in ("post-index-change", "reference-transaction", "post-checkout"):
        (vault / ".git/hooks").mkdir(exist_ok=True)
        (vault / ".git/hooks" / hook).symlink_to(program)
    assert len(read(vault).moves) == 2
    assert not trap.exists()


def snapshot(folder: Path) -> Mapping[str, tuple[int, bytes]]:
    return {
        str(path): (path.stat().st_mtime_ns, path.read_bytes())
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_reading_changes_nothing_in_vault_or_repository(tmp_path: Path) -> None:
    vault = begin(tmp_path / "vault", ("2026-01-01", {"People/Ada.md": at("target")}))
    before = snapshot(vault)
    assert read(vault).moves
    assert snapshot(vault) == before


def test_a_git_that_calls_mdrel_does_not_lead_it_to_its_own_repository(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = begin(tmp_path / "other")
    vault = begin(tmp_path / "vault", ("2026-01-01", {"People/Ada.md": at("target")}))
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    assert len(read(vault).moves) == 1


def test_history_shows_commits_beside_lines(tmp_path: Path) -> None:
    vault = begin(
        tmp_path / "vault",
        ("2026-01-01", {"People/Ada.md": at("target")}),
        (
            "2026-02-01",
            {
                "People/Ada.md": at(
                    "tentative", "\n## Levels\n\n- 2026-01-20 target -> tentative: lunch\n"
                )
            },
        ),
    )
    (found,) = items("history", "ada", vault=vault)
    told = found["moves"]
    assert isinstance(told, list)
    assert [
        (each["on"], each["days"], each["line"] is None, each["commit"] is None) for each in told
    ] == [
        ("2026-01-01", None, True, False),
        ("2026-01-20", 19, False, True),
    ]
    rows = [line.split("\t") for line in mdrel("history", "ada", vault=vault).stdout.splitlines()]
    assert [(row[0], row[2], row[6] != "", row[7] != "") for row in rows] == [
        ("2026-01-01", "target", False, True),
        ("2026-01-20", "tentative", True, False),
    ]


def commit_names(count: int) -> Iterator[Step]:
    """Yield a long history, in which thirty people take the whole path and back.

    They do so over and over, and each is renamed now and then.
    """
    levels = ("target", "tentative", "transactional", "trusted", "transactional", "tentative")
    paths = {number: f"People/P{number}.md" for number in range(30)}
    for number in range(count):
        who, turn = number % 30, number // 30
        day = f"{2000 + turn // 12:04d}-{turn % 12 + 1:02d}-{who % 28 + 1:02d}"
        if turn % 7 == 6:
            old, paths[who] = paths[who], f"People/{turn}/P{who}.md"
        level = levels[(turn - turn // 7) % 6]
        text = at(level, f"person {who} is nobody else\n" * 8 + f"talk number {number}\n")
        # One rename of two comes with a change in the note.
        if turn % 14 == 6:
            yield day, {paths[who]: Renamed(old)}
        elif turn % 14 == 13:
            yield day, {old: None, paths[who]: text}
        else:
            yield day, {paths[who]: text}


def expect_moves(steps: list[Step]) -> list[tuple[str, str, str]]:
    """Return the moves of a history by walking it plainly: path now, day and level."""
    levels: dict[str, str] = {}
    rows: dict[str, list[tuple[str, str]]] = {}
    for number, (day, files) in enumerate(steps):
        for path, text in files.items():
            former = (
                text
                if isinstance(text, Renamed)
                else next((old for old, gone in files.items() if gone is None), "")
            )
            if former and former in levels:
                levels[path], rows[path] = levels.pop(former), rows.pop(former, [])
            if text is not None and not isinstance(text, Renamed):
                level = str(text).partition("level: ")[2].partition("\n")[0]
                if number and levels.get(path) != level:
                    rows.setdefault(path, []).append((day, level))
                levels[path] = level
    return sorted((path, day, level) for path, found in rows.items() for day, level in found)


@pytest.mark.parametrize("count", [int(os.environ.get("MDREL_SOAK_COMMITS", "420"))])
def test_every_change_of_a_long_history_is_found_and_only_new_commits_are_read_again(
    count: int, tmp_path: Path
) -> None:
    steps = list(commit_names(count))
    vault = tmp_path / "vault"
    make_repository(vault, steps)
    began = os.times()
    found = read(vault)
    spent = os.times()
    assert sorted(
        (move.path, str(move.on), str(move.after)) for move in found.moves
    ) == expect_moves(steps)
    assert found.read == count
    used = sum(
        getattr(spent, name) - getattr(began, name)
        for name in ("user", "system", "children_user", "children_system")
    )
    if count >= 5000:
        assert used < 3
    add_commits(vault, [("2026-11-01", {"People/New.md": at("target")})])
    assert read(vault).read == 1
