from __future__ import annotations

import pytest

from mdrel.views.markdown.escape import code
from mdrel.views.markdown.links import Linker, encode_path, relative_path


@pytest.mark.parametrize(
    ("path", "folder", "expected"),
    [
        ("People/Ada.md", "Relationships", "../People/Ada.md"),
        ("People/Ada.md", "", "People/Ada.md"),
        ("Relationships/Trusted.md", "Relationships", "Trusted.md"),
        ("a/b/Ada.md", "a/c/d", "../../b/Ada.md"),
    ],
)
def test_a_path_is_seen_from_the_dashboards_folder(path: str, folder: str, expected: str) -> None:
    assert relative_path(path, folder) == expected


def test_a_path_stays_readable_and_loses_only_what_readers_act_on() -> None:
    assert encode_path("../People/Ana Núñez (work).md") == "../People/Ana Núñez (work).md"
    assert encode_path("a<b>#c%d|e.md") == "a%3Cb%3E%23c%25d%7Ce.md"
    assert encode_path(" a ") == "%20a%20"
    assert encode_path("a\nb\u202e") == "a%0Ab%E2%80%AE"
    assert encode_path("a\udcff\ud800") == "a%FF%ED%A0%80"


def test_links_are_relative_markdown_by_default() -> None:
    linker = Linker("Relationships")
    assert (
        linker.note("People/Priya Raman.md", "Priya [x]")
        == r"[Priya \[x\]](<../People/Priya Raman.md>)"
    )
    assert (
        linker.note("People/Priya Raman.md", "\u202e") == "[(no name)](<../People/Priya Raman.md>)"
    )
    assert (
        linker.labelled("People/Ada.md", code("People/Ada.md:1:1"))
        == "[`People/Ada.md:1:1`](<../People/Ada.md>)"
    )
    assert linker.board("Trusted") == "[Trusted](<Trusted.md>)"


@pytest.mark.parametrize(
    ("path", "label"),
    [
        ("People/a#b.md", "Ann"),
        ("People/a[b].md", "Ann"),
        ("People/Ann.md", "A|b"),
        ("People/Ann.md", "<b>"),
        ("People/Ann.md", " "),
    ],
)
def test_a_wiki_link_is_written_only_where_obsidian_can_hold_it(path: str, label: str) -> None:
    linker = Linker("Relationships", "wiki")
    assert linker.note("People/Priya Raman.md", "Priya") == "[[People/Priya Raman|Priya]]"
    assert linker.note(path, label).startswith("[")
    assert not linker.note(path, label).startswith("[[")
