"""The notes of one vault, read and kept."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest

from mdrel.app.environment import garbage_collector as collecting
from mdrel.app.vault_index import VaultIndex
from mdrel.model.policy import Policy

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(("many", "is_set_apart"), [(2, True), (3, False)])
def test_many_notes_that_are_read_at_once_are_no_work_for_the_garbage_collector(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, many: int, *, is_set_apart: bool
) -> None:
    for name in ("Ada", "Bo"):
        (tmp_path / f"{name}.md").write_text("---\ntype: person\n---\n", encoding="utf-8")
    monkeypatch.setattr(collecting, "MANY", many)
    gc.unfreeze()
    try:
        VaultIndex(tmp_path, Policy()).refresh()
        assert bool(gc.get_freeze_count()) is is_set_apart
    finally:
        gc.unfreeze()
