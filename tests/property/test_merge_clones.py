"""Two clones change the same notes, and git merges them.

Nothing is lost, what has an answer is no conflict, and what has none is marked.

MDREL_FUZZ_CASES sets how many seeds of each kind there are: one for 3,000 cases, and three at
least.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
from pathlib import Path

import pytest

from mdrel.app.git.setup import make_driver
from tests.support.clones import commit, git, make_clone, make_repository, unmerged, write
from tests.support.merge_cases import (
    KINDS,
    Change,
    both_log,
    find_faults,
    make_case,
    one_property_two_ways,
)
from tests.support.vaults import read

pytestmark = pytest.mark.uninstrumented
SEEDS = max(3, int(os.environ.get("MDREL_FUZZ_CASES", "3000")) // 3000)


def clone_twice(folder: Path, kind: Change, *, seeds: int = SEEDS, driver: str | None = "") -> Path:
    """Return a clone with commits of its own, of a repository that has others.

    Each note is one case of a kind.
    """
    cases = {f"People/note-{seed}.md": make_case(kind, seed) for seed in range(seeds)}
    origin = make_repository(folder / "origin", {path: case.base for path, case in cases.items()})
    mine = make_clone(origin, folder / "mine", driver)
    write(origin, {path: case.theirs for path, case in cases.items()})
    commit(origin, "theirs")
    write(mine, {path: case.ours for path, case in cases.items()})
    commit(mine, "ours")
    return mine


def read_faults(folder: Path, kind: Change, seeds: int = SEEDS) -> dict[str, list[str]]:
    """Return what is wrong with each merged note."""
    found = {
        f"note-{seed}.md": find_faults(
            (folder / f"People/note-{seed}.md").read_bytes().decode(), make_case(kind, seed)
        )
        for seed in range(seeds)
    }
    return {name: faults for name, faults in found.items() if faults}


@pytest.mark.parametrize("kind", KINDS[:-1], ids=lambda kind: kind.__name__)
def test_what_has_an_answer_is_no_conflict(kind: Change, tmp_path: Path) -> None:
    mine = clone_twice(tmp_path, kind)
    git(mine, "pull", "-q", "--no-rebase", "--no-edit")
    assert git(mine, "status", "--porcelain") == ""
    assert read_faults(mine, kind) == {}


def test_what_has_no_answer_is_marked_and_everything_else_merged(tmp_path: Path) -> None:
    mine = clone_twice(tmp_path, one_property_two_ways)
    git(mine, "pull", "-q", "--no-rebase", "--no-edit", code=1)
    paths = sorted(f"People/note-{seed}.md" for seed in range(SEEDS))
    assert sorted(unmerged(mine)) == paths
    assert read_faults(mine, one_property_two_ways) == {}
    for path in paths:
        text = (mine / path).read_bytes().decode().replace("\r\n", "\n")
        assert re.search(
            r"<{7} \S+\n\w+: \S*way-ours\S*.*\n={7}\n\w+: \S*way-theirs\S*.*\n>{7} \S+\n", text
        ), text
        assert [each.code for each in read(path, text).diagnostics] == ["MDR106"], (
            "mdrel says so, and takes nobody for a person"
        )


MEANS = {
    "rebase": (("pull", "-q", "--rebase"), "Ada"),
    "merge": (("merge", "-q", "--no-edit", "origin/main"), "Ada"),
    "cherry-pick": (("cherry-pick", "origin/main"), "Ada"),
}


@pytest.mark.parametrize(
    "means",
    [
        ("pull", "-q", "--rebase"),
        ("merge", "-q", "--no-edit", "origin/main"),
        ("cherry-pick", "origin/main"),
        ("revert", "--no-edit", "HEAD"),
    ],
    ids=lambda words: words[0] + words[-1],
)
def test_every_way_git_merges_goes_through_mdrel(means: tuple[str, ...], tmp_path: Path) -> None:
    mine = clone_twice(tmp_path, both_log)
    git(mine, "fetch", "-q")
    if means[0] == "revert":
        git(mine, "merge", "-q", "--no-edit", "origin/main")
        git(mine, "revert", "--no-edit", "-m", "1", "HEAD")
        for seed in range(SEEDS):
            assert (mine / f"People/note-{seed}.md").read_bytes() == make_case(both_log, seed).ours
        return
    git(mine, *means)
    assert read_faults(mine, both_log) == {}


def test_what_was_put_aside_comes_back(tmp_path: Path) -> None:
    mine = clone_twice(tmp_path, both_log)
    git(mine, "reset", "-q", "--soft", "HEAD~")
    git(mine, "stash", "-q")
    git(mine, "pull", "-q")
    git(mine, "stash", "pop", "-q")
    assert read_faults(mine, both_log) == {}


def test_a_note_that_one_side_renamed(tmp_path: Path) -> None:
    mine = clone_twice(tmp_path, both_log, seeds=1)
    git(mine, "mv", "People/note-0.md", "People/Ada Lines's note.md")
    commit(mine, "rename")
    git(mine, "pull", "-q", "--no-rebase", "--no-edit")
    (mine / "People/Ada Lines's note.md").rename(mine / "People/note-0.md")
    assert read_faults(mine, both_log, 1) == {}


def test_a_note_that_both_made(tmp_path: Path) -> None:
    origin = make_repository(tmp_path / "origin", {})
    mine = make_clone(origin, tmp_path / "mine")
    write(
        origin,
        {
            "Ada.md": b"---\nlevel: trusted\ntags: [a]\n---\n## Conversations\n\n- 2026-11-20 call: x\n"
        },
    )
    commit(origin, "theirs")
    write(
        mine,
        {
            "Ada.md": b"---\nlevel: trusted\ntags: [b]\n---\n## Conversations\n\n- 2026-11-21 call: y\n"
        },
    )
    commit(mine, "ours")
    git(mine, "pull", "-q", "--no-rebase", "--no-edit")
    assert (
        (mine / "Ada.md").read_text(encoding="utf-8")
        == "---\nlevel: trusted\ntags: [b, a]\n---\n## Conversations\n\n- 2026-11-21 call: y\n- 2026-11-20 call: x\n"
    )


@pytest.mark.parametrize("name", ["-h.md", "--output.md", "-.md", "--.md", "-- x.md", "a/-h.md"])
def test_a_note_whose_name_looks_like_an_option_is_merged(tmp_path: Path, name: str) -> None:
    base, ours, theirs = (
        f"---\nlevel: {level}\ntags: [{tags}]\n---\n".encode()
        for level, tags in (("target", "a"), ("trusted", "a"), ("target", "a, b"))
    )
    origin = make_repository(tmp_path / "origin", {name: base})
    mine = make_clone(origin, tmp_path / "mine")
    for folder, content in ((origin, theirs), (mine, ours)):
        write(folder, {name: content})
        commit(folder, "change")
    git(mine, "pull", "-q", "--no-rebase", "--no-edit")
    assert (mine / name).read_bytes() == b"---\nlevel: trusted\ntags: [a, b]\n---\n"


def without_names(folder: Path) -> dict[str, bytes]:
    """Return the notes of a clone, conflict markers without the names of the sides."""
    return {
        path.name: re.sub(
            rb"^(<{7}|>{7}) .*?(\r?)$", rb"\1\2", path.read_bytes(), flags=re.MULTILINE
        )
        for path in (folder / "People").iterdir()
    }


BAD_PROGRAMS = {
    "missing": None,
    "crashes": "exit 1",
    "cannot be used": "exit 2",
    "is killed": "kill -9 $$",
    "is told to end": "kill $$",
    "is refused": "exit 126",
}


@pytest.mark.parametrize("kind", [both_log, one_property_two_ways], ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("program", BAD_PROGRAMS, ids=lambda name: name.replace(" ", "-"))
def test_a_driver_that_fails_leaves_the_plain_merge(
    program: str, kind: Change, tmp_path: Path
) -> None:
    plain = clone_twice(tmp_path / "plain", kind, driver=None)
    git(plain, "pull", "-q", "--no-rebase", "--no-edit", code=1)
    path = tmp_path / "bad driver"
    if script := BAD_PROGRAMS[program]:
        path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        path.chmod(0o755)
    mine = clone_twice(
        tmp_path / "bad",
        kind,
        driver=shlex.quote(str(path)) + make_driver()[make_driver().index(" merge-driver") :],
    )
    git(mine, "pull", "-q", "--no-rebase", "--no-edit", code=1)
    assert without_names(mine) == without_names(plain)
    assert unmerged(mine) == unmerged(plain)


def test_mdrel_killed_at_any_moment_leaves_its_own_merge_or_the_plain_one(tmp_path: Path) -> None:
    plain, whole = (
        clone_twice(tmp_path / "plain", both_log, seeds=1, driver=None),
        clone_twice(tmp_path / "whole", both_log, seeds=1),
    )
    git(plain, "pull", "-q", "--no-rebase", "--no-edit", code=1)
    git(whole, "pull", "-q", "--no-rebase", "--no-edit")
    results = [without_names(plain), without_names(whole)]
    for after in (0.01, 0.05, 0.08, 0.11, 0.14, 0.17, 0.2, 0.3):
        path = tmp_path / f"killed-{after}"
        program = make_driver()[: make_driver().index(" merge-driver")].replace("%%", "%")
        path.write_text(
            f'#!/bin/sh\nexec timeout -s KILL {after} {program} "$@"\n', encoding="utf-8"
        )
        path.chmod(0o755)
        mine = clone_twice(
            tmp_path / f"mine-{after}",
            both_log,
            seeds=1,
            driver=f"{path}{make_driver()[make_driver().index(' merge-driver') :]}",
        )
        git(mine, "pull", "-q", "--no-rebase", "--no-edit", code=None)
        assert without_names(mine) in results


def test_bytes_that_are_no_text_get_the_plain_merge(tmp_path: Path) -> None:
    base, ours, theirs = (b"\xff\n\na\n\nb\n", b"\xff\n\no\n\nb\n", b"\xff\n\na\n\nt\n")
    origin = make_repository(tmp_path / "origin", {"a.md": base})
    mine = make_clone(origin, tmp_path / "mine")
    for folder, content in ((origin, theirs), (mine, ours)):
        write(folder, {"a.md": content})
        commit(folder, "change")
    git(mine, "pull", "-q", "--no-rebase", "--no-edit")
    assert (mine / "a.md").read_bytes() == b"\xff\n\no\n\nt\n"


def test_the_command_merges_without_a_vault_and_without_git_around_it(tmp_path: Path) -> None:
    for name, text in (
        ("base", "a: 1\nb: 2\n"),
        ("ours", "a: 3\nb: 2\n"),
        ("theirs", "a: 1\nb: 4\n"),
    ):
        (tmp_path / name).write_text(f"---\n{text}---\n", encoding="utf-8")
    program = make_driver()[: make_driver().index(" merge-driver")]
    command = [*shlex.split(program), "merge-driver", "base", "ours", "theirs", "Ada.md"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert (tmp_path / "ours").read_text(encoding="utf-8") == "---\na: 3\nb: 4\n---\n"
