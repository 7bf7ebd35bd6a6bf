from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mdrel import resources
from mdrel.errors import MdrelError

if TYPE_CHECKING:
    from pathlib import Path


def test_the_templates_are_found() -> None:
    assert (resources.data_folder("templates") / "dashboards" / "Overview.md.j2").is_file()


def test_a_wheels_own_folder_comes_before_one_beside_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "mdrel"
    monkeypatch.setattr(resources, "_PACKAGE", package)
    resources.data_folder.cache_clear()
    with pytest.raises(MdrelError, match="templates"):
        resources.data_folder("templates")
    for folder in (tmp_path / "templates", package / "_data" / "templates"):
        folder.mkdir(parents=True)
        assert resources.data_folder("templates") == folder
        resources.data_folder.cache_clear()
