"""The next build takes over what no change touches, and leaves the last one as it was."""

from __future__ import annotations

from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from msgspec.structs import replace

from mdrel.app.build import Build, build_next, render_boards, render_feed
from tests.support.method import make_agenda
from tests.support.places import write_tree
from tests.support.vaults import POLICY, read_vault

DAY = date(2026, 11, 22)
NOTES = {
    "People/Ada.md": "---\nlevel: trusted\nnext_contact: 2026-12-01\n---\n",
    "People/Bo.md": "---\nlevel: target\n---\n",
}
SNAPSHOT = read_vault(NOTES)


@pytest.fixture
def first(tmp_path: Path) -> Build:
    return build_next(None, write_tree(tmp_path / "vault", NOTES), POLICY, DAY, SNAPSHOT)


def go_on(build: Build) -> Build:
    """Return the build of the same vault after nothing changed."""
    return build_next(build, build.vault, POLICY, DAY, SNAPSHOT)


def test_what_did_not_change_is_the_same_object(first: Build) -> None:
    first, boards = render_boards(first)
    second, again = render_boards(go_on(first))
    assert all(
        now is before
        for now, before in zip(second.agenda.standings, first.agenda.standings, strict=True)
    )
    assert all(again.documents[name] is each for name, each in boards.documents.items())


@pytest.mark.parametrize("days", [1, -1, 400])
def test_nothing_is_taken_over_from_another_day(first: Build, days: int) -> None:
    day = DAY + timedelta(days=days)
    made = build_next(first, first.vault, POLICY, day, SNAPSHOT)
    assert made.agenda == build_next(None, first.vault, POLICY, day, SNAPSHOT).agenda
    assert made.agenda.standings[0] is not first.agenda.standings[0]


def test_nothing_is_taken_over_from_other_settings(first: Build) -> None:
    policy = replace(POLICY, method=replace(POLICY.method, calls_per_day=1))
    made = build_next(first, first.vault, policy, DAY, SNAPSHOT)
    assert made.policy is policy
    assert made.agenda == build_next(None, first.vault, policy, DAY, SNAPSHOT).agenda
    assert made.agenda.standings[0] is not first.agenda.standings[0]


def test_a_build_is_never_changed(first: Build) -> None:
    second = go_on(first)
    before = [
        (each, [getattr(each, name) for name in Build.__struct_fields__])
        for each in (first, second)
    ]
    with_boards, _ = render_boards(second)
    with_feed, feed = render_feed(with_boards, b"")
    go_on(with_feed)
    for each, was in before:
        assert all(
            getattr(each, name) is value
            for name, value in zip(Build.__struct_fields__, was, strict=True)
        )
    assert second.feeds == {}
    assert with_feed.feeds
    assert with_feed.feeds[""].digest == sha256(feed.content).hexdigest()
    with pytest.raises(AttributeError):
        first.boards = None  # type: ignore[misc] # what is tested


def test_what_there_is_to_do_is_made_once_and_only_where_somebody_asks(first: Build) -> None:
    first, _ = render_boards(first)
    first, _ = render_feed(first, b"")
    assert not vars(first)
    assert first.agenda is first.agenda
    assert first.agenda == make_agenda(SNAPSHOT, POLICY, DAY)


def test_a_build_that_nothing_follows_keeps_no_feed(first: Build) -> None:
    made, feed = render_feed(first, b"")
    assert made is first
    assert feed.content.startswith(b"BEGIN:VCALENDAR\r\n")


def test_a_feed_has_the_same_bytes_whatever_is_taken_over(first: Build) -> None:
    build, feed = render_feed(go_on(first), b"")
    following = go_on(build)
    for only in ("", "trusted", "birthdays"):
        _, alone = render_feed(first, feed.content, only)
        following, made = render_feed(following, feed.content, only)
        assert made.content == alone.content
    assert set(following.feeds or ()) == {"", "trusted", "birthdays"}
