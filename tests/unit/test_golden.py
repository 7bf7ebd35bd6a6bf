"""The example vault's dashboards and feed at three dates, byte for byte.

`MDREL_UPDATE=1 make test` writes them anew, to be read before they are committed.
"""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from mdrel.app.build import render_boards, render_feed
from mdrel.app.environment import feed_secrets as feed_token
from mdrel.app.session import Session
from tests.support.places import copy_example, write_tree

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "tests" / "golden"
STAMP = datetime(2026, 11, 22, 8, 30, tzinfo=UTC)


@pytest.mark.parametrize("day", ["2026-11-22", "2026-12-31", "2027-03-01"])
def test_dashboards_and_feed_are_what_was_read_and_agreed(
    day: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(STAMP.timestamp())))
    monkeypatch.setattr(feed_token, "find_key", lambda _: b"the key of no machine")
    vault = copy_example(tmp_path / "example-vault")
    session = Session(vault, date.fromisoformat(day))
    boards = render_boards(session.build)[1].documents.values()
    made = {each.path.rpartition("/")[2]: each.content for each in boards} | {
        "reminders.ics": render_feed(session.build, b"")[1].content
    }
    folder = GOLDEN / day
    if os.environ.get("MDREL_UPDATE"):
        write_tree(folder, made)
    assert made == {path.name: path.read_bytes() for path in folder.iterdir()}
