"""One pass over the folders: what is a note, what is left alone, what is reported."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from mdrel.errors import VaultError
from mdrel.model.path_pattern import make_matcher
from mdrel.vault.folders import OpenFolders
from mdrel.vault.scan import Scan, scan_folder, scan_vault
from tests.support.places import as_nobody, write_tree


def paths_of(root: Path, *ignore: str) -> list[str]:
    """Return the notes found, having seen that nothing was reported."""
    found = scan_vault(root, ignore)
    assert found.problems == []
    return sorted(found.stamps)


def codes_of(root: Path, *ignore: str) -> list[tuple[str, str]]:
    """Return (code, path) of what was reported."""
    return sorted((each.code, each.path) for each in scan_vault(root, ignore).problems)


def test_notes_are_files_that_end_in_md_or_markdown_in_any_case_at_any_depth(
    tmp_path: Path,
) -> None:
    write_tree(
        tmp_path,
        {
            "a.md": "",
            "B.MD": "",
            "c.Markdown": "",
            "deep/er/d.markdown": "",
            "e.txt": "",
            "f.md.bak": "",
            "md": "",
            "g.mdx": "",
            "x.md/h.md": "",
        },
    )
    assert paths_of(tmp_path) == ["B.MD", "a.md", "c.Markdown", "deep/er/d.markdown", "x.md/h.md"]


def test_whatever_begins_with_a_dot_is_left_alone(tmp_path: Path) -> None:
    write_tree(
        tmp_path,
        {
            ".obsidian/a.md": "",
            ".trash/b.md": "",
            ".git/c.md": "",
            ".hidden.md": "",
            "x/.stfolder/d.md": "",
            "x/e.md": "",
        },
    )
    assert paths_of(tmp_path) == ["x/e.md"]


def test_an_empty_folder_has_no_notes(tmp_path: Path) -> None:
    assert paths_of(tmp_path) == []


def test_a_stamp_is_what_the_file_system_says(tmp_path: Path) -> None:
    write_tree(tmp_path, {"a.md": "four"})
    status = (tmp_path / "a.md").stat()
    assert scan_vault(tmp_path).stamps["a.md"] == (
        status.st_mtime_ns,
        status.st_ctime_ns,
        4,
        status.st_ino,
    )


def test_a_stamp_changes_with_content_replacement_and_touch(tmp_path: Path) -> None:
    note = write_tree(tmp_path, {"a.md": "one"}) / "a.md"
    first = scan_vault(tmp_path).stamps["a.md"]
    assert scan_vault(tmp_path).stamps["a.md"] == first
    os.utime(note, ns=(first[0] + 1, first[0] + 1))
    second = scan_vault(tmp_path).stamps["a.md"]
    write_tree(tmp_path, {"b.tmp": "one"})
    os.utime(tmp_path / "b.tmp", ns=(first[0] + 1, first[0] + 1))
    (tmp_path / "b.tmp").replace(note)
    third = scan_vault(tmp_path).stamps["a.md"]
    assert len({first, second, third}) == 3


@pytest.mark.parametrize("root", ["missing", "a.md"])
def test_a_root_that_is_no_folder_stops_the_command(tmp_path: Path, root: str) -> None:
    write_tree(tmp_path, {"a.md": ""})
    with pytest.raises(
        VaultError, match="does not exist" if root == "missing" else "is not a folder"
    ):
        scan_vault(tmp_path / root)


def test_a_root_may_be_a_link_for_the_person_named_it(tmp_path: Path) -> None:
    write_tree(tmp_path / "real", {"a.md": ""})
    (tmp_path / "vault").symlink_to(tmp_path / "real")
    assert paths_of(tmp_path / "vault") == ["a.md"]


@pytest.mark.parametrize(
    ("pattern", "kept"),
    [
        ("Archive", ["Work/a.draft.md", "Work/b.md", "c.md"]),  # a name, at any depth
        ("Archive/", ["Work/a.draft.md", "Work/b.md", "c.md"]),
        ("Archive/**", ["Work/Archive/e.md", "Work/a.draft.md", "Work/b.md", "c.md"]),
        (
            "/Archive",
            ["Work/Archive/e.md", "Work/a.draft.md", "Work/b.md", "c.md"],
        ),  # a path, from the root
        ("Work/**", ["Archive/deep/f.md", "Archive/d.md", "c.md"]),
        (
            "W*.md",
            [
                "Archive/deep/f.md",
                "Archive/d.md",
                "Work/Archive/e.md",
                "Work/a.draft.md",
                "Work/b.md",
                "c.md",
            ],
        ),  # a name has no folders
        ("**", []),
        (
            "*.draft.md",
            ["Archive/deep/f.md", "Archive/d.md", "Work/Archive/e.md", "Work/b.md", "c.md"],
        ),
        ("Work/*.md", ["Archive/deep/f.md", "Archive/d.md", "c.md"]),
        ("**/deep", ["Archive/d.md", "Work/Archive/e.md", "Work/a.draft.md", "Work/b.md", "c.md"]),
        ("**/Archive", ["Work/a.draft.md", "Work/b.md", "c.md"]),
        (
            "[ab].md",
            ["Archive/deep/f.md", "Archive/d.md", "Work/Archive/e.md", "Work/a.draft.md", "c.md"],
        ),
        (
            "Work/Archive/e.md",
            ["Archive/deep/f.md", "Archive/d.md", "Work/a.draft.md", "Work/b.md", "c.md"],
        ),
        (
            "",
            [
                "Archive/deep/f.md",
                "Archive/d.md",
                "Work/Archive/e.md",
                "Work/a.draft.md",
                "Work/b.md",
                "c.md",
            ],
        ),
        (
            "archive",
            [
                "Archive/deep/f.md",
                "Archive/d.md",
                "Work/Archive/e.md",
                "Work/a.draft.md",
                "Work/b.md",
                "c.md",
            ],
        ),  # case matters
        (
            "[",
            [
                "Archive/deep/f.md",
                "Archive/d.md",
                "Work/Archive/e.md",
                "Work/a.draft.md",
                "Work/b.md",
                "c.md",
            ],
        ),  # half a pattern is a name
    ],
)
def test_ignored_names_and_globs_are_left_alone(
    tmp_path: Path, pattern: str, kept: list[str]
) -> None:
    write_tree(
        tmp_path,
        dict.fromkeys(
            (
                "Archive/d.md",
                "Archive/deep/f.md",
                "Work/Archive/e.md",
                "Work/a.draft.md",
                "Work/b.md",
                "c.md",
            ),
            "",
        ),
    )
    assert paths_of(tmp_path, pattern) == sorted(kept)


def test_several_patterns_add_up() -> None:
    is_ignored = make_matcher(["Archive", "*.draft.md"])
    assert [is_ignored(path) for path in ("Archive", "x/Archive", "x/a.draft.md", "a.md")] == [
        True,
        True,
        True,
        False,
    ]


def test_links_are_not_followed_and_reported_where_a_note_or_folder_was_expected(
    tmp_path: Path,
) -> None:
    write_tree(tmp_path, {"vault/People/a.md": "", "outside/secret.md": "secret"})
    vault = tmp_path / "vault"
    (vault / "file.md").symlink_to(vault / "People/a.md")
    (vault / "outside.md").symlink_to(tmp_path / "outside/secret.md")
    (vault / "folder").symlink_to(tmp_path / "outside")
    (vault / "loop").symlink_to(vault)
    (vault / "self.md").symlink_to("self.md")
    (vault / "broken.md").symlink_to("nowhere.md")
    (vault / "broken").symlink_to("nowhere")
    (vault / "picture.png").symlink_to(tmp_path / "outside/secret.md")
    assert sorted(scan_vault(vault).stamps) == ["People/a.md"]
    assert codes_of(vault) == [
        ("MDR104", path)
        for path in ("broken.md", "file.md", "folder", "loop", "outside.md", "self.md")
    ]
    assert codes_of(vault, "*.md", "loop", "folder") == []


def test_a_pipe_and_a_socket_are_reported_where_they_look_like_notes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    os.mkfifo(tmp_path / "pipe")
    monkeypatch.chdir(tmp_path)  # a socket's path has to be short
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket.md")
        assert codes_of(tmp_path) == [("MDR104", "pipe.md"), ("MDR104", "socket.md")]
        assert scan_vault(tmp_path).stamps == {}


@pytest.mark.open_place
def test_a_folder_that_cannot_be_read_is_reported_and_the_others_are_there(tmp_path: Path) -> None:
    write_tree(tmp_path, {"a/x.md": "", "locked/y.md": "", "z/z.md": ""})
    (tmp_path / "locked").chmod(0)
    try:
        with as_nobody():
            found = scan_vault(tmp_path)
    finally:
        (tmp_path / "locked").chmod(0o755)
    assert sorted(found.stamps) == ["a/x.md", "z/z.md"]
    assert [(each.code, each.path) for each in found.problems] == [("MDR101", "locked")]


@pytest.mark.open_place
def test_notes_in_a_folder_that_can_be_listed_but_not_entered_are_reported(tmp_path: Path) -> None:
    write_tree(tmp_path, {"a.md": "", "half/y.md": "", "half/z.txt": ""})
    (tmp_path / "half").chmod(0o444)
    try:
        with as_nobody():
            found = scan_vault(tmp_path)
    finally:
        (tmp_path / "half").chmod(0o755)
    assert sorted(found.stamps) == ["a.md"]
    assert [(each.code, each.path) for each in found.problems] == [("MDR101", "half/y.md")]


@pytest.mark.open_place
def test_a_root_that_cannot_be_read_stops_the_command(tmp_path: Path) -> None:
    vault = write_tree(tmp_path / "vault", {"a.md": ""})
    vault.chmod(0o111)
    try:
        with as_nobody(), pytest.raises(VaultError, match="cannot be read"):
            scan_vault(vault)
    finally:
        vault.chmod(0o755)


def test_a_note_or_folder_that_vanishes_while_we_look_is_no_problem(tmp_path: Path) -> None:
    write_tree(tmp_path, {"a.md": "", "b.md": ""})

    def vanish(path: str) -> bool:
        """Take the file away when it is asked for, as a sync program may."""
        (tmp_path / path).unlink()
        return False

    found = Scan({}, [], set())
    with OpenFolders(tmp_path) as folders:
        assert scan_folder(folders, "", vanish, found) == []
        assert scan_folder(folders, "gone", vanish, found) == []
    assert found == Scan({"": {}}, [], set())


def test_odd_names_are_kept_and_one_that_is_not_utf8_is_reported(tmp_path: Path) -> None:
    odd = [
        "line\nbreak.md",
        "tab\t.md",
        "quo'te\".md",
        "back\\slash.md",
        " .md",
        "-rf.md",
        "%20.md",
        "🤷.md",
        "e\u0301.md",
        "é.md",
        "\x1b[31m.md",
        "x" * 250 + ".md",
        "#a|b].md",
    ]
    write_tree(tmp_path, dict.fromkeys(odd, "x"))
    assert paths_of(tmp_path) == sorted(odd)
    (tmp_path / "bad\udcff.md").write_text("x")
    assert codes_of(tmp_path) == [("MDR107", "bad\udcff.md")]
    assert "bad\udcff.md" in scan_vault(tmp_path).stamps


def test_a_path_longer_than_the_system_opens_is_reported_and_no_error(tmp_path: Path) -> None:
    write_tree(tmp_path, {"a.md": ""})
    here = os.open(tmp_path, os.O_RDONLY)
    try:
        for _ in range(24):  # 24 x 201 letters: more than Linux and macOS take in one path
            os.mkdir("d" * 200, dir_fd=here)
            deeper = os.open("d" * 200, os.O_RDONLY, dir_fd=here)
            os.close(here)
            here = deeper
    finally:
        os.close(here)
    found = scan_vault(tmp_path)
    assert sorted(found.stamps) == ["a.md"]
    assert [each.code for each in found.problems] == ["MDR101"]
