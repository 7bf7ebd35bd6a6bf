"""Folders of a vault are opened through no link, with descriptors and without (P9)."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from mdrel.vault import folders
from mdrel.vault.folders import NEW_FLAGS, OpenFolders, open_folder, walk
from mdrel.vault.place import find_file, find_place
from mdrel.vault.read import read_note
from mdrel.vault.scan import scan_vault
from mdrel.vault.small_file import read_small
from tests.support.places import list_open, write_tree
from tests.support.torture import ADA, DEEDS, NOTES, editor_of


@pytest.fixture(params=[True, False], ids=["descriptors", "paths"])
def vault(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    if not request.param:
        monkeypatch.setattr(folders, "HAS_DESCRIPTORS", False)
    write_tree(tmp_path / "outside", {"secret.md": "secret", "deep/secret.md": "secret"})
    return write_tree(tmp_path / "vault", {"a/b/c.md": "c", "a/d.md": "d", "e.md": "e"} | NOTES)


def test_notes_and_files_are_read_where_they_are(vault: Path) -> None:
    with OpenFolders(vault) as opened:
        assert [
            read_note(opened, path)[0] for path in ("a/b/c.md", "e.md", "a/d.md", "a/b/c.md")
        ] == ["c", "e", "d", "c"]
        assert read_small(opened, "a/d.md") == b"d"
    assert sorted(scan_vault(vault).stamps) == ["People/Ada Lines.md", "People/Bo Lin.md", "a/b/c.md", "a/d.md", "e.md"]  # fmt: skip
    assert [folder.path for folder, _ in walk(vault)] == ["", "People", "a", "a/b"]


@pytest.mark.parametrize("deed", DEEDS)
def test_notes_are_written_where_they_are(vault: Path, deed: str) -> None:
    editor = editor_of(vault)
    if deed.startswith("undo"):
        DEEDS[deed.removeprefix("undo ")](editor)
    DEEDS[deed](editor)
    assert [path.name for path in vault.rglob(".mdrel*")] == []


@pytest.mark.parametrize("swapped", ["a", "a/b"])
def test_a_folder_that_is_a_link_by_now_is_neither_read_nor_written(
    vault: Path, swapped: str
) -> None:
    (vault / swapped).rename(vault / "aside")
    (vault / swapped).symlink_to(vault.parent / "outside", target_is_directory=True)
    for name in ("secret.md", "deep/secret.md", "new.md"):
        text, problem = read_note(vault, f"{swapped}/{name}")
        assert text is None
        assert problem
        assert "link" in problem.message
    for makes in (False, True):
        with (
            pytest.raises(NotADirectoryError, match="link"),
            open_folder(vault, f"{swapped}/deep", makes=makes),
        ):
            pass
    assert not (vault.parent / "outside/new.md").exists()


def test_a_folder_that_was_opened_stays_the_one_it_was(tmp_path: Path) -> None:
    write_tree(tmp_path, {"vault/a/d.md": "d", "outside/secret.md": "secret"})
    with open_folder(tmp_path / "vault", "a") as folder:
        (tmp_path / "vault/a").rename(tmp_path / "vault/aside")
        (tmp_path / "vault/a").symlink_to(tmp_path / "outside", target_is_directory=True)
        os.close(folder.open("new.md", NEW_FLAGS))
    assert (tmp_path / "vault/aside/new.md").exists()
    assert not (tmp_path / "outside/new.md").exists()


@pytest.mark.parametrize(
    "path", ["../outside/secret.md", "a/../../outside/secret.md", "/etc/hostname", "a//d.md", "a/./d.md", "..", ".", "", "a/", "a\0b/c.md", "a/\0.md", "\ud800/c.md", "a/\ud800.md"],
)  # fmt: skip
def test_a_path_that_leads_out_or_that_no_file_can_have_is_not_there(
    vault: Path, path: str
) -> None:
    assert read_note(vault, path) == (None, None)


def test_a_link_inside_is_followed_for_settings_and_one_out_of_the_vault_is_not(
    vault: Path,
) -> None:
    (vault / "inner").symlink_to("a", target_is_directory=True)
    (vault / "outer").symlink_to(vault.parent / "outside", target_is_directory=True)
    (vault / "nowhere").symlink_to("gone")
    assert read_small(vault, "inner/d.md") == b"d"
    assert read_small(vault, "inner/none.md") is None
    assert read_small(vault, "nowhere/none.md") is None
    with pytest.raises(OSError, match="out of the vault"):
        read_small(vault, "outer/secret.md")
    with pytest.raises(OSError, match="nowhere"):
        read_small(vault, "nowhere")


def test_places_are_those_of_links_inside_and_none_outside(vault: Path) -> None:
    (vault / "inner").symlink_to("a/b", target_is_directory=True)
    (vault / "outer").symlink_to(vault.parent / "outside", target_is_directory=True)
    assert [
        place and place.path
        for place in (
            find_place(vault, "inner/new.md"),
            find_place(vault, "new.md"),
            find_place(vault, "x/y/new.md"),
            find_place(vault, "outer/new.md"),
            find_place(vault, "../new.md"),
            find_place(vault, ".."),
            find_file(vault, "inner/c.md"),
            find_file(vault, "outer/secret.md"),
            find_file(vault, ADA),
        )
    ] == ["a/b/new.md", "new.md", "x/y/new.md", None, None, None, "a/b/c.md", None, ADA]


def test_folders_are_made_on_the_way_and_only_where_asked(vault: Path) -> None:
    with pytest.raises(FileNotFoundError), open_folder(vault, "x/y"):
        pass
    with open_folder(vault / "sub", "x/y", makes=True) as folder:
        assert folder.list_names() == []
    assert (vault / "sub/x/y").is_dir()


def test_a_hundred_nested_folders_hold_few_descriptors(vault: Path) -> None:
    deep = "/".join("n" * 100)
    write_tree(vault, {f"{deep}/a.md": "deep", f"{deep[:-2]}/b.md": "above", "n/c.md": "high"})
    with OpenFolders(vault) as opened:
        for path, text in ((f"{deep}/a.md", "deep"), (f"{deep[:-2]}/b.md", "above"), ("n/c.md", "high")):  # fmt: skip
            assert read_note(opened, path)[0] == text
            assert len(opened._held) <= 65
    assert len(scan_vault(vault).stamps) == 8
    with pytest.raises(OSError, match="File name too long") as caught, open_folder(vault, "n/" * 3000 + "n"):  # fmt: skip
        pass
    assert caught.value.errno == errno.ENAMETOOLONG


def test_no_descriptor_is_left_open(vault: Path) -> None:
    before = list_open()
    scan_vault(vault)
    read_note(vault, "a/b/c.md")
    read_note(vault, "a/none/c.md")
    DEEDS["log two"](editor_of(vault))
    assert list_open() <= before
