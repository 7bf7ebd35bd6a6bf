from __future__ import annotations

import re
import time
from urllib.parse import unquote

import pytest

from mdrel.views.markdown.escape import clean, code, escape
from mdrel.views.markdown.links import (
    Linker,
    email_uri,
    encode_path,
    link_email,
    link_phone,
    phone_uri,
    relative_path,
)
from tests.support.hostile_texts import HOSTILE
from tests.support.markdown_reader import read_links


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


@pytest.mark.parametrize(
    ("text", "uri"),
    [
        ("+1 202 555 0102", "tel:+12025550102"),
        ("+1 (202) 555-0102", "tel:+12025550102"),
        ("+44 (0)20 7946 0102", "tel:+442079460102"),
        ("(020) 7946 0102", "tel:02079460102"),
        ("030/123456", "tel:030123456"),
        ("+49.30.123456", "tel:+4930123456"),
        ("112", "tel:112"),
        ("555 0101 (mobile)", "tel:5550101"),
        ("555 0101 mobile", "tel:5550101"),
        ("5550101, ext. 4", "tel:5550101;ext=4"),
        ("+1 202 555 0102 x12 (desk)", "tel:+12025550102;ext=12"),
    ],
)
def test_one_number_is_a_link_whatever_stands_between_its_figures(text: str, uri: str) -> None:
    assert phone_uri(text) == uri
    assert read_links(link_phone(text)) == [(clean(text), uri)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ask her brother",
        "12",
        "1-800-FLOWERS",
        "030 123456 / 0171 234567",
        "555 0101 or 555 0102",
        "+1 202 555 0102 +1 202 555 0103",
        "555 0101, 555 0102",
        "(home) 555 0101",
        "555 0101 (until 2025)",
        "1234567890123456789",
        "javascript:5550101",
        "+",
        "(123",
        "٠١٢٣٤٥",
    ],
)
def test_what_is_not_surely_one_number_stays_text(text: str) -> None:
    assert phone_uri(text) == ""
    assert link_phone(text) == escape(text)


@pytest.mark.parametrize(
    ("text", "uri"),
    [
        ("sam@okafor.example", "mailto:sam@okafor.example"),
        ("Sam.O+vip@Okafor.Example", "mailto:Sam.O+vip@Okafor.Example"),
        ("r&d@okafor.example", "mailto:r%26d@okafor.example"),
        ("100%@okafor.example", "mailto:100%25@okafor.example"),
        ("ü@münchen.example", "mailto:%C3%BC@m%C3%BCnchen.example"),
    ],
)
def test_an_address_is_a_link_with_its_special_signs_encoded(text: str, uri: str) -> None:
    assert email_uri(text) == uri
    assert read_links(link_email(text)) == [(text, uri)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "sam",
        "sam@okafor",
        "sam@@okafor.example",
        "sam okafor@mail.example",
        "a@b..example",
        "a@b.example, c@d.example",
        "sam@okafor.example?bcc=eve@mail.example",
        "sam@okafor.example>)[x](<javascript:1",
        "mailto:sam@okafor.example",
        "@okafor.example",
    ],
)
def test_what_is_not_surely_one_address_stays_text(text: str) -> None:
    assert email_uri(text) == ""
    assert link_email(text) == escape(text)


@pytest.mark.parametrize("frame", ["{}", "555 0101 {}", "{} 555 0101", "a{}@b.example"])
def test_a_hostile_text_makes_no_other_link_and_reads_as_itself(frame: str) -> None:
    for text in map(frame.format, HOSTILE):
        for link, uri in ((link_phone(text), phone_uri(text)), (link_email(text), email_uri(text))):
            assert re.fullmatch(r"(tel:\+?\d{3,18}(;ext=\d{1,7})?|mailto:[\w%@!$'*+.~-]+)?", uri)
            if uri:
                assert read_links(f"- {link}\n") == [(clean(text), uri)]
            else:
                assert link == escape(text)
        if uri := email_uri(text):
            assert unquote(uri.removeprefix("mailto:")) == clean(text)


@pytest.mark.parametrize("part", ["(", "(1", "1(", "+", "1 ", "a.", "a@", "@a.", "x1", " / "])
def test_a_long_text_is_looked_at_in_time_that_grows_with_its_length(part: str) -> None:
    def seconds(repeats: int) -> float:
        text = f"1{part * repeats}"
        began = time.process_time()
        phone_uri(text)
        email_uri(text)
        return time.process_time() - began

    assert seconds(100_000) < 2
