"""A place that may not be entered: what is in it is not there, and never an error."""

from __future__ import annotations

from pathlib import Path

import pytest

from mdrel.app.environment.vault_location import find_vault
from mdrel.errors import VaultError
from mdrel.vault.presence import is_file, is_folder, is_there, why_no_folder
from mdrel.vault.scan import scan_vault
from tests.support.places import as_nobody, write_tree


@pytest.fixture
def locked(tmp_path: Path) -> Path:
    """Return a folder with a vault in it that nobody but root may enter."""
    write_tree(tmp_path / "locked", {"vault/Ada.md": "---\nlevel: trusted\n---\n"})
    (tmp_path / "locked").chmod(0)
    return tmp_path / "locked"


def test_what_is_there_is_told_by_its_kind(tmp_path: Path) -> None:
    write_tree(tmp_path, {"folder/note.md": "x"})
    (tmp_path / "nowhere").symlink_to(tmp_path / "gone")
    folder, note = tmp_path / "folder", tmp_path / "folder" / "note.md"
    assert (is_folder(folder), is_file(folder), is_there(folder)) == (True, False, True)
    assert (is_folder(note), is_file(note), is_there(note)) == (False, True, True)
    assert (
        is_folder(tmp_path / "nowhere"),
        is_file(tmp_path / "nowhere"),
        is_there(tmp_path / "nowhere"),
    ) == (False, False, True)
    assert not is_there(note / "below")
    assert [why_no_folder(each) for each in (folder, note, note / "below", tmp_path / "gone")] == [
        "",
        "is not a folder",
        *["does not exist"] * 2,
    ]


@pytest.mark.open_place
def test_what_may_not_be_looked_at_is_not_there_and_says_so(locked: Path) -> None:
    vault = locked / "vault"
    with pytest.raises(VaultError):  # imports what nobody may not read
        find_vault("", locked.parent)
    with as_nobody():
        assert (is_folder(vault), is_file(vault / "Ada.md"), is_there(vault)) == (
            False,
            False,
            False,
        )
        assert why_no_folder(vault) == "cannot be reached: Permission denied"
        with pytest.raises(VaultError, match="vault cannot be reached: Permission denied"):
            find_vault(str(vault))
        with pytest.raises(VaultError, match="cannot be reached"):
            scan_vault(vault)
        with pytest.raises(VaultError, match="No vault here"):
            find_vault("", vault)
    locked.chmod(0o755)
