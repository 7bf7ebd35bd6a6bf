"""The secret in the feed's address."""

from __future__ import annotations

import os
import stat
import threading
from pathlib import Path

import pytest

from mdrel.app.environment.feed_secrets import TokenCheck, find_token, renew_token
from mdrel.app.environment.state_folder import state_folder
from mdrel.errors import WriteError


def token_file(vault: Path) -> Path:
    return state_folder(vault) / "feed-token"


def test_the_token_has_256_bits_is_kept_and_is_the_vaults_own(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    first = find_token(one)
    assert len(first) == 43
    assert find_token(one) == first != find_token(two)


def test_it_is_for_the_user_alone_also_where_somebody_opened_it(tmp_path: Path) -> None:
    find_token(tmp_path)
    token_file(tmp_path).chmod(0o644)
    find_token(tmp_path)
    assert stat.S_IMODE(token_file(tmp_path).stat().st_mode) == 0o600
    renew_token(tmp_path)
    assert stat.S_IMODE(token_file(tmp_path).stat().st_mode) == 0o600
    assert [file.name for file in state_folder(tmp_path).iterdir()] == ["feed-token"]


def test_of_many_that_ask_first_all_get_the_same(tmp_path: Path) -> None:
    found: list[str] = []
    threads = [
        threading.Thread(target=lambda: found.append(find_token(tmp_path))) for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8
    assert len(set(found)) == 1


@pytest.mark.parametrize(
    "content", [b"", b"\n", b"x" * 42, b"x" * 44, b"\xff" * 43, b"x" * 43 + b"\n" + b"y" * 43]
)
def test_a_damaged_token_is_refused_without_being_told(tmp_path: Path, content: bytes) -> None:
    token_file(tmp_path).write_bytes(content)
    with pytest.raises(WriteError, match="damaged") as error:
        find_token(tmp_path)
    assert "xxx" not in error.value.message + error.value.hint
    assert "--new" in error.value.hint


def test_a_new_token_takes_the_place_of_a_damaged_one(tmp_path: Path) -> None:
    token_file(tmp_path).write_bytes(b"")
    renewed = renew_token(tmp_path)
    assert find_token(tmp_path) == renewed


def test_a_disk_without_links_keeps_the_token_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", refuse)
    assert find_token(tmp_path) == find_token(tmp_path)


def test_where_nothing_can_be_kept_a_message_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    for ask in (find_token, renew_token, TokenCheck):
        with pytest.raises(WriteError, match="cannot be created"):
            ask(tmp_path)


def test_what_is_sent_is_compared_whole_and_a_new_token_holds_at_once(tmp_path: Path) -> None:
    check = TokenCheck(tmp_path)
    first = find_token(tmp_path)
    assert [
        check.holds(sent)
        for sent in (first, first[:-1], f"{first}x", "", "ü", "\ud800", first.swapcase())
    ] == [True, *[False] * 6]
    second = renew_token(tmp_path)
    assert (check.holds(first), check.holds(second)) == (False, True)
    token_file(tmp_path).unlink()
    assert check.holds(second)
