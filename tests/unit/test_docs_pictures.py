"""The pictures of docs/pictures are there, small and shown, and tell what the example vault tells."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from mdrel.app.session import Session
from scripts import pictures
from scripts.pictures import BOARDS, DAY, PAGES, PICTURES, ROOT, draw_morning, draw_page
from tests.unit.test_docs import PROSE

NAMES = {
    "morning.svg",
    "map.svg",
    *(f"{name.lower()}.png" for name in BOARDS),
    *(f"page-{name}.png" for name in PAGES),
}
MOST_BYTES = 200_000


def test_each_picture_is_there_and_shown_by_a_page() -> None:
    assert {path.name for path in PICTURES.iterdir()} == NAMES
    shown = {
        (page.parent / target).resolve()
        for page in PROSE
        for target in re.findall(r"!\[[^\]]+\]\(([^)]+)\)", page.read_text(encoding="utf-8"))
    }
    assert shown == {PICTURES / name for name in NAMES}
    assert "](docs/pictures/" in (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(NAMES))
def test_a_picture_is_whole_and_small(name: str) -> None:
    content = (PICTURES / name).read_bytes()
    assert len(content) < MOST_BYTES
    if name.endswith(".svg"):
        root = ET.fromstring(content)
        assert root.find("{http://www.w3.org/2000/svg}title") is not None
    else:
        assert content.startswith(b"\x89PNG\r\n\x1a\n")
        assert content.endswith(b"IEND\xaeB`\x82")


def test_the_drawn_pictures_name_who_the_example_vault_names() -> None:
    session = Session(ROOT / "example-vault", DAY)
    drawn = (PICTURES / "map.svg").read_text(encoding="utf-8")
    morning = (PICTURES / "morning.svg").read_text(encoding="utf-8")
    for standing in session.agenda.standings:
        contact = standing.contact
        if standing.is_active and contact.level:
            assert f"{contact.name}</text>" in drawn
        if standing.is_due and contact.circle:
            assert f">{contact.name}</text>" in morning


@pytest.mark.parametrize("name", sorted(PAGES))
def test_a_page_is_drawn_without_a_server(name: str) -> None:
    html = draw_page(Session(ROOT / "example-vault", DAY), PAGES[name][0])
    assert "Sam Okafor" in html
    assert "<style>" in html
    assert "<script" not in html


def test_the_morning_stands_in_the_columns_of_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A word of two columns and a colour move nothing, and what looks like markup is text."""
    line = "\x1b[1mAda\x1b[0m  <b>  \u738b  x"
    monkeypatch.setattr(pictures, "draw_screen", lambda *_: [line])
    texts = ET.fromstring(draw_morning(Session(ROOT / "example-vault", DAY))).iter(
        "{http://www.w3.org/2000/svg}text"
    )
    placed = {each.text: round((float(each.get("x", "")) - 18) / 8.4) for each in texts}
    assert placed == {"$ mdrel": 0, "Ada": 0, "<b>": 5, "\u738b": 10, "x": 14}


def test_without_chromium_the_photographs_are_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(pictures, "PICTURES", tmp_path / "pictures")
    monkeypatch.setattr(shutil, "which", lambda _: None)
    pictures.main()
    assert sorted(path.name for path in (tmp_path / "pictures").iterdir()) == [
        "map.svg",
        "morning.svg",
    ]
    assert "left as they are" in capsys.readouterr().out
