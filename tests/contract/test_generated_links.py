"""Every link of every note that mdrel writes leads somewhere, whatever the notes hold."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support.guided import CASES, Case, make_vault, typed
from tests.support.hostile_texts import HOSTILE
from tests.support.hostile_vault import make_hostile_vault
from tests.support.link_checker import WIKI, find_broken_links
from tests.support.markdown_reader import read_links
from tests.support.method import write_log
from tests.support.places import write_tree
from tests.support.running import mdrel

styles = pytest.mark.parametrize("style", ["markdown", "wiki"])


def make_dashboards(vault: Path, style: str) -> list[Path]:
    """Write the dashboards of a vault and return them."""
    path = vault / "mdrel.toml"
    before = path.read_text(encoding="utf-8") if path.is_file() else ""
    assert "[dashboards]" not in before
    path.write_text(f'{before}\n[dashboards]\nlink_everybody = true\nlinks = "{style}"\n', "utf-8")
    done = mdrel("-q", "dashboard", vault=vault)
    assert done.returncode == 0, done.stderr
    notes = sorted((vault / "Relationships").glob("*.md"))
    assert len(notes) == 5
    return notes


def check(vault: Path, notes: list[Path], least: int) -> None:
    """Assert that the notes have links, at least so many, and that none is broken."""
    assert [(note.name, link) for note in notes for link in find_broken_links(vault, note)] == []
    texts = [note.read_text(encoding="utf-8") for note in notes]
    assert sum(len(read_links(text)) + len(WIKI.findall(text)) for text in texts) >= least


@styles
def test_the_example_vaults_dashboards(vault: Path, style: str) -> None:
    notes = make_dashboards(vault, style)
    check(vault, notes, 120)
    text = (vault / "Relationships/Overview.md").read_text(encoding="utf-8")
    assert {"tel:+12025550102", "mailto:sam@okafor.example"} <= {to for _, to in read_links(text)}


@styles
def test_the_dashboards_of_a_vault_whose_people_are_called_like_markup(
    tmp_path: Path, style: str
) -> None:
    vault, neighbours = make_hostile_vault(tmp_path, {"People/x.md": b""})
    check(vault, make_dashboards(vault, style), len(neighbours))


def write_hostile(number: int, text: str) -> str:
    """Return a note in which every property that is shown holds a hostile text."""
    level = ("trusted", "transactional", "tentative", "target")[number % 4]
    quoted = "".join(each if each.isprintable() else " " for each in text).replace("'", "''")
    properties = (
        ("name", quoted),
        ("phone", f"{quoted} 555 0101" if number % 3 else f"+1 202 555 0101 {quoted}"),
        ("email", quoted if number % 2 else f"{quoted}@mail.example"),
        ("organization", quoted),
        ("objective", quoted),
        ("source", quoted),
        ("they_offer", quoted),
        ("i_offer", quoted),
        ("owe_reply_about", quoted),
    )
    front = "".join(f"{name}: '{value}'\n" for name, value in properties)
    log = write_log(f"2026-01-02 call: {quoted}")
    return f"---\ntype: person\nlevel: {level}\nowe_reply: 2026-11-01\n{front}---\n{log}"


@pytest.mark.uninstrumented
@styles
def test_the_dashboards_of_a_vault_whose_properties_are_markup(tmp_path: Path, style: str) -> None:
    notes = {f"People/{at}.md": write_hostile(at, text) for at, text in enumerate(HOSTILE)}
    vault = write_tree(tmp_path / "vault", notes)
    check(vault, make_dashboards(vault, style), 100)


@pytest.mark.uninstrumented
@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_the_records_of_the_guided_commands(case: Case, tmp_path: Path) -> None:
    vault = make_vault(tmp_path / "vault")
    assert mdrel(*case.words, vault=vault, typed=typed(*case.answers)).returncode == 0
    check(vault, [vault / case.record], 1)


@pytest.mark.parametrize(
    ("written", "broken"),
    [
        ("[a](<../People/Ada%20Lin.md>)", False),
        ("[a](<../People/Nobody.md>)", True),
        ("[a](<../../outside.md>)", True),
        ("[a](</People/Ada%20Lin.md>)", True),
        ("[a](<tel:+12025550101>) [b](<tel:5550101;ext=4>)", False),
        ("[a](<tel:+1 202>)", True),
        ("[a](<mailto:ada@mail.example>)", False),
        ("[a](<mailto:ada@mail.example?bcc=eve@mail.example>)", True),
        ("[a](<mailto:ada>)", True),
        ("[a](<obsidian://open>)", True),
        ("[a](<https://mail.example>)", True),
        ("[[People/Ada Lin|Ada]]", False),
        ("| [[People/Ada Lin\\|Ada]] |", False),
        ("[[People/Nobody]]", True),
        ("`[[People/Nobody]]`", False),
    ],
)
def test_the_checker_tells_a_broken_link(written: str, broken: bool, tmp_path: Path) -> None:
    vault = write_tree(
        tmp_path / "vault", {"People/Ada Lin.md": "", "Relationships/Overview.md": written}
    )
    (tmp_path / "outside.md").touch()
    found = list(find_broken_links(vault, vault / "Relationships/Overview.md"))
    assert bool(found) is broken, found
    assert all(re.search(r"\w", link) for link in found)
