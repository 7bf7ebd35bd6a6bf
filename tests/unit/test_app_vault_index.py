"""The notes of one vault, read and kept."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING
from unittest.mock import Mock

import pytest

from mdrel.app.environment import memory
from mdrel.app.vault_index import VaultIndex
from mdrel.index import fold as folding
from mdrel.model.policy import Policy

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(("many", "is_set_apart"), [(2, True), (3, False)])
def test_many_notes_that_are_read_at_once_are_no_work_for_the_garbage_collector(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, many: int, *, is_set_apart: bool
) -> None:
    for name in ("Ada", "Bo"):
        (tmp_path / f"{name}.md").write_text("---\ntype: person\n---\n", encoding="utf-8")
    monkeypatch.setattr(memory, "MANY", many)
    gc.unfreeze()
    try:
        VaultIndex(tmp_path, Policy()).refresh()
        assert bool(gc.get_freeze_count()) is is_set_apart
    finally:
        gc.unfreeze()


@pytest.mark.parametrize(
    ("text", "is_taken_over"), [("---\nmdrel: generated\n---\n", True), ("Ada and Bo\n", False)]
)
def test_where_only_dashboards_came_no_link_is_looked_up_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, *, is_taken_over: bool
) -> None:
    make = Mock(wraps=folding.make_gatherer)
    monkeypatch.setattr(folding, "make_gatherer", make)
    for name in ("Ada", "Bo"):
        (tmp_path / f"{name}.md").write_text(
            f"---\ntype: person\n---\n[[{name}]]", encoding="utf-8"
        )
    index = VaultIndex(tmp_path, Policy())
    index.refresh()
    index.snapshot(keeps=True)
    (tmp_path / "Relationships").mkdir()
    for name in ("Overview", "Ada"):
        (tmp_path / "Relationships" / f"{name}.md").write_text(text, encoding="utf-8")
    assert index.refresh().to_read
    after = index.snapshot(keeps=True)
    assert make.call_count == (1 if is_taken_over else 2)
    fresh = VaultIndex(tmp_path, Policy())
    fresh.refresh()
    assert after == fresh.snapshot()
    (tmp_path / "Relationships" / "Ada.md").write_text("A ship.\n", encoding="utf-8")
    index.refresh()
    fresh.refresh()
    assert index.snapshot(keeps=True) == fresh.snapshot()
