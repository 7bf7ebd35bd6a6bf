"""docs/architecture.md knows every room, and every file that it names is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
NAMED = sorted(
    name
    for name in set(re.findall(r"`([\w./-]+(?:/|\.py|\.md))`", PAGE))
    if "…" not in name and "/" in name
)


def list_rooms(package: str) -> list[str]:
    """The folders and modules that lie directly in a package."""
    inside = (ROOT / "mdrel" / package).iterdir()
    return sorted(
        each.name if each.is_file() else f"{each.name}/"
        for each in inside
        if (each.suffix == ".py" and each.stem != "__init__") or (each / "__init__.py").exists()
    )


@pytest.mark.parametrize("name", NAMED)
def test_what_it_names_is_there(name: str) -> None:
    places = (ROOT, ROOT / "mdrel", ROOT / "mdrel/app", ROOT / "mdrel/app/serve", ROOT / "tests")
    assert any((place / name).exists() for place in places), f"{name} is nowhere"


@pytest.mark.parametrize("room", list_rooms("app"))
def test_it_names_each_room_of_app(room: str) -> None:
    assert f"| `{room}`" in PAGE or f", `{room}`" in PAGE


@pytest.mark.parametrize("package", ["views", "parse"])
def test_it_names_each_folder_of(package: str) -> None:
    described = next(line for line in PAGE.splitlines() if f"The rooms of `{package}`" in line)
    folders = [room.rstrip("/") for room in list_rooms(package) if room.endswith("/")]
    assert [room for room in folders if f"`{room}`" not in described] == []
