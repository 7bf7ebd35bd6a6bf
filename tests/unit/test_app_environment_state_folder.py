"""What is remembered between runs.

Contacts that vanish stop the writing (P13), and one vault has one watcher.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from mdrel.app.environment.state_folder import (
    check_removals,
    find_lax_folders,
    lock_watching,
    ports_folder,
    remember_contacts,
    state_folder,
)
from mdrel.errors import WriteError
from tests.support.places import write_tree
from tests.support.running import mdrel


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    note = "---\nlevel: trusted\n---\n"
    return write_tree(tmp_path / "vault", {f"People/P {at}.md": note for at in range(12)})


def test_most_contacts_gone_at_once_stop_dashboards_and_feed_until_it_is_meant(vault: Path) -> None:
    assert (
        mdrel("dashboard", vault=vault).returncode == mdrel("calendar", vault=vault).returncode == 0
    )
    before = {path: path.read_bytes() for path in (vault / "Relationships").iterdir()}
    (vault / "People").rename(vault.parent / "away")
    for command in ("dashboard", "calendar"):
        refused = mdrel(command, vault=vault)
        assert refused.returncode == 6
        assert "Of 12 contacts 0 are left" in refused.stderr
        assert "--accept-removals" in refused.stderr
    assert mdrel("dashboard", "--check", vault=vault).returncode == 1
    assert {path: path.read_bytes() for path in (vault / "Relationships").iterdir()} == before
    assert mdrel("dashboard", "--accept-removals", vault=vault).returncode == 0
    assert "P 3" not in (vault / "Relationships" / "Trusted.md").read_text(encoding="utf-8")
    assert mdrel("calendar", vault=vault).returncode == 0


@pytest.mark.parametrize(
    ("known", "left", "refuses"),
    [
        (0, 0, False),
        (5, 0, False),
        (6, 0, True),
        (12, 6, False),
        (13, 6, True),
        (100, 49, True),
        (100, 50, False),
        (3, 30, False),
    ],
)
def test_more_than_half_and_more_than_five_have_to_be_gone(
    tmp_path: Path, known: int, left: int, refuses: bool
) -> None:
    remember_contacts(tmp_path, known)
    if refuses:
        with pytest.raises(WriteError, match=f"Of {known} contacts {left}"):
            check_removals(tmp_path, left)
    else:
        check_removals(tmp_path, left)


def test_state_is_for_the_user_alone_and_damage_counts_as_nothing_known(tmp_path: Path) -> None:
    remember_contacts(tmp_path, 40)
    file = state_folder(tmp_path) / "contacts.json"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    for damage in (
        "",
        "[]",
        '{"contacts": "many"}',
        "\x00",
        "[" * 100_000,
        '{"contacts": ' + "9" * 5000 + "}",
        "null",
    ):
        file.write_text(damage, encoding="utf-8")
        check_removals(tmp_path, 0)


def test_a_second_watcher_is_told_who_has_the_vault(tmp_path: Path) -> None:
    with (
        lock_watching(tmp_path, "2026-11-22 08:00"),
        pytest.raises(WriteError, match=f"process {os.getpid()}, since 2026-11-22 08:00"),
    ):
        lock_watching(tmp_path, "later")
    lock_watching(tmp_path, "later").release()


def test_every_level_of_the_state_folder_is_for_the_user_alone_and_a_lax_one_is_found(
    tmp_path: Path,
) -> None:
    before = os.umask(0)
    try:
        folder = state_folder(tmp_path)
        ports = ports_folder()
    finally:
        os.umask(before)
    levels = [folder, *folder.parents[:2], ports]
    assert [each.stat().st_mode & 0o777 for each in levels] == [0o700] * 4
    assert find_lax_folders(tmp_path) == []
    folder.parent.chmod(0o755)
    assert find_lax_folders(tmp_path) == [folder.parent]
