"""What is served: tags, and a time of change that never goes back.

It never does so, whatever the clock, the state folder or the feed does.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mdrel.app.environment.state_folder import state_folder
from mdrel.app.serve.feed_store import FeedStore


def set_clock(monkeypatch: pytest.MonkeyPatch, seconds: int) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(seconds))


def modified(feed_store: FeedStore) -> int:
    return int(feed_store.feeds["reminders"].modified.timestamp())


def test_the_same_bytes_keep_tag_and_time_and_others_get_new_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    feed_store = FeedStore(tmp_path)
    set_clock(monkeypatch, 1000)
    feed_store.replace({"reminders": b"one"})
    first = feed_store.feeds["reminders"]
    set_clock(monkeypatch, 2000)
    feed_store.replace({"reminders": b"one"})
    assert feed_store.feeds["reminders"] == first
    feed_store.replace({"reminders": b"two"})
    assert (modified(feed_store), feed_store.feeds["reminders"].tag != first.tag) == (2000, True)


def test_feeds_that_are_no_longer_there_are_no_longer_served(tmp_path: Path) -> None:
    feed_store = FeedStore(tmp_path)
    feed_store.replace({"reminders": b"one", "birthdays": b"two"})
    feed_store.replace({"reminders": b"one"})
    assert list(feed_store.feeds) == ["reminders"]


def test_what_is_offered_is_taken_only_where_nothing_is(tmp_path: Path) -> None:
    feed_store = FeedStore(tmp_path)
    feed_store.put_if_empty({"reminders": b"one"})
    feed_store.put_if_empty({"reminders": b"two"})
    assert feed_store.feeds["reminders"].content == b"one"


@settings(max_examples=50)
@given(
    steps=st.lists(
        st.tuples(st.sampled_from([b"a", b"b", b"c"]), st.integers(0, 5000), st.booleans()),
        max_size=8,
    )
)
def test_time_of_change_rises_with_every_change_over_clocks_that_go_back_and_restarts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, steps: list[tuple[bytes, int, bool]]
) -> None:
    feed_store = FeedStore(tmp_path)
    for content, clock, is_restarted in steps:
        set_clock(monkeypatch, clock)
        before = feed_store.feeds.get("reminders")
        feed_store = FeedStore(tmp_path) if is_restarted else feed_store
        feed_store.replace({"reminders": content})
        after = feed_store.feeds["reminders"]
        if before is not None:
            assert (
                after.modified == before.modified
                if after.content == before.content
                else after.modified > before.modified
            )


def test_without_a_state_folder_the_feeds_own_stamps_are_the_least(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    set_clock(monkeypatch, 1000)
    feed_store = FeedStore(tmp_path)
    feed_store.replace(
        {"reminders": b"x\r\nLAST-MODIFIED:20260101T000000Z\r\nLAST-MODIFIED:20261122T083000Z\r\n"}
    )
    assert feed_store.feeds["reminders"].modified == datetime(2026, 11, 22, 8, 30, tzinfo=UTC)
    feed_store.replace({"reminders": b"y"})
    assert feed_store.feeds["reminders"].modified == datetime(2026, 11, 22, 8, 30, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        '{"reminders": 5}',
        '{"reminders": ["x"]}',
        '{"reminders": ["x", 1e400]}',
        '{"reminders": ["x", 99999999999999999]}',
        '{"reminders": [1, 2]}',
    ],
)
def test_a_damaged_state_says_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str
) -> None:
    (state_folder(tmp_path) / "served.json").write_text(content, encoding="utf-8")
    set_clock(monkeypatch, 1000)
    feed_store = FeedStore(tmp_path)
    feed_store.replace({"reminders": b"one"})
    assert modified(feed_store) == 1000
