"""`mdrel add` and `target add` where somebody is there under nearly that name."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.pages import Browser
from tests.support.places import hash_tree
from tests.support.terminal import type_at
from tests.support.writing import Desk

PEOPLE = (
    "Anna Bergström", "Tom Whitfield", "Tom Abel Reyes", "Sofia Lind", "Anna-Lena Falk",
    "Zoë", "Rob Stone",
)  # fmt: skip
PERSON = "---\ntype: person\n---\n"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    notes = {f"People/{name}.md": PERSON for name in PEOPLE}
    notes["People/Rob Stone.md"] = "---\ntype: person\naliases: [Bobby Rock]\n---\n"
    return Desk(tmp_path / "vault", {"mdrel.toml": "", **notes})


@pytest.mark.parametrize(
    ("name", "there"),
    [
        ("Anna Bergstrom", "Anna Bergström"),
        ("anna lena falk", "Anna-Lena Falk"),
        ("Bergstrom", "Anna Bergström"),
        ("Sofia", "Sofia Lind"),
        ("Sof", "Sofia Lind"),
        ("Sofia L.", "Sofia Lind"),
        ("Tom Reyes", "Tom Abel Reyes"),
        ("Bobby", "Rob Stone"),
        ("Tom", "Tom Abel Reyes, Tom Whitfield"),
    ],
)
def test_whoever_may_be_there_is_asked_about(desk: Desk, name: str, there: str) -> None:
    before = hash_tree(desk.root)
    for words in (["add", name], ["target", "add", name]):
        done = desk.run(*words)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith(f"✗ {name} may be there already: {there}\n  ")
        assert f"  {there.split(', ', maxsplit=1)[0]}  People/" in done.stderr
        assert done.stderr.endswith("Or say --anyway.\n")
    assert hash_tree(desk.root) == before
    desk.ok("add", name, "--anyway")
    assert hash_tree(desk.root) != before


@pytest.mark.parametrize(
    "name",
    [
        "Anna Berg", "Sofia Lindgren", "Tom Whit", "Sofia Berg", "Lind Sofia", "Reyes Tom",
        "Annabella", "Sofia Lind (Oslo)", "Whitfield and Sons", "Stone Bobby",
    ],
)  # fmt: skip
def test_whoever_is_called_otherwise_is_added(desk: Desk, name: str) -> None:
    desk.ok("add", name)


def test_of_the_very_same_name_nobody_is_added_at_all(desk: Desk) -> None:
    done = desk.run("add", "sofia lind", "--anyway")
    assert (done.returncode, "is already there" in done.stderr) == (2, True)


@pytest.mark.parametrize(("answer", "code"), [("y", 0), ("n", 2), ("", 2)])
def test_at_a_terminal_it_asks(desk: Desk, answer: str, code: int) -> None:
    done = type_at(["add", "Tom"], [answer], desk.root)
    assert done.code == code
    assert "Add somebody new all the same? [y/N]:" in " ".join(done.screen.split())
    assert (desk.root / "People/Tom.md").exists() is (code == 0)


def test_a_list_leaves_out_and_names_whoever_may_be_there(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "names.md"
    path.write_text("Tom\nSofia Lind\nNia Brook\nNía Brook\n", encoding="utf-8")
    done = desk.run("target", "add", "--list", str(path))
    assert done.returncode == 0
    assert "left out, there already: Sofia Lind\n" in done.stderr
    assert "left out, there already: Nía Brook\n" in done.stderr
    assert (
        "left out, may be there already: Tom (Tom Abel Reyes, Tom Whitfield); --anyway adds them\n"
        in done.stderr
    )
    assert not (desk.root / "People/Tom.md").exists()
    desk.ok("target", "add", "--list", str(path), "--anyway")
    assert (desk.root / "People/Tom.md").exists()


def test_whom_a_talk_names_by_nearly_their_name_becomes_no_target(desk: Desk) -> None:
    meeting = (
        "---\ntype: meeting\ndate: 2026-11-18\nattendees: [Tom Reyes, Nia Brook, Sofia Lind]\n---\n"
    )
    (desk.root / "Meeting.md").write_text(meeting, encoding="utf-8")
    done = desk.run("target", "add", "--mentioned")
    assert (desk.root / "People/Nia Brook.md").exists()
    assert not (desk.root / "People/Tom Reyes.md").exists()
    assert "may be there already: Tom Reyes (Tom Abel Reyes)" in done.stderr


def test_the_page_refuses_and_says_what_to_do(desk: Desk) -> None:
    browser = Browser(desk.root)
    page = browser.press("/people", "/add", name="Tom", level="")
    assert page.status == 422
    assert "Tom may be there already: Tom Abel Reyes, Tom Whitfield" in page.words
    assert "--anyway" not in page.words
    browser.follow(browser.press("/people", "/add", name="Tom (Oslo)", level=""))
    assert (desk.root / "People/Tom (Oslo).md").exists()
